internal import Columnar
internal import Geocoding
internal import Geography
internal import Incidents

/// How far the matched incidents of a chunk are from what is measured to.
public struct ChunkDistances: Sendable, Equatable {
  /// Shape `[targetCount][rowCount]`, in meters; NaN where a row is not measured.
  public private(set) var meters: [[Double]] = []
  /// Shape `[rowCount]`; nil where a row is measured, or not matched.
  public private(set) var reasons: [UnmeasuredReason?]
  /// How far each measured row may lie from its point; shape `[rowCount]`.
  private(set) var errorsMeters: [Double]

  /// Measures the matched rows; the many rows at one place are measured once.
  ///
  /// - Complexity: O(rows), and O(targets * log(edges)) for each distinct place.
  init(
    _ chunk: IncidentChunk, keptBy filter: RowFilter, plan: NearnessPlan, rules: PlacingRules
  ) {
    reasons = Array(repeating: nil, count: chunk.rowCount)
    errorsMeters = Array(repeating: 0, count: chunk.rowCount)
    var places: [Coordinate: Int] = [:]
    var placeOfRow = Array(repeating: -1, count: chunk.rowCount)
    var longitudes: [Double] = []
    var latitudes: [Double] = []
    for row in 0..<chunk.rowCount where filter.keeps(row) {
      let point = Coordinate(longitude: chunk.longitudes[row], latitude: chunk.latitudes[row])
      guard point.isValid else {
        reasons[row] = .noCoordinates
        continue
      }
      guard let error = plan.question.errorMeters(of: chunk.precisions[row], rules: rules) else {
        reasons[row] = .precision
        continue
      }
      errorsMeters[row] = error
      let place = places[point] ?? longitudes.count
      if place == longitudes.count {
        places[point] = place
        longitudes.append(point.longitude)
        latitudes.append(point.latitude)
      }
      placeOfRow[row] = place
    }
    meters = plan.targets.map { target in
      let measured = plan.distances(to: target, longitudes: longitudes, latitudes: latitudes)
      return placeOfRow.map { $0 < 0 ? .nan : measured[$0] }
    }
  }
}

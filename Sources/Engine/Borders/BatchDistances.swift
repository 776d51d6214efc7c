internal import Geocoding
internal import Geography
internal import Incidents

/// How far the matched incidents of a batch are from what is measured to.
public struct BatchDistances: Sendable, Equatable {
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
    _ batch: IncidentBatch, keptBy verdicts: Verdicts, plan: NearnessPlan, rules: PlacingRules
  ) {
    reasons = Array(repeating: nil, count: batch.rowCount)
    errorsMeters = Array(repeating: 0, count: batch.rowCount)
    var places: [Coordinate: Int] = [:]
    var placeOfRow = Array(repeating: -1, count: batch.rowCount)
    var longitudes: [Double] = []
    var latitudes: [Double] = []
    for row in 0..<batch.rowCount where verdicts.keeps(row) {
      let point = Coordinate(longitude: batch.longitudes[row], latitude: batch.latitudes[row])
      guard point.isValid else {
        reasons[row] = .noCoordinates
        continue
      }
      guard let error = plan.question.errorMeters(of: batch.precisions[row], rules: rules) else {
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

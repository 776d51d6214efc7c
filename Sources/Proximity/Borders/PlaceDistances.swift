internal import Geodesy
public import Geography

/// The geodesic distance in meters on WGS 84 from each position to a place; shape `[rowCount]`, NaN
/// where a position is none.
///
/// - Precondition: both columns have the same length.
/// - Complexity: O(rowCount).
public func distances(
  to place: Coordinate, longitudes: Span<Double>, latitudes: Span<Double>
) -> [Double] {
  precondition(
    longitudes.count == latitudes.count, "longitudes and latitudes must have the same length")
  var distances: [Double] = []
  distances.reserveCapacity(longitudes.count)
  for row in longitudes.indices {
    let position = Coordinate(longitude: longitudes[row], latitude: latitudes[row])
    distances.append(Geodesic.inverse(from: position, to: place).distanceMeters)
  }
  return distances
}

internal import Geography

/// Where edges of borders cross, the first found from west to east; nil where none do.
///
/// Edges cross when each has its ends strictly on either side of the other. Lines may touch: borders
/// of three countries meet in a point. A turn too slight to tell from rounding counts as touching.
/// - Complexity: O(n log n) in the number of edges, where few share a range of longitudes.
func firstCrossing(in borders: [Border]) -> (neighbors: [String], place: Coordinate)? {
  let edges = borders.indices.flatMap { border in
    borders[border].lines.flatMap { line in
      zip(line.coordinates, line.coordinates.dropFirst()).map {
        BorderEdge(start: $0, end: $1, border: border)
      }
    }
  }.sorted { $0.west < $1.west }
  var active: [BorderEdge] = []
  for edge in edges {
    active.removeAll { $0.east < edge.west }
    for other in active {
      guard let place = edge.crossing(with: other) else { continue }
      let neighbors = [edge.border, other.border].sorted().map { borders[$0].neighbor }
      return (neighbors, place)
    }
    active.append(edge)
  }
  return nil
}

private struct BorderEdge {
  let start: Coordinate
  let end: Coordinate
  let border: Int

  var west: Double { min(start.longitude, end.longitude) }
  var east: Double { max(start.longitude, end.longitude) }
  private var south: Double { min(start.latitude, end.latitude) }
  private var north: Double { max(start.latitude, end.latitude) }

  func crossing(with other: BorderEdge) -> Coordinate? {
    guard south <= other.north, other.south <= north else { return nil }
    let a = turn(to: other.start)
    let b = turn(to: other.end)
    let c = other.turn(to: start)
    let d = other.turn(to: end)
    guard a * b < 0, c * d < 0 else { return nil }
    let part = c / (c - d)
    return Coordinate(
      longitude: start.longitude + part * (end.longitude - start.longitude),
      latitude: start.latitude + part * (end.latitude - start.latitude))
  }

  /// Twice the area of the triangle with `point`, positive on the left; 0 where rounding could have
  /// changed the sign.
  ///
  /// - Source: J. R. Shewchuk, Adaptive precision floating-point arithmetic and fast robust
  ///   geometric predicates, Discrete & Computational Geometry 18 (1997), the bound of stage A.
  private func turn(to point: Coordinate) -> Double {
    let left = (start.longitude - point.longitude) * (end.latitude - point.latitude)
    let right = (start.latitude - point.latitude) * (end.longitude - point.longitude)
    let bound = (abs(left) + abs(right)) * 3.4e-16
    return abs(left - right) <= bound ? 0 : left - right
  }
}

internal import Geodesy
internal import Geography

/// Finds the shortest way from a capital to a border by way of a province.
///
/// The way by a place x has the length w(x) = d(capital, x) + d(x, border). Moving x toward the
/// capital never lengthens it, by the triangle inequality; so a province without the capital has
/// its shortest way at its boundary, and only edges are searched. Along an edge w changes by at most
/// two meters for each meter, so that a stretch of length s with ends a and b holds no value below
/// (w(a) + w(b)) / 2 - s: stretches that cannot hold a better one are left out, others are halved.
struct DetourSearch {
  static let toleranceMeters = 1.0
  /// Ways that exceed the shortest by no more than this are the shortest.
  private static let roundingMeters = 0.001

  let capital: Coordinate
  let border: LineIndex
  let distanceMeters: Double

  private struct Stretch {
    let start: Coordinate
    let end: Coordinate
    let startWay: Double
    let endWay: Double
  }

  /// The shortest way by a province that does not hold the capital, over the shortest of all; nil
  /// where this is zero.
  ///
  /// - Complexity: O(vertices log(edges of the border)), and for few edges some hundred steps.
  func ratio(through province: Province) -> Double? {
    guard distanceMeters > 0 else { return nil }
    let way = shortestWay(through: province)
    return way <= distanceMeters + Self.roundingMeters ? 1 : way / distanceMeters
  }

  private func shortestWay(through province: Province) -> Double {
    var stretches: [Stretch] = []
    var best = Double.infinity
    for ring in province.polygons.flatMap(\.rings) {
      let ways = ring.coordinates.map(way)
      best = min(best, ways.min() ?? .infinity)
      for index in 1..<ways.count {
        stretches.append(
          Stretch(
            start: ring.coordinates[index - 1], end: ring.coordinates[index],
            startWay: ways[index - 1], endWay: ways[index]))
      }
    }
    while let stretch = stretches.popLast() {
      let length = edgeLength(stretch.start, stretch.end)
      let least = (stretch.startWay + stretch.endWay) / 2 - length
      guard least < best - Self.toleranceMeters else { continue }
      let middle = stretch.start.interpolated(to: stretch.end, at: 0.5)
      let middleWay = way(by: middle)
      best = min(best, middleWay)
      stretches.append(
        Stretch(
          start: stretch.start, end: middle, startWay: stretch.startWay, endWay: middleWay))
      stretches.append(
        Stretch(start: middle, end: stretch.end, startWay: middleWay, endWay: stretch.endWay))
    }
    return best
  }

  private func way(by place: Coordinate) -> Double {
    Geodesic.inverse(from: capital, to: place).distanceMeters
      + (border.nearest(to: place)?.distanceMeters ?? .infinity)
  }
}

/// The place inside rings that is farthest from every edge, as near as `precision` comes.
///
/// Rings are filled by the even-odd rule, so that holes need no mark; the part around the largest
/// ring is searched. Nil when there is no ring with an area.
/// - Returns: the place, and its distance to the nearest edge.
/// - Source: the quadtree search of the pole of inaccessibility; Garcia-Castellanos and Lombardo,
///   Poles of inaccessibility, 2007, doi:10.1080/14702540801897809, on distances to edges.
/// - Complexity: O(cells × edges); cells grow with log(size / precision).
func innerPoint(
  of rings: [[PlanePoint]], precision: Double
) -> (place: PlanePoint, clearance: Double)? {
  let largest = rings.max { abs(doubledArea(of: $0)) < abs(doubledArea(of: $1)) }
  guard let largest, let box = PlaneBox(largest), box.width > 0, box.height > 0 else { return nil }
  // Rings elsewhere cannot be nearer than the largest one's own edges.
  let near = rings.filter { ring in PlaneBox(ring).map { box.overlaps($0) } ?? false }
  let side = max(min(box.width, box.height) / 2, max(box.width, box.height) / 16)
  var queue: [Cell] = []
  var best = Cell(center: box.center, half: 0, rings: near)
  var y = box.minY
  while y < box.maxY {
    var x = box.minX
    while x < box.maxX {
      queue.append(
        Cell(center: PlanePoint(x: x + side / 2, y: y + side / 2), half: side / 2, rings: near))
      x += side
    }
    y += side
  }
  var budget = 400
  while budget > 0, let index = queue.indices.max(by: { queue[$0].most < queue[$1].most }) {
    budget -= 1
    let cell = queue.remove(at: index)
    if cell.clearance > best.clearance { best = cell }
    guard cell.most > best.clearance + precision else { break }
    let half = cell.half / 2
    for (dx, dy) in [(-half, -half), (half, -half), (-half, half), (half, half)] {
      queue.append(
        Cell(center: cell.center + PlanePoint(x: dx, y: dy), half: half, rings: near))
    }
  }
  return best.clearance > 0 ? (best.center, best.clearance) : nil
}

/// A square of the search.
private struct Cell {
  let center: PlanePoint
  let half: Double
  /// The distance of the center to the nearest edge, negative outside.
  let clearance: Double
  /// The most that any place of the square can have.
  let most: Double

  init(center: PlanePoint, half: Double, rings: [[PlanePoint]]) {
    self.center = center
    self.half = half
    clearance = signedDistance(of: center, to: rings)
    most = clearance + half * 2.0.squareRoot()
  }
}

/// The distance to the nearest edge of rings that are filled by the even-odd rule, negative outside.
func signedDistance(of point: PlanePoint, to rings: [[PlanePoint]]) -> Double {
  var isInside = false
  var nearest = Double.infinity
  for ring in rings {
    guard var previous = ring.last else { continue }
    for vertex in ring {
      if (vertex.y > point.y) != (previous.y > point.y),
        point.x < (previous.x - vertex.x) * (point.y - vertex.y) / (previous.y - vertex.y)
          + vertex.x
      {
        isInside.toggle()
      }
      nearest = min(nearest, point.distance(toSegment: previous, vertex))
      previous = vertex
    }
  }
  return isInside ? nearest : -nearest
}

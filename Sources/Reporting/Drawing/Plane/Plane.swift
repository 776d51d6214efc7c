/// A place on a plane, in the unit of the plane.
///
/// Projected planes are in meters with y to the north, drawings in pixels with y down the page.
struct PlanePoint: Sendable, Hashable {
  var x: Double
  var y: Double

  /// A point that is finite can be drawn; any other is left out.
  var isFinite: Bool { x.isFinite && y.isFinite }

  static func - (a: PlanePoint, b: PlanePoint) -> PlanePoint {
    PlanePoint(x: a.x - b.x, y: a.y - b.y)
  }

  static func + (a: PlanePoint, b: PlanePoint) -> PlanePoint {
    PlanePoint(x: a.x + b.x, y: a.y + b.y)
  }

  static func * (a: PlanePoint, factor: Double) -> PlanePoint {
    PlanePoint(x: a.x * factor, y: a.y * factor)
  }

  var length: Double { (x * x + y * y).squareRoot() }

  /// The distance to the nearest place of a segment.
  func distance(toSegment a: PlanePoint, _ b: PlanePoint) -> Double {
    let along = b - a
    let squared = along.x * along.x + along.y * along.y
    guard squared > 0 else { return (self - a).length }
    let offset = self - a
    let part = min(1, max(0, (offset.x * along.x + offset.y * along.y) / squared))
    return (self - (a + along * part)).length
  }
}

/// A box on a plane, its edges included.
struct PlaneBox: Sendable, Hashable {
  var minX: Double
  var minY: Double
  var maxX: Double
  var maxY: Double

  init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// The smallest box around the finite points, nil when there are none.
  init?(_ points: some Sequence<PlanePoint>) {
    var box: PlaneBox?
    for point in points where point.isFinite {
      guard var known = box else {
        box = PlaneBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
        continue
      }
      known.minX = min(known.minX, point.x)
      known.minY = min(known.minY, point.y)
      known.maxX = max(known.maxX, point.x)
      known.maxY = max(known.maxY, point.y)
      box = known
    }
    guard let box else { return nil }
    self = box
  }

  var width: Double { maxX - minX }
  var height: Double { maxY - minY }
  var center: PlanePoint { PlanePoint(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

  func contains(_ point: PlanePoint) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }

  func contains(_ other: PlaneBox) -> Bool {
    other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
  }

  /// Whether the boxes have more than an edge in common.
  func overlaps(_ other: PlaneBox) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  /// The box with `margin` more on every side; less where it is negative.
  func grown(by margin: Double) -> PlaneBox {
    PlaneBox(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }

  /// The box around both.
  func union(_ other: PlaneBox) -> PlaneBox {
    PlaneBox(
      minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX),
      maxY: max(maxY, other.maxY))
  }

  /// What both have in common, nil when they are apart.
  func intersection(_ other: PlaneBox) -> PlaneBox? {
    let both = PlaneBox(
      minX: max(minX, other.minX), minY: max(minY, other.minY), maxX: min(maxX, other.maxX),
      maxY: min(maxY, other.maxY))
    return both.width >= 0 && both.height >= 0 ? both : nil
  }
}

/// Twice the signed area inside a closed ring, positive when it runs counterclockwise with y up.
///
/// The ring may or may not repeat its first point.
func doubledArea(of ring: [PlanePoint]) -> Double {
  guard let origin = ring.first, var previous = ring.last else { return 0 }
  var sum = 0.0
  for point in ring {
    sum +=
      (previous.x - origin.x) * (point.y - origin.y)
      - (point.x - origin.x) * (previous.y - origin.y)
    previous = point
  }
  return sum
}

/// The `d` of an SVG path, written in tenths of a pixel.
///
/// Points are rounded to tenths first and differences are taken then, so that lines through the same
/// points have the same pixels, however long they are.
/// - Source: W3C, Scalable Vector Graphics 2, section 9.3.
struct PathData: Sendable, Equatable {
  private(set) var text = ""

  var isEmpty: Bool { text.isEmpty }

  /// Adds a closed ring; one that has no area in tenths of a pixel, or a point that is not finite,
  /// is left out.
  ///
  /// - Parameter ring: without its first point repeated at the end.
  /// - Returns: whether it was added.
  @discardableResult
  mutating func add(ring: [PlanePoint]) -> Bool {
    guard var points = tenths(ring) else { return false }
    while points.count > 1 && points.first == points.last { points.removeLast() }
    guard points.count >= 3, hasArea(points) else { return false }
    write(points)
    text += "z"
    return true
  }

  /// Adds an open line; one that is a point in tenths of a pixel is left out.
  mutating func add(line: [PlanePoint]) {
    guard let points = tenths(line), points.count >= 2 else { return }
    write(points)
  }

  private mutating func write(_ points: [Tenths]) {
    guard var last = points.first else { return }
    text += "M\(tenthsText(last.x))\(separated(tenthsText(last.y)))"
    var command = "l"
    for point in points.dropFirst() {
      let x = tenthsText(point.x - last.x)
      text += command == "l" ? "l\(x)" : separated(x)
      text += separated(tenthsText(point.y - last.y))
      command = ""
      last = point
    }
  }

  /// A minus sign separates numbers, a blank does elsewhere.
  private func separated(_ number: String) -> String {
    number.utf8.first == UInt8(ascii: "-") ? number : " \(number)"
  }

  private func hasArea(_ points: [Tenths]) -> Bool {
    guard var previous = points.last else { return false }
    var doubled = 0
    for point in points {
      doubled += previous.x * point.y - point.x * previous.y
      previous = point
    }
    return doubled != 0
  }
}

/// A place in tenths of a pixel.
private struct Tenths: Equatable {
  let x: Int
  let y: Int
}

/// The points in tenths, none twice in a row; nil when one is no drawable number.
private func tenths(_ points: [PlanePoint]) -> [Tenths]? {
  var rounded: [Tenths] = []
  rounded.reserveCapacity(points.count)
  for point in points {
    guard let x = tenths(point.x), let y = tenths(point.y) else { return nil }
    if rounded.last != Tenths(x: x, y: y) { rounded.append(Tenths(x: x, y: y)) }
  }
  return rounded
}

/// The largest number of tenths that is drawn; renderers keep single precision.
private let largestTenths = 10_000_000.0

private func tenths(_ value: Double) -> Int? {
  let scaled = (value * 10).rounded(.toNearestOrAwayFromZero)
  return scaled.magnitude <= largestTenths ? Int(exactly: scaled) : nil
}

/// A number of tenths with as few characters as SVG allows: `12`, `1.2`, `-.3`.
private func tenthsText(_ tenths: Int) -> String {
  let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
  let sign = tenths < 0 ? "-" : ""
  if rest == 0 { return "\(sign)\(whole)" }
  return whole == 0 ? "\(sign).\(rest)" : "\(sign)\(whole).\(rest)"
}

/// A length in pixels as an attribute carries it, rounded to tenths; `0` where it is not drawable.
func pixelText(_ value: Double) -> String { tenths(value).map(tenthsText) ?? "0" }

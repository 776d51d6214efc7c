/// A box around some pieces, its sides along the axes of the Cartesian frame.
struct Box: Sendable {
  var low: Vector
  var high: Vector

  /// A box that holds nothing and grows from anything.
  static let empty = Box(
    low: Vector(x: .infinity, y: .infinity, z: .infinity),
    high: Vector(x: -.infinity, y: -.infinity, z: -.infinity))

  mutating func extend(to point: Vector) {
    low = Vector(x: min(low.x, point.x), y: min(low.y, point.y), z: min(low.z, point.z))
    high = Vector(x: max(high.x, point.x), y: max(high.y, point.y), z: max(high.z, point.z))
  }

  mutating func extend(to other: Box) {
    extend(to: other.low)
    extend(to: other.high)
  }

  /// The box with some meters more on every side.
  func grown(by meters: Double) -> Box {
    let reach = Vector(x: meters, y: meters, z: meters)
    return Box(low: low - reach, high: high + reach)
  }

  /// The squared distance from a position to the box, zero inside it.
  @inline(__always)
  func squaredDistance(to position: Vector) -> Double {
    let x = Self.gap(position.x, low.x, high.x)
    let y = Self.gap(position.y, low.y, high.y)
    let z = Self.gap(position.z, low.z, high.z)
    return x * x + y * y + z * z
  }

  /// The squared distance from a position to the corner of the box that is farthest from it.
  @inline(__always)
  func squaredFarthestDistance(to position: Vector) -> Double {
    let x = Self.farther(position.x - low.x, high.x - position.x)
    let y = Self.farther(position.y - low.y, high.y - position.y)
    let z = Self.farther(position.z - low.z, high.z - position.z)
    return x * x + y * y + z * z
  }

  /// Of the ways to both ends of a side, the longer; one of them may be negative, and then it is the
  /// shorter.
  @inline(__always)
  private static func farther(_ a: Double, _ b: Double) -> Double { a > b ? a : b }

  @inline(__always)
  private static func gap(_ value: Double, _ low: Double, _ high: Double) -> Double {
    let below = low - value
    let above = value - high
    let outside = below > above ? below : above
    return outside > 0 ? outside : 0
  }
}

/// Boxes around runs of consecutive pieces, four to a node: consecutive pieces of a line are near
/// each other, so their order is the tree's order.
struct BoxTree: Sendable {
  /// A box with its children: nodes above, pieces at the bottom.
  struct Node: Sendable {
    let box: Box
    let first: Int32
    /// At most `fanout`.
    let count: UInt8
    let isLeaf: Bool
    /// The line that all pieces below are of, or `mixed`.
    let line: UInt32

    static let mixed = UInt32.max

    var children: Range<Int> { Int(first)..<Int(first) + Int(count) }
  }

  static let fanout = 4

  /// The bottom level first, the root last; empty without pieces.
  private(set) var nodes: [Node] = []

  /// A tree over pieces.
  ///
  /// - Complexity: O(pieceCount).
  init(_ pieces: LinePieces) {
    let chords = pieces.chords
    nodes.reserveCapacity(chords.count / 3 + 32)
    for start in stride(from: 0, to: chords.count, by: Self.fanout) {
      let children = start..<min(start + Self.fanout, chords.count)
      var box = Box.empty
      for child in children { box.extend(to: LinePiece.box(chords[child], pieces.arcs[child])) }
      let line = chords[start].line
      let isUniform = children.allSatisfy { chords[$0].line == line }
      append(box, children, isLeaf: true, line: isUniform ? line : Node.mixed)
    }
    var level = 0..<nodes.count
    while level.count > 1 {
      for start in stride(from: level.lowerBound, to: level.upperBound, by: Self.fanout) {
        addParent(of: start..<min(start + Self.fanout, level.upperBound))
      }
      level = level.upperBound..<nodes.count
    }
  }

  private mutating func addParent(of children: Range<Int>) {
    var box = Box.empty
    for child in children { box.extend(to: nodes[child].box) }
    let line = nodes[children.lowerBound].line
    let isUniform = children.allSatisfy { nodes[$0].line == line }
    append(box, children, isLeaf: false, line: isUniform ? line : Node.mixed)
  }

  private mutating func append(_ box: Box, _ children: Range<Int>, isLeaf: Bool, line: UInt32) {
    nodes.append(
      Node(
        box: box, first: Int32(truncatingIfNeeded: children.lowerBound),
        count: UInt8(truncatingIfNeeded: children.count), isLeaf: isLeaf, line: line))
  }

  /// The number of the root.
  var root: Int32 { Int32(truncatingIfNeeded: nodes.count - 1) }
}

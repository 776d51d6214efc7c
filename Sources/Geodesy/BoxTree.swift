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

  /// The squared distance from a position to the box, zero inside it.
  @inline(__always)
  func squaredDistance(to position: Vector) -> Double {
    let x = Self.gap(position.x, low.x, high.x)
    let y = Self.gap(position.y, low.y, high.y)
    let z = Self.gap(position.z, low.z, high.z)
    return x * x + y * y + z * z
  }

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
    let children: Range<Int32>
    let isLeaf: Bool
  }

  static let fanout = 4

  /// The bottom level first, the root last; empty without pieces.
  let nodes: [Node]

  /// A tree over the boxes of pieces, one box a piece.
  ///
  /// - Complexity: O(pieceCount).
  init(_ boxes: [Box]) {
    var nodes = Self.level(over: boxes, firstChild: 0, isLeaf: true)
    var first = 0
    while nodes.count - first > 1 {
      let above = Self.level(
        over: nodes[first...].map(\.box), firstChild: Int32(truncatingIfNeeded: first),
        isLeaf: false)
      first = nodes.count
      nodes += above
    }
    self.nodes = nodes
  }

  private static func level(over boxes: [Box], firstChild: Int32, isLeaf: Bool) -> [Node] {
    stride(from: 0, to: boxes.count, by: fanout).map { start in
      let end = min(start + fanout, boxes.count)
      var box = Box.empty
      for child in boxes[start..<end] { box.extend(to: child) }
      let children =
        firstChild + Int32(truncatingIfNeeded: start)..<firstChild + Int32(truncatingIfNeeded: end)
      return Node(box: box, children: children, isLeaf: isLeaf)
    }
  }
}

internal import Geography

/// An edge of a boundary, its ends in ascending order.
struct GridEdge: Sendable, Equatable {
  let ax: Double
  let ay: Double
  let bx: Double
  let by: Double
}

/// The edges of a layer, those that two units share but once.
struct GridEdges: Sendable {
  /// The units on the sides of an edge; the second is `none` where there is one alone.
  struct Owners: Sendable {
    var first: UInt16
    var second: UInt16
  }

  private(set) var edges: [GridEdge] = []
  private(set) var owners: [Owners] = []
  /// Slots looked at before an edge is taken for new, so that units given many times over are
  /// stored many times instead of being searched for ever longer.
  private static let longestSearch = 64

  /// An edge that more than two units have, or one unit twice, is kept more than once; what depends
  /// on the parity of crossings stays the same.
  /// - Precondition: every vertex is finite.
  /// - Complexity: O(edges).
  init(_ units: [[Polygon]]) {
    let count = units.reduce(0) { sum, polygons in
      polygons.reduce(sum) { $0 + $1.edgeCount }
    }
    edges.reserveCapacity(count)
    owners.reserveCapacity(count)
    var bits = 4
    while 1 << bits < 2 * count { bits += 1 }
    var slots = [UInt32](repeating: 0, count: 1 << bits)
    for (unit, polygons) in units.enumerated() {
      let unit = UInt16(truncatingIfNeeded: unit)
      for polygon in polygons {
        add(polygon.exterior, of: unit, to: &slots, bits: bits)
        for hole in polygon.holes { add(hole, of: unit, to: &slots, bits: bits) }
      }
    }
  }

  private mutating func add(
    _ ring: Ring, of unit: UInt16, to slots: inout [UInt32], bits: Int
  ) {
    let positions = ring.coordinates
    for index in 1..<positions.count {
      var (a, b) = (positions[index - 1], positions[index])
      if a == b { continue }
      if b.precedes(a) { swap(&a, &b) }
      // Adding zero makes -0 the 0 that it equals.
      let edge = GridEdge(
        ax: a.longitude + 0, ay: a.latitude + 0, bx: b.longitude + 0, by: b.latitude + 0)
      add(edge, of: unit, to: &slots, bits: bits)
    }
  }

  /// Open addressing: a slot holds the number of an edge plus one.
  private mutating func add(
    _ edge: GridEdge, of unit: UInt16, to slots: inout [UInt32], bits: Int
  ) {
    var slot = edge.hash(bits: bits)
    let last = slot + Self.longestSearch
    while slots[slot] != 0 {
      let found = Int(slots[slot]) - 1
      if edges[found] == edge, owners[found].second == ProvinceID.noneRawValue,
        owners[found].first != unit
      {
        owners[found].second = unit
        return
      }
      slot = (slot + 1) & (slots.count - 1)
      if slot == last & (slots.count - 1) { break }
    }
    edges.append(edge)
    owners.append(Owners(first: unit, second: ProvinceID.noneRawValue))
    if slots[slot] == 0 { slots[slot] = UInt32(truncatingIfNeeded: edges.count) }
  }
}

extension GridEdge {
  fileprivate func hash(bits: Int) -> Int {
    var hash = ax.bitPattern
    for value in [ay.bitPattern, bx.bitPattern, by.bitPattern] {
      hash = (hash ^ (hash &>> 29)) &* 0x9E37_79B9_7F4A_7C15 &+ value
    }
    hash = (hash ^ (hash &>> 32)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash &>> UInt64(64 - bits))
  }
}

extension Polygon {
  fileprivate var edgeCount: Int {
    holes.reduce(exterior.coordinates.count) { $0 + $1.coordinates.count }
  }
}

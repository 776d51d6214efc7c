internal import Geography

/// An edge of a boundary, its ends in ascending order.
struct GridEdge: Sendable, Equatable {
  let ax: Double
  let ay: Double
  let bx: Double
  let by: Double
}

/// The edges of a layer, those that two units share but once, and the rings that they make.
struct LayerEdges: Sendable {
  /// The units on the sides of an edge; the second is `none` where there is one alone.
  struct Owners: Sendable {
    var first: UInt16
    var second: UInt16
  }

  /// One ring of a unit.
  struct Ring: Sendable {
    let unit: UInt16
    /// The number of its polygon in the unit.
    let polygon: Int
    let isHole: Bool
    /// Its edges among `places`, in the order in which it runs; edges without length are left out.
    let places: Range<Int>
  }

  /// Where a ring runs along an edge.
  struct Place: Sendable {
    private let bits: UInt32
    /// The number of the ring.
    let ring: UInt32

    init(edge: Int, isForward: Bool, ring: Int) {
      bits = UInt32(truncatingIfNeeded: edge) << 1 | (isForward ? 1 : 0)
      self.ring = UInt32(truncatingIfNeeded: ring)
    }

    var edge: Int { Int(bits >> 1) }
    /// Whether it runs from the edge's first end to its second.
    var isForward: Bool { bits & 1 == 1 }
  }

  private(set) var edges: [GridEdge] = []
  /// Shape `[edgeCount]`, as of `ownPlaces`.
  private(set) var owners: [Owners] = []
  /// Where the rings of the owners have the edge.
  private(set) var ownPlaces: [(first: UInt32, second: UInt32)] = []
  private(set) var rings: [Ring] = []
  private(set) var places: [Place] = []
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
    ownPlaces.reserveCapacity(count)
    places.reserveCapacity(count)
    var bits = 4
    while 1 << bits < 2 * count { bits += 1 }
    var slots = [UInt32](repeating: 0, count: 1 << bits)
    for (unit, polygons) in units.enumerated() {
      let unit = UInt16(truncatingIfNeeded: unit)
      for (number, polygon) in polygons.enumerated() {
        add(polygon.exterior, of: unit, number, isHole: false, to: &slots, bits: bits)
        for hole in polygon.holes {
          add(hole, of: unit, number, isHole: true, to: &slots, bits: bits)
        }
      }
    }
  }

  private mutating func add(
    _ ring: Geography.Ring, of unit: UInt16, _ polygon: Int, isHole: Bool,
    to slots: inout [UInt32], bits: Int
  ) {
    let positions = ring.coordinates
    let first = places.count
    for index in 1..<positions.count {
      let (a, b) = (positions[index - 1], positions[index])
      if a == b { continue }
      let isForward = a.precedes(b)
      let (low, high) = isForward ? (a, b) : (b, a)
      // Adding zero makes -0 the 0 that it equals.
      let edge = GridEdge(
        ax: low.longitude + 0, ay: low.latitude + 0, bx: high.longitude + 0, by: high.latitude + 0)
      let number = add(edge, of: unit, to: &slots, bits: bits)
      places.append(Place(edge: number, isForward: isForward, ring: rings.count))
    }
    rings.append(
      Ring(unit: unit, polygon: polygon, isHole: isHole, places: first..<places.count))
  }

  /// Open addressing: a slot holds the number of an edge plus one. Returns the edge's number.
  private mutating func add(
    _ edge: GridEdge, of unit: UInt16, to slots: inout [UInt32], bits: Int
  ) -> Int {
    let place = UInt32(truncatingIfNeeded: places.count)
    var slot = edge.hash(bits: bits)
    let last = slot + Self.longestSearch
    while slots[slot] != 0 {
      let found = Int(slots[slot]) - 1
      if edges[found] == edge, owners[found].second == ProvinceID.noneRawValue,
        owners[found].first != unit
      {
        owners[found].second = unit
        ownPlaces[found].second = place
        return found
      }
      slot = (slot + 1) & (slots.count - 1)
      if slot == last & (slots.count - 1) { break }
    }
    edges.append(edge)
    owners.append(Owners(first: unit, second: ProvinceID.noneRawValue))
    ownPlaces.append((place, .max))
    if slots[slot] == 0 { slots[slot] = UInt32(truncatingIfNeeded: edges.count) }
    return edges.count - 1
  }

  /// The rings of each unit, of which those of one follow one another; shape `[unitCount]`.
  func ringsByUnit(count: Int) -> [Range<Int>] {
    var ranges = Array(repeating: 0..<0, count: count)
    for (number, ring) in rings.enumerated() {
      let unit = Int(ring.unit)
      ranges[unit] = (ranges[unit].isEmpty ? number : ranges[unit].lowerBound)..<number + 1
    }
    return ranges
  }

  /// Whether a ring has two places one after the other.
  func areSuccessive(_ a: UInt32, _ b: UInt32) -> Bool {
    let ring = places[Int(a)].ring
    guard places[Int(b)].ring == ring else { return false }
    let distance = abs(Int(a) - Int(b))
    return distance == 1 || distance == rings[Int(ring)].places.count - 1
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

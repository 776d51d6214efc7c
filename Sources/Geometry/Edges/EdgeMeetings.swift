internal import Geography

/// How the edges of a layer meet, as far as doubles can surely tell.
///
/// Edges that meet touch a common cell of the grid, so that it is enough to compare those of each
/// cell. In a layer without defects they meet in their ends alone.
struct EdgeMeetings: Sendable {
  /// What is known of one edge.
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8

    /// It may meet another edge elsewhere than in an end that they share.
    static let isUnsure = Flags(rawValue: 1)
    /// It may be there another time.
    static let isRepeated = Flags(rawValue: 2)
    /// At its first end, it meets an edge that is not the next of its own ring.
    static let firstIsJunction = Flags(rawValue: 4)
    static let secondIsJunction = Flags(rawValue: 8)
  }

  /// Shape `[edgeCount]`.
  private(set) var flags: [Flags]
  /// Whether edges of a unit may meet elsewhere than where one of its rings goes on; shape
  /// `[unitCount]`.
  private(set) var unitIsUnsure: [Bool]
  /// The pairs that may still be compared, so that layers made to be difficult end.
  private var pairsLeft: Int
  private let layer: LayerEdges

  /// From here on, edges of a cell are put in order before they are compared.
  private static let manyEdges = 32

  /// - Parameter marks: the edges in the cells that they touch.
  /// - Complexity: O(pairs of edges that touch one cell), at most some hundred for each edge.
  init(_ layer: LayerEdges, _ marks: GridMarks, unitCount: Int) {
    self.layer = layer
    flags = Array(repeating: [], count: layer.edges.count)
    unitIsUnsure = Array(repeating: false, count: unitCount)
    pairsLeft = 10_000_000 + 256 * layer.edges.count
    var cell: [Int] = []
    var last = UInt64.max
    for mark in marks.marks where !GridMarks.isCrossing(mark) {
      if GridMarks.cell(mark) != last {
        compare(cell)
        cell.removeAll(keepingCapacity: true)
        last = GridMarks.cell(mark)
      }
      cell.append(GridMarks.edge(mark))
    }
    compare(cell)
  }

  /// What is known without a grid: which edges are there once.
  ///
  /// - Complexity: O(n log n) in the edges.
  init(_ layer: LayerEdges, unitCount: Int) {
    self.layer = layer
    flags = Array(repeating: .isUnsure, count: layer.edges.count)
    unitIsUnsure = Array(repeating: true, count: unitCount)
    pairsLeft = 0
    let sorted = layer.edges.indices.sorted { layer.edges[$0].precedes(layer.edges[$1]) }
    for (a, b) in zip(sorted, sorted.dropFirst()) where layer.edges[a] == layer.edges[b] {
      flags[a].insert(.isRepeated)
      flags[b].insert(.isRepeated)
    }
  }

  private mutating func compare(_ cell: [Int]) {
    guard cell.count > Self.manyEdges else {
      for position in cell.indices.dropFirst() {
        for other in 0..<position { compare(cell[position], cell[other]) }
      }
      pairsLeft -= cell.count * cell.count / 2
      return
    }
    let sorted = cell.sorted { layer.edges[$0].ax < layer.edges[$1].ax }
    for (position, a) in sorted.enumerated() {
      for b in sorted[(position + 1)...] {
        if layer.edges[b].ax > layer.edges[a].bx { break }
        pairsLeft -= 1
        guard pairsLeft > 0 else {
          for edge in sorted { giveUp(edge) }
          return
        }
        compare(a, b)
      }
    }
  }

  @inline(__always)
  private mutating func compare(_ a: Int, _ b: Int) {
    switch layer.edges[a].meeting(layer.edges[b]) {
    case .apart: return
    case .sharedEnd(let isFirst, let otherIsFirst):
      join(a, b, atFirst: isFirst, atFirstOfOther: otherIsFirst)
    case .same:
      giveUp(a)
      giveUp(b)
    case .unsure:
      setUnsure(a)
      setUnsure(b)
    }
  }

  private mutating func giveUp(_ edge: Int) {
    setUnsure(edge)
    flags[edge].insert(.isRepeated)
  }

  private mutating func setUnsure(_ edge: Int) {
    flags[edge].insert(.isUnsure)
    let owners = layer.owners[edge]
    unitIsUnsure[Int(owners.first)] = true
    if owners.second != ProvinceID.noneRawValue { unitIsUnsure[Int(owners.second)] = true }
  }

  /// Two edges share an end and nothing else: a ring goes on from one to the other, or two touch.
  private mutating func join(_ a: Int, _ b: Int, atFirst: Bool, atFirstOfOther: Bool) {
    let (mine, theirs) = (layer.owners[a], layer.owners[b])
    let (here, there) = (layer.ownPlaces[a], layer.ownPlaces[b])
    let none = ProvinceID.noneRawValue
    var goesOn = false
    if mine.first == theirs.first { check(mine.first, here.first, there.first, &goesOn) }
    if mine.first == theirs.second { check(mine.first, here.first, there.second, &goesOn) }
    if mine.second != none {
      if mine.second == theirs.first { check(mine.second, here.second, there.first, &goesOn) }
      if mine.second == theirs.second { check(mine.second, here.second, there.second, &goesOn) }
    }
    if goesOn { return }
    flags[a].insert(atFirst ? .firstIsJunction : .secondIsJunction)
    flags[b].insert(atFirstOfOther ? .firstIsJunction : .secondIsJunction)
  }

  /// Whether a unit that has both edges has one after the other.
  @inline(__always)
  private mutating func check(_ unit: UInt16, _ a: UInt32, _ b: UInt32, _ goesOn: inout Bool) {
    if layer.areSuccessive(a, b) { goesOn = true } else { unitIsUnsure[Int(unit)] = true }
  }
}

extension GridEdge {
  /// By the first end, then by the second.
  fileprivate func precedes(_ other: GridEdge) -> Bool {
    (ax, ay, bx, by) < (other.ax, other.ay, other.bx, other.by)
  }
}

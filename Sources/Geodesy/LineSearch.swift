internal import Geography

/// The search for near pieces, one point at a time.
///
/// It goes down the tree and leaves out what no geodesic as short as the best so far can reach; the
/// rest is measured. So where a search begins costs time and not accuracy.
struct LineSearch: Sendable {
  let pieces: LinePieces
  let tree: BoxTree

  init(_ pieces: LinePieces) {
    self.pieces = pieces
    tree = BoxTree(pieces)
  }

  /// A position in both frames.
  struct Target {
    let coordinate: Coordinate
    let position: Vector

    init(_ coordinate: Coordinate) {
      self.coordinate = coordinate
      position = WGS84.cartesian(
        longitude: coordinate.longitude, latitude: coordinate.latitude)
    }
  }

  /// A point of an edge and how near it is.
  struct Candidate {
    /// -1 for none.
    var edge: Int32
    /// Of the edge, in 0...1.
    var part: Double
    var distance: Double
    var line: UInt32

    /// What to beat, at first: a distance, and no edge.
    static func none(within meters: Double) -> Candidate {
      Candidate(edge: -1, part: 0, distance: meters, line: .max)
    }

    /// A point at a part of a piece.
    @inline(__always)
    static func of(_ piece: LinePiece, at part: Double, distance: Double) -> Candidate {
      let arc = piece.arc
      return Candidate(
        edge: arc.edge, part: Double(arc.from) + Double(arc.to - arc.from) * part,
        distance: distance, line: piece.chord.line)
    }

    private init(edge: Int32, part: Double, distance: Double, line: UInt32) {
      self.edge = edge
      self.part = part
      self.distance = distance
      self.line = line
    }

    var isFound: Bool { edge >= 0 }

    /// Takes another if it is nearer, or equally near and of a lower line; the distance is the least
    /// of both, so that it does not depend on the order of a search.
    @inline(__always)
    mutating func improve(by other: Candidate) {
      let least = min(distance, other.distance)
      let lead = distance - other.distance
      if lead > LineSearch.tie || (lead >= -LineSearch.tie && other.line < line) { self = other }
      distance = least
    }
  }

  /// In meters: pieces whose lines differ by less in distance tie, and the lowest line takes it.
  private static let tie = 1e-6
  /// In meters: covers the errors of the lengths that are compared.
  static let slack = 1e-3

  /// No chord that is longer has a geodesic of a length.
  @inline(__always)
  static func reach(ofGeodesic length: Double) -> Double {
    ChordSeries.longestChord(ofGeodesic: length) + slack
  }

  /// The nearest point of a fine piece.
  ///
  /// The nearest point of the chord is moved, by one step of Newton's method, to where the geodesic
  /// meets the parabola at a right angle. Long distances and curves that bend around the target, so
  /// that many of their points are equally near, are left to geodesics themselves.
  @inline(__always)
  func measure(_ piece: LinePiece, from target: Target) -> Candidate {
    let chord = piece.chord
    let bulge = piece.arc.bulge
    let foot = chord.nearestPart(to: target.position)
    let way = chord.start + chord.extent * foot + bulge * (foot * (1 - foot)) - target.position
    let tangent = chord.extent + bulge * (1 - 2 * foot)
    let squaredLength = way.squaredLength
    let bend = tangent.squaredLength - 2 * way.dot(bulge)
    guard squaredLength <= ChordSeries.limit * ChordSeries.limit,
      bend > 0.5 * tangent.squaredLength
    else {
      return measureExactly(piece, from: target, isFlat: bend <= 0.5 * tangent.squaredLength)
    }
    let slope =
      way.dot(tangent)
      + ChordSeries.drift(
        from: target.position, along: way, tangent: tangent, squaredLength: squaredLength)
    let step = foot - slope / bend
    let part = step < 0 ? 0 : step > 1 ? 1 : step
    let chordToPoint =
      chord.start + chord.extent * part + bulge * (part * (1 - part)) - target.position
    let distance = ChordSeries.geodesic(
      from: target.position, along: chordToPoint, squaredLength: chordToPoint.squaredLength)
    return .of(piece, at: part, distance: distance)
  }

  /// The nearest point of a fine piece by geodesics themselves.
  @inline(never)
  func measureExactly(_ piece: LinePiece, from target: Target, isFlat: Bool) -> Candidate {
    let point = pieces.stretch(of: piece.arc).nearest(to: target.coordinate, pieces: isFlat ? 8 : 1)
    return .of(piece, at: point.part, distance: point.distance)
  }
}

/// Nodes still to be visited, each with a squared distance from the target, the nearest of what was
/// put in last on top. A level leaves at most three siblings behind, and 16 levels hold more pieces
/// than memory does.
struct NodeStack {
  private var nodes = InlineArray<64, Int32>(repeating: 0)
  private var squares = InlineArray<64, Double>(repeating: 0)
  private var count = 1

  init(root: Int32) { nodes[0] = root }

  @inline(__always)
  mutating func pop() -> (node: Int32, squared: Double)? {
    if count == 0 { return nil }
    count -= 1
    return (nodes[count], squares[count])
  }

  /// Where what is put in next will begin.
  @inline(__always)
  var mark: Int { count }

  /// Puts a node in among those put in since `mark`.
  @inline(__always)
  mutating func push(_ node: Int32, squared: Double, since mark: Int) {
    var place = count
    while place > mark, squares[place - 1] < squared {
      squares[place] = squares[place - 1]
      nodes[place] = nodes[place - 1]
      place -= 1
    }
    squares[place] = squared
    nodes[place] = node
    count += 1
  }
}

internal import Geography

/// Edges cut into pieces.
///
/// A piece runs along an edge that is straight in longitude and latitude; in space it bends with the
/// ellipsoid and, away from the equator, sideways. The parabola of a fine piece leaves it by at most
/// `parabolaTolerance`.
struct LinePieces: Sendable {
  let edges: [LineEdge]
  /// Shape `[pieceCount]`, as of `arcs`.
  private(set) var chords: [LinePiece.Chord] = []
  private(set) var arcs: [LinePiece.Arc] = []

  /// In meters; see docs/methods/distance.md.
  static let parabolaTolerance = 5e-5
  /// In meters: no fine piece leaves its chord by more.
  static let chordTolerance = 1.0
  /// In meters: no coarse piece leaves its chord by more.
  static let coarseTolerance = 100.0

  /// - Parameter isFine: whether all pieces are fine, which takes time and memory; else each edge is
  ///   one piece, unless it is very long.
  /// - Throws: `GeodesyError.invalidVertex` for the first edge with an end that is no position; the
  ///   edges count as vertices.
  /// - Complexity: O(pieces), and O(n log n) in the runs of edges.
  init(_ edges: [LineEdge], isFine: Bool) throws(GeodesyError) {
    self.edges = edges
    let count = isFine ? 2 * edges.count : edges.count + edges.count / 16
    chords.reserveCapacity(count)
    arcs.reserveCapacity(count)
    // A few lines are best searched along themselves.
    let runs = isFine ? [edges.indices] : LineEdge.runsInSpatialOrder(edges)
    var ends = KnownEnds()
    for number in runs.joined() {
      let edge = edges[number]
      guard edge.start.isMeasurable, edge.end.isMeasurable else {
        let bad = edge.start.isMeasurable ? edge.end : edge.start
        throw .invalidVertex(line: Int(edge.line), vertex: number, coordinate: bad)
      }
      let bend = Bend(from: edge.start, to: edge.end)
      let number = Int32(truncatingIfNeeded: number)
      if bend.isEnough(isFine: isFine) {
        let (start, end) = ends.spots(of: edge)
        append(
          LinePiece(number, (0, 1), edge.line, from: start.position, to: end.position, bend) {
            start.halfway(from: edge.start, to: edge.end)
          })
      } else {
        cut(edge, number, isFine: isFine)
      }
    }
  }

  /// Halves the edge until every piece is short enough, and appends the pieces in order.
  private mutating func cut(_ edge: LineEdge, _ number: Int32, isFine: Bool) {
    var pending: [(from: Float, to: Float)] = [(0, 1)]
    while let (from, to) = pending.popLast() {
      let start = edge.position(at: Double(from))
      let end = edge.position(at: Double(to))
      let bend = Bend(from: start, to: end)
      if bend.isEnough(isFine: isFine) {
        let spot = EllipsoidSpot(start)
        let last = EllipsoidSpot(end).position
        append(
          LinePiece(number, (from, to), edge.line, from: spot.position, to: last, bend) {
            spot.halfway(from: start, to: end)
          })
      } else {
        let middle = (from + to) / 2
        pending.append((middle, to))
        pending.append((from, middle))
      }
    }
  }

  private mutating func append(_ piece: LinePiece) {
    chords.append(piece.chord)
    arcs.append(piece.arc)
  }

  subscript(piece: Int) -> LinePiece { LinePiece(chord: chords[piece], arc: arcs[piece]) }

  /// The stretch of its edge that a piece is.
  func stretch(of arc: LinePiece.Arc) -> EdgeStretch {
    EdgeStretch(edges[Int(arc.edge)], from: Double(arc.from), to: Double(arc.to))
  }

  /// The halves of a coarse piece, which are those that cutting its edge finely would have made.
  func halves(of piece: LinePiece) -> (LinePiece, LinePiece) {
    let (chord, arc) = (piece.chord, piece.arc)
    let edge = edges[Int(arc.edge)]
    let part = (arc.from + arc.to) / 2
    let start = edge.position(at: Double(arc.from))
    let middle = edge.position(at: Double(part))
    let end = edge.position(at: Double(arc.to))
    let spot = EllipsoidSpot(middle)
    return (
      LinePiece(
        arc.edge, (arc.from, part), edge.line, from: chord.start, to: spot.position,
        Bend(from: start, to: middle)
      ) { spot.halfway(from: middle, to: start) },
      LinePiece(
        arc.edge, (part, arc.to), edge.line, from: spot.position, to: chord.start + chord.extent,
        Bend(from: middle, to: end)
      ) { spot.halfway(from: middle, to: end) }
    )
  }
}

extension LinePiece {
  /// The piece between two parts of an edge; `middle` is asked for its middle if it is fine.
  @inline(__always)
  fileprivate init(
    _ edge: Int32, _ parts: (from: Float, to: Float), _ line: UInt32, from start: Vector,
    to end: Vector, _ bend: Bend, middle: () -> Vector
  ) {
    let extent = end - start
    let squaredLength = extent.squaredLength
    chord = Chord(
      start: start, extent: extent, inverseSquaredLength: squaredLength > 0 ? 1 / squaredLength : 0,
      sagitta: Float(bend.sagitta).nextUp, line: line)
    let isFine = bend.isFine
    arc = Arc(
      bulge: isFine ? (middle() - (start + extent * 0.5)) * 4 : Vector(x: 0, y: 0, z: 0),
      edge: edge, from: parts.from, to: parts.to, isFine: isFine)
  }
}

/// The ends of the last edge: the next one mostly begins or ends at one of them.
private struct KnownEnds {
  private var first: (at: Coordinate, spot: EllipsoidSpot)
  private var second: (at: Coordinate, spot: EllipsoidSpot)

  init() {
    let origin = Coordinate(longitude: 0, latitude: 0)
    first = (origin, EllipsoidSpot(origin))
    second = first
  }

  mutating func spots(of edge: LineEdge) -> (start: EllipsoidSpot, end: EllipsoidSpot) {
    let start = spot(of: edge.start)
    let end = spot(of: edge.end)
    first = (edge.start, start)
    second = (edge.end, end)
    return (start, end)
  }

  private func spot(of vertex: Coordinate) -> EllipsoidSpot {
    if vertex == second.at { return second.spot }
    return vertex == first.at ? first.spot : EllipsoidSpot(vertex)
  }
}

internal import Geography

/// The search for the nearest piece, one point at a time.
///
/// It goes down the tree and leaves out what no geodesic as short as the best so far can reach; the
/// rest is measured. So where a search begins costs time and not accuracy.
struct LineSearch: Sendable {
  let pieces: LinePieces
  let tree: BoxTree
  /// Shape `[nodeCount]`: the tree's boxes for the far search.
  let discs: [FlatteningBound.Disc]
  /// How far any piece's parabola leaves its chord, in meters.
  private let largestSagitta: Double

  init(_ pieces: LinePieces) {
    self.pieces = pieces
    tree = BoxTree(pieces.boxes(in: pieces.chords.indices))
    discs = tree.nodes.map { FlatteningBound.Disc($0.box) }
    largestSagitta = pieces.bulges.reduce(0) { max($0, $1.squaredLength.squareRoot() / 4) }
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

  /// The best so far.
  struct Candidate {
    var piece: Int32
    /// Of the piece, in 0...1.
    var part: Double
    var distance: Double
    var line: Int32
  }

  /// Nodes still to be visited. A level leaves at most three siblings behind, and 16 levels hold
  /// more pieces than memory does.
  typealias Stack = InlineArray<64, Int32>

  /// In meters: pieces whose lines differ by less in distance tie, and the lowest line takes it.
  private static let tie = 1e-6
  /// In meters: covers the errors of the lengths that are compared.
  static let slack = 1e-3

  /// The nearest point of all pieces.
  ///
  /// - Precondition: there is a piece, and the target is measurable.
  func nearest(to target: Target, seed: Int32) -> Candidate {
    var seed = seed
    let limit = ChordSeries.limit
    if pieces.chords[Int(seed)].squaredDistance(to: target.position) > limit * limit {
      seed = nearestChord(to: target.position, seed: seed)
      if pieces.chords[Int(seed)].squaredDistance(to: target.position) > limit * limit {
        return nearestAfar(to: target, seed: seed)
      }
    }
    var best = measure(seed, from: target)
    var reach = ChordSeries.longestChord(ofGeodesic: best.distance) + Self.slack
    var stack = Stack(repeating: 0)
    stack[0] = Int32(truncatingIfNeeded: tree.nodes.count - 1)
    var count = 1
    while count > 0 {
      count -= 1
      let node = tree.nodes[Int(stack[count])]
      if node.box.squaredDistance(to: target.position) > reach * reach { continue }
      if !node.isLeaf {
        for child in node.children {
          stack[count] = child
          count += 1
        }
        continue
      }
      for piece in node.children where piece != seed {
        let pieceReach = reach + largestSagitta
        let chord = pieces.chords[Int(piece)]
        if chord.squaredDistance(to: target.position) > pieceReach * pieceReach { continue }
        let candidate = measure(piece, from: target)
        if Self.beats(candidate, best) {
          best = candidate
          reach = ChordSeries.longestChord(ofGeodesic: best.distance) + Self.slack
        }
      }
    }
    return best
  }

  /// The piece whose chord is nearest.
  func nearestChord(to position: Vector, seed: Int32) -> Int32 {
    var best = seed
    var reach = pieces.chords[Int(seed)].squaredDistance(to: position)
    var stack = Stack(repeating: 0)
    stack[0] = Int32(truncatingIfNeeded: tree.nodes.count - 1)
    var count = 1
    while count > 0 {
      count -= 1
      let node = tree.nodes[Int(stack[count])]
      if node.box.squaredDistance(to: position) >= reach { continue }
      for child in node.children {
        if node.isLeaf {
          let distance = pieces.chords[Int(child)].squaredDistance(to: position)
          if distance < reach { (best, reach) = (child, distance) }
        } else {
          stack[count] = child
          count += 1
        }
      }
    }
    return best
  }

  @inline(__always)
  static func beats(_ candidate: Candidate, _ best: Candidate) -> Bool {
    let lead = best.distance - candidate.distance
    return lead > tie || (lead >= -tie && candidate.line < best.line)
  }

  /// The nearest point of one piece.
  ///
  /// The nearest point of the chord is moved, by one step of Newton's method, to where the geodesic
  /// meets the parabola at a right angle. Long distances and curves that bend around the target, so
  /// that many of their points are equally near, are left to geodesics themselves.
  @inline(__always)
  private func measure(_ piece: Int32, from target: Target) -> Candidate {
    let chord = pieces.chords[Int(piece)]
    let bulge = pieces.bulges[Int(piece)]
    let line = pieces.stretches[Int(piece)].line
    let foot = chord.nearestPart(to: target.position)
    let way = chord.start + chord.extent * foot + bulge * (foot * (1 - foot)) - target.position
    let tangent = chord.extent + bulge * (1 - 2 * foot)
    let squaredLength = way.squaredLength
    let bend = tangent.squaredLength - 2 * way.dot(bulge)
    guard squaredLength <= ChordSeries.limit * ChordSeries.limit,
      bend > 0.5 * tangent.squaredLength
    else { return measureExactly(piece, from: target, isFlat: bend <= 0.5 * tangent.squaredLength) }
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
    return Candidate(piece: piece, part: part, distance: distance, line: line)
  }
}

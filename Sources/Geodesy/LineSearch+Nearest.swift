internal import Geography

extension LineSearch {
  /// The nearest point of all pieces, nil where none is as near as `cutoff`, in meters.
  ///
  /// - Parameter seed: a fine piece that may be near, nil where none is known.
  /// - Precondition: there is a piece, and the target is measurable.
  func nearest(to target: Target, seed: Int32?, within cutoff: Double) -> Candidate? {
    var best = Best(within: cutoff, reach: ChordSeries.limit)
    guard
      let first = seed
        ?? nearestChord(
          to: target.position, within: best.reach + LinePieces.coarseTolerance)
    else {
      return Self.reach(ofGeodesic: cutoff) <= best.reach
        ? nil : nearestAfar(to: target, within: cutoff)
    }
    if !pieces.chords[Int(first)].isBeyond(best.reach, of: target.position) {
      improve(&best, target, by: pieces[Int(first)])
    }
    let reach = best.reach
    improve(&best, target, besides: first)
    // Whatever is as near has a chord that was searched.
    if Self.reach(ofGeodesic: best.candidate.distance) <= reach { return best.found }
    return nearestAfar(to: target, within: cutoff)
  }

  /// The best so far, and how far to look for a better.
  struct Best {
    private(set) var candidate: Candidate
    /// No longer chord has a geodesic as short as the best.
    private(set) var reach: Double
    private let cutoff: Double

    init(within cutoff: Double, reach limit: Double) {
      candidate = .none(within: cutoff)
      reach = min(LineSearch.reach(ofGeodesic: cutoff), limit)
      self.cutoff = cutoff
    }

    var found: Candidate? { candidate.isFound ? candidate : nil }

    @inline(__always)
    mutating func improve(by other: Candidate) {
      if other.distance > cutoff { return }
      candidate.improve(by: other)
      reach = min(reach, LineSearch.reach(ofGeodesic: candidate.distance))
    }
  }

  /// Improves the best so far by every piece whose chord is within its reach.
  private func improve(_ best: inout Best, _ target: Target, besides known: Int32) {
    // The reach is that of a near piece already, so that the order of nodes matters little.
    var stack = InlineArray<64, Int32>(repeating: 0)
    stack[0] = tree.root
    var count = 1
    while count > 0 {
      count -= 1
      let node = tree.nodes[Int(stack[count])]
      if node.box.squaredDistance(to: target.position) > best.reach * best.reach { continue }
      guard node.isLeaf else {
        for child in node.children {
          stack[count] = Int32(truncatingIfNeeded: child)
          count += 1
        }
        continue
      }
      for child in node.children where child != Int(known) {
        if pieces.chords[child].isBeyond(best.reach, of: target.position) { continue }
        improve(&best, target, by: pieces[child])
      }
    }
  }

  @inline(__always)
  private func improve(_ best: inout Best, _ target: Target, by piece: LinePiece) {
    if piece.arc.isFine {
      best.improve(by: measure(piece, from: target))
    } else {
      improve(&best, target, byPartsOf: piece)
    }
  }

  @inline(never)
  private func improve(_ best: inout Best, _ target: Target, byPartsOf piece: LinePiece) {
    let (first, second) = pieces.halves(of: piece)
    if !first.chord.isBeyond(best.reach, of: target.position) { improve(&best, target, by: first) }
    if !second.chord.isBeyond(best.reach, of: target.position) {
      improve(&best, target, by: second)
    }
  }

  /// The piece whose chord is nearest, nil where none is within `limit` meters.
  ///
  /// - Parameter seed: a piece that may be near.
  func nearestChord(to position: Vector, seed: Int32? = nil, within limit: Double) -> Int32? {
    var best = seed
    var reach = limit * limit
    if let seed { reach = min(reach, pieces.chords[Int(seed)].squaredDistance(to: position)) }
    var stack = NodeStack(root: tree.root)
    while let (index, squared) = stack.pop() {
      if squared >= reach { continue }
      let node = tree.nodes[Int(index)]
      let mark = stack.mark
      for child in node.children {
        if node.isLeaf {
          let distance = pieces.chords[child].squaredDistance(to: position)
          if distance < reach { (best, reach) = (Int32(truncatingIfNeeded: child), distance) }
        } else {
          let squared = tree.nodes[child].box.squaredDistance(to: position)
          if squared < reach {
            stack.push(Int32(truncatingIfNeeded: child), squared: squared, since: mark)
          }
        }
      }
    }
    return best
  }
}

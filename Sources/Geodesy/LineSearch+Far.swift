internal import Geography

extension LineSearch {
  /// The nearest point for a target beyond the reach of the chord series.
  ///
  /// Chords say little about long geodesics, so nodes and pieces are left out by bounds on the
  /// geodesics themselves.
  func nearestAfar(to target: Target, seed: Int32) -> Candidate {
    let position = FlatteningBound.auxiliary(target.position)
    var best = measureExactly(seed, from: target, isFlat: false)
    var stack = Stack(repeating: 0)
    stack[0] = Int32(truncatingIfNeeded: tree.nodes.count - 1)
    var count = 1
    while count > 0 {
      count -= 1
      let index = Int(stack[count])
      let reach = best.distance + Self.slack
      if discs[index].lowerBound(from: position) > reach { continue }
      let node = tree.nodes[index]
      for child in node.children {
        if !node.isLeaf {
          stack[count] = child
          count += 1
        } else if child != seed, lowerBound(of: child, from: position) <= reach {
          let candidate = measureExactly(child, from: target, isFlat: false)
          if Self.beats(candidate, best) { best = candidate }
        }
      }
    }
    return best
  }

  /// No point of a piece is nearer to a position on the auxiliary sphere, in meters.
  ///
  /// Along a piece of length L the distance is the lesser of those at the ends less at most
  /// L² / (8 R sin θ) and the sagitta; no piece is longer than seven kilometers.
  private func lowerBound(of piece: Int32, from position: Vector) -> Double {
    let chord = pieces.chords[Int(piece)]
    let start = FlatteningBound.geodesic(
      from: position, to: FlatteningBound.auxiliary(chord.start))
    let end = FlatteningBound.geodesic(
      from: position, to: FlatteningBound.auxiliary(chord.start + chord.extent))
    return min(start.length, end.length) - 2 - 1 / max(min(start.sine, end.sine), 1e-6)
  }

  /// The nearest point of one piece by geodesics themselves.
  @inline(never)
  func measureExactly(_ piece: Int32, from target: Target, isFlat: Bool) -> Candidate {
    let stretch = pieces.stretches[Int(piece)]
    let point = stretch.nearest(to: target.coordinate, pieces: isFlat ? 8 : 1)
    return Candidate(
      piece: piece, part: point.part, distance: point.distance, line: stretch.line)
  }
}

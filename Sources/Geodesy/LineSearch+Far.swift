internal import Geography

extension LineSearch {
  /// The nearest point for a target beyond the reach of the chord series, nil where none is as near
  /// as `cutoff`, in meters.
  ///
  /// Nodes and pieces are left out by their chords, and by bounds on the geodesics themselves, which
  /// say more about long ones.
  func nearestAfar(to target: Target, within cutoff: Double) -> Candidate? {
    let position = FlatteningBound.auxiliary(target.position)
    var best = Best(within: cutoff, reach: .infinity)
    let seed = nearestChord(to: target.position, within: .infinity) ?? 0
    improveAfar(pieces[Int(seed)], &best, target, position)
    var stack = NodeStack(root: tree.root)
    while let (index, squared) = stack.pop() {
      let node = tree.nodes[Int(index)]
      if squared > best.reach * best.reach || isOut(node.box, position, best) { continue }
      let mark = stack.mark
      for child in node.children {
        if node.isLeaf {
          if child != Int(seed) { improveAfar(pieces[child], &best, target, position) }
          continue
        }
        let squared = tree.nodes[child].box.squaredDistance(to: target.position)
        if squared <= best.reach * best.reach {
          stack.push(Int32(truncatingIfNeeded: child), squared: squared, since: mark)
        }
      }
    }
    return best.found
  }

  /// Improves the best so far by a piece, unless no point of it can be as near.
  private func improveAfar(
    _ piece: LinePiece, _ best: inout Best, _ target: Target, _ position: Vector
  ) {
    if piece.chord.isBeyond(best.reach, of: target.position)
      || lowerBound(of: piece.chord, from: position) > best.candidate.distance + Self.slack
    {
      return
    }
    if piece.arc.isFine {
      best.improve(by: measureExactly(piece, from: target, isFlat: false))
    } else {
      let (first, second) = pieces.halves(of: piece)
      improveAfar(first, &best, target, position)
      improveAfar(second, &best, target, position)
    }
  }

  /// From here on, in meters, chords say so little that boxes are held against geodesics as well.
  private static let farDistance = 3_000_000.0

  /// Whether nothing in a box is as near as the best, by bounds on geodesics.
  private func isOut(_ box: Box, _ position: Vector, _ best: Best) -> Bool {
    let distance = best.candidate.distance
    return distance > Self.farDistance
      && FlatteningBound.Disc(box).lowerBound(from: position) > distance + Self.slack
  }

  /// No point of a piece is nearer to a position on the auxiliary sphere, in meters.
  ///
  /// Along a piece of length L the distance is the lesser of those at the ends less at most
  /// L² / (8 R sin θ) and the sagitta; twice the sagitta covers how much longer than its chord a
  /// piece is.
  private func lowerBound(of chord: LinePiece.Chord, from position: Vector) -> Double {
    let start = FlatteningBound.geodesic(
      from: position, to: FlatteningBound.auxiliary(chord.start))
    let end = FlatteningBound.geodesic(
      from: position, to: FlatteningBound.auxiliary(chord.start + chord.extent))
    let bulge = chord.extent.squaredLength / (8 * WGS84.semiMinorAxisMeters)
    return min(start.length, end.length) - 2 * Double(chord.sagitta)
      - bulge * 1.1 / max(min(start.sine, end.sine), 1e-6)
  }
}

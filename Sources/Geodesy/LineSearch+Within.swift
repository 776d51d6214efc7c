internal import Foundation
internal import Geography

/// What chords say about whether a geodesic is at most so long.
struct ChordLimits {
  /// A shorter chord has a geodesic that is surely as short; negative where none has.
  let sure: Double
  /// A longer chord has none.
  let possible: Double

  /// No geodesic is longer than the arc over its chord on a sphere of the least radius of curvature
  /// r: s <= 2 r asin(c / 2r), while s <= π r. Both limits keep the millimeter by which measured
  /// lengths may err.
  /// - Source: docs/methods/distance.md derives it.
  init(geodesic length: Double) {
    let radius = WGS84.leastRadiusMeters
    let shorter = length - LineSearch.slack
    sure = shorter >= .pi * radius ? 2 * radius : 2 * radius * sin(shorter / (2 * radius))
    possible = LineSearch.reach(ofGeodesic: length)
  }

  @inline(__always)
  func isSure(_ squared: Double) -> Bool { sure >= 0 && squared <= sure * sure }
}

extension LineSearch {
  /// Whether a piece comes within a distance of the target; it looks no further than to the first
  /// that surely does.
  ///
  /// - Precondition: there is a piece, and the target is measurable.
  func hasPiece(within meters: Double, of target: Target) -> Bool {
    let limits = ChordLimits(geodesic: meters)
    guard meters >= 0 else { return false }
    var stack = NodeStack(root: tree.root)
    while let (index, _) = stack.pop() {
      let node = tree.nodes[Int(index)]
      let mark = stack.mark
      for child in node.children {
        if node.isLeaf {
          if comes(pieces[child], within: meters, of: target, limits) { return true }
          continue
        }
        let box = tree.nodes[child].box
        let squared = box.squaredDistance(to: target.position)
        if squared > limits.possible * limits.possible { continue }
        if limits.isSure(box.squaredFarthestDistance(to: target.position)) { return true }
        stack.push(Int32(truncatingIfNeeded: child), squared: squared, since: mark)
      }
    }
    return false
  }

  /// Calls `visit` with the lines that come within a distance of the target, in no order and some of
  /// them more than once; those that `isKnown` are passed over.
  ///
  /// - Precondition: there is a piece, and the target is measurable.
  func forEachLine(
    within meters: Double, of target: Target, unless isKnown: (UInt32) -> Bool,
    _ visit: (UInt32) -> Void
  ) {
    let limits = ChordLimits(geodesic: meters)
    guard meters >= 0 else { return }
    var stack = NodeStack(root: tree.root)
    while let (index, _) = stack.pop() {
      let node = tree.nodes[Int(index)]
      let isUniform = node.line != BoxTree.Node.mixed
      if isUniform, isKnown(node.line) { continue }
      let squared = node.box.squaredDistance(to: target.position)
      if squared > limits.possible * limits.possible { continue }
      if isUniform, limits.isSure(node.box.squaredFarthestDistance(to: target.position)) {
        visit(node.line)
        continue
      }
      for child in node.children {
        if !node.isLeaf {
          stack.push(Int32(truncatingIfNeeded: child), squared: 0, since: stack.mark)
          continue
        }
        let line = pieces.chords[child].line
        if !isKnown(line), comes(pieces[child], within: meters, of: target, limits) { visit(line) }
      }
    }
  }

  /// Whether a piece comes within a distance of the target.
  private func comes(
    _ piece: LinePiece, within meters: Double, of target: Target, _ limits: ChordLimits
  ) -> Bool {
    let length = piece.chord.squaredDistance(to: target.position).squareRoot()
    let sagitta = Double(piece.chord.sagitta)
    if length > limits.possible + sagitta { return false }
    if length + sagitta <= limits.sure { return true }
    if piece.arc.isFine { return measure(piece, from: target).distance <= meters }
    let (first, second) = pieces.halves(of: piece)
    return comes(first, within: meters, of: target, limits)
      || comes(second, within: meters, of: target, limits)
  }
}

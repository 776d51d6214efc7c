internal import Foundation

extension LabelPlacement {
  /// The part of a label that may lie on other provinces than its own.
  private static let mostOnOthers = 0.4

  /// Labels a province: at its inner point, or beside it where its fill is dark or circles crowd it.
  ///
  /// - Parameters:
  ///   - inner: the inner point of its shape, and the distance to its edge.
  ///   - isDark: whether a province has a fill on which words are hard to read.
  @discardableResult
  mutating func placeProvince(
    _ text: String, of province: Int, inner: (place: PlanePoint, clearance: Double),
    fontSize: Double, grid: ProvinceGrid, circles: [MapCircle], isDark: (Int) -> Bool
  ) -> Bool {
    let size = LabelSize(text, fontSize: fontSize)
    let reach = inner.clearance + size.width / 2 + 3 * size.height
    var candidates = [inner.place]
    for ring in 1...8 {
      let radius = reach * Double(ring) / 8
      for direction in 0..<16 {
        let angle = Double(direction) * .pi / 8
        candidates.append(
          inner.place + PlanePoint(x: cos(angle) * radius, y: sin(angle) * radius))
      }
    }
    return place(text, .province, fontSize: fontSize, at: candidates) { center, box in
      // Words that touch their province cannot be taken for another's.
      guard grid.part(of: box.grown(by: ProvinceGrid.side), where: { $0 == province }) > 0 else {
        return nil
      }
      let other = grid.part(of: box) { $0 != nil && $0 != province }
      guard other <= Self.mostOnOthers else { return nil }
      let dark = grid.part(of: box) { $0.map(isDark) ?? false }
      let covered = circles.count { box.grown(by: 3).contains($0.center) }
      return (center - inner.place).length + 100 * dark + 80 * other + 8 * Double(min(covered, 8))
    }
  }

  /// Names a neighbor outside of the layer, near the middle of its border.
  ///
  /// - Parameters:
  ///   - border: the parts of its border inside the panel.
  ///   - others: the parts of all other borders; a name stands nearer to its own.
  @discardableResult
  mutating func placeNeighbor(
    _ text: String, border: [[PlanePoint]], others: [[PlanePoint]], fontSize: Double,
    grid: ProvinceGrid
  ) -> Bool {
    let own = samples(of: border)
    let foreign = samples(of: others)
    guard let middle = own.dropFirst(own.count / 2).first else { return false }
    var candidates: [PlanePoint] = []
    let stride = max(1, own.count / 24)
    for (index, sample) in own.enumerated() where index.isMultiple(of: stride) {
      for distance in [14.0, 24, 38, 56] {
        for direction in 0..<8 {
          let angle = Double(direction) * .pi / 4
          candidates.append(
            sample + PlanePoint(x: cos(angle) * distance, y: sin(angle) * distance))
        }
      }
    }
    let nearest = { (place: PlanePoint, samples: [PlanePoint]) in
      samples.reduce(Double.infinity) { min($0, (place - $1).length) }
    }
    return place(text, .neighbor, fontSize: fontSize, at: candidates) { center, box in
      guard grid.part(of: box.grown(by: 2), where: { $0 != nil }) == 0 else { return nil }
      let distance = nearest(center, own)
      guard distance < nearest(center, foreign) else { return nil }
      return abs(distance - 22) + 0.15 * (center - middle).length
    }
  }

  /// Places along lines, every ten pixels.
  private func samples(of lines: [[PlanePoint]]) -> [PlanePoint] {
    var samples: [PlanePoint] = []
    for line in lines {
      for (a, b) in zip(line, line.dropFirst()) {
        let steps = max(1, min(200, ((b - a).length / 10).rounded(.up)))
        for step in 0..<Int(steps) {
          let place = a + (b - a) * (Double(step) / steps)
          if samples.last.map({ ($0 - place).length >= 8 }) ?? true { samples.append(place) }
        }
      }
    }
    return samples
  }
}

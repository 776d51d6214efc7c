import Foundation
import Geodesy
import Geography
import TestSupport
import Testing

/// 20,000 points against `Oracle/border_distances.py`, which also says how the points are made.
@Suite struct `Distances to real borders` {
  static let defaultBorders = repositoryRoot.appending(
    path: "GeoData/borders/afg-borders.geojson")
  static let fineBorders = sharedData("afg_borders_fine.geojson")

  @Test(.enabled(if: isReadable(defaultBorders), "the default borders are not here"))
  func `agree with dense sampling and geographiclib on the default borders`() throws {
    try expectAgreement(on: Self.defaultBorders, with: "Oracle/default-borders.csv")
  }

  @Test(.enabled(if: fineBorders != nil, "shared/data/afg_borders_fine.geojson is not here"))
  func `agree with dense sampling and geographiclib on the fine borders`() throws {
    try expectAgreement(on: #require(Self.fineBorders), with: "Oracle/fine-borders.csv")
  }

  private func expectAgreement(on file: URL, with oracle: String) throws {
    let borders = try features(of: file, key: "neighbour").map(\.lists)
    let indexes = try borders.map { try LineIndex($0.compactMap(Polyline.init)) }
    let expected = try oracleRows(testFile(oracle)).compactMap { $0["meters"].flatMap(Double.init) }
    try #require(expected.count == 20_000)
    let boxes = try borders.map { try #require(BoundingBox($0.joined())) }
    var worst = 0.0
    for (number, distance) in expected.enumerated() {
      let which = number % borders.count
      let point = oraclePoint(number, near: borders[which], in: boxes[which])
      let found = try #require(indexes[which].nearest(to: point))
      worst = max(worst, abs(found.distanceMeters - distance))
    }
    // The oracle is rounded to 0.01 mm. The promise is 1 mm; this is what is reached.
    #expect(worst <= 1e-4, "the worst of 20,000 points is off by \(worst) m")
  }

  /// Far and near the border, on an edge, beside an edge, on and beside a vertex, in turn.
  private func oraclePoint(
    _ number: Int, near lines: [[Coordinate]], in box: BoundingBox
  ) -> Coordinate {
    var random = SplitMix64(seed: UInt64(number))
    var unit: Double { Double(random.next() >> 11) * 0x1p-53 }
    let kind = number / 6 % 6
    if kind < 2 {
      let margin = kind == 0 ? 9.0 : 1.0
      let (u, v) = (unit, unit)
      return Coordinate(
        longitude: box.west - margin + u * (box.east - box.west + 2 * margin),
        latitude: box.south - margin + v * (box.north - box.south + 2 * margin))
    }
    let line = lines[Int(unit * Double(lines.count))]
    let edge = Int(unit * Double(line.count - 1))
    var point = line[edge].interpolated(to: line[edge + 1], at: kind < 4 ? unit : 0)
    if kind % 2 == 1 {
      let offset = [1, 0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001][Int(unit * 7)]
      point.longitude += (unit - 0.5) * offset
      point.latitude += (unit - 0.5) * offset
    }
    return point
  }
}

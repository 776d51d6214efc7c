import Geography

/// Closed rings from pairs of longitude and latitude; the first position is repeated at the end.
func ring(_ pairs: [(Double, Double)]) -> Ring? {
  let positions = pairs.map { Coordinate(longitude: $0.0, latitude: $0.1) }
  return Ring(positions + positions.prefix(1))
}

/// A square of `side` degrees, its corners clockwise.
func clockwiseSquare(_ west: Double, _ south: Double, _ side: Double) -> Ring? {
  ring([
    (west, south), (west, south + side), (west + side, south + side), (west + side, south),
  ])
}

/// Three provinces: one with a hole turned the wrong way, one in two parts that needs more than
/// seven decimals, one with a speck that vanishes on the grid.
func makeCatalog() throws -> ProvinceCatalog {
  let outer = clockwiseSquare(60, 30, 3)
  let hole = clockwiseSquare(61, 31, 1)?.reversed
  let third = clockwiseSquare(65.123_456_789_012, 30.000_000_04, 1.0 / 3)
  let island = clockwiseSquare(-67, -30, 0.5)?.reversed
  let plain = clockwiseSquare(70, 30, 1)
  let speck = clockwiseSquare(72, 30, 1e-9)
  let parts = [
    (outer, [hole]), (third, []), (island, []), (plain, []), (speck, []),
  ].map { exterior, holes in
    exterior.map { Polygon(exterior: $0, holes: holes.compactMap { $0 }) }
  }
  return try ProvinceCatalog([
    Province(code: "T-C", name: "Plain", polygons: [parts[3], parts[4]].compactMap { $0 }),
    Province(code: "T-A", name: "Holed", polygons: [parts[0]].compactMap { $0 }),
    Province(code: "T-B", name: "Two \"parts\"", polygons: [parts[1], parts[2]].compactMap { $0 }),
  ])
}

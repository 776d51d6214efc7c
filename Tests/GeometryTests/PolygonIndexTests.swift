import Geography
import Geometry
import Testing

@Suite struct `Polygon index` {
  private let none = ProvinceID.noneRawValue

  private func ids(_ values: UInt16...) -> [ProvinceID] { values.map(ProvinceID.init(rawValue:)) }

  private func locate(_ points: [(Double, Double)], in units: [[Polygon]]) throws -> Coverage {
    let longitudes = points.map(\.0)
    let latitudes = points.map(\.1)
    return try PolygonIndex(units).locate(longitudes: longitudes.span, latitudes: latitudes.span)
  }

  @Test func `a point on a shared border goes to the lowest province id`() throws {
    let units = [[try polygon(box(1, 0, 2, 1))], [try polygon(box(0, 0, 1, 1))]]
    let coverage = try locate([(0.5, 0.5), (1.5, 0.5), (1, 0.5), (9, 9)], in: units)
    #expect(coverage.lowest == [1, 0, 0, none])
    #expect(coverage.ties == [.init(row: 2, provinces: ids(0, 1))])
  }

  @Test func `a vertex where four provinces meet is a tie of all four`() throws {
    let units = [
      [try polygon(box(0, 1, 1, 2))], [try polygon(box(1, 0, 2, 1))],
      [try polygon(box(1, 1, 2, 2))], [try polygon(box(0, 0, 1, 1))],
    ]
    let coverage = try locate([(1, 1), (1, 0), (0, 0), (2, 1)], in: units)
    #expect(coverage.lowest == [0, 1, 3, 1])
    #expect(
      coverage.ties == [
        .init(row: 0, provinces: ids(0, 1, 2, 3)),
        .init(row: 1, provinces: ids(1, 3)),
        .init(row: 3, provinces: ids(1, 2)),
      ])
  }

  @Test func `a hole is outside, its boundary is covered, and an enclave fills it`() throws {
    let surround = try polygon(box(0, 0, 10, 10), holes: [box(4, 4, 6, 6)])
    let points = [(5.0, 5.0), (4, 5), (4, 4), (3, 5)]
    let alone = try locate(points, in: [[surround]])
    #expect(alone.lowest == [none, 0, 0, 0])
    #expect(alone.ties.isEmpty)
    let both = try locate(points, in: [[surround], [try polygon(box(4, 4, 6, 6))]])
    #expect(both.lowest == [1, 0, 0, 0])
    #expect(both.ties.map(\.row) == [1, 2])
  }

  @Test func `every island of a province is covered and the sea between is not`() throws {
    let islands = [
      try polygon(box(-179, -1, -178, 1)),
      try polygon(box(178, -1, 179, 1), holes: [box(178.4, -0.2, 178.6, 0.2)]),
      try polygon(box(178.45, -0.1, 178.55, 0.1)),
    ]
    let points = [(-178.5, 0.0), (178.2, 0), (178.5, 0), (178.41, 0), (0, 0)]
    #expect(try locate(points, in: [islands]).lowest == [0, 0, 0, none, none])
  }

  @Test func `provinces that overlap or repeat are all reported`() throws {
    let units = [
      [try polygon(box(0, 0, 4, 4))], [try polygon(box(2, 2, 6, 6))],
      [try polygon(box(0, 0, 4, 4))],
    ]
    let index = try PolygonIndex(units)
    #expect(try index.covering(place(3, 3)) == ids(0, 1, 2))
    #expect(try index.covering(place(1, 1)) == ids(0, 2))
    #expect(try index.covering(place(4, 6)) == ids(1))
    #expect(try index.covering(place(7, 7)).isEmpty)
  }

  @Test func `the direction of rings does not matter`() throws {
    let outer = try ring(box(0, 0, 10, 10))
    let inner = try ring(box(4, 4, 6, 6))
    for exterior in [outer, outer.reversed] {
      for hole in [inner, inner.reversed] {
        let index = try PolygonIndex([[Polygon(exterior: exterior, holes: [hole])]])
        #expect(try index.covering(place(1, 1)) == ids(0))
        #expect(try index.covering(place(5, 5)).isEmpty)
      }
    }
  }

  @Test(arguments: [Double.nan, .signalingNaN, .infinity, -.infinity])
  func `a coordinate that is not finite is covered by none`(value: Double) throws {
    let world = [[try polygon(box(-180, -90, 180, 90))]]
    let coverage = try locate([(value, 0), (0, value), (value, value), (0, 0)], in: world)
    #expect(coverage.lowest == [none, none, none, 0])
    #expect(coverage.ties.isEmpty)
    #expect(try PolygonIndex(world).covering(place(value, 0)).isEmpty)
  }

  @Test(arguments: [Double.greatestFiniteMagnitude, 1e200, -1e200, .leastNonzeroMagnitude])
  func `any finite number is answered`(value: Double) throws {
    let unit = [[try polygon(box(-1, -1, 1, 1))]]
    let expected: UInt16 = abs(value) <= 1 ? 0 : none
    #expect(
      try locate([(value, 0), (0, value), (value, value)], in: unit).lowest
        == [expected, expected, expected])
  }

  @Test func `empty columns, layers and provinces are answered`() throws {
    let unit = [try polygon(box(0, 0, 1, 1))]
    #expect(try locate([], in: [unit]) == Coverage(lowest: [], ties: []))
    #expect(try locate([(0, 0)], in: []).lowest == [none])
    #expect(try locate([(0.5, 0.5), (2, 2)], in: [[], unit, []]).lowest == [1, none])
  }

  @Test(arguments: [Double.nan, .infinity])
  func `a vertex that is not finite is an error that names the unit`(value: Double) throws {
    let units = [
      [try polygon(box(0, 0, 1, 1))], [try polygon([(0, 0), (1, 0), (value, 1), (0, 1)])],
    ]
    let error = #expect(throws: GeometryError.self) { try PolygonIndex(units) }
    #expect(error == .invalidUnit(index: 1, reason: "Invalid Coordinate"))
  }

  @Test func `as many provinces as ids are told apart`() throws {
    let (columns, rows) = (257, 255)
    #expect(columns * rows == ProvinceID.capacity)
    // A grid over half the world, of which the rows between the outermost are left empty.
    var units: [[Polygon]] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let (west, south) = (Double(column) - 128, Double(row) / 4 - 32)
        let isEmpty = (2..<rows - 2).contains(row)
        units.append(isEmpty ? [] : [try polygon(box(west, south, west + 1, south + 0.25))])
      }
    }
    let index = try PolygonIndex(units)
    let last = UInt16(columns * rows - 1)
    #expect(try index.covering(place(128.5, 31.6)) == ids(last))
    #expect(try index.covering(place(129, 31.75)) == ids(last))
    #expect(try index.covering(place(-128, -32)) == ids(0))
    #expect(try index.covering(place(-127, -31.75)) == ids(0, 1, 257, 258))
    #expect(try index.covering(place(0, 0)).isEmpty)
  }

  @Test func `more provinces than ids are the caller's mistake`() async {
    await #expect(processExitsWith: .failure) {
      _ = try PolygonIndex(Array(repeating: [], count: ProvinceID.capacity + 1))
    }
  }

  @Test func `the library's version has numbers`() {
    #expect(geosVersion.hasPrefix("3."))
  }
}

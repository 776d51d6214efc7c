import Geography
import Proximity
import Readers
import TestSupport
import Testing

@Suite struct `What lies between a capital and a border` {
  @Test func `in a row of squares is the middle one, by every measure`() throws {
    let catalog = try row()
    let index = try BorderIndex([border("X", [(63, 30), (63, 31)])])
    let between = try Between(
      from: Coordinate(longitude: 60.5, latitude: 30.5), in: ProvinceID(rawValue: 0), to: "X",
      of: index, catalog: catalog)
    let middle = between.provinces[1]
    #expect(middle.geodesicShare == 1)
    #expect(middle.detour == 1)
    #expect(middle.path.role == .between)
    #expect(middle.path.isCutVertex)
    #expect(middle.path.separatesFromBorder)
    #expect(!middle.touchesBorder)
    let end = between.provinces[2]
    #expect(end.path.role == .end)
    #expect(end.touchesBorder)
    #expect(end.detour == 1)
    let off = between.provinces[3]
    #expect(off.geodesicShare == 0)
    #expect(off.path.role == .off)
    #expect(!off.path.isCutVertex)
    let detour = try #require(off.detour)
    #expect(detour > 1 && detour < 1.2)
    #expect(between.provinces[0].path.role == .start)
    #expect(between.provinces[0].detour == 1)
  }

  @Test func `has no detour where the capital lies on the border`() throws {
    let index = try BorderIndex([border("X", [(63, 30), (63, 31)])])
    let between = try Between(
      from: Coordinate(longitude: 63, latitude: 30.5), in: ProvinceID(rawValue: 2), to: "X",
      of: index, catalog: row())
    #expect(between.distanceMeters == 0)
    #expect(between.provinces[0].detour == nil)
    #expect(between.provinces[2].path.role == .startAndEnd)
  }

  @Test(arguments: ["PAK"])
  func `agrees with shapely and geographiclib on the default layer`(neighbor: String) throws {
    let catalog = try defaultCatalog()
    let index = try BorderIndex(readBorders(path: defaultBorders))
    let kabul = try #require(catalog.id(forCode: "AF-KAB"))
    let between = try Between(
      from: Coordinate(longitude: 69.17233, latitude: 34.52813), in: kabul, to: neighbor, of: index,
      catalog: catalog)
    let expected = try oracleRows(testFile("Oracle/between.csv")).filter {
      $0["neighbor"] == neighbor
    }
    try #require(expected.count == 34)
    for row in expected {
      let code = try #require(row["code"])
      let id = try #require(catalog.id(forCode: code))
      let found = between.provinces[id.index]
      let share = try #require(row["geodesic_share"].flatMap(Double.init))
      // One stretch of a kilometer more or less at each end of what a province covers.
      #expect(abs(found.geodesicShare - share) < 0.002, "\(code): \(found.geodesicShare) \(share)")
      let detour = try #require(row["detour"].flatMap(Double.init))
      #expect(abs(try #require(found.detour) - detour) < 2e-5, "\(code)")
      let length = try #require(row["border_m"].flatMap(Double.init))
      #expect(abs(found.borderLengthMeters - length) < max(1, length * 1e-5), "\(code)")
      #expect(found.path.role.rawValue == row["role"], "\(code)")
      #expect(found.path.stepsFromCapital.map { "\($0)" } == row["steps"], "\(code)")
      #expect((found.path.isCutVertex ? "yes" : "no") == row["cut_vertex"], "\(code)")
      #expect((found.path.separatesFromBorder ? "yes" : "no") == row["separates"], "\(code)")
    }
  }

  @Test func `takes the most populous settlement for the capital, else a point inside`() throws {
    let catalog = try row()
    let id = ProvinceID(rawValue: 0)
    let spot = Coordinate(longitude: 60.1, latitude: 30.1)
    func place(_ id: String, _ population: Int?, _ point: Coordinate?) -> GazetteerPlace {
      GazetteerPlace(
        id: id, name: id, provinceCode: "AF-A", coordinate: point, population: population)
    }
    let seat = try CapitalPoint(
      of: id, in: catalog,
      gazetteer: [
        place("b", 10, Coordinate(longitude: 60.2, latitude: 30.2)), place("a", 10, spot),
        place("c", 900, nil), place("d", nil, spot),
      ])
    #expect(seat.origin == .settlement(name: "a"))
    #expect(seat.coordinate == spot)
    let point = try CapitalPoint(of: id, in: catalog, gazetteer: [place("c", 900, nil)])
    #expect(point.origin == .innerPoint)
    #expect((60...61).contains(point.coordinate.longitude))
    #expect((30...31).contains(point.coordinate.latitude))
  }
}

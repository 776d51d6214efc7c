import Geography
import Proximity
import Testing

@Suite struct `Borders between the countries of a layer` {
  @Test func `are the edges that provinces of two countries share`() throws {
    let catalog = try ProvinceCatalog([
      province("AF-A", west: 0, south: 0), province("AF-B", west: 0, south: 1),
      province("PK-A", west: 1, south: 0), province("PK-B", west: 1, south: 1),
    ])
    let borders = bordersBetweenCountries(in: catalog)
    #expect(borders.map(\.neighbor) == ["AF", "PK"])
    let line = try #require(borders[1].lines.first)
    #expect(borders[1].lines.count == 1)
    #expect(line.coordinates.map(\.longitude) == [1, 1, 1])
    #expect(line.coordinates.map(\.latitude) == [0, 1, 2])
  }

  @Test func `have one for every pair where more than two countries meet`() throws {
    let catalog = try ProvinceCatalog([
      province("AF-A", west: 0, south: 0), province("IR-A", west: -1, south: 0),
      province("PK-A", west: 1, south: 0),
    ])
    let borders = bordersBetweenCountries(in: catalog)
    #expect(borders.map(\.neighbor) == ["AF", "IR", "PK", "AF-IR", "AF-PK"])
    #expect(borders[0].lines.count == 2)
  }

  @Test(arguments: [["AF-A", "AF-B"], ["A1", "B1"], ["AF-A", "PK1"], ["AF-A", "pk-b"]])
  func `are none where the codes name no two countries`(codes: [String]) throws {
    let catalog = try ProvinceCatalog(
      codes.enumerated().map { province($1, west: Double($0), south: 0) })
    #expect(bordersBetweenCountries(in: catalog) == [])
  }
}

import Geography
import Proximity
import Readers
import Testing

@Suite struct `Provinces along a border` {
  @Test func `run along it by the edges that they share`() throws {
    let line = border("X", [(63, 30), (63, 31), (62, 31)])
    let contacts = try BorderContacts(row(), with: line)
    #expect(contacts.areShared)
    #expect(contacts.touching.map(\.rawValue) == [2])
    #expect(abs(contacts.lengthsMeters[2] - line.lengthMeters) < 1e-6)
  }

  @Test func `run along one drawn by another hand by the nearest boundary`() throws {
    // 0.01 degrees, about a kilometer, east of the layer; and far north of it.
    let line = border("X", [(63.01, 30), (63.01, 31), (63.01, 33)])
    let contacts = try BorderContacts(row(), with: line)
    #expect(!contacts.areShared)
    #expect(contacts.touching.map(\.rawValue) == [2])
    let degree = border("X", [(63.01, 30), (63.01, 31)]).lengthMeters
    #expect(abs(contacts.lengthsMeters[2] - degree) < 6_000)
  }

  @Test func `of the default layer make up the default borders`() throws {
    let catalog = try defaultCatalog()
    for line in try readBorders(path: defaultBorders) {
      let contacts = try BorderContacts(catalog, with: line)
      #expect(contacts.areShared)
      #expect(abs(contacts.lengthsMeters.reduce(0, +) - line.lengthMeters) < 1e-3)
    }
  }

  @Test func `have the areas of the ellipsoid`() throws {
    // A degree square at the equator by geographiclib's planimeter is 12,308.78 km².
    let catalog = try ProvinceCatalog([province("AF-A", west: 0, south: 0)])
    let area = areaSquareMeters(of: catalog.provinces[0])
    #expect(abs(area - 12_308.78e6) < 1e6)
  }
}

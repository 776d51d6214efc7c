import Geocoding
import Geography
import Testing

struct GazetteerCheckTests {
  @Test func `rows that do not fit the layer are listed`() throws {
    let names = try BundledNames.shared.get()
    let layer = try ProvinceLayer(names.catalog)
    func place(_ id: String, _ code: String, _ longitude: Double, _ latitude: Double)
      -> GazetteerPlace
    {
      GazetteerPlace(
        id: id, name: id, provinceCode: code,
        coordinate: Coordinate(longitude: longitude, latitude: latitude))
    }
    let found = try disagreements(
      of: [
        place("right", "AF-KAB", 69.17, 34.53), place("wrong", "AF-NAN", 69.17, 34.53),
        place("far", "AF-NAN", 0, 0), place("foreign", "ZZ-1", 69.17, 34.53),
        GazetteerPlace(id: "nowhere", name: "nowhere", provinceCode: "AF-NAN"),
      ], in: layer)
    #expect(found.map(\.id) == ["wrong", "far", "foreign"])
    let kabul = try #require(names.catalog.id(forCode: "AF-KAB"))
    #expect(found.map(\.problem) == [.elsewhere(kabul), .outside, .unknownProvince])
  }

  @Test func `of the bundled places two lie just outside`() throws {
    let names = try BundledNames.shared.get()
    let found = try disagreements(of: names.places, in: try ProvinceLayer(names.catalog))
    #expect(found.map(\.id) == ["geonames:1131591", "geonames:1145417"])
  }
}

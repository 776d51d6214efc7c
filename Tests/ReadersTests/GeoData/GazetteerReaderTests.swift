import Foundation
import Geography
import Readers
import Testing

struct GazetteerReaderTests {
  /// Writes a table to a file of its own and reads it.
  private func read<T>(
    _ text: String, _ body: (String) throws -> T
  ) throws -> T {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path(percentEncoded: false))
  }

  @Test func `a full row is read`() throws {
    let places = try read(
      """
      id,name,kind,province,parent,lon,lat,population,alternates
      a,Åby,district,XX-1,,,,,
      b,Bee,,XX-2,a,12.5,-3,40,Bé| Bie |
      """
    ) { try readGazetteer(path: $0) }
    #expect(places.map(\.kind) == [.district, .settlement])
    #expect(places[0].coordinate == nil && places[0].alternates.isEmpty && places[0].parent == nil)
    #expect(places[1].coordinate == Coordinate(longitude: 12.5, latitude: -3))
    #expect(places[1].population == 40 && places[1].parent == "a")
    #expect(places[1].alternates == ["Bé", "Bie"])
  }

  @Test func `id, name and province are enough, in any order`() throws {
    let places = try read("province,extra,name,id\nXX-1,z,Bee,1\n") { try readGazetteer(path: $0) }
    #expect(places == [GazetteerPlace(id: "1", name: "Bee", provinceCode: "XX-1")])
  }

  @Test(arguments: [
    ("id,name\n1,Bee\n", 1), ("id,name,province\n", nil), ("id,name,province\n1,,XX-1\n", 2),
    ("id,name,province\n1,A,XX-1\n1,B,XX-1\n", 3), ("id,name,province,kind\n1,A,XX-1,planet\n", 2),
    ("id,name,province,lon,lat\n1,A,XX-1,12,\n", 2),
    ("id,name,province,lon,lat\n1,A,XX-1,181,0\n", 2),
    ("id,name,province,lon,lat\n1,A,XX-1,x,0\n", 2),
    ("id,name,province,population\n1,A,XX-1,-4\n", 2),
    ("id,name,province,population\n1,A,XX-1,1e300\n", 2), ("id,name,province\n1,A\n", 2),
  ])
  func `a table that is not right names the line`(_ text: String, _ line: Int?) throws {
    let error = #expect(throws: ReadingError.self) {
      try read(text) { try readGazetteer(path: $0) }
    }
    guard case .badData(let position, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(position.line == line)
  }

  @Test func `aliases and country names are read`() throws {
    let aliases = try read("iso_3166_2,name,alias\nXX-1,A,\"A, B\"\n") {
      try readProvinceAliases(path: $0)
    }
    #expect(aliases == [ProvinceAlias(provinceCode: "XX-1", alias: "A, B")])
    let names = try read("iso_3166_1,kind,name\nXX,place,Port\n") { try readCountryNames(path: $0) }
    #expect(names == [CountryName(alpha2: "XX", name: "Port", kind: .place)])
    #expect(throws: ReadingError.self) {
      try read("iso_3166_1,kind,name\nXX,sea,Port\n") { try readCountryNames(path: $0) }
    }
  }
}

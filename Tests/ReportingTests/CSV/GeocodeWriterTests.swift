import Engine
import Reporting
import TestSupport
import Testing

@Suite struct GeocodeWriterTests {
  @Test func `rows keep their columns and gain those added`() throws {
    let writer = GeocodeWriter(
      header: ["id", "name, place", "lon"], catalog: try makeCatalog())
    var bytes = Array(writer.headerLine.utf8)
    let rows = [
      ["1", "=cmd", "-5.3"], ["2", "line\nbreak", "+x"], ["3"], ["4", "a", "1", "surplus"],
      ["5", "\"q\"", ""], ["6", "-", ""], ["7", "@x", ""], ["8", "", ""],
    ]
    for placed in makePlacedRows(rows) { writer.append(placed, to: &bytes) }
    expectGolden(String(decoding: bytes, as: UTF8.self), named: "geocode.csv")
  }

  @Test func `raw cells stay as they are`() throws {
    let writer = GeocodeWriter(header: ["=a"], catalog: try makeCatalog(), rawCells: true)
    #expect(writer.headerLine.hasPrefix("=a,"))
    var bytes: [UInt8] = []
    writer.append(makePlacedRows(Array(repeating: ["=cmd"], count: 8))[0], to: &bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("=cmd,T-A,Holed,coordinates,located,,exact,T-A,,,\n=cmd,,,"))
  }

  @Test func `taken names give all added columns the same suffix`() throws {
    let header = ["geotally_status", "geotally_method_2"]
    let writer = GeocodeWriter(header: header, catalog: try makeCatalog())
    #expect(
      writer.header == header + [
        "geotally_province_3", "geotally_province_name_3", "geotally_method_3",
        "geotally_status_3", "geotally_conflict_3", "geotally_precision_3", "geotally_support_3",
        "geotally_outside_m_3", "geotally_score_3", "geotally_reason_3",
      ])
  }
}

import Incidents
import Testing

@testable import Readers

@Suite struct `The hashes of notes` {
  private func hashes(_ text: String) throws -> [UInt64] {
    try table(text).batches.flatMap(\.noteHashes)
  }

  @Test func `are the same for the same text, however it is quoted or broken`() throws {
    let plain = try hashes("date,lat,lon,notes\n2017-01-01,34,69,a raid\n2017-01-01,34,69,\n")
    let quoted = try hashes(
      "date,lat,lon,notes\r\n2017-01-01,34,69,\"a raid\"\r\n2017-01-01,34,69,\"\"\r\n")
    #expect(plain == quoted)
    #expect(plain[0] != 0)
    #expect(plain[1] == 0)
  }

  @Test func `differ for other texts and take doubled quotes for one`() throws {
    let texts = ["\"say \"\"so\"\"\"", "say so", "say so.", "Say so"]
    let rows = texts.map { "2017-01-01,34,69,\($0)\n" }.joined()
    let all = try hashes("date,lat,lon,notes\n" + rows)
    #expect(Set(all).count == 4)
    let json = """
      {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Point",
      "coordinates": [69, 34]}, "properties": {"date": "2017-01-01", "notes": "say \\"so\\""}}]}
      """
    #expect(try hashes(json) == [all[0]])
  }
}

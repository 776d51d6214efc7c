import Foundation
import TestSupport
import Testing

@Suite struct ValidateTests {
  @Test func `rejected rows are told once, in the findings`() throws {
    let geotally = try geotally(with: fixture("messy.csv"))
    let run = try geotally("validate", "messy.csv", "--rejects", "rejects.csv")
    #expect(run.code == 1)
    #expect(run.errors.isEmpty)
    #expect(run.text.contains("row 5: date '2017-02-30':"))
    #expect(csvRecords(try geotally.folder.text("rejects.csv")).count == 3)
  }

  @Test func `a table and a broken layer are both looked at`() throws {
    let geotally = try geotally(with: fixture("messy.csv"), fixture("open-ring.geojson"))
    let run = try geotally("validate", "messy.csv", "--boundaries", "open-ring.geojson")
    #expect(run.code == 1)
    #expect(run.text.contains("open-ring.geojson: boundaries"))
    #expect(run.text.contains("messy.csv: CSV"))
  }

  @Test(arguments: [
    "--pool", "--checksum=none", "--on-invalid=fail", "--raw-cells", "--color=never",
    "--prefer=name", "--area-radius=1", "--text=notes",
    "--assume-precision=exact", "--boundary-accuracy=1", "--gazetteer=x.csv", "--kind=bombing",
  ])
  func `a flag that would do nothing is none`(_ flag: String) throws {
    let geotally = try geotally(with: fixture("messy.csv"))
    let run = try geotally("validate", "messy.csv", flag)
    #expect(run.code == 64)
    let name = flag.prefix { $0 != "=" }
    #expect(run.firstError.hasPrefix("error: unknown option '\(name)"), "\(run.errors)")
  }

  @Test(arguments: ["--pool", "--checksum=none", "--color=never", "--boundary-accuracy=1"])
  func `a flag that would do nothing for geocode is none`(_ flag: String) throws {
    let geotally = try geotally(with: fixture("messy.csv"))
    #expect(try geotally("geocode", "messy.csv", flag).code == 64)
  }
}

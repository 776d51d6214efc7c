import Foundation
import TestSupport
import Testing

/// The same bytes on every machine: threads, time zones and locales change nothing.
@Suite struct ReproducibilityTests {
  static let commands: [[String]] =
    ["text", "md", "json", "csv"].map { ["report"] + GoldenTests.strikes + ["--format", $0] }
    + [["geocode", "synthetic-acled-words.csv"], ["validate", "synthetic-acled-words.csv"]]
    + ["provinces", "incidents", "boundaries", "borders"].map {
      ["export", "synthetic-acled-iso.csv", "--layer", $0]
    }

  static let places = [
    ["TZ": "UTC", "LANG": "C"], ["TZ": "Asia/Kabul", "LANG": "fa_AF.UTF-8"],
    ["TZ": "America/St_Johns", "LANG": "tr_TR.UTF-8"], ["TZ": "Asia/Kabul", "LANG": "de_DE.UTF-8"],
  ]

  @Test(arguments: commands)
  func `time zones, locales and threads change no byte`(_ arguments: [String]) throws {
    var outputs: Set<Data> = []
    for (place, threads) in zip(Self.places, [1, 2, 7, 3]) {
      var geotally = try geotally(
        with: fixture("synthetic-acled-iso.csv"), fixture("synthetic-acled-words.csv"))
      geotally.environment.merge(place) { _, new in new }
      geotally.environment["LC_ALL"] = place["LANG"]
      // validate has one thread and no flag for more.
      let flag = arguments.first == "validate" ? [] : ["--threads", "\(threads)"]
      let run = try geotally(arguments + flag)
      #expect(run.code == 0)
      outputs.insert(run.output)
    }
    #expect(outputs.count == 1)
  }

  @Test(arguments: [1 as UInt64])
  func `threads share the rows of many chunks and change no byte`(_ seed: UInt64) throws {
    let geotally = try geotally()
    // More than one chunk of 65,536 rows.
    try geotally.folder.write(randomTable(rows: 66_000, seed: seed), to: "many.csv")
    var outputs: Set<Data> = []
    for threads in [1, 2, 7] {
      let run = try geotally(
        "report", "many.csv", "--format", "json", "--threads", "\(threads)", "--focus", "AF-KAB")
      #expect(run.code == 0)
      outputs.insert(run.output)
      expectClosed(try JSON(run.output)["ledger"])
    }
    #expect(outputs.count == 1)
  }

  @Test(arguments: [3 as UInt64])
  func `levels of vector instructions and threads change no byte`(_ seed: UInt64) throws {
    var geotally = try geotally()
    // Several segments of the reader.
    try geotally.folder.write(randomTable(rows: 40_000, seed: seed), to: "many.csv")
    var outputs: Set<Data> = []
    for (index, level) in ["portable", "avx2", "avx512", "unheard-of"].enumerated() {
      geotally.environment["GEOTALLY_SIMD"] = level
      for threads in [1 + index, 8 - index] {
        let run = try geotally(
          "report", "many.csv", "--from", "2017-03", "--format", "json", "--threads",
          "\(threads)")
        #expect(run.code == 0)
        outputs.insert(run.output)
      }
    }
    #expect(outputs.count == 1)
  }

  @Test(arguments: [2 as UInt64])
  func `threads share many inputs and change no byte`(_ seed: UInt64) throws {
    let geotally = try geotally()
    let names = (1...9).map { "part-\($0).csv" }
    for (index, name) in names.enumerated() {
      let rows = index == 4 ? 0 : 40
      try geotally.folder.write(randomTable(rows: rows, seed: seed &+ UInt64(index)), to: name)
    }
    for command in [["report", "--format", "json"], ["export", "--layer", "incidents"]] {
      let outputs = try [1, 2, 7].map { threads in
        try geotally(command + names + ["--pool", "--threads", "\(threads)"]).output
      }
      #expect(Set(outputs).count == 1)
      #expect(outputs[0].count > 1000)
    }
  }

  /// Rows in and around Afghanistan, some without a place, some that cannot be read.
  private func randomTable(rows: Int, seed: UInt64) -> String {
    var generator = SplitMix64(seed: seed)
    var text = "id,date,lat,lon,best\n"
    for row in 0..<rows {
      let latitude = Double(Int.random(in: 28_000...40_000, using: &generator)) / 1000
      let longitude = Double(Int.random(in: 59_000...76_000, using: &generator)) / 1000
      let month = 1 + row % 12
      let day = month < 10 ? "2017-0\(month)-15" : "2017-\(month)-15"
      let place = row % 97 == 0 ? "," : "\(latitude),\(longitude)"
      text += "\(row % 60_000),\(row % 101 == 0 ? "never" : day),\(place),\(row % 7)\n"
    }
    return text
  }
}

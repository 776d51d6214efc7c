import Foundation
import Incidents
import Testing

@testable import Readers

@Suite struct `Vocabularies` {
  @Test func `of actors carry countries and days`() throws {
    let text = """
      group,alias,country,country_code,valid_from,valid_to
      iskp,ISKP,,,,
      iskp,Islamic State,Afghanistan,AF,,
      gov,Government of Afghanistan,,,,2021-08-14
      """
    try withFile(Array(text.utf8)) { path throws in
      let expected = ActorAliases([
        .init(group: "iskp", alias: "ISKP"),
        .init(group: "iskp", alias: "Islamic State", country: ("Afghanistan", "AF")),
        .init(
          group: "gov", alias: "Government of Afghanistan",
          validTo: Day(year: 2021, month: 8, day: 14)),
      ])
      #expect(try readActorAliases(path: path) == expected)
    }
  }

  @Test(arguments: [
    ("group,alias,country,country_code,valid_from\n", "there is no column 'valid_to'"),
    (
      "group,alias,country,country_code,valid_from,valid_to\n,x,,,,\n", ":2: error: the group is ''"
    ),
    (
      "group,alias,country,country_code,valid_from,valid_to\ng,x,A,,,\n",
      "a country's name and its code"
    ),
    (
      "group,alias,country,country_code,valid_from,valid_to\ng,x,,,2021-02-30,\n",
      "the valid_from is '2021-02-30'"
    ),
    (
      "group,alias,country,country_code,valid_from,valid_to\ng,x\n",
      "the row has 2 fields, expected 6"
    ),
  ])
  func `of actors with mistakes are refused`(text: String, message: String) throws {
    try withFile(Array(text.utf8)) { path throws in
      let error = #expect(throws: ReadingError.self) { try readActorAliases(path: path) }
      #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }
  }

  @Test func `of kinds are read, and mistakes named`() throws {
    let text = """
      source,event_type,sub_event_type,kind
      acled,Battles,,armed-clash
      acled,Remote violence,,airstrike | shelling

      """
    try withFile(Array(text.utf8)) { path throws in
      let kinds = try readKindVocabulary(path: path)
      #expect(kinds.kind(source: "acled", eventType: "battles", subEventType: nil) == .armedClash)
      let several = kinds.entry(source: "acled", eventType: "Remote violence", subEventType: nil)
      #expect(several?.kinds == [.airstrike, .shelling])
    }
    for bad in [
      "acled,Battles,,clash", "acled,Battles,,armed-clash|clash", "acled,Battles,,",
      "acled,,,armed-clash", ",Battles,,armed-clash",
    ] {
      try withFile(Array("source,event_type,sub_event_type,kind\n\(bad)\n".utf8)) { path throws in
        #expect(throws: ReadingError.self) { try readKindVocabulary(path: path) }
      }
    }
  }

  @Test(
    .enabled(
      if: (try? GeoDataLocator(environment: [:]).folder()) != nil, "there is no GeoData folder"))
  func `that come with the program are sound`() throws {
    let folder = try GeoDataLocator(environment: [:]).folder()
    let kinds = try readKindVocabulary(path: folder + "/vocabulary/incident_kinds.csv")
    #expect(
      kinds.kind(
        source: "acled", eventType: "Explosions/Remote violence", subEventType: "Air/drone strike")
        == .airstrike)
    #expect(
      try readActorAliases(path: folder + "/vocabulary/actor_aliases.csv") != ActorAliases([]))
    #expect(
      try readBoundaries(path: folder + "/boundaries/afg-provinces.geojson").provinces.count == 34)
    #expect(try readBorders(path: folder + "/borders/afg-borders.geojson").count == 6)
    var options = ReadingOptions()
    options.kinds = kinds
    let read = try table(path: folder + "/incidents/documented_incidents.csv", options: options)
    #expect(read.incidentCount == 31 && read.rejects == [])
  }
}

@Suite struct `Geographic data` {
  private func withTree(_ body: (_ root: String) throws -> Void) throws {
    let root = FileManager.default.temporaryDirectory
      .appending(path: "geotally-\(UInt64.random(in: 0 ... .max))")
    for folder in [
      "GeoData/boundaries", "usr/share/geotally/boundaries", "usr/bin", ".build/debug",
    ] {
      try FileManager.default.createDirectory(
        at: root.appending(path: folder), withIntermediateDirectories: true)
    }
    try Data().write(to: root.appending(path: "Package.swift"))
    defer { try? FileManager.default.removeItem(at: root) }
    try body(root.path())
  }

  @Test func `are found by flag, variable, prefix and source tree, in this order`() throws {
    try withTree { root throws in
      let variable = ["GEOTALLY_DATA": root + "/GeoData"]
      let built = root + "/.build/debug/geotally"
      #expect(
        try GeoDataLocator(
          explicit: root + "/usr/share/geotally", environment: variable, executable: built
        ).folder() == root + "/usr/share/geotally")
      #expect(
        try GeoDataLocator(environment: variable, executable: "").folder() == root + "/GeoData")
      #expect(
        try GeoDataLocator(environment: [:], executable: root + "/usr/bin/geotally").folder()
          == root + "/usr/share/geotally")
      #expect(
        try GeoDataLocator(environment: [:], executable: built).folder() == root + "/GeoData")
    }
  }

  @Test func `that are missing are said with the places`() throws {
    try withTree { root throws in
      #expect(throws: ReadingError.noGeoData(lookedIn: [root + "/none"])) {
        try GeoDataLocator(explicit: root + "/none", environment: [:], executable: "").folder()
      }
      #expect(throws: ReadingError.noGeoData(lookedIn: [root + "/none"])) {
        try GeoDataLocator(environment: ["GEOTALLY_DATA": root + "/none"], executable: "").folder()
      }
      let error = #expect(throws: ReadingError.self) {
        try GeoDataLocator(environment: [:], executable: "/opt/x/bin/geotally").folder()
      }
      #expect(error?.category == .noInput)
      #expect(error?.description.contains("looked in /opt/x/share/geotally") == true)
    }
  }
}

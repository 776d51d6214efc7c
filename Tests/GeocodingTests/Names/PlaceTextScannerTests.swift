import Foundation
import Geocoding
import Geography
import TestSupport
import Testing

struct PlaceTextScannerTests {
  private let names: BundledNames
  private let scanner: PlaceTextScanner

  init() throws {
    names = try BundledNames.shared.get()
    scanner = PlaceTextScanner(names.matcher)
  }

  /// The codes without their country, in order.
  private func provinces(_ text: String) -> String {
    scanner.provinces(in: text).map { String(names.catalog[$0].code.dropFirst(3)) }
      .joined(separator: " ")
  }

  @Test(arguments: [
    ("Nangarhar, Laghman, Khost and Kunduz provinces.", "KDZ KHO LAG NAN"),
    (
      "Ningarhar, Konar, Urozgan, Wardag, Zabol, Sar-e Pol and Daikundi",
      "DAY KNR NAN SAR URU WAR ZAB"
    ),
    ("between Nangarhar and Kunar", "KNR NAN"), ("Badghis- Herat highway", "BDG HER"),
    ("nangarhar and kunar provinces", "KNR NAN"), ("Nangarhar's Khogyani", "NAN"),
    ("در ولایت ننگرهار، کنر و هلمند", "HEL KNR NAN"), ("Nangahar province", "NAN"),
  ])
  func `provinces are found in lists and sentences`(_ text: String, _ expected: String) {
    #expect(provinces(text) == expected)
  }

  @Test(arguments: [
    "Kuz Kunar district", "Khost wa Fereng", "Kandahari fighters", "General Wardak",
    "Abdul Rahim Wardak", "Helmand River", "the Kabul administration", "a Kabul-based analyst",
    "Herat city", "Farah district", "Mazar-i-Sharif", "Heart of Asia", "Maiden speech",
    "Afghanistan", "", "Balkhab",
  ])
  func `other things of that name are no provinces`(_ text: String) {
    #expect(provinces(text) == "")
  }

  @Test(arguments: [
    "KABUL, Afghanistan (AP) – A bomb in Logar", "KABUL (Reuters) - A bomb in Logar",
    "KABUL, Jan. 3 (Xinhua) -- A bomb in Logar", "KABUL: A bomb in Logar",
    "Kabul, 3 November 2018 – A bomb in Logar", "in Logar.\nKABUL (AFP) - no claim",
    "JALALABAD, Nov 3 (Pajhwok): A bomb in Logar",
  ])
  func `a dateline is where a report was filed`(_ text: String) {
    #expect(provinces(text) == "LOG")
    #expect(scanner.mentions(in: text).contains { $0.use == .dateline })
  }

  @Test(arguments: ["Kabul - Kandahar highway", "KABUL - KANDAHAR HIGHWAY", "Kabul and Kandahar"])
  func `names at the beginning are not always a dateline`(_ text: String) {
    #expect(provinces(text) == "KAB KAN")
  }

  @Test func `mentions say where they stand and of what kind they are`() {
    let text = "in Nūristān and Achin district"
    let mentions = scanner.mentions(in: text)
    let bytes = Array(text.utf8)
    #expect(
      mentions.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["Nūristān", "Achin"])
    #expect(mentions.map(\.kind) == [.province, .district])
  }

  @Test(arguments: [",", "(", "KABUL (", "KABUL\n", "Kabul - ", "a", "کابل ", "𝐊", "Kuz "])
  func `a megabyte of one thing is read`(_ piece: String) {
    let text = String(repeating: piece, count: 200_000 / piece.utf8.count)
    #expect(scanner.provinces(in: text).count <= 1)
  }

  /// Rows of a real sample by id, with the provinces that a reader of their text finds in it.
  private static let realRows: [(id: String, provinces: String)] = [
    ("401115", "BAL BDG BDS BGL FYB GHA GHO JOW KDZ KHO LAG LOG NAN PKA SAM ZAB"),
    ("212545", "BGL FRA FYB HEL HER JOW KAN KDZ KNR LAG NAN PIA TAK"),
    ("281347", "BDG BDS DAY FRA FYB HEL KAN KAP KNR NAN PKA URU"),
    ("225681", "BAL BDG BDS BGL FYB HEL JOW KAN KDZ LAG LOG PIA PKA SAR URU WAR"),
    ("386422", "BAL HEL KAN KDZ KHO NAN WAR ZAB"),
    ("228155", "BDG BDS BGL GHA HEL JOW KAN KNR PIA SAR WAR ZAB"),
    ("80090", "BDG HER"), ("447368", "PAN"), ("205370", ""), ("167685", "GHA HEL KAN"),
  ]

  @Test(
    .enabled(
      if: sharedData("ucdp_ged_sample_afg_49cols.csv") != nil, "the shared data is not there"))
  func `the provinces in the texts of real rows are those that a reader finds`() throws {
    let file = try #require(sharedData("ucdp_ged_sample_afg_49cols.csv"))
    let lines = try String(contentsOf: file, encoding: .utf8)
    for row in Self.realRows {
      // The text is the quoted or plain field after the coordinates' name; the row begins with id.
      let start = try #require(lines.range(of: "\n\(row.id),"), "\(row.id)")
      let record = csvFields(lines[start.upperBound...], limit: 26)
      #expect(provinces(record[25]) == row.provinces, "\(row.id)")
    }
  }
}

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
    "KABUL, Afghanistan (Jan. 25, 2013)\nA bomb in Logar",
    "KABUL, Afghanistan (Jan. 25, 2013) A bomb in Logar",
    "Kabul – 25 January 2013 – A bomb in Logar", "25 January 2013, Kabul – A bomb in Logar",
    "(Kabul, January 25, 2013) – A bomb in Logar",
    "FORWARD OPERATING BASE BOSTICK, Kunar province, Afghanistan (Aug. 2, 2010) – A bomb in Logar",
    "By a reporter. KABUL, Afghanistan (AFP) — A bomb in Logar",
    "کابل (پژواک، ۵ دلو ۹۱): بمبی در لوگر", "کابل – ۵ جنوری: بمبی در لوگر",
    "کابل/ ۵ دلو/ بمبی در لوگر", "کابل باختر/ ۲۲ جدی: بمبی در لوگر",
    "کابل، ۵ دلو ۱۳۹۱ – بمبی در لوگر",
  ])
  func `a dateline is where a report was filed`(_ text: String) {
    #expect(provinces(text) == "LOG")
    #expect(scanner.mentions(in: text).contains { $0.use == .dateline })
  }

  @Test(arguments: ["Kabul - Kandahar highway", "KABUL - KANDAHAR HIGHWAY", "Kabul and Kandahar"])
  func `names at the beginning are not always a dateline`(_ text: String) {
    #expect(provinces(text) == "KAB KAN")
  }

  /// The codes of `reading` without their country.
  private func scenes(_ text: String) -> String {
    scanner.reading(of: text).provinces.map { String(names.catalog[$0].code.dropFirst(3)) }
      .joined(separator: " ")
  }

  @Test(arguments: [
    ("The governor of Helmand province said in Kabul that two men died.", "HEL"),
    ("In Helmand province, two died; in Khost province, none. Officials are in Kabul.", "HEL KHO"),
    ("Khost province, then Helmand province, and Khost province again. Later Kabul.", "HEL KHO"),
    ("in Helmand, Kandahar and Zabul provinces", "HEL KAN ZAB"),
    ("the provinces of Khost, Paktiya and Paktika were named first", "KHO PIA PKA"),
    ("در ولایات کنر، ننگرهار و لغمان جنگ شد و مردم زیادی بی‌جا شدند", "KNR LAG NAN"),
    ("A raid in Sangin district, Helmand. Another in Khost province.", "HEL KHO"),
    ("A raid in Nangarhar's Achin district. Another in Khost province.", "KHO NAN"),
    ("A raid in Khost province. In Kandahar City, police found a bomb.", "KAN KHO"),
  ])
  func `what is called a province decides, and all of it`(_ text: String, _ expected: String) {
    #expect(scenes(text) == expected)
  }

  @Test(arguments: [
    ("Gunmen fired at a car in Zharay district, a man in Kabul told the radio station.", "KAN"),
    ("A bomb in Kandahar killed five people and a raid in Lashkar Gah killed three.", "HEL KAN"),
    ("Officials in Kabul said that a bomb had exploded near a school in Logar.", "LOG"),
    ("Officials in Logar said that a bomb had exploded near a school there.", "LOG"),
    ("Four guards died in Puli Alam, Logar, an hour from Kabul city by car.", "LOG"),
    ("Men stopped a bus on the Kabul-Kandahar highway in Ghazni and took six.", "GHA"),
    ("Men stopped a bus on the Kabul-Kandahar highway and took six men away.", "KAB KAN"),
    ("Men stopped a bus on the Jalalabad road and took six men away.", ""),
    ("کابل ــ پولیس هلمند گفت که در لشکرگاه یک بم منفجر شد", "HEL"),
    ("Kandahar: men stopped a bus and took six men away with them.", "KAN"),
  ])
  func `else districts and cities, else bare names, else speakers, roads and headings`(
    _ text: String, _ expected: String
  ) {
    #expect(scenes(text) == expected)
  }

  @Test(arguments: [
    "Task Force Helmand handed over its flag on Tuesday at noon.",
    "The Zabul PRT was closed on Tuesday and its soldiers left.",
    "The Kabul government spoke of a success in the whole country.",
    "حکومت کابل از موفقیت در تمام کشور خبر داد و دیگر هیچ نگفت",
    "Police in Quetta, Pakistan, arrested four men on Friday evening.",
    "KABUL, Afghanistan (Jan. 2, 2013)\nA service member died in eastern Afghanistan.",
  ])
  func `a text of nothing but datelines, units and governments has no scene`(_ text: String) {
    #expect(scenes(text) == "")
  }

  @Test(arguments: [
    ("Khogyani district, Nangarhar province", "NAN"),
    ("A raid in Khogyani district, it was said. It is in eastern Nangarhar.", "NAN"),
    ("A raid in Nawa district, Helmand province, and nothing beside that.", "HEL"),
    ("A raid in Sabari and Bak districts, Khost province, and nothing beside.", "KHO"),
  ])
  func `a district lies in the province beside it`(_ text: String, _ expected: String) {
    #expect(scenes(text) == expected)
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

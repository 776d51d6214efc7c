import Foundation
import Geocoding
import Geography
import Testing

struct SpellingTests {
  /// Provinces and their capitals in Dari and Pashto.
  private static let inArabicScript: [(code: String, names: String)] = [
    ("BAL", "بلخ,مزار شریف,مزارشریف,مزار شريف"),
    ("BAM", "بامیان,باميان"),
    ("BDG", "بادغیس,قلعه نو,قلعه‌نو,قلعۀ نو,بادغيس"),
    ("BDS", "بدخشان"),
    ("BGL", "بغلان,پل خمری,پلخمری,پل‌خمری"),
    ("DAY", "دایکندی,دایکنډی,دای کندی,نیلی"),
    ("FRA", "فراه"),
    ("FYB", "فاریاب,میمنه,فارياب"),
    ("GHA", "غزنی,غزني"),
    ("GHO", "غور,چغچران,فیروزکوه"),
    ("HEL", "هلمند,هیلمند,لشکرگاه,لښکرګاه,لشکر گاه"),
    ("HER", "هرات"),
    ("JOW", "جوزجان,شبرغان,شبرغان"),
    ("KAB", "کابل,كابل"),
    ("KAN", "قندهار,کندهار,كندهار"),
    ("KAP", "کاپیسا,محمود راقی,کاپيسا"),
    ("KHO", "خوست"),
    ("KNR", "کنر,کونړ,کنړ,کونر,د کونړ ولایت,اسعدآباد,اسعد آباد,اسدآباد,کنرها"),
    ("KDZ", "کندز,قندز,قندوز,کندوز,كندز,ولایت کندز,د کندز ولایت,کندوز ولایت"),
    ("LAG", "لغمان,مهترلام,مهتر لام,مهترلم"),
    ("LOG", "لوگر,لوګر,پل علم,پل‌علم"),
    ("NAN", "ننگرهار,ننګرهار,جلال آباد,جلال‌آباد,جلال اباد"),
    ("NIM", "نیمروز,زرنج,نيمروز"),
    ("NUR", "نورستان,پارون"),
    ("PAN", "پنجشیر,پنجشېر,پنجشير"),
    ("PAR", "پروان,چاریکار,چاريکار"),
    ("PIA", "پکتیا,پکتيا,گردیز,ګردېز"),
    ("PKA", "پکتیکا,پکتيکا,شرن,شرنه"),
    ("SAM", "سمنگان,سمنګان,ایبک"),
    ("SAR", "سرپل,سر پل,سرِپل"),
    ("TAK", "تخار,تالقان"),
    ("URU", "ارزگان,اروزگان,ارزګان,اورزگان,روزگان,ترینکوت,ترین کوت"),
    (
      "WAR",
      "وردک,میدان وردک,ولایت میدان وردک,میدان شهر,د میدان وردګو ولایت,میدان‌وردک,وردګ,د وردګو ولایت,میدان ښار"
    ),
    ("ZAB", "زابل,قلات"),
  ]

  @Test(arguments: inArabicScript)
  func `provinces and capitals are known in Dari and Pashto`(
    _ code: String, _ spellings: String
  ) throws {
    let names = try BundledNames.shared.get()
    for name in spellings.split(separator: ",") {
      #expect(names.outcome(String(name)) == "AF-\(code)", "\(name)")
    }
  }

  @Test(arguments: inArabicScript)
  func `provinces are read in texts in Dari and Pashto`(
    _ code: String, _ spellings: String
  ) throws {
    let names = try BundledNames.shared.get()
    let scanner = PlaceTextScanner(names.matcher)
    let name = try #require(spellings.split(separator: ",").first)
    for text in [
      "در ولایت \(name) سه تن کشته شدند و دو تن زخم برداشتند",
      "د \(name) په ولایت کې جګړه وشوه او درې تنه ووژل شول",
    ] {
      #expect(
        scanner.reading(of: text).provinces.map { names.catalog[$0].code } == ["AF-\(code)"],
        "\(text)")
    }
  }

  private func matcher(own: [GazetteerPlace] = []) throws -> NameMatcher {
    NameMatcher(
      try ProvinceCatalog(
        [
          ("YE-AD", "'Adan"), ("YE-DA", "Ad Dali'"), ("YE-HD", "Hadramawt"),
          ("YE-HU", "Al Hudaydah"), ("YE-MA", "Ma'rib"), ("YE-MR", "Al Mahrah"),
          ("YE-SD", "Sa'dah"), ("YE-TA", "Ta'izz"),
        ].map { Province(code: $0.0, name: $0.1, polygons: []) }),
      gazetteer: [GazetteerPlace(id: "1", name: "Mocha", provinceCode: "YE-TA")], own: own,
      countries: [
        CountryName(alpha2: "YE", name: "Yemen"), CountryName(alpha2: "OM", name: "Oman"),
        CountryName(alpha2: "OM", name: "Salalah", kind: .place),
      ])
  }

  @Test(arguments: [
    ("Hudaydah", 3, MatchMethod.normalized), ("Al-Hudaydah", 3, .normalized),
    ("AL HUDAYDAH", 3, .normalized), ("Hodeidah", 3, .romanized), ("Saada", 6, .romanized),
    ("Saadah", 6, .romanized), ("Taiz", 7, .romanized), ("Taizz", 7, .normalized),
    ("Dali", 1, .normalized), ("Dhale", 1, .romanized), ("Mahra", 5, .romanized),
    ("Marib", 4, .normalized), ("Ta'izz", 7, .exact),
  ])
  func `names with and without the article, and other romanizations, are one`(
    _ text: String, _ province: Int, _ method: MatchMethod
  ) throws {
    let match = try matcher().match(text)
    #expect(match.province?.index == province)
    #expect(match.method == method)
  }

  @Test func `romanizations are never taken where two provinces agree on them`() throws {
    let matcher = NameMatcher(
      try ProvinceCatalog(
        [("XA-1", "Sadah"), ("XA-2", "Saada")].map {
          Province(code: $0.0, name: $0.1, polygons: [])
        }))
    #expect(matcher.match("Sada").province == nil)
    #expect(matcher.match("Saada").province?.index == 1)
  }

  @Test(arguments: [
    ("Mocha", 2), ("Camp District 4", 2), ("camp", 2), ("Base, Sector 4", 2), ("Salalah", 2),
    ("Ta'izz", 2), ("Ta'izz province", 7), ("Mocha, Hadramawt", 2), ("gate of tears", 5),
  ])
  func `the user's own names always match and stand before all others`(
    _ text: String, _ province: Int
  ) throws {
    let own = try matcher(own: [
      GazetteerPlace(id: "a", name: "Mocha", provinceCode: "YE-HD"),
      GazetteerPlace(id: "b", name: "Camp District 4", provinceCode: "YE-HD", alternates: ["camp"]),
      GazetteerPlace(id: "c", name: "Base, Sector 4", provinceCode: "YE-HD"),
      GazetteerPlace(id: "d", name: "Salalah", provinceCode: "YE-HD"),
      GazetteerPlace(id: "e", name: "Ta'izz", provinceCode: "YE-HD"),
      GazetteerPlace(id: "f", name: "gate of tears", kind: .province, provinceCode: "YE-MR"),
    ])
    #expect(own.match(text).province?.index == province)
  }

  @Test func `the user's own name speaks against another province`() throws {
    let own = try matcher(own: [GazetteerPlace(id: "a", name: "Mocha", provinceCode: "YE-HD")])
    #expect(own.match("Mocha", within: ProvinceID(rawValue: 7)).reason == .conflictingParts)
  }
}

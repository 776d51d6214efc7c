import Geocoding
import Testing

/// What names another country, a person or a road is in no province.
struct AbroadTests {
  private let names: BundledNames
  private let scanner: PlaceTextScanner

  init() throws {
    names = try BundledNames.shared.get()
    scanner = PlaceTextScanner(names.matcher)
  }

  @Test(arguments: [
    "Herat, Iran", "Badakhshan, Tajikistan", "Khost, Balochistan, Pakistan", "Farah, Iran",
    "Jalalabad, Kyrgyzstan", "Ghazni Street, Delhi, India", "Kandahar Colony, Quetta, Pakistan",
    "Herat (Iran)", "Iran, Herat", "Logar Iran", "Zabol, Sistan and Baluchestan, Iran",
    "Kapisa; Turkmenistan", "Qala-i-Naw, Herat, Iran", "هرات، ایران", "بدخشان، تاجیکستان",
    "ننگرهار، پاکستان", "Shooting was reported in Khost, Germany",
  ])
  func `another country rules out`(_ text: String) {
    #expect(names.outcome(text) == "abroad")
    #expect(scanner.reading(of: text).provinces.isEmpty)
  }

  @Test(arguments: [
    "Qalat, Balochistan", "Gulistan, Karachi", "Samangan Street, Tehran", "Herat Road, Mashhad",
    "Kandahar, Quetta", "Gulistan Colony, Rawalpindi", "Sangin, Sindh", "Balochistan, Qalat",
    "Gulistan Karachi", "Kunduz, Dushanbe", "Balkh, Termez", "Faizabad, Khatlon",
    "Khost Market, Dera Ismail Khan", "Logari Bazaar, Quetta", "Kabul Restaurant, Dubai",
    "Nuristan, Chitral", "Gorno-Badakhshan Autonomous Region", "Farah Street, Zahedan",
    "کندهار، کویته", "Panjshir Street, Islamabad", "Badakhshan, Gorno-Badakhshan",
  ])
  func `a region or city of another country rules out as the larger place`(_ text: String) {
    #expect(names.outcome(text) == "abroad")
    #expect(scanner.reading(of: text).provinces.isEmpty)
  }

  @Test(arguments: [
    ("Chaman, Kandahar", "AF-KAN"), ("Peshawar road, Jalalabad, Nangarhar", "AF-NAN"),
    ("Tehran street, Herat", "AF-HER"), ("Mashhad, Herat", "AF-HER"), ("Punjab, Bamyan", "AF-BAM"),
    ("Golestan, Farah", "AF-FRA"), ("Iran border, Nimroz", "AF-NIM"),
    ("Embassy of Iran, Herat", "AF-HER"),
  ])
  func `it does not where a province of the layer is the larger place`(
    _ text: String, _ code: String
  ) {
    #expect(names.outcome(text) == code)
  }

  @Test(arguments: [
    "Abdul Rahim Wardak", "General Wardak", "Mohammad Karim Logar", "عبدالرحیم وردک", "Logari",
    "Kandahari Bazaar", "Kabuli", "Herati", "Panjshiri Market", "Samangan Street",
    "Jalalabad road", "Kabul River", "River Helmand", "دریای کابل", "سرک جلال آباد",
  ])
  func `persons, demonyms, roads and rivers are in no province`(_ text: String) {
    #expect(names.outcome(text) == "not_found")
    #expect(scanner.reading(of: text).provinces.isEmpty)
  }

  @Test(arguments: [
    ("Logari Bazaar, Logar", "AF-LOG"), ("Kandahari Bazaar, Kandahar", "AF-KAN"),
    ("Samangan Street, Aybak", "AF-SAM"), ("Jalalabad Road, Kabul", "AF-KAB"),
    ("Abdul Rahim Wardak, Wardak", "AF-WAR"), ("Helmand River, Helmand", "AF-HEL"),
  ])
  func `beside a larger place they are in that`(_ text: String, _ code: String) {
    #expect(names.outcome(text) == code)
  }

  @Test func `within the province that the source codes no name is abroad by itself`() {
    #expect(names.outcome("Gulistan", within: "AF-FRA") == "AF-FRA")
    #expect(names.outcome("Logari", within: "AF-LOG") == "AF-LOG")
  }
}

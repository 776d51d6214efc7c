import Testing
import Text

struct MatchingKeyTests {
  @Test(arguments: [
    ("Sar-e Pul", "sarpul"), ("Sar i Pul", "sarpul"), ("Sar-e-Pul", "sarpul"),
    ("Sarpul", "sarpul"), ("سر پل", "سرپل"), ("سرپل", "سرپل"),
    ("Nangarhar Province", "nangarhar"), ("Wilayat-e Nangarhar", "nangarhar"),
    ("Nangarhar, Wilayat-e", "nangarhar"), ("ولایت ننگرهار", "ننگرهار"),
    ("Achin District", "achin"), ("ولسوالی اچین", "اچين"),
    ("Khost wa Fereng", "khostfereng"), ("Jam'iyyat", "jamiyyat"), ("Kabul's", "kabul"),
    ("KĀBUL", "kabul"), ("Ｋａｂｕｌ", "kabul"), ("PD ۵", "pd5"), ("Qal‘ah", "qalah"),
    ("province", "province"), ("", ""), ("—!?", ""),
  ])
  func `a name is folded to one run of letters`(_ text: String, _ key: String) {
    #expect(text.matchingKey.utf8.elementsEqual(key.utf8), "\(text.matchingKey)")
  }

  @Test(arguments: [
    ("كابل", "کابل"), ("ﻛﺎﺑﻞ", "کابل"), ("کـابل", "کابل"), ("کا\u{200C}بل", "کابل"),
    ("کَابُل", "کابل"), ("غزني", "غزنی"), ("غزنۍ", "غزنی"), ("خوګیاڼي", "خوگیانی"),
    ("کوټ", "کوت"), ("کنړ", "کنر"), ("مكة", "مکه"), ("أندخوي", "اندخوی"), ("آب", "اب"),
    ("څمکنی", "چمکنی"), ("ځاځی", "جاجی"), ("ښار نو", "شار نو"), ("ډنډ", "دند"),
  ])
  func `letters that spell the same name on different keyboards are one`(
    _ a: String, _ b: String
  ) {
    #expect(a.matchingKey == b.matchingKey)
  }

  @Test(arguments: [("Paktia", "Paktika"), ("Kunar", "Kunduz"), ("Ghor", "Gur"), ("کنر", "کندز")])
  func `different names stay different`(_ a: String, _ b: String) {
    #expect(a.matchingKey != b.matchingKey)
  }

  @Test func `every scalar is folded without a trap`() {
    var text = String.UnicodeScalarView()
    for value in stride(from: UInt32(0), through: 0x10FFFF, by: 7) {
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    let names = NameText(String(text))
    #expect(names.words.allSatisfy { $0.source.upperBound <= String(text).utf8.count })
  }

  @Test func `words know where they stand in the text`() {
    let text = "Dara-e Nūr, (Nangarhar)"
    let words = NameText(text).words
    let bytes = Array(text.utf8)
    let sources = words.map { String(decoding: bytes[$0.source], as: UTF8.self) }
    #expect(sources == ["Dara", "Nūr", "Nangarhar"])
    #expect(words[1].gap.isJoining && words[2].gap.isPartBreak)
  }
}

struct ConsonantSkeletonTests {
  private func skeleton(_ name: String) -> String {
    let text = NameText(name)
    return String(decoding: text.skeleton(of: text.words.indices), as: UTF8.self)
  }

  @Test(arguments: [
    ["Kunduz", "Qonduz", "Konduz", "Kondoz", "کندز"], ["Nangarhar", "Ningarhar", "ننگرهار"],
    ["Jowzjan", "Jawzjan", "Jozjan", "Juzjan", "جوزجان"], ["Wardak", "Vardak", "وردک"],
    ["Uruzgan", "Oruzgan", "ارزگان", "اروزگان"], ["Parwan", "Parvan", "پروان"],
    ["Paktia", "Paktya", "Paktiya", "پکتیا"], ["Marja", "Marjah", "Marjeh", "مارجه"],
    ["Ghazni", "Gazni", "غزنی"], ["Helmand", "Hilmend", "هلمند"],
    ["Panjshir", "Panjsher", "Panjshayr", "پنجشیر"], ["Sar-e Pul", "Saripol", "سر پل"],
  ])
  func `romanizations of a name share their consonants`(_ names: [String]) {
    #expect(Set(names.map(skeleton)).count == 1, "\(names.map(skeleton))")
  }

  @Test func `other scripts have none`() {
    #expect(skeleton("Кабул").isEmpty && skeleton("काबुल").isEmpty && skeleton("").isEmpty)
  }
}

struct LetterPatternTests {
  @Test(arguments: UInt64(0)..<40)
  func `the bit vectors count as the table of edits does`(_ seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func letter() -> UInt8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(97 + (state >> 40) % 3)
    }
    let a = (0..<(1 + Int(seed) % 14)).map { _ in letter() }
    let b = (0..<(Int(seed) * 5 % 17)).map { _ in letter() }
    let pattern = LetterPattern(a.span)
    let distance = try #require(pattern).distance(to: b[...])
    let text = (String(decoding: a, as: UTF8.self), String(decoding: b, as: UTF8.self))
    #expect(editDistance(text.0, text.1, limit: 64) == distance)
  }
}

import Foundation
import TestSupport
import Testing

@testable import Text

@Suite struct `Folded text` {
  @Test(arguments: [
    ("", ""), ("   ", ""), ("Nangarhar", "nangarhar"),
    ("  Nangarhar   Province ", "nangarhar province"),
    ("U.S. Army", "u s army"), ("Government_of/Afghanistan", "government of afghanistan"),
    ("Jam'iyyat-i", "jamiyyat i"), ("Jam\u{2019}iyyat", "jamiyyat"),
    ("Jam\u{2BC}iyyat", "jamiyyat"),
    ("Jam`iyyat", "jamiyyat"), ("\u{2BF}Abd", "abd"), ("'", ""), ("Sar-e Pol", "sar e pol"),
    ("AF-NAN 2017", "af nan 2017"),
  ])
  func `has words parted by one space and no apostrophes`(text: String, folded: String) {
    #expect(text.folded == folded)
  }

  /// ASCII goes another way than any other text.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `is the same for ASCII whichever way it goes`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        UInt8.random(in: 0...0x7F, using: &random)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.folded.utf8.elementsEqual(text.foldedByUnicode.utf8), "\(bytes)")
    }
  }

  @Test(arguments: [
    ("STRASSE", "Straße"), ("İSTANBUL", "istanbul"), ("ΣΊΣΥΦΟΣ", "σίσυφος"), ("ÉCOLE", "école"),
    ("Ｎａｎｇａｒｈａｒ", "nangarhar"), ("ﬁre", "fire"), ("Ｋ２", "k2"), ("x²", "x2"), ("№ 5", "no 5"),
    ("caf\u{E9}", "cafe\u{301}"), ("Māhmūd-e Rāqī", "Mahmud-e Raqi"), ("Ḥaḍramawt", "Hadramawt"),
    ("ﻧﻨﮕﺮﻫﺎﺭ", "ننگرهار"), ("نَنگَرهار", "ننگرهار"), ("ننـــگرهار", "ننگرهار"),
    ("محمّد", "محمد"), ("ننگر\u{200C}هار", "ننگرهار"), ("\u{200F}کنړ\u{200E}", "کنړ"),
    ("Nan\u{AD}garhar", "Nangarhar"), ("\u{FEFF}Kunar", "Kunar"),
  ])
  func `is the same for forms of the same letters`(a: String, b: String) {
    #expect(Array(a.folded.utf8) == Array(b.folded.utf8))
  }

  @Test(arguments: [
    ("کنړ", "کندوز"), ("nangarhar", "nangarha"), ("k2", "k 2"), ("łódź", "lodz"),
    ("हिन्दी", "हन्दी"),
  ])
  func `differs for other letters`(a: String, b: String) {
    #expect(a.folded != b.folded)
  }

  @Test func `keeps letters of every script and drops signs`() {
    #expect("کنړ، ننگرهار؛".folded == "کنړ ننگرهار")
    #expect("пуля—город".folded == "пуля город")
    #expect("阿富汗(喀布尔)".folded == "阿富汗 喀布尔")
    #expect("\u{1F4A5}".folded == "")
  }

  /// Every character of the first two planes, between two letters.
  @Test func `does not change when folded again, whether composed or not`() {
    var changing: [UInt32] = []
    for value in UInt32(1)...0x1_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(Character(scalar))b"
      let folded = text.folded
      let decomposed = text.decomposedStringWithCanonicalMapping.folded
      let isStable = folded.folded.utf8.elementsEqual(folded.utf8)
      if !isStable || !decomposed.utf8.elementsEqual(folded.utf8) { changing.append(value) }
    }
    #expect(changing == [])
  }

  @Test func `splits into words`() {
    #expect("Sar-e  Pol'".foldedWords == ["sar", "e", "pol"])
    #expect(" - ".foldedWords.isEmpty)
  }
}

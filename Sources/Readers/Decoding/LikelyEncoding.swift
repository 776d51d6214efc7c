/// What bytes that are no UTF-8 look like.
enum LikelyEncoding: Int, CaseIterable, Sendable {
  /// Letters beyond ASCII one by one among others, as in the languages of western Europe.
  case windows1252
  /// Whole words of them, as in Arabic, Persian and Pashto.
  case windows1256
  /// The same in Cyrillic.
  case windows1251
  /// Letters one by one where Windows has signs.
  case macintosh
  /// UTF-8 but for some bytes: cut off, or put together of several encodings.
  case brokenUTF8

  /// As `--encoding` takes it, nil where no encoding makes the bytes right.
  var name: String? {
    switch self {
    case .windows1252: "windows-1252"
    case .windows1256: "windows-1256"
    case .windows1251: "windows-1251"
    case .macintosh: "macintosh"
    case .brokenUTF8: nil
    }
  }

  /// What is wrong with a field of such bytes, and what to do.
  var reason: String {
    guard let name else {
      return "is UTF-8 only in part: it was cut off, or joined from two encodings"
    }
    return "is not UTF-8; name the encoding of the file: --encoding \(name) looks likely"
  }

  /// Judges bytes that are no UTF-8.
  ///
  /// - Complexity: O(bytes).
  init(_ bytes: ArraySlice<UInt8>) {
    let high = bytes.indices.filter { bytes[$0] >= 0x80 }
    if Self.hasUTF8(bytes) {
      self = .brokenUTF8
      return
    }
    let joined = Self.wordsBeyondASCII(bytes)
    if joined.count * 2 > high.count {
      // Letters of Cyrillic that are none of Arabic in its own code page: they make up four tenths
      // of a Russian text.
      let cyrillic = joined.count { cyrillicAlone.contains($0) }
      self = cyrillic * 5 > joined.count ? .windows1251 : .windows1256
      return
    }
    let inWords = high.filter { index in
      bytes[index] < 0xA0 && bytes[index] != 0x92 && index > bytes.startIndex
        && index + 1 < bytes.endIndex && bytes[index - 1].isASCIILetter
        && bytes[index + 1].isASCIILetter
    }
    self = inWords.count * 2 > high.count ? .macintosh : .windows1252
  }

  /// The bytes beyond ASCII that stand three and more together.
  private static func wordsBeyondASCII(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.split { $0 < 0x80 }.filter { $0.count > 2 }.flatMap(\.self)
  }

  /// Whether some characters beyond ASCII are right in UTF-8.
  private static func hasUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    var (good, bad) = (0, 0)
    var rest = bytes
    while let first = rest.firstIndex(where: { $0 >= 0x80 }) {
      let end = rest[first...].dropFirst().prefix(3).prefix { $0 & 0xC0 == 0x80 }.endIndex
      let isCharacter = end > first + 1 && firstInvalidUTF8(rest[first..<end].span) == nil
      if isCharacter { good += 1 } else { bad += 1 }
      rest = rest[(isCharacter ? end : first + 1)...]
    }
    return good > 0 && good >= bad
  }
}

/// `а в з и й к л о п ф щ ы ь э ю я` of Windows-1251, which are letters of French in Windows-1256.
private let cyrillicAlone: Set<UInt8> = [
  0xE0, 0xE2, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEE, 0xEF, 0xF4, 0xF9, 0xFB, 0xFC, 0xFD, 0xFE, 0xFF,
]

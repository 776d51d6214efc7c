internal import Foundation

extension String {
  /// The text as it is compared: compatibility forms resolved, case and diacritics dropped, every
  /// run of characters that are neither letters nor digits turned into one space, none at the ends.
  ///
  /// Apostrophes vanish instead of splitting a word: `Jam'iyyat-i` gives `jamiyyat i`. So do
  /// characters that only guide the layout, such as joiners and direction marks.
  /// Independent of the locale.
  /// - Complexity: O(length).
  public var folded: String { asciiFolded ?? foldedByUnicode }

  /// The folding of plain ASCII, which most texts are and needs no table; nil for any other text.
  private var asciiFolded: String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    var pendingSpace = false
    for byte in utf8 {
      guard byte < 0x80 else { return nil }
      if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") { continue }
      let isLetter = (byte | 0x20) &- UInt8(ascii: "a") < 26
      if isLetter || byte &- UInt8(ascii: "0") < 10 {
        if pendingSpace && !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
        pendingSpace = false
        bytes.append(isLetter ? byte | 0x20 : byte)
      } else {
        pendingSpace = true
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The folding by Unicode's own properties, for any text.
  var foldedByUnicode: String {
    let plain =
      precomposedStringWithCompatibilityMapping
      .folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    var result = ""
    var pendingSpace = false
    for scalar in plain.unicodeScalars where !isApostrophe(scalar) && !isInvisible(scalar) {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if pendingSpace && !result.isEmpty { result.append(" ") }
        pendingSpace = false
        result.unicodeScalars.append(scalar)
      } else {
        pendingSpace = true
      }
    }
    return result
  }

  /// The words of the folded text, in order.
  public var foldedWords: [Substring] { folded.split(separator: " ") }
}

/// Apostrophes, primes and the modifier letters that stand for ayn and hamza.
private func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "'", "`", "\u{00B4}", "\u{2018}", "\u{2019}", "\u{02B9}"..."\u{02BF}", "\u{2032}": true
  default: false
  }
}

/// Joiners, direction marks and soft hyphens, and what only stretches or vocalizes Arabic script:
/// the folding of diacritics leaves those vowel signs alone.
private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0640, 0x0610...0x061A, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E4,
    0x06E7, 0x06E8, 0x06EA...0x06ED:
    true
  default: scalar.properties.isDefaultIgnorableCodePoint
  }
}

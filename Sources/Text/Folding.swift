internal import Foundation

extension String {
  /// The text as it is compared: compatibility forms resolved, case and diacritics dropped, every
  /// run of characters that are neither letters nor digits turned into one space, none at the ends.
  ///
  /// Apostrophes vanish instead of splitting a word: `Jam'iyyat-i` gives `jamiyyat i`. So do
  /// characters that only guide the layout, such as joiners and direction marks.
  /// Independent of the locale.
  /// - Complexity: O(length).
  public var folded: String {
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

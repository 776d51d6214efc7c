extension String {
  /// Whether the text was UTF-8 that somebody read as Windows-1252 before it was saved: `KÃ¢bul` for
  /// `Kâbul`.
  ///
  /// Some character stands there byte by byte: a letter from `Â` to `ô` before one or more of those
  /// that no word has behind it.
  /// - Complexity: O(length), and no more than a look at each byte of ASCII.
  public var isSpoiled: Bool {
    guard utf8.contains(where: { $0 == 0xC3 }) else { return false }
    let bytes = unicodeScalars.map(windows1252)
    for (index, byte) in bytes.enumerated() {
      guard let byte else { continue }
      let length = byte < 0xC2 ? 0 : byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : byte < 0xF5 ? 3 : 0
      let rest = bytes[(index + 1)...].prefix(length)
      let isCharacter = rest.allSatisfy { ($0 ?? 0) & 0xC0 == 0x80 }
      if length > 0, rest.count == length, isCharacter { return true }
    }
    return false
  }
}

/// The byte that stands for a character in Windows-1252, for those beyond ASCII; where that has no
/// character, the byte itself stood there.
private func windows1252(_ scalar: Unicode.Scalar) -> UInt8? {
  if 0x80..<0x100 ~= scalar.value { return UInt8(scalar.value) }
  return signs[scalar]
}

/// What Windows-1252 has where ISO 8859-1 has control characters.
private let signs: [Unicode.Scalar: UInt8] = [
  "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88,
  "‰": 0x89, "Š": 0x8A, "‹": 0x8B, "Œ": 0x8C, "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93,
  "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97, "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B,
  "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
]

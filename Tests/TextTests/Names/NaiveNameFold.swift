import Foundation

/// The folding of one character of a name, by Unicode's properties alone and without any table:
/// what `NameText` must agree with.
enum NaiveNameFold: Equatable {
  case nothing
  case gap
  case letters(String)

  init(_ scalar: Unicode.Scalar) {
    if Self.isSilent(scalar) {
      self = .nothing
      return
    }
    let text = String(scalar)
    let parts = Self.standsForItself(scalar) ? text : text.decomposedStringWithCompatibilityMapping
    let voiced = parts.unicodeScalars.filter { !Self.isSilent($0) }
    // A sign such as that of a telephone ends what it began with letters.
    let first = voiced.drop { Self.text(of: $0).isEmpty }
    let letters = first.prefix { !Self.text(of: $0).isEmpty }.map(Self.text).joined()
    if !letters.isEmpty {
      self = .letters(letters)
    } else {
      self = voiced.isEmpty && !scalar.properties.isWhitespace ? .nothing : .gap
    }
  }

  /// Ideographs and syllables.
  private static func standsForItself(_ scalar: Unicode.Scalar) -> Bool {
    (0x3100..<0xFB00).contains(scalar.value) || (0xFFF0..<0x1_0000).contains(scalar.value)
  }

  private static func text(of part: Unicode.Scalar) -> String {
    let properties = part.properties
    if properties.generalCategory == .decimalNumber {
      return "\(Int(properties.numericValue ?? 0))"
    }
    let isMark = [.spacingMark, .nonspacingMark].contains(properties.generalCategory)
    guard properties.isAlphabetic || properties.numericType != nil || isMark else { return "" }
    return properties.lowercaseMapping.unicodeScalars.filter { !isSilent($0) }
      .map { plain[$0] ?? String($0) }.joined()
  }

  private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    silent.contains { $0.contains(scalar.value) } || scalar.properties.isDefaultIgnorableCodePoint
  }

  /// Apostrophes, modifier letters and diacritics, then the vowel signs of Hebrew and Arabic.
  private static let silent: [ClosedRange<UInt32>] = [
    0x27...0x27, 0x60...0x60, 0xB4...0xB4, 0x2B0...0x36F, 0x483...0x487, 0x1AB0...0x1AFF,
    0x1DC0...0x1DFF, 0x2018...0x201B, 0x2032...0x2032, 0x20D0...0x20F0, 0xFE20...0xFE2F,
    0x591...0x5C7, 0x610...0x61A, 0x621...0x621, 0x640...0x640, 0x64B...0x65F, 0x670...0x670,
    0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7...0x6E8, 0x6EA...0x6ED,
  ]

  /// By letter: all that are written for it.
  private static let plain: [Unicode.Scalar: String] = {
    let groups: [(String, String.UnicodeScalarView)] = [
      ("ي", "\u{649}\u{6CC}\u{6CD}\u{6CE}\u{6D0}\u{6D2}".unicodeScalars),
      ("ک", "\u{643}\u{6AA}".unicodeScalars), ("گ", "\u{6AB}\u{6B0}".unicodeScalars),
      ("ه", "\u{629}\u{6BE}\u{6C0}\u{6C1}\u{6C2}\u{6C3}\u{6D5}".unicodeScalars),
      ("ا", "\u{671}".unicodeScalars), ("ت", "\u{679}\u{67C}".unicodeScalars),
      ("د", "\u{688}\u{689}".unicodeScalars), ("ر", "\u{691}\u{693}".unicodeScalars),
      ("ن", "\u{6BA}\u{6BC}".unicodeScalars), ("ج", "\u{681}".unicodeScalars),
      ("چ", "\u{685}".unicodeScalars), ("ژ", "\u{696}".unicodeScalars),
      ("ش", "\u{69A}".unicodeScalars), ("ae", "æ".unicodeScalars), ("oe", "œ".unicodeScalars),
      ("o", "ø".unicodeScalars), ("d", "đð".unicodeScalars), ("i", "ı".unicodeScalars),
      ("l", "ł".unicodeScalars), ("ss", "ß".unicodeScalars), ("th", "þ".unicodeScalars),
    ]
    var plain: [Unicode.Scalar: String] = [:]
    for (letter, written) in groups { for scalar in written { plain[scalar] = letter } }
    return plain
  }()
}

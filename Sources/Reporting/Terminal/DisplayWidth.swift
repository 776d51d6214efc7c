extension StringProtocol {
  /// How many cells of a terminal the text takes.
  ///
  /// East Asian wide characters and emoji take two, combining marks and joiners none, all others,
  /// Arabic letters among them, one.
  /// - Complexity: O(scalars).
  var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }
}

extension Character {
  var displayWidth: Int {
    if isASCII { return 1 }
    guard let first = unicodeScalars.first, !first.isWide else { return 2 }
    return unicodeScalars.reduce(0) { $0 + $1.displayWidth }
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return Self.joiningJamo.contains(value) ? 0 : (isWide ? 2 : 1)
    }
  }

  fileprivate var isWide: Bool {
    properties.isEmojiPresentation || Self.wideBlocks.contains { $0.contains(value) }
  }

  /// Vowels and final consonants that join the Hangul syllable before them.
  private static let joiningJamo: ClosedRange<UInt32> = 0x1160...0x11FF

  /// - Source: Unicode Standard Annex 11, East Asian Width, by whole blocks.
  private static let wideBlocks: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
  ]
}

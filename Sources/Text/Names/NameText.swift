/// A text taken apart into the folded words by which place names are compared.
///
/// Folding is that of `matchingKey`. Particles that only tie the words of a name together (`Sar-e
/// Pul`, `Sar i Pul`, `Khost wa Fereng`) are left out; everything else stays, with its role.
public struct NameText: Sendable {
  public struct Word: Sendable {
    /// Where the word is in `letters`.
    public let letters: Range<Int>
    /// The UTF-8 offsets of the word in the text.
    public let source: Range<Int>
    /// What lies between the word before, or the beginning, and this one.
    public let gap: WordGap
    public let role: WordRole
    /// Whether it begins with a capital letter; scripts without capitals have none.
    public let isCapitalized: Bool
    /// Whether it has capital letters and no small ones.
    public let isAllCapitals: Bool
    /// Whether it is made of the letters a to z and digits, once folded.
    public let isLatin: Bool
  }

  /// The folded words without anything between them, so that the words of a name are one slice.
  public let letters: [UInt8]
  public let words: [Word]
  /// What follows the last word.
  public let tail: WordGap

  /// - Complexity: O(length).
  public init(_ text: String) { self.init(utf8: Array(text.utf8).span) }

  /// The same of valid UTF-8.
  ///
  /// - Complexity: O(length).
  public init(utf8: Span<UInt8>) {
    var builder = NameTextBuilder()
    builder.read(utf8)
    builder.finish()
    letters = builder.letters
    words = builder.words
    tail = builder.gap
  }

  /// Where the letters of consecutive words are; empty for no words.
  public func letters(of range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last else { return 0..<0 }
    return words[first].letters.lowerBound..<words[last].letters.upperBound
  }
}

/// What lies between two words.
public struct WordGap: OptionSet, Sendable, Hashable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// A line break too: where a line of a cell ends depends on how wide it once was.
  public static let space = WordGap(rawValue: 1)
  public static let hyphen = WordGap(rawValue: 1 << 1)
  /// An en dash or longer.
  public static let dash = WordGap(rawValue: 1 << 2)
  public static let comma = WordGap(rawValue: 1 << 3)
  /// A semicolon or a vertical bar.
  public static let semicolon = WordGap(rawValue: 1 << 4)
  public static let colon = WordGap(rawValue: 1 << 5)
  /// A full stop, or another sign that ends a sentence.
  public static let period = WordGap(rawValue: 1 << 6)
  public static let slash = WordGap(rawValue: 1 << 7)
  public static let open = WordGap(rawValue: 1 << 8)
  public static let close = WordGap(rawValue: 1 << 9)
  public static let other = WordGap(rawValue: 1 << 10)

  /// Nothing but what stands between the words of one name.
  public var isJoining: Bool { isSubset(of: [.space, .hyphen]) }
  /// What separates a place from the larger one that it lies in.
  public var isPartBreak: Bool {
    !isDisjoint(with: [.comma, .semicolon, .colon, .slash, .open, .close])
  }
}

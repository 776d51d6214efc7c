/// Reads UTF-8 and collects folded words.
struct NameTextBuilder {
  private(set) var letters: [UInt8] = []
  private(set) var words: [NameText.Word] = []
  /// What was seen since the last word.
  private(set) var gap: WordGap = []

  private var wordGap: WordGap = []
  /// Where the letters of the open word begin, nil between words.
  private var start: Int?
  private var sourceStart = 0
  private var sourceEnd = 0
  private var startsWithCapital = false
  private var hasCapital = false
  private var hasSmall = false
  private var isLatin = true
  /// The block of the last character of several bytes: the next is mostly of the same script.
  private var block: LetterFolds.Block?
  private let roles: PlaceWords?

  /// - Parameter roles: The words with a role, nil while that table itself is built.
  init(roles: PlaceWords? = .shared) { self.roles = roles }

  mutating func read(_ bytes: Span<UInt8>) {
    letters.reserveCapacity(bytes.count)
    words.reserveCapacity(4)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x80 {
        index = readScalar(bytes, at: index)
        continue
      }
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        open(at: index, capital: false)
        hasSmall = true
        append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        open(at: index, capital: true)
        hasCapital = true
        append(byte | 0x20)
      case UInt8(ascii: "'"), UInt8(ascii: "`"):
        index += skipPossessive(bytes, after: index + 1)
      default: close(asciiGap(byte))
      }
      index += 1
      if start != nil { sourceEnd = index }
    }
  }

  /// Ends the last word.
  mutating func finish() {
    close([])
    if let last = words.last, last.role == .particle, last.gap.isJoining,
      words.dropLast().last?.role.isAdministrative == true
    {
      dropLastWord()
    }
  }

  /// Reads one scalar of several bytes; returns the index after it.
  private mutating func readScalar(_ bytes: Span<UInt8>, at index: Int) -> Int {
    let (scalar, length) = decodeScalar(bytes, at: index)
    let end = index + length
    let value = scalar.value
    if block?.scalars.contains(value) != true { block = LetterFolds.shared.block(of: value) }
    guard let block else {
      readRare(scalar, at: index)
      if start != nil { sourceEnd = end }
      return end
    }
    switch block.fold(value) {
    case .letters(let range):
      open(at: index, capital: false)
      noteCase(block.letterCase(value))
      for position in range { append(block.arena[position]) }
    case .nothing:
      if value == 0x2019 || value == 0x2BC {
        let skipped = skipPossessive(bytes, after: end)
        if start != nil { sourceEnd = end + skipped }
        return end + skipped
      }
      // A stretching sign that stretches no letter is drawn as a dash.
      if value == 0x640, start == nil { close(.dash) }
    case .gap: close(wideGap(value))
    }
    if start != nil { sourceEnd = end }
    return end
  }

  /// A character that no table has.
  private mutating func readRare(_ scalar: Unicode.Scalar, at index: Int) {
    switch foldRareScalar(scalar) {
    case .nothing: break
    case .gap: close(.other)
    case .letters(let text):
      open(at: index, capital: false)
      noteCase(LetterCase(scalar))
      for byte in text.utf8 { append(byte) }
    }
  }

  /// How many bytes an English possessive takes after its apostrophe: 1 or 0.
  private func skipPossessive(_ bytes: Span<UInt8>, after index: Int) -> Int {
    guard start != nil, index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "s") else {
      return 0
    }
    guard index + 1 < bytes.count else { return 1 }
    let next = bytes[index + 1]
    let isLetter = next >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next | 0x20)
    return isLetter ? 0 : 1
  }

  private mutating func noteCase(_ letterCase: LetterCase) {
    switch letterCase {
    case .none: break
    case .capital:
      hasCapital = true
      if letters.count == start { startsWithCapital = true }
    case .small: hasSmall = true
    }
  }

  private mutating func append(_ byte: UInt8) {
    letters.append(byte)
    if byte >= 0x80 { isLatin = false }
  }

  private mutating func open(at index: Int, capital: Bool) {
    guard start == nil else { return }
    if let last = words.last, last.role == .particle, words.count > 1, last.gap.isJoining,
      gap.isJoining
    {
      gap.formUnion(last.gap)
      dropLastWord()
    }
    wordGap = gap
    gap = []
    start = letters.count
    sourceStart = index
    startsWithCapital = capital
    (hasCapital, hasSmall, isLatin) = (false, false, true)
  }

  private mutating func close(_ seen: WordGap) {
    if let start {
      let range = start..<letters.count
      words.append(
        NameText.Word(
          letters: range, source: sourceStart..<sourceEnd, gap: wordGap,
          role: roles?.role(of: letters.span.extracting(range)) ?? .name,
          isCapitalized: startsWithCapital, isAllCapitals: hasCapital && !hasSmall,
          isLatin: isLatin))
      self.start = nil
      dropArticle()
    }
    gap.formUnion(seen)
  }

  /// Leaves out the Arabic article before the last word, so that names with and without it are one:
  /// `Al Hudaydah`, `Ar-Raqqah`.
  private mutating func dropArticle() {
    guard words.count > 1, let last = words.last, last.gap.isJoining, last.isLatin else { return }
    let before = words[words.count - 2]
    guard (2...3).contains(before.letters.count),
      isArticle(letters[before.letters], before: letters[last.letters], last.gap)
    else { return }
    letters.removeSubrange(before.letters)
    let range = before.letters.lowerBound..<letters.count
    words.removeLast(2)
    words.append(
      NameText.Word(
        letters: range, source: last.source, gap: before.gap, role: last.role,
        isCapitalized: last.isCapitalized, isAllCapitals: last.isAllCapitals, isLatin: true))
  }

  private mutating func dropLastWord() {
    guard let word = words.popLast() else { return }
    letters.removeSubrange(word.letters.lowerBound...)
  }
}

/// Whether letters are the Arabic article, whose consonant may be that of the word behind it; `as` and
/// `an` are English words where no hyphen follows.
private func isArticle(
  _ letters: ArraySlice<UInt8>, before word: ArraySlice<UInt8>, _ gap: WordGap
) -> Bool {
  if letters.elementsEqual("al".utf8) || letters.elementsEqual("el".utf8) { return true }
  guard letters.first == UInt8(ascii: "a"), word.starts(with: letters.dropFirst()) else {
    return false
  }
  return gap.contains(.hyphen)
    || ["ad", "adh", "ar", "ash", "az"].contains { letters.elementsEqual($0.utf8) }
}

private func asciiGap(_ byte: UInt8) -> WordGap {
  switch byte {
  case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
    UInt8(ascii: "_"):
    .space
  case UInt8(ascii: "-"): .hyphen
  case UInt8(ascii: ","): .comma
  case UInt8(ascii: ";"), UInt8(ascii: "|"): .semicolon
  case UInt8(ascii: ":"): .colon
  case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): .period
  case UInt8(ascii: "/"), UInt8(ascii: "\\"): .slash
  case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): .open
  case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): .close
  default: .other
  }
}

private func wideGap(_ value: UInt32) -> WordGap {
  switch value {
  case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .space
  case 0x058A, 0x05BE, 0x2010, 0x2011: .hyphen
  case 0x2012...0x2015, 0x2212: .dash
  case 0x060C, 0x3001, 0xFF0C: .comma
  case 0x061B, 0xFF1B: .semicolon
  case 0xFF1A: .colon
  case 0x061F, 0x06D4, 0x0964, 0x3002: .period
  case 0xFF08: .open
  case 0xFF09: .close
  default: .other
  }
}

/// The scalar at an index of UTF-8 that is not ASCII, and its length; U+FFFD and 1 for bytes that
/// are none, which no `String` has.
private func decodeScalar(_ bytes: Span<UInt8>, at index: Int) -> (Unicode.Scalar, Int) {
  let lead = bytes[index]
  let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
  guard length > 1, index + length <= bytes.count else { return ("\u{FFFD}", 1) }
  var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
  for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
  return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
}

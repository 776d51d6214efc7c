internal import Text

/// The keys of an index, arranged so that a misspelling is compared with few of them.
final class FuzzyIndex: Sendable {
  /// A key that is near a word.
  struct Near: Sendable, Equatable {
    let key: Int
    /// Edits, or nil for a key in the other script with the same consonants.
    let distance: Int?
  }

  private struct Entry: Sendable {
    let key: Int32
    let script: NameScript
    /// One bit per letter that occurs: every edit changes two of them at most.
    let letterSet: UInt64
    let start: Int32
    let length: UInt8
  }

  /// By length.
  private let entries: [Entry]
  private let codes: [UInt8]
  /// Shape `[maxLength + 2]`: where the entries of each length begin.
  private let lengthStarts: [Int]
  private let skeletons: KeyTable
  /// Shape `[skeletons.count]`: indices of entries.
  private let bySkeleton: [[Int32]]

  /// The shortest name that is matched otherwise than by its very letters.
  static let minLength = 5
  /// The fewest consonants that stand for a name.
  static let minConsonants = 3

  /// - Parameter spellings: shape `[keys.count]`, the first of each key stands for it.
  /// - Complexity: O(n log n) in the number of keys.
  init(_ keys: KeyTable, spellings: [[NameIndex.Spelling]]) {
    var unsorted: [Entry] = []
    var codes: [UInt8] = []
    for key in 0..<keys.count {
      guard let (script, letters) = letterCodes(of: Array(keys.bytes(of: key)).span),
        (Self.minLength...LetterPattern.maxLength).contains(letters.count)
      else { continue }
      unsorted.append(
        Entry(
          key: Int32(key), script: script, letterSet: letterSet(letters),
          start: Int32(codes.count), length: UInt8(letters.count)))
      codes.append(contentsOf: letters)
    }
    let entries = unsorted.sorted { ($0.length, $0.key) < ($1.length, $1.key) }
    var skeletons = KeyTable()
    var bySkeleton: [[Int32]] = []
    for (index, entry) in entries.enumerated() {
      let skeleton = nameSkeleton(spellings[Int(entry.key)][0].text)
      guard consonantCount(skeleton) >= Self.minConsonants else { continue }
      let number = skeletons.insert(skeleton.span)
      if number == bySkeleton.count { bySkeleton.append([]) }
      bySkeleton[number].append(Int32(index))
    }
    lengthStarts = Self.lengthStarts(entries)
    self.entries = entries
    self.codes = codes
    self.skeletons = skeletons
    self.bySkeleton = bySkeleton
  }

  private static func lengthStarts(_ entries: [Entry]) -> [Int] {
    var starts: [Int] = []
    for (index, entry) in entries.enumerated() {
      while starts.count <= entry.length { starts.append(index) }
    }
    while starts.count <= LetterPattern.maxLength + 1 { starts.append(entries.count) }
    return starts
  }

  /// The keys with the same consonants, in the order in which they were added per length.
  func sameConsonants(_ word: FuzzyWord) -> [Near] {
    guard consonantCount(word.skeleton) >= Self.minConsonants,
      let number = skeletons.find(word.skeleton.span)
    else { return [] }
    return bySkeleton[number].map { index in
      let entry = entries[Int(index)]
      let isComparable = entry.script == word.script
      return Near(
        key: Int(entry.key),
        distance: isComparable ? word.pattern.distance(to: letters(entry)) : nil)
    }
  }

  /// The keys of the same script within `limit` edits.
  ///
  /// - Complexity: O(names of about that length), a few instructions for most of them.
  func within(_ limit: Int, of word: FuzzyWord) -> [Near] {
    let length = word.pattern.length
    let low = max(Self.minLength, length - limit)
    let high = min(LetterPattern.maxLength, length + limit)
    guard low <= high else { return [] }
    var near: [Near] = []
    for index in lengthStarts[low]..<lengthStarts[high + 1] {
      let entry = entries[index]
      let changed = (entry.letterSet ^ word.letterSet).nonzeroBitCount
      guard changed <= 2 * limit, entry.script == word.script else { continue }
      let distance = word.pattern.distance(to: letters(entry))
      if distance <= limit { near.append(Near(key: Int(entry.key), distance: distance)) }
    }
    return near
  }

  private func letters(_ entry: Entry) -> ArraySlice<UInt8> {
    codes[Int(entry.start)..<Int(entry.start) + Int(entry.length)]
  }
}

/// A word, ready to be compared with the names of an index.
struct FuzzyWord {
  let script: NameScript
  let letters: [UInt8]
  let letterSet: UInt64
  let skeleton: [UInt8]
  let pattern: LetterPattern

  /// Nil for words that are too short or long, or in no script that is compared.
  init?(letters: [UInt8], skeleton: [UInt8]) {
    guard let (script, codes) = letterCodes(of: letters.span), codes.count >= FuzzyIndex.minLength,
      let pattern = LetterPattern(codes.span)
    else { return nil }
    self.script = script
    self.letters = letters
    self.letterSet = Geocoding.letterSet(codes)
    self.skeleton = skeleton
    self.pattern = pattern
  }
}

private func letterSet(_ codes: [UInt8]) -> UInt64 {
  codes.reduce(0) { $0 | 1 << UInt64($1 & 63) }
}

private func consonantCount(_ skeleton: [UInt8]) -> Int {
  skeleton.count - (skeleton.first == UInt8(ascii: "a") ? 1 : 0)
}

/// The consonants of a spelling without its administrative words.
private func nameSkeleton(_ spelling: String) -> [UInt8] {
  let text = NameText(spelling)
  guard text.words.count > 1 || text.words.first?.role.isAdministrative == true else {
    return text.skeleton(of: text.words.indices)
  }
  var skeleton: [UInt8] = []
  for (index, word) in text.words.enumerated() where !word.role.isAdministrative {
    let part = text.skeleton(of: index..<index + 1)
    let isVowel = part.first == UInt8(ascii: "a") && !skeleton.isEmpty
    skeleton.append(contentsOf: isVowel ? part.dropFirst() : part[...])
  }
  return skeleton
}

internal import Text

extension TextScan {
  /// Words that say what a name is only behind it or with `of`: `Helmand province`, `the city of
  /// Kandahar`. Others precede it, as in Persian: `Wilayat-e Helmand`.
  private static let trailing = [
    "province", "provinces", "prov", "district", "districts", "dist", "city", "cities", "town",
    "township", "municipality", "capital", "centre", "center",
  ]

  /// What a name is called, and by which word; `taken` are the words that earlier names are called
  /// by.
  func hint(of range: Range<Int>, taken: Int) -> (role: WordRole, word: Int)? {
    if let last = range.last, range.count > 1, words.words[last].role == .settlement {
      return (.settlement, last)
    }
    let before = range.lowerBound - 1
    if before >= taken, words.words[range.lowerBound].gap.isJoining {
      if let role = hintRole(before), !isOne(of: Self.trailing, before) { return (role, before) }
      if isOne(of: ["of"], before), before > taken, let role = hintRole(before - 1),
        words.words[before].gap.isJoining
      {
        return (role, before - 1)
      }
    }
    let next = range.upperBound
    guard next < all.upperBound, words.words[next].gap.isJoining, let role = hintRole(next) else {
      return nil
    }
    return (role, next)
  }

  private func hintRole(_ word: Int) -> WordRole? {
    let role = words.words[word].role
    return [.province, .district, .settlement].contains(role) ? role : nil
  }

  /// Whether a word is one of some folded ones.
  func isOne(of names: [String], _ word: Int) -> Bool {
    guard all.contains(word) else { return false }
    let letters = words.letters[words.words[word].letters]
    return names.contains { letters.elementsEqual($0.utf8) }
  }

  /// The sentence of each word. A full stop ends one where a capital follows, or a script without
  /// capitals, but not behind an abbreviation.
  static func sentences(of text: NameText) -> [Int] {
    var number = 0
    return text.words.indices.map { word in
      if word > 0, text.words[word].gap.contains(.period),
        text.words[word].isCapitalized || !text.words[word].isLatin,
        !isAbbreviation(text, word - 1)
      {
        number += 1
      }
      return number
    }
  }

  private static func isAbbreviation(_ text: NameText, _ word: Int) -> Bool {
    let found = text.words[word]
    return found.role == .title || found.isLatin && found.letters.count == 1
      || DateWords.isMonth(text.letters[found.letters])
  }
}

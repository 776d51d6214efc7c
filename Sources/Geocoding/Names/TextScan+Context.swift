internal import Text

extension TextScan {
  /// Family names that are also names of provinces.
  private static let familyNames = ["wardak", "wardag", "vardak"]

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// Whether a name belongs to something that is not the place.
  func belongsToOther(_ range: Range<Int>) -> Bool {
    let next = range.upperBound
    if next < all.upperBound, words.words[next].gap.isJoining {
      let word = words.words[next]
      if [.water, .regime].contains(word.role) { return true }
      if words.letters[word.letters].elementsEqual("based".utf8) { return true }
      if word.role == .province { return false }
    }
    guard range.lowerBound > 0 else { return false }
    let before = words.words[range.lowerBound - 1]
    let gap = words.words[range.lowerBound].gap
    if before.role == .title, gap.isSubset(of: [.space, .period]) { return true }
    let name = words.letters[words.letters(of: range)]
    return Self.familyNames.contains { name.elementsEqual($0.utf8) } && gap == .space
      && before.role == .name
      && before.isCapitalized && reader.longestKey(at: range.lowerBound - 1, in: all) == nil
  }

  func isLineStart(_ word: Int) -> Bool {
    guard word > 0 else { return true }
    let gap = words.words[word].gap
    return gap.contains(.newline) || gap.contains(.period) && words.words[word].isAllCapitals
  }

  /// The words of a dateline that begins a line, or nil: names, then a country, a date or an agency
  /// in parentheses, then a dash or colon.
  func datelineRange(at start: Int) -> Range<Int>? {
    let first = words.words[start]
    guard first.isLatin, first.isCapitalized else { return nil }
    var hasAgency = false
    var hasDetail = false
    var position = start + 1
    // A dateline is short; more words make a sentence.
    let limit = min(all.upperBound, start + 14)
    while position < limit {
      let word = words.words[position]
      let ends =
        !word.gap.isDisjoint(with: [.dash, .colon]) || word.gap.isSuperset(of: [.space, .hyphen])
      if word.gap.contains(.open) { hasAgency = true }
      if word.gap.contains(.comma) { hasDetail = hasDetail || isDetail(position) }
      if ends {
        let closed = hasAgency && word.gap.contains(.close)
        return closed || hasDetail || first.isAllCapitals && !hasNameAfterDash(position)
          ? start..<position : nil
      }
      // Before the agency there are only names, a country and a date.
      if !hasAgency && !word.isCapitalized && !isNumber(position) { return nil }
      position += 1
    }
    return nil
  }

  /// `KABUL - KANDAHAR HIGHWAY` is no dateline.
  private func hasNameAfterDash(_ position: Int) -> Bool {
    words.words[position].gap.contains(.colon)
      ? false : reader.longestKey(at: position, in: all) != nil
  }

  private func isDetail(_ position: Int) -> Bool {
    if isNumber(position) { return true }
    let letters = words.letters[words.words[position].letters]
    if index.country(Array(letters).span) != nil { return true }
    return Self.months.contains { letters.starts(with: $0.utf8) }
  }

  private func isNumber(_ position: Int) -> Bool {
    words.letters[words.words[position].letters].allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
  }
}

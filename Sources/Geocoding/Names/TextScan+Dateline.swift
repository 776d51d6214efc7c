internal import Text

extension WordGap {
  /// A dash between spaces, a long dash or a colon.
  var endsDateline: Bool {
    !isDisjoint(with: [.dash, .colon]) || isSuperset(of: [.space, .hyphen])
  }
}

/// What the words of a dateline were so far.
private struct DatelineWords {
  var hasMonth = false
  var numbers = 0
  /// Whether a number follows a comma or a bracket: `Kabul, 25 January`.
  var hasApartNumber = false
  var hasCountry = false
  var hasAgency = false
  var isInBrackets = false
  var isClosed = false

  var hasDate: Bool { hasMonth || hasApartNumber }
  /// A day that needs no dash behind it.
  var hasWholeDate: Bool { hasMonth && numbers > 0 || numbers >= 3 }
}

extension TextScan {
  private static let maxWords = 16

  /// The words of a dateline that begins at a word, or nil: names, then a country, a date or an
  /// agency in parentheses, then a dash, a colon or the end of the parentheses around a date.
  ///
  /// It begins a sentence or follows another, unless it is in capitals throughout.
  func datelineRange(at start: Int, behind last: Range<Int>) -> Range<Int>? {
    let first = words.words[start]
    let isStart =
      start == 0 || sentences[start - 1] < sentences[start] || first.gap.contains(.period)
      || last.upperBound == start && !last.isEmpty
    let begins =
      first.isLatin
      ? isNumber(start) && isStart
        || first.isCapitalized && (isStart || first.isAllCapitals && first.letters.count > 2)
      : isStart && (reader.longestKey(at: start, in: all) != nil || isDateWord(start))
    guard begins else { return nil }
    var seen = DatelineWords()
    note(start, in: &seen)
    for position in start + 1..<start + Self.maxWords {
      guard let gap = gap(before: position) else { return nil }
      if gap.contains(.close), seen.isInBrackets || first.gap.contains(.open) {
        seen.isClosed = true
      }
      if gap.endsDateline || gap.contains(.slash) && !first.isLatin && isDetailed(seen) {
        if isDetailed(seen) || isBare(start, position, isStart: isStart) {
          return start..<position
        }
        guard position < all.upperBound, isDateWord(position) else { return nil }
      }
      if seen.isClosed { return seen.hasWholeDate ? start..<position : nil }
      guard position < all.upperBound, note(position, in: &seen) else { return nil }
    }
    return nil
  }

  private func gap(before position: Int) -> WordGap? {
    if position == all.upperBound { return words.tail }
    return position < all.upperBound ? words.words[position].gap : nil
  }

  private func isDetailed(_ seen: DatelineWords) -> Bool {
    seen.isClosed && seen.hasAgency || seen.hasDate || seen.hasCountry
      || seen.hasAgency && !seen.isInBrackets
  }

  /// `KABUL: ...`, but not `KABUL - KANDAHAR HIGHWAY`.
  private func isBare(_ start: Int, _ end: Int, isStart: Bool) -> Bool {
    guard isStart, words.words[start].isAllCapitals, end < all.upperBound else { return false }
    return words.words[end].gap.contains(.colon) || reader.longestKey(at: end, in: all) == nil
  }

  /// Notes a word of a dateline; false where none has such a word.
  @discardableResult
  private func note(_ position: Int, in seen: inout DatelineWords) -> Bool {
    let word = words.words[position]
    let letters = words.letters[word.letters]
    if word.gap.contains(.open) { seen.isInBrackets = true }
    if DateWords.isNumber(letters) {
      seen.numbers += 1
      if !word.gap.isDisjoint(with: [.comma, .open, .slash]) { seen.hasApartNumber = true }
    } else if DateWords.isMonth(letters) {
      seen.hasMonth = true
    } else if index.country(Array(letters).span) != nil, !word.gap.isJoining {
      seen.hasCountry = true
    } else if seen.isInBrackets {
      seen.hasAgency = true
    } else if word.isLatin {
      // Before the agency there are only names, a country and a date.
      return word.isCapitalized || word.role.isAdministrative
    } else if DateWords.isAgency(letters) {
      seen.hasAgency = true
    } else {
      return word.role != .name || reader.longestKey(at: position, in: all) != nil
    }
    return true
  }

  private func isDateWord(_ word: Int) -> Bool {
    isNumber(word) || DateWords.isMonth(words.letters[words.words[word].letters])
  }

  private func isNumber(_ word: Int) -> Bool {
    DateWords.isNumber(words.letters[words.words[word].letters])
  }
}

internal import Text

extension PartReader {
  /// A stretch of a part.
  private enum Segment {
    case name(PartReading, Range<Int>)
    case country(NameIndex.Country)
    case generic(WordRole)
    case unknown
  }

  /// Reads a part name by name, the longest names first.
  func segment(_ words: Range<Int>, part: Int, into findings: inout PartFindings) {
    let segments = segments(of: words, part: part)
    let isAboutCountry = words.contains { [.border, .diplomatic].contains(text.words[$0].role) }
    findings.hasUnknown = true
    var readings: [PartReading] = []
    for (position, segment) in segments.enumerated() {
      switch segment {
      case .name(let reading, let range):
        readings.append(judged(reading, range, at: position, of: segments, in: words))
      case .country(let country) where country.isForeign && !isAboutCountry:
        let hasNameAfter = segments[(position + 1)...].contains { isName($0) }
        // Of words in one script without capitals, more are cities by accident than on purpose.
        if hasNameAfter || country == .foreignPlace && !text.words[words.lowerBound].isLatin {
          break
        }
        if country == .foreign {
          findings.isForeign = true
        } else {
          findings.foreignPlace = country
        }
      case .country(.own(let provinces)): findings.ownCountry = provinces
      default: break
      }
    }
    findings.readings = readings
    if segments.allSatisfy({ !isUnknown($0) }), readings.count == 1, !isAboutCountry {
      findings.hasUnknown = false
    }
  }

  private func segments(of words: Range<Int>, part: Int) -> [Segment] {
    var segments: [Segment] = []
    var word = words.lowerBound
    while word < words.upperBound {
      if let (reading, count) = longestName(at: word, in: words, part: part) {
        segments.append(.name(reading, word..<word + count))
        word += count
      } else if let (country, count) = longestCountry(at: word, in: words, own: true) {
        segments.append(.country(country))
        word += count
      } else {
        let role = text.words[word].role
        segments.append(role == .name || role == .particle ? .unknown : .generic(role))
        word += 1
      }
    }
    return segments
  }

  /// The longest name that begins at a word, and its number of words.
  func longestName(
    at word: Int, in words: Range<Int>, part: Int
  ) -> (reading: PartReading, count: Int)? {
    guard let (key, count) = longestKey(at: word, in: words) else { return nil }
    let range = word..<word + count
    var hint: WordRole?
    if range.upperBound < words.upperBound {
      let role = text.words[range.upperBound].role
      if [.province, .district, .settlement, .village].contains(role) { hint = role }
    }
    if hint == nil, word > words.lowerBound {
      let role = text.words[word - 1].role
      if role.isAdministrative { hint = role }
    }
    return (reading(of: key, words: range, part: part, hint: hint), count)
  }

  /// The key of the longest name that begins at a word.
  func longestKey(at word: Int, in words: Range<Int>) -> (key: Int, count: Int)? {
    var end = word
    while end < words.upperBound, end - word < NameIndex.maxWords,
      !text.words[end].role.isAdministrative, end == word || text.words[end].gap.isJoining
    {
      end += 1
    }
    while end > word {
      let range = word..<end
      if end - word > 1 || text.words[word].role == .name,
        let key = index.keys.find(text.letters.span.extracting(text.letters(of: range))),
        scope == nil || !places(of: key).isEmpty
      {
        return (key, end - word)
      }
      end -= 1
    }
    return nil
  }

  /// The longest name of another country or of a place in one, with `own` also of one of the layer's
  /// countries, that begins at a word.
  func longestCountry(
    at word: Int, in words: Range<Int>, own: Bool
  ) -> (country: NameIndex.Country, count: Int)? {
    for count in stride(from: min(4, words.upperBound - word), through: 1, by: -1) {
      let range = word..<word + count
      guard range.dropFirst().allSatisfy({ text.words[$0].gap.isJoining }) else { continue }
      if let country = country(range), own || country.isForeign { return (country, count) }
    }
    return nil
  }

  /// A name among other words, with how far it can be trusted to be where the text points.
  private func judged(
    _ reading: PartReading, _ range: Range<Int>, at position: Int, of segments: [Segment],
    in words: Range<Int>
  ) -> PartReading {
    var reading = reading
    let after = segments[(position + 1)...]
    let hasUnknownAfter = after.contains { isUnknown($0) }
    let hasUnknownBefore = segments[..<position].contains { isUnknown($0) }
    let hasFacility = after.contains { if case .generic(.facility) = $0 { true } else { false } }
    let isRoad = segments.contains { if case .generic(.road) = $0 { true } else { false } }
    let others: [WordRole] = [.road, .water, .regime]
    let isNotPlace =
      followingRole(after).map(others.contains) ?? false
      || range.lowerBound > words.lowerBound
        && others.contains(text.words[range.lowerBound - 1].role)
    let isShort =
      text.letters(of: range).count < FuzzyIndex.minLength && reading.hint == nil
      && !reading.places.contains { Int($0) < index.provinceCount }
    reading.isWhole = !hasUnknownBefore && !hasUnknownAfter && reading.hint != nil
    reading.isWeak =
      isPersonal(range, in: words) || isNotPlace || isRoad || isShort
      || hasUnknownAfter && !hasFacility && reading.hint == nil && !after.contains { isName($0) }
    reading.score *= hasUnknownAfter ? 0.7 : hasUnknownBefore ? 0.8 : 0.9
    return reading
  }

  private func followingRole(_ after: ArraySlice<Segment>) -> WordRole? {
    guard case .generic(let role) = after.first else { return nil }
    return role
  }

  private func isUnknown(_ segment: Segment) -> Bool {
    if case .unknown = segment { true } else { false }
  }

  private func isName(_ segment: Segment) -> Bool {
    if case .name = segment { true } else { false }
  }
}

internal import Text

extension TextScan {
  /// Gives every name its rank.
  func ranked(_ sightings: [Sighting]) -> [Sighting] {
    var ranks = sightings.indices.map { rank(of: $0, in: sightings) }
    markLists(sightings, &ranks)
    markRoads(sightings, &ranks)
    return zip(sightings, ranks).map { sighting, rank in
      let mention = sighting.mention
      var sighting = sighting
      sighting.mention = PlaceMention(
        range: mention.range, kind: mention.kind, provinces: mention.provinces, use: mention.use,
        rank: rank)
      return sighting
    }
  }

  /// A list is what its first or last name is called: `Helmand and Kandahar provinces`, `ولایات کنر و
  /// لغمان`.
  private func markLists(_ sightings: [Sighting], _ ranks: inout [PlaceMention.Rank]) {
    let called = sightings.map { $0.isProvince && $0.hint == .province }
    var isInList = zip(sightings, called).map { $1 && isPrefixed($0) }
    for position in sightings.indices.dropFirst()
    where isInList[position - 1] && areListed(sightings[position - 1], sightings[position]) {
      isInList[position] = true
      ranks[position] = .told
    }
    isInList = zip(sightings, called).map { $1 && !isPrefixed($0) }
    for position in sightings.indices.dropLast().reversed()
    where isInList[position + 1] && areListed(sightings[position], sightings[position + 1]) {
      isInList[position] = true
      ranks[position] = .told
    }
  }

  private func rank(of position: Int, in sightings: [Sighting]) -> PlaceMention.Rank {
    let sighting = sightings[position]
    if sighting.isProvince,
      sighting.hint == .province || isBehindSmaller(sighting)
        || isBeforeSmaller(position, in: sightings)
    {
      return .told
    }
    if isSource(sighting) { return .source }
    if !sighting.isProvince, sighting.hint != nil {
      return beginsSentence(sighting) ? .told : .unit
    }
    if sighting.isProvince, position > 0, !sightings[position - 1].isProvince,
      isFollowed(sightings[position - 1], by: sighting)
    {
      return .unit
    }
    return isHeading(sighting) ? .heading : .bare
  }

  /// Whether what a province is called stands before it.
  private func isPrefixed(_ sighting: Sighting) -> Bool {
    sighting.words.lowerBound < sighting.name.lowerBound
  }

  /// Whether two names follow each other as in a list.
  private func areListed(_ first: Sighting, _ second: Sighting) -> Bool {
    guard first.isProvince, second.isProvince else { return false }
    let between = first.words.upperBound..<second.words.lowerBound
    guard between.count <= 1, between.allSatisfy({ isOne(of: ["and", "or"], $0) }) else {
      return false
    }
    return (between.lowerBound...second.words.lowerBound).allSatisfy {
      words.words[$0].gap.isSubset(of: [.space, .comma, .slash, .other])
    }
  }

  /// Whether a province is the larger place behind a district or city: `Sangin district, Helmand`,
  /// `the capital of Helmand`.
  private func isBehindSmaller(_ sighting: Sighting) -> Bool {
    var word = sighting.words.lowerBound
    var isApart = false
    while word > 0, sighting.words.lowerBound - word < 4 {
      let gap = words.words[word].gap
      guard gap.isSubset(of: [.space, .comma, .open]) else { return false }
      isApart = isApart || !gap.isJoining
      word -= 1
      switch words.words[word].role {
      case .district: return isApart
      case .settlement: return isApart && !isOne(of: ["city", "town", "cities"], word + 1)
      case .connective: isApart = isApart || isOne(of: ["of", "in"], word)
      case .direction: break
      default: return false
      }
    }
    return false
  }

  /// Whether a district or city follows that is called so: `Nangarhar's Achin district`.
  private func isBeforeSmaller(_ position: Int, in sightings: [Sighting]) -> Bool {
    guard position + 1 < sightings.count else { return false }
    let (sighting, next) = (sightings[position], sightings[position + 1])
    return !next.isProvince && next.hint != nil
      && sighting.words.upperBound == next.words.lowerBound
      && words.words[next.words.lowerBound].gap.isJoining
  }

  /// `In Sangin district, ...`, `Elsewhere in Kandahar City, ...`: where a new matter is told of.
  private func beginsSentence(_ sighting: Sighting) -> Bool {
    let before = sighting.words.lowerBound - 1
    guard isOne(of: ["in", "near", "at", "inside", "outside"], before) else { return false }
    return before == 0 || sentences[before - 1] < sighting.sentence
      || before >= 1 && isOne(of: Self.openings, before - 1)
        && (before == 1 || sentences[before - 2] < sighting.sentence)
  }

  private static let openings = [
    "elsewhere", "separately", "meanwhile", "also", "later", "earlier", "and", "yesterday", "today",
  ]

  /// Words of those who tell of something.
  private static let tellers = [
    "said", "says", "told", "announced", "announcement", "confirmed", "reporters", "conference",
    "speaking", "statement", "officials", "official", "spokesman", "spokesperson", "spokeswoman",
    "diplomats", "analysts", "meeting", "talks", "گفت", "گفتند", "مقامات", "مسوولان",
  ]

  /// `officials in Kabul`, `told reporters in Kabul`, `Kabul said`, `an hour from Kabul`.
  private func isSource(_ sighting: Sighting) -> Bool {
    let next = sighting.words.upperBound
    if next < all.upperBound, words.words[next].gap.isJoining,
      isOne(of: ["said", "says", "officials", "announced"], next)
    {
      return true
    }
    let before = sighting.words.lowerBound - 1
    if isOne(of: ["from"], before), !isOne(of: ["to"], sighting.words.upperBound) { return true }
    guard isOne(of: ["in", "در", "په"], before) else { return false }
    return (max(0, before - 2)..<before).contains {
      sentences[$0] == sighting.sentence && isOne(of: Self.tellers, $0)
    }
  }

  /// `Kandahar: ...` where a sentence begins.
  private func isHeading(_ sighting: Sighting) -> Bool {
    let start = sighting.words.lowerBound
    guard start == 0 || sentences[start - 1] < sighting.sentence,
      sighting.words.upperBound < all.upperBound
    else { return false }
    return words.words[sighting.words.upperBound].gap.endsDateline
  }

  /// Marks the ends of roads: `Kabul-Kandahar highway`, `the road from Herat to Kandahar`, `شاهراه
  /// کابل - کندهار`.
  private func markRoads(_ sightings: [Sighting], _ ranks: inout [PlaceMention.Rank]) {
    var isRoad = sightings.map { isRoadWord($0.words.upperBound) || isBehindRoad($0) }
    for position in sightings.indices.dropLast() where areEnds(sightings, position) {
      let either = isRoad[position] || isRoad[position + 1]
      (isRoad[position], isRoad[position + 1]) = (either, either)
    }
    for position in ranks.indices where isRoad[position] && ranks[position] > .told {
      ranks[position] = .road
    }
  }

  private func isRoadWord(_ word: Int) -> Bool {
    word >= 0 && word < all.upperBound && words.words[word].role == .road
      && words.words[word].gap.isJoining
  }

  private func isBehindRoad(_ sighting: Sighting) -> Bool {
    let start = sighting.words.lowerBound
    guard start > 0, words.words[start].gap.isJoining else { return false }
    if !words.words[start].isLatin { return isRoadWord(start - 1) }
    return isOne(of: ["between", "from", "linking", "connecting"], start - 1)
      && (isRoadWord(start - 2) || isRoadWord(start - 3))
  }

  private func areEnds(_ sightings: [Sighting], _ position: Int) -> Bool {
    let between = sightings[position].words.upperBound..<sightings[position + 1].words.lowerBound
    guard between.count <= 1 else { return false }
    let gap = words.words[between.lowerBound].gap
    if between.isEmpty { return !gap.isDisjoint(with: [.hyphen, .dash, .slash]) }
    return gap.isJoining && isOne(of: ["to", "and", "with", "تا", "و"], between.lowerBound)
  }
}

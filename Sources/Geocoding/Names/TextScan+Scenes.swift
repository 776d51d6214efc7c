internal import Geography
internal import Text

extension TextScan {
  /// The provinces of the names of the surest rank.
  func reading(of sightings: [Sighting]) -> TextReading {
    let places = sightings.indices.filter { sightings[$0].isPlace }
    for rank in PlaceMention.Rank.allCases {
      var found: Set<ProvinceID> = []
      for position in places where sightings[position].mention.rank == rank {
        found.formUnion(provinces(of: position, in: sightings))
      }
      // A road is known by both of its ends.
      if rank == .road, found.count < 2 { continue }
      if !found.isEmpty { return TextReading(found.sorted(), rank: rank) }
    }
    return TextReading([], rank: nil)
  }

  /// The provinces that a name stands for where it is; none for a smaller place that several
  /// provinces have, unless something near it decides.
  private func provinces(of position: Int, in sightings: [Sighting]) -> [ProvinceID] {
    let sighting = sightings[position]
    let own = sighting.mention.provinces
    if sighting.isProvince { return own }
    if let larger = larger(of: position, in: sightings) { return larger }
    let named = sightings.filter { $0.isPlace && $0.isProvince }
    for near in [named.filter { $0.sentence == sighting.sentence }, named] {
      let shared = own.filter { id in near.contains { $0.mention.provinces.contains(id) } }
      if !shared.isEmpty { return shared }
    }
    // What stands in one sentence with a province lies there, whatever the tables know.
    let isSettled = named.contains {
      $0.sentence == sighting.sentence && $0.mention.rank == .told && sighting.mention.rank <= .unit
    }
    return own.count == 1 && !isSettled ? own : []
  }

  /// The province that is named right behind or before a smaller place, or behind the list that it
  /// is in.
  private func larger(of position: Int, in sightings: [Sighting]) -> [ProvinceID]? {
    var last = position
    while last + 1 < sightings.count, isFollowed(sightings[last], by: sightings[last + 1]) {
      last += 1
      if sightings[last].isProvince { return sightings[last].mention.provinces }
    }
    guard position > 0, sightings[position - 1].isProvince, sightings[position - 1].isPlace,
      sightings[position - 1].words.upperBound == sightings[position].words.lowerBound,
      words.words[sightings[position].words.lowerBound].gap.isJoining
    else { return nil }
    return sightings[position - 1].mention.provinces
  }

  /// Whether nothing but commas and words such as `and`, `of northern` stands between two names.
  func isFollowed(_ first: Sighting, by second: Sighting) -> Bool {
    let between = first.words.upperBound..<second.words.lowerBound
    guard second.isPlace, between.count <= 3,
      between.allSatisfy({ [.connective, .direction].contains(words.words[$0].role) })
    else { return false }
    return (between.lowerBound...second.words.lowerBound).allSatisfy {
      words.words[$0].gap.isSubset(of: [.space, .comma, .open])
    }
  }
}

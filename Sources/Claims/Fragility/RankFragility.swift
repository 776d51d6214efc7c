/// How few records turn a claim about a province's place among all; ties share the better place.
struct RankFragility {
  /// What is recorded in the province.
  let count: Int
  /// What is recorded in each other province.
  let others: [Int]
  /// The place that the claim says.
  let rank: Int

  /// The province's place.
  var place: Int { others.count { $0 > count } + 1 }

  /// The fewest changes; `recoded` only while the claim holds.
  ///
  /// - Complexity: O(provinces^3).
  var fragility: Fragility {
    Fragility(
      recoded: place == rank ? recoded : nil, added: fewest(cost: added),
      removed: fewest(cost: removed))
  }

  /// The fewest changes that reach the claim's place, or any other while the claim holds.
  private func fewest(cost: (Int) -> Int?) -> Int? {
    let targets = place == rank ? (1...others.count + 1).filter { $0 != rank } : [rank]
    return targets.compactMap(cost).min()
  }

  /// The fewest records added so that the province is in a place: some to itself, up to beside
  /// another one, and some to those that are to pass it.
  private func added(_ target: Int) -> Int? {
    levels.filter { $0 >= count }.compactMap { level in
      let missing = target - 1 - others.count { $0 > level }
      return sum(of: missing, others.filter { $0 <= level }.map { level - $0 + 1 })
        .map { $0 + level - count }
    }.min()
  }

  /// The same for records removed.
  private func removed(_ target: Int) -> Int? {
    levels.filter { $0 <= count }.compactMap { level in
      let ahead = others.filter { $0 > level }
      return sum(of: ahead.count - (target - 1), ahead.map { $0 - level })
        .map { $0 + count - level }
    }.min()
  }

  /// The counts of the province at which its place can change.
  private var levels: Set<Int> {
    Set([count] + others.flatMap { [$0 - 1, $0, $0 + 1] }.filter { $0 >= 0 })
  }

  /// The sum of the smallest gaps; nil for fewer gaps than asked, or less than none.
  private func sum(of number: Int, _ gaps: [Int]) -> Int? {
    number < 0 || gaps.count < number ? nil : gaps.sorted().prefix(number).reduce(0, +)
  }

  /// A record moved between the province and a neighbor in place changes their distance by two.
  private var recoded: Int? {
    let passing = count == 0 ? nil : others.filter { $0 <= count }.map { count - $0 + 1 }.min()
    let passed = others.filter { $0 > count }.map { $0 - count }.min()
    return [passing, passed].compactMap { $0 }.min().map { ($0 + 1) / 2 }
  }
}

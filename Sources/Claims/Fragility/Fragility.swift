/// The fewest changes of single records that turn a verdict, by the kind of change; nil where no
/// number of them does.
public struct Fragility: Sendable, Equatable {
  /// Recoded into or out of the part, n unchanged; nil also where there is no n.
  public let recoded: Int?
  /// Added to the subject, inside or outside the part.
  public let added: Int?
  /// Removed from the subject.
  public let removed: Int?

  /// The fewest of all.
  public var least: Int? { [recoded, added, removed].compactMap { $0 }.min() }
}

extension FigureRange {
  /// How far the search for additions goes: beyond it the subject would be another one.
  private static let searchLimit = 1_000_000

  /// The fragility of a share k/n.
  ///
  /// Exact: every whole number of changes is tried, from one up, and for each the whole stretch of
  /// counts that it can reach is compared with the stretch that fits.
  /// - Complexity: O(fewest changes), at most 10^6.
  func fragility(count k: Int, of n: Int) -> Fragility {
    let holds = counts(of: n)?.contains(k) ?? false
    func turns(_ reachable: ClosedRange<Int>, of total: Int) -> Bool {
      guard let fits = counts(of: total) else { return holds }
      return holds
        ? reachable.lowerBound < fits.lowerBound || reachable.upperBound > fits.upperBound
        : reachable.overlaps(fits)
    }
    let recoded = first(upTo: max(k, n - k)) { d in
      // Two single counts, not the stretch between them: all are recoded one way.
      [k - d, k + d].contains { $0 >= 0 && $0 <= n && turns($0...$0, of: n) }
    }
    // What a number of additions reaches, more of them reach too: the most are tried first.
    let limit = Self.searchLimit
    let added =
      turns(k...k + limit, of: n + limit)
      ? first(upTo: limit) { d in turns(k...k + d, of: n + d) } : nil
    // The last record of a share cannot be removed: nothing would be left to take a share of.
    let removed = first(upTo: n - 1) { d in
      turns(max(0, k - d)...min(k, n - d), of: n - d)
    }
    return Fragility(recoded: recoded, added: added, removed: removed)
  }

  /// The fragility of a count.
  ///
  /// - Complexity: O(1).
  func fragility(count: Int) -> Fragility {
    guard case .counts(let range) = kind else {
      return Fragility(recoded: nil, added: nil, removed: nil)
    }
    if range.contains(count) {
      return Fragility(
        recoded: nil,
        added: range.upperBound == .max ? nil : range.upperBound - count + 1,
        removed: range.lowerBound <= 0 ? nil : count - range.lowerBound + 1)
    }
    return Fragility(
      recoded: nil, added: count < range.lowerBound ? range.lowerBound - count : nil,
      removed: count > range.upperBound ? count - range.upperBound : nil)
  }

  private func first(upTo limit: Int, _ turns: (Int) -> Bool) -> Int? {
    limit < 1 ? nil : (1...limit).first(where: turns)
  }
}

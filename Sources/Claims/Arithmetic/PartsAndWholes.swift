internal import Engine
internal import Incidents
internal import Statistics

/// What the published figures of a claim say of each other, before any data.
struct PublishedArithmetic {
  let claim: Claim

  /// Why a part's figure cannot be, in words; empty when it can.
  func contradictions(of part: ClaimPart) -> [String] {
    otherStatements(part) + wholes(part) + parts(of: part) + sums(part) + quotients(part)
  }

  /// What the published figures allow a count to be, in words.
  func allowances(of part: ClaimPart) -> [String] {
    guard let range = part.countRange else { return [] }
    var words =
      part.figure.qualifier == .none
      ? [] : ["Arithmetic alone: \"\(part.figure.text)\" allows \(range.words)."]
    let parts = claim.parts.filter { $0.partOf == part.id && !$0.mayOverlap }
    if parts.count > 1, let sum = sum(of: parts.map(\.id)) {
      words.append(
        "Its parts (\(parts.map(\.figure.text).joined(separator: ", "))) add up to \(sum.words), "
          + "no more than the whole.")
    }
    if let whole = claim.parts.first(where: { $0.id == part.partOf }) {
      words.append("It is no more than the whole, \(whole.figure.text).")
    }
    return words
  }

  private func otherStatements(_ part: ClaimPart) -> [String] {
    part.others.compactMap { other in
      guard excludes(part.figure, other.figure, part.rounding) else { return nil }
      let place = other.place.map { " (\($0))" } ?? ""
      let own = claim.place.map { " (\($0))" } ?? ""
      return "\"\(part.figure.text)\"\(own) and \"\(other.figure.text)\"\(place) of the same "
        + "publication exclude each other."
    }
  }

  private func excludes(
    _ a: PrintedFigure, _ b: PrintedFigure, _ rounding: PrintedRounding
  ) -> Bool {
    switch (a.quantity, b.quantity) {
    case (.date(let first, let last), .date(let from, let to)):
      return first > to || from > last
    case (.rank(let one), .rank(let other)): return one != other
    default:
      guard let one = a.range(rounding: rounding)?.ends,
        let other = b.range(rounding: rounding)?.ends
      else { return false }
      return one.low > other.high || other.low > one.high
    }
  }

  private func wholes(_ part: ClaimPart) -> [String] {
    guard let whole = claim.parts.first(where: { $0.id == part.partOf }),
      let own = part.countRange, let all = whole.countRange, own.lowerBound > all.upperBound
    else { return [] }
    return ["\(part.figure.text) is a part of \(whole.figure.text), and more than the whole."]
  }

  private func parts(of whole: ClaimPart) -> [String] {
    let parts = claim.parts.filter { $0.partOf == whole.id && !$0.mayOverlap }
    guard let all = whole.countRange, !parts.isEmpty else { return [] }
    let least = parts.compactMap(\.countRange?.lowerBound).reduce(0, +)
    guard least > all.upperBound else { return [] }
    return [
      "The parts (\(parts.map(\.figure.text).joined(separator: ", "))) add up to at least "
        + "\(countText(least)), more than the whole, \(whole.figure.text)."
    ]
  }

  private func sums(_ part: ClaimPart) -> [String] {
    guard case .sum(let ids) = part.question, let printed = part.countRange,
      let sum = sum(of: ids), !printed.overlaps(sum)
    else { return [] }
    return ["The parts add up to \(sum.words), not to \(part.figure.text)."]
  }

  /// What the addends can add up to, nil when one of them is no count.
  func sum(of ids: [String]) -> ClosedRange<Int>? {
    var low = 0
    var high = 0
    for id in ids {
      guard let range = claim.parts.first(where: { $0.id == id })?.countRange else { return nil }
      low += range.lowerBound
      high = range.upperBound == .max || high == .max ? .max : high + range.upperBound
    }
    return low...high
  }

  private func quotients(_ part: ClaimPart) -> [String] {
    guard case .arithmetic(let k, let n) = part.question,
      let counts = k.range(rounding: .either)?.countRange,
      let totals = n.range(rounding: .either)?.countRange
    else { return [] }
    guard counts.lowerBound <= totals.upperBound else {
      return ["\(k.text) is a part of \(n.text), and more than the whole."]
    }
    guard let share = part.publishedShare, let range = part.figure.range(rounding: part.rounding),
      !range.contains(share)
    else { return [] }
    let decimals = part.figure.decimals
    let printed = share.percentText(decimals: decimals) ?? "–"
    let finer = share.percentText(decimals: decimals + 1) ?? "–"
    return [
      "\(k.text) of \(n.text) are \(finer) %, which prints as \(printed) %, not as "
        + "\(part.figure.text)."
    ]
  }
}

extension ClaimPart {
  /// The counts that the figure allows, nil for figures of other things.
  var countRange: ClosedRange<Int>? { figure.range(rounding: rounding)?.countRange }

  /// The published part of the published whole, nil where either is not one number.
  var publishedShare: Proportion? {
    guard case .arithmetic(let part, let whole) = question,
      case .count(let k) = part.quantity, case .count(let n) = whole.quantity, n > 0, k <= n,
      part.qualifier == .none, whole.qualifier == .none
    else { return nil }
    return Proportion(k, of: n)
  }
}

extension PrintedFigure {
  /// How many decimals its percentage was printed with.
  var decimals: Int {
    if case .percent(_, let decimals) = quantity { decimals } else { 0 }
  }
}

extension FigureRange {
  var countRange: ClosedRange<Int>? {
    if case .counts(let range) = kind { range } else { nil }
  }

  /// The ends of the range as plain numbers, for telling whether two exclude each other.
  var ends: (low: Double, high: Double)? {
    switch kind {
    case .counts(let range):
      (Double(range.lowerBound), range.upperBound == .max ? .infinity : Double(range.upperBound))
    case .lengths(let low, let high, let includesUpper): (low, includesUpper ? high : high.nextDown)
    case .shares(let low, let high):
      (
        low.map { Double($0.numerator) / Double($0.denominator) } ?? 0,
        high.map {
          let end = Double($0.numerator) / Double($0.denominator)
          return $0.isIncluded ? end : end.nextDown
        } ?? 1
      )
    }
  }
}

extension ClosedRange<Int> {
  /// The range as people read it: `288 to 290`, `at least 301`.
  var words: String {
    if upperBound == .max { return "at least \(countText(lowerBound))" }
    return lowerBound == upperBound
      ? countText(lowerBound) : "\(countText(lowerBound)) to \(countText(upperBound))"
  }
}

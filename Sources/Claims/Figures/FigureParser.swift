internal import Foundation

extension PrintedFigure {
  /// The forms that are understood, for messages.
  public static let forms =
    "96%, 96.0 %, 12,345, more than 300, at least, over, fewer than, at most, about 40, nearly, "
    + "most, almost all, all, none, two thirds, 50 km, second, 26 August 2021, August 2022"

  /// Reads a figure as it was printed; nil for any other text.
  public init?(_ printed: String) {
    let words = Self.normalized(printed)
    guard !words.isEmpty else { return nil }
    if let quantity = Self.wordQuantities[words] {
      self.init(text: printed, qualifier: .none, quantity: quantity)
      return
    }
    let (qualifier, rest) = Self.splitQualifier(words)
    guard let quantity = Self.quantity(rest) else { return nil }
    if qualifier != .none {
      switch quantity {
      case .count(0) where qualifier == .lessThan || qualifier == .almost: return nil
      case .percent, .fraction, .count, .length: break
      case .majority, .nearlyAll, .all, .none, .rank, .date: return nil
      }
    }
    self.init(text: printed, qualifier: qualifier, quantity: quantity)
  }

  /// Lower case, one plain space between words, none before a percent sign.
  private static func normalized(_ text: String) -> String {
    let spaces: Set<Character> = [" ", "\u{00A0}", "\u{202F}", "\u{2009}", "\t"]
    let words = text.lowercased().split(whereSeparator: spaces.contains)
    return words.joined(separator: " ")
      .replacing(" %", with: "%").replacing(" percent", with: "%")
      .replacing(" per cent", with: "%")
  }

  private static let qualifiers: [(words: String, qualifier: Qualifier)] = [
    ("more than ", .moreThan), ("over ", .moreThan), ("above ", .moreThan), (">", .moreThan),
    ("at least ", .atLeast), ("no fewer than ", .atLeast), ("no less than ", .atLeast),
    ("≥", .atLeast), (">=", .atLeast), ("fewer than ", .lessThan), ("less than ", .lessThan),
    ("under ", .lessThan), ("below ", .lessThan), ("<", .lessThan), ("at most ", .atMost),
    ("up to ", .atMost), ("no more than ", .atMost), ("within ", .atMost), ("≤", .atMost),
    ("<=", .atMost), ("about ", .about), ("around ", .about), ("approximately ", .about),
    ("roughly ", .about), ("some ", .about), ("circa ", .about), ("c. ", .about), ("~", .about),
    ("nearly ", .almost), ("almost ", .almost),
  ]

  /// The longest qualifier that the text begins with.
  private static func splitQualifier(_ text: String) -> (Qualifier, String) {
    let found = qualifiers.filter { text.hasPrefix($0.words) }
      .max { $0.words.utf8.count < $1.words.utf8.count }
    guard let found else { return (.none, text) }
    let rest = text.dropFirst(found.words.count).drop { $0 == " " }
    return (found.qualifier, String(rest))
  }

  private static let wordQuantities: [String: Quantity] = [
    "most": .majority, "the most": .rank(1), "a majority": .majority, "the majority": .majority,
    "almost all": .nearlyAll, "nearly all": .nearlyAll, "all": .all, "none": .none,
    "half": .fraction(1, of: 2), "a third": .fraction(1, of: 3), "one third": .fraction(1, of: 3),
    "two thirds": .fraction(2, of: 3), "a quarter": .fraction(1, of: 4),
    "one quarter": .fraction(1, of: 4), "three quarters": .fraction(3, of: 4),
    "a fifth": .fraction(1, of: 5), "one fifth": .fraction(1, of: 5),
    "two fifths": .fraction(2, of: 5), "three fifths": .fraction(3, of: 5),
    "four fifths": .fraction(4, of: 5), "a tenth": .fraction(1, of: 10),
    "nine tenths": .fraction(9, of: 10), "first": .rank(1), "highest": .rank(1), "top": .rank(1),
    "second": .rank(2), "third": .rank(3), "fourth": .rank(4), "fifth": .rank(5),
  ]

  private static func quantity(_ text: String) -> Quantity? {
    let plain = text.replacing("-", with: " ")
    if let word = wordQuantities[plain] { return word }
    if text.hasSuffix("%") { return percent(text.dropLast()) }
    if let length = length(text) { return length }
    if let rank = rank(text) { return .rank(rank) }
    return wholeNumber(text).map { .count($0) }
  }

  private static func percent(_ text: Substring) -> Quantity? {
    guard let (units, decimals) = decimal(text), decimals <= 6 else { return nil }
    guard let limit = scale(decimals).map({ $0 * 100 }), units <= limit else { return nil }
    return .percent(units: units, decimals: decimals)
  }

  private static let lengthUnits: [(suffix: String, meters: Double)] = [
    ("kilometers", 1_000), ("kilometres", 1_000), ("kilometer", 1_000), ("kilometre", 1_000),
    ("km", 1_000), ("miles", 1_609.344), ("mile", 1_609.344), ("mi", 1_609.344),
    ("meters", 1), ("metres", 1), ("m", 1),
  ]

  private static func length(_ text: String) -> Quantity? {
    guard let unit = lengthUnits.first(where: { text.hasSuffix($0.suffix) }) else { return nil }
    let number = text.dropLast(unit.suffix.count).reversed().drop { $0 == " " }.reversed()
    guard let (units, decimals) = decimal(Substring(String(number))), decimals <= 3 else {
      return nil
    }
    return .length(units: units, decimals: decimals, meters: unit.meters)
  }

  private static func rank(_ text: String) -> Int? {
    for suffix in ["st", "nd", "rd", "th"] where text.hasSuffix(suffix) {
      if let rank = Int(plain: text.dropLast(2)), rank > 0 { return rank }
    }
    return nil
  }

  /// A number with or without separators between groups of three digits.
  private static func wholeNumber(_ text: String) -> Int? {
    for separator in [",", " ", "'", "’"] where text.contains(separator) {
      let groups = text.split(separator: Character(separator), omittingEmptySubsequences: false)
      guard groups.count > 1, (1...3).contains(groups[0].utf8.count),
        groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
      else { return nil }
      return Int(plain: Substring(groups.joined()))
    }
    return Int(plain: text[...])
  }

  /// A number in units of its last decimal, and how many decimals it has.
  private static func decimal(_ text: Substring) -> (units: Int, decimals: Int)? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ wholeNumber(String($0)) }), parts.count <= 2 else {
      return nil
    }
    guard parts.count == 2 else { return (whole, 0) }
    let decimals = parts[1].utf8.count
    guard decimals > 0, decimals <= 6, let rest = Int(plain: parts[1]), let scale = scale(decimals)
    else { return nil }
    let (units, overflow) = whole.multipliedReportingOverflow(by: scale)
    return overflow ? nil : (units + rest, decimals)
  }

  static func scale(_ decimals: Int) -> Int? {
    (0...6).contains(decimals) ? (0..<decimals).reduce(1) { scale, _ in scale * 10 } : nil
  }
}

extension Int {
  /// A number of at most twelve plain digits, so that what is computed from it stays exact.
  init?(plain text: Substring) {
    guard (1...12).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    self.init(text)
  }
}

internal import Foundation
internal import Incidents

extension PrintedFigure {
  /// A figure of a claim about a date, where four digits are a year.
  public init?(date printed: String) {
    let words = printed.lowercased().replacing(",", with: " ").split(separator: " ")
    let text = words.joined(separator: " ")
    guard let date = Self.date(text) else { return nil }
    self.init(text: printed, qualifier: .none, quantity: date)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// `26 august 2021`, `august 26 2021`, `august 2021`, `2021`, `2021-08-26` or `2021-08`.
  static func date(_ text: String) -> Quantity? {
    let words = text.split(separator: " ")
    switch words.count {
    case 1:
      let parts = words[0].split(separator: "-", omittingEmptySubsequences: false)
      guard let year = parts.first.flatMap({ Int(plain: $0) }), parts[0].utf8.count == 4,
        parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }), parts.count <= 3
      else { return nil }
      let rest = parts.dropFirst().map { Int(plain: $0) }
      guard !rest.contains(nil) else { return nil }
      return days(year: year, month: rest.first ?? nil, day: rest.count > 1 ? rest[1] : nil)
    case 2:
      guard let month = month(words[0]), let year = year(words[1]) else { return nil }
      return days(year: year, month: month, day: nil)
    case 3:
      guard let year = year(words[2]) else { return nil }
      if let month = month(words[1]), let day = Int(plain: words[0]) {
        return days(year: year, month: month, day: day)
      }
      guard let month = month(words[0]), let day = Int(plain: words[1]) else { return nil }
      return days(year: year, month: month, day: day)
    default: return nil
    }
  }

  private static func year(_ word: Substring) -> Int? {
    word.utf8.count == 4 ? Int(plain: word) : nil
  }

  /// By its name, or by the first three letters of it.
  private static func month(_ word: Substring) -> Int? {
    months.firstIndex { $0 == word || ($0.prefix(3) == word) }.map { $0 + 1 }
  }

  private static func days(year: Int, month: Int?, day: Int?) -> Quantity? {
    guard (1...12).contains(month ?? 1), (1900...2099).contains(year) else { return nil }
    let lastMonth = month ?? 12
    let lastDay = day ?? Month(year: year, month: lastMonth).dayCount
    guard let first = Day(year: year, month: month ?? 1, day: day ?? 1),
      let last = Day(year: year, month: lastMonth, day: lastDay)
    else { return nil }
    return .date(first, last)
  }
}

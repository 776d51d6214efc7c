import Incidents
import Statistics
import Testing

@testable import Claims

@Suite struct PrintedFigureTests {
  typealias Figure = PrintedFigure

  @Test(arguments: [
    ("96%", Figure.Qualifier.none, Figure.Quantity.percent(units: 96, decimals: 0)),
    ("96.0 %", .none, .percent(units: 960, decimals: 1)),
    ("40 per cent", .none, .percent(units: 40, decimals: 0)),
    ("40\u{00A0}percent", .none, .percent(units: 40, decimals: 0)),
    ("About 40 %", .about, .percent(units: 40, decimals: 0)),
    ("more than 300", .moreThan, .count(300)), ("over 1,200", .moreThan, .count(1_200)),
    (">300", .moreThan, .count(300)), ("at least 12", .atLeast, .count(12)),
    (">= 12", .atLeast, .count(12)), ("no fewer than 12", .atLeast, .count(12)),
    ("fewer than 10", .lessThan, .count(10)), ("up to 10", .atMost, .count(10)),
    ("no more than 10", .atMost, .count(10)), ("some 300", .about, .count(300)),
    ("nearly 300", .almost, .count(300)), ("12,345", .none, .count(12_345)),
    ("12 345", .none, .count(12_345)), ("1,234,567", .none, .count(1_234_567)),
    ("most", .none, .majority), ("a majority", .none, .majority),
    ("almost all", .none, .nearlyAll), ("nearly all", .none, .nearlyAll), ("all", .none, .all),
    ("none", .none, .none), ("two thirds", .none, .fraction(2, of: 3)),
    ("two-thirds", .none, .fraction(2, of: 3)), ("more than half", .moreThan, .fraction(1, of: 2)),
    ("second", .none, .rank(2)), ("3rd", .none, .rank(3)), ("the most", .none, .rank(1)),
    ("50 km", .none, .length(units: 50, decimals: 0, meters: 1_000)),
    ("within 12.5 miles", .atMost, .length(units: 125, decimals: 1, meters: 1_609.344)),
  ])
  func `a figure is read as it was printed`(
    text: String, qualifier: Figure.Qualifier, quantity: Figure.Quantity
  ) {
    let figure = Figure(text)
    #expect(figure?.qualifier == qualifier)
    #expect(figure?.quantity == quantity)
    #expect(figure?.text == text)
  }

  @Test(arguments: [
    "", " ", "%", "many", "dozens", "96 % of strikes", "1,23", "12,34,567", "101%", "100.1 %",
    "-3", "+5", "0x1F", "1e3", "nan", "3.5", "96.%", "about most", "more than all", "about first",
    "fewer than 0", "9999999999999", "more than", "km", "50 parsecs", "0th",
  ])
  func `what is no figure is refused`(text: String) {
    #expect(Figure(text) == nil)
  }

  @Test(arguments: [
    ("26 August 2021", (2021, 8, 26), (2021, 8, 26)),
    ("August 26, 2021", (2021, 8, 26), (2021, 8, 26)),
    ("Aug 2022", (2022, 8, 1), (2022, 8, 31)), ("2021", (2021, 1, 1), (2021, 12, 31)),
    ("2020-02", (2020, 2, 1), (2020, 2, 29)), ("2021-08-26", (2021, 8, 26), (2021, 8, 26)),
  ])
  func `a date is its first and last day`(
    text: String, first: (Int, Int, Int), last: (Int, Int, Int)
  ) throws {
    let from = try #require(Day(year: first.0, month: first.1, day: first.2))
    let to = try #require(Day(year: last.0, month: last.1, day: last.2))
    #expect(Figure(date: text)?.quantity == .date(from, to))
  }

  @Test(arguments: [
    "31 February 2021", "2021-13", "21", "August", "26 27 2021", "2021-8-26", "1850",
  ])
  func `what the calendar does not have is no date`(text: String) {
    #expect(Figure(date: text) == nil)
  }

  @Test(arguments: PrintedRounding.allCases, 0...2)
  func `a percentage fits just the counts that print as it`(
    rounding: PrintedRounding, decimals: Int
  ) throws {
    let rules: [HalfwayRule] =
      switch rounding {
      case .halfUp: [.up]
      case .halfEven: [.toEven]
      case .either: [.up, .toEven]
      }
    for total in [1, 7, 8, 16, 40, 125, 200, 301] {
      for count in 0...total {
        let share = Proportion(count, of: total)
        let printed = Set(rules.compactMap { share.percentText(decimals: decimals, halfway: $0) })
        for text in printed {
          let range = try #require(Figure("\(text)%")?.range(rounding: rounding))
          #expect(range.contains(share), "\(count) of \(total) prints as \(text)")
          let fits = try #require(range.counts(of: total))
          for other in fits {
            let texts = rules.map {
              Proportion(other, of: total).percentText(decimals: decimals, halfway: $0)
            }
            #expect(texts.contains(text), "\(other) of \(total) is said to print as \(text)")
          }
        }
      }
    }
  }

  @Test(arguments: [
    ("more than 300", 301...Int.max), ("at least 300", 300...Int.max), ("fewer than 10", 0...9),
    ("at most 10", 0...10), ("about 300", 285...315), ("about 7", 7...7), ("nearly 300", 285...299),
    ("nearly 5", 4...4), ("92", 92...92), ("none", 0...0),
  ])
  func `words around a count have stated meanings`(text: String, counts: ClosedRange<Int>) {
    #expect(Figure(text)?.range(rounding: .either)?.countRange == counts)
  }

  @Test(arguments: [
    ("most", 6, 10, true), ("most", 5, 10, false), ("almost all", 9, 10, true),
    ("almost all", 89, 100, false), ("all", 10, 10, true), ("all", 9, 10, false),
    ("none", 0, 10, true), ("about 40 %", 375, 1_000, true), ("about 40 %", 425, 1_000, true),
    ("about 40 %", 426, 1_000, false), ("nearly 40 %", 39, 100, true),
    ("nearly 40 %", 40, 100, false), ("two thirds", 2, 3, true), ("two thirds", 65, 100, true),
    ("two thirds", 64, 100, false), ("more than half", 1, 2, false),
    ("more than half", 51, 100, true), ("more than 40 %", 41, 100, true),
  ])
  func `words around a share have stated meanings`(text: String, k: Int, n: Int, fits: Bool) {
    #expect(Figure(text)?.range(rounding: .either)?.contains(Proportion(k, of: n)) == fits)
  }

  @Test(arguments: [
    ("50 km", 49_500.0, true), ("50 km", 50_499.9, true), ("50 km", 50_500, false),
    ("about 50 km", 52_500, true), ("about 50 km", 52_501, false), ("within 50 km", 50_000, true),
    ("within 50 km", 50_000.1, false), ("more than 50 km", 50_000, false),
  ])
  func `a length fits what prints as it`(text: String, meters: Double, fits: Bool) {
    #expect(Figure(text)?.range(rounding: .either)?.contains(value: meters) == fits)
  }
}

/// The days of a table, more rows in some seasons than in others, and how they are written.
struct SyntheticDays {
  struct Day {
    /// `2018-03-12`
    let iso: [UInt8]
    /// `12 March 2018`
    let words: [UInt8]
    let year: [UInt8]
    /// Seconds since 1970, at its start.
    let seconds: Int
  }

  let days: [Day]
  private let choice: WeightedChoice

  /// From 2015-01-01 to 2024-12-31.
  init(random: inout SplitMix64) {
    var days: [Day] = []
    var seconds = 16_436 * 86_400
    for year in 2015...2024 {
      let isLeap = year.isMultiple(of: 4)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in lengths.enumerated() {
        for day in 1...length {
          let (monthText, dayText) = (Self.two(month + 1), Self.two(day))
          days.append(
            Day(
              iso: Array("\(year)-\(monthText)-\(dayText)".utf8),
              words: Array("\(day) \(Self.months[month]) \(year)".utf8),
              year: Array("\(year)".utf8), seconds: seconds))
          seconds += 86_400
        }
      }
    }
    self.days = days
    choice = WeightedChoice(days.map { _ in 0.3 + random.unit() })
  }

  /// The day of the row that a part `fraction` of all rows precede, latest days first.
  func descending(at fraction: Double) -> Day { days[choice.index(at: 1 - fraction)] }

  func draw(_ random: inout SplitMix64) -> Day { days[choice.draw(&random)] }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

internal import Engine

/// Classes of counts, adapted to the largest: none, and up to five above it.
///
/// The classes lie side by side: every count is in exactly one, and the last is open.
struct CountClasses: Sendable, Equatable {
  /// The least count of each class above none, ascending; the first is 1.
  let lowerLimits: [Int]
  private let largest: Int

  /// How many steps of the color ramp stand for counts above none.
  static let rampSteps = 5

  init(largest: Int) {
    self.largest = largest
    lowerLimits =
      switch largest {
      case ..<1: []
      case 1...5: Array(1...largest)
      case 6...9: [1, 2, 3, 4, 6]
      case 10...19: [1, 2, 3, 5, 10]
      case 20...49: [1, 3, 5, 10, 20]
      case 50...99: [1, 3, 10, 20, 50]
      case 100...499: [1, 3, 10, 50, 100]
      case 500...999: [1, 10, 50, 100, 500]
      default: Self.limits(ofThousands: largest)
      }
  }

  /// Decades below the largest count; a half decade where one is open at the top.
  private static func limits(ofThousands largest: Int) -> [Int] {
    var decade = 1_000
    while decade <= largest / 10 { decade *= 10 }
    return largest / 5 >= decade
      ? [1, decade / 100, decade / 10, decade, 5 * decade]
      : [1, decade / 100, decade / 10, decade / 2, decade]
  }

  /// Which class holds a count: 0 for none.
  func index(of count: Int) -> Int { lowerLimits.count { $0 <= count } }

  /// The step of the ramp that stands for a class, in `0...5`; fewer classes take steps apart.
  func rampStep(ofClass index: Int) -> Int {
    guard index > 0 else { return 0 }
    let steps: [[Int]] = [[], [3], [2, 4], [1, 3, 5], [1, 2, 4, 5], [1, 2, 3, 4, 5]]
    return steps[min(lowerLimits.count, Self.rampSteps)][index - 1]
  }

  func rampStep(of count: Int) -> Int { rampStep(ofClass: index(of: count)) }

  /// The counts of a class above none, such as `3–9`, `100 +`, and `7` for a single one.
  func label(ofClass index: Int) -> String {
    let low = lowerLimits[index - 1]
    guard index < lowerLimits.count else {
      return low == largest ? countText(low) : "\(countText(low)) +"
    }
    let high = lowerLimits[index] - 1
    return low == high ? countText(low) : "\(countText(low))–\(countText(high))"
  }
}

internal import Engine
internal import Geography
internal import Incidents

/// A choice that a fair reader of a claim may make one way or another.
public struct Choice: Sendable, Equatable {
  public enum Axis: String, Sendable, CaseIterable {
    /// The location precision that is accepted.
    case precision
    /// How incidents become a figure: coded, at the bounds, spread, once a day, as deaths.
    case method
    case actors
    case kinds
    case window
    case layer
  }

  public let axis: Axis
  /// The name of each option in files; the first is the coded reading's.
  public let options: [String]
}

/// The precision that a reading accepts.
enum AcceptedPrecision: String, CaseIterable {
  case any
  case district
  case precise

  var levels: Set<LocationPrecision> {
    switch self {
    case .any: Set(LocationPrecision.allCases)
    case .district: LocationPrecision.district.acceptedLevels
    case .precise: Set(LocationPrecision.allCases.filter(\.isPrecise))
    }
  }
}

/// How incidents become a figure.
enum CountingMethod: String, CaseIterable {
  case coded
  case lowest
  case highest
  case fractional
  case perDayAndDistrict = "per_day_and_district"
  case deathsBest = "deaths_best"
  case deathsLow = "deaths_low"
  case deathsHigh = "deaths_high"
}

/// How far the ends of a window are moved.
enum WindowShift: String, CaseIterable {
  case stated
  case beginsEarlier = "begins_1_month_earlier"
  case beginsLater = "begins_1_month_later"
  case endsEarlier = "ends_1_month_earlier"
  case endsLater = "ends_1_month_later"

  /// The window with one end moved by a month; nil where that end is open or leaves the calendar,
  /// or nothing is left of the window.
  func moved(_ window: Coverage) -> Coverage? {
    let months =
      switch self {
      case .stated: 0
      case .beginsEarlier, .endsEarlier: -1
      case .beginsLater, .endsLater: 1
      }
    switch self {
    case .stated: return window
    case .beginsEarlier, .beginsLater:
      guard let from = window.from?.moved(byMonths: months, isEnd: false) else { return nil }
      if let to = window.to, from > to { return nil }
      return Coverage(from: from, to: window.to)
    case .endsEarlier, .endsLater:
      guard let to = window.to?.moved(byMonths: months, isEnd: true) else { return nil }
      if let from = window.from, from > to { return nil }
      return Coverage(from: window.from, to: to)
    }
  }
}

extension Day {
  /// The same day of another month, or its last one where it has no such day; the last day of a
  /// month stays a last day when it ends a window.
  func moved(byMonths months: Int, isEnd: Bool) -> Day? {
    let target = Month(rawValue: month.rawValue + Int32(months))
    guard (1900...2099).contains(target.year) else { return nil }
    let isLast = parts.day == month.dayCount
    let day = isEnd && isLast ? target.dayCount : min(parts.day, target.dayCount)
    return Day(year: target.year, month: target.month, day: day)
  }
}

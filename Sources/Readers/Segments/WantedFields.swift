internal import Incidents

/// Which fields of incidents are kept where rows are counted and dropped; those that decide whether
/// a row can be read are always looked at.
public struct WantedFields: Sendable, Equatable {
  /// The actors of an incident, and its country, by which names of actors are understood.
  public var actors = true
  /// The second-level unit.
  public var admin2 = true
  /// A hash of every id, by which duplicates are suspected.
  public var hashesIDs = true
  /// Ids and timestamps themselves, by which duplicates are settled, and the rows' own numbers.
  public var identity = false

  /// The start days that are counted, nil for all; of rows outside nothing is kept but what decides
  /// whether they can be read, and what is tallied of every row.
  public var window: ClosedRange<Int32>?

  public init() {}

  /// Whether a row may be counted, or may be among those that began before the window.
  func mayCount(_ incident: borrowing Incident) -> Bool {
    guard let window, let day = incident.startDay?.rawValue else { return true }
    return window.contains(day) || incident.endDay != nil
  }

  /// Nothing that is not needed to find rejects.
  static var none: WantedFields {
    var wanted = WantedFields()
    wanted.actors = false
    wanted.admin2 = false
    wanted.hashesIDs = false
    return wanted
  }
}

/// Where a row counts: a province by its index, outside or unlocated; negative where it does not.
typealias CountedPlace = Int32

/// A row's part in the figures of one version.
struct RowPart: Sendable, Hashable {
  static let notCounted: CountedPlace = -1

  var place: CountedPlace
  /// The best figure of deaths, 0 where it is missing.
  var deaths: Int64

  /// The part of a row that is in no version, or not matched.
  static let nothing = RowPart(place: notCounted, deaths: 0)

  var isCounted: Bool { place >= 0 }
}

/// What each cause changed, in integers, by place.
struct CauseTotals: Sendable {
  /// What one cause changed.
  struct Change: Sendable {
    /// Incidents by place; shape `[placeCount]`, as of the next.
    var incidents: [Int64]
    /// Best figures of deaths by place.
    var deaths: [Int64]
    /// Rows that began to count.
    var entered = 0
    /// Rows that ceased to count.
    var left = 0
    /// Rows that count in another place than before.
    var shifted = 0
    /// Rows whose deaths alone changed.
    var revised = 0
    /// The first rows, in the order in which they were charged.
    var examples: [RowReference] = []
  }

  private(set) var changes: [ChangeCause: Change]

  init(placeCount: Int) {
    let none = Array(repeating: Int64(0), count: placeCount)
    changes = Dictionary(
      uniqueKeysWithValues: ChangeCause.allCases.map { ($0, Change(incidents: none, deaths: none)) }
    )
  }

  subscript(_ cause: ChangeCause) -> Change { changes[cause] ?? Change(incidents: [], deaths: []) }

  /// Charges the change of a row from one part to another.
  mutating func charge(
    _ cause: ChangeCause, from old: RowPart, to new: RowPart,
    _ row: @autoclosure () -> RowReference
  ) {
    let before = old.isCounted ? old : .nothing
    let after = new.isCounted ? new : .nothing
    guard before != after else { return }
    changes[cause]?.add(before, after)
    if let count = changes[cause]?.examples.count, count < RowReference.listed {
      changes[cause]?.examples.append(row())
    }
  }
}

extension CauseTotals.Change {
  fileprivate mutating func add(_ old: RowPart, _ new: RowPart) {
    if old.isCounted {
      incidents[Int(old.place)] -= 1
      deaths[Int(old.place)] -= old.deaths
    }
    if new.isCounted {
      incidents[Int(new.place)] += 1
      deaths[Int(new.place)] += new.deaths
    }
    switch (old.isCounted, new.isCounted) {
    case (false, true): entered += 1
    case (true, false): left += 1
    default: if old.place == new.place { revised += 1 } else { shifted += 1 }
    }
  }
}

public import Geography
internal import Geometry

/// What came of placing an incident.
public enum LocationStatus: UInt8, Sendable, CaseIterable {
  /// In exactly one province.
  case located
  /// Covered by several provinces; the one with the lowest code stands for it.
  case tied
  /// Has coordinates, and no province covers them; or the source says that it was abroad.
  case outside
  /// Has no place that could be found.
  case unlocated
}

/// How an incident was placed.
public enum LocationMethod: UInt8, Sendable, CaseIterable {
  case coordinates
  /// By the name of its province or place.
  case name
  /// By the places that a free text names.
  case text
  case none

  public var name: String {
    switch self {
    case .coordinates: "coordinates"
    case .name: "name"
    case .text: "text"
    case .none: "none"
    }
  }
}

/// Where the incidents of a chunk are, column by column.
public struct Locations: Sendable, Equatable {
  /// Shape `[rowCount]`, as of the columns below.
  public private(set) var statuses: [LocationStatus]
  /// Raw values of `ProvinceID`; `ProvinceID.noneRawValue` for rows outside or unlocated.
  public private(set) var provinces: [UInt16]
  public private(set) var methods: [LocationMethod]
  /// Every province that covers a tied row, ascending; rows covered once have none.
  public private(set) var ties: RareValues<[ProvinceID]>
  /// The other province of rows whose coordinates and coded province disagree.
  public private(set) var conflicts = RareValues<ProvinceID>()
  /// Rows placed by coordinates within the layer's accuracy of a boundary, with the provinces that
  /// are so near.
  public private(set) var nearBoundaries = RepeatedLists()
  /// Rows whose own location error reaches a boundary.
  public private(set) var reachesBoundary: Set<Int> = []
  /// The supports that are not just the row's province; see `support(_:)`.
  private var supports = RareValues<Support>()

  init(
    statuses: [LocationStatus], provinces: [UInt16], methods: [LocationMethod],
    ties: [Int: [ProvinceID]]
  ) {
    self.statuses = statuses
    self.provinces = provinces
    self.methods = methods
    self.ties = RareValues(ties)
  }

  /// What locating alone says: a point is in the lowest province that covers it.
  init(_ coverage: Coverage, longitudes: Span<Double>, latitudes: Span<Double>) {
    provinces = coverage.lowest
    methods = Array(repeating: .coordinates, count: longitudes.count)
    statuses = Array(repeating: .located, count: longitudes.count)
    ties = RareValues()
    for row in provinces.indices where provinces[row] == ProvinceID.noneRawValue {
      let hasPoint = !longitudes[row].isNaN && !latitudes[row].isNaN
      statuses[row] = hasPoint ? .outside : .unlocated
      if !hasPoint { methods[row] = .none }
    }
    for tie in coverage.ties {
      statuses[tie.row] = .tied
      ties[tie.row] = tie.provinces
    }
  }

  /// The province of a row, or nil where it is in none.
  public func province(_ row: Int) -> ProvinceID? {
    provinces[row] == ProvinceID.noneRawValue ? nil : ProvinceID(rawValue: provinces[row])
  }

  /// The provinces in which the incident of a row may truly lie.
  public func support(_ row: Int) -> Support {
    supports[row] ?? plainSupport(row)
  }

  /// The support of a row where it does not follow from its status and province, nil where it does.
  @inline(__always)
  public func widenedSupport(_ row: Int) -> Support? { supports[row] }

  /// Every province that covers the point of a row, ascending.
  func covering(_ row: Int) -> [ProvinceID] {
    ties[row] ?? province(row).map { [$0] } ?? []
  }

  mutating func set(_ decision: Decision, at row: Int) {
    statuses[row] = decision.status
    provinces[row] = decision.province?.rawValue ?? ProvinceID.noneRawValue
    methods[row] = decision.method
    if decision.status != .tied { ties[row] = nil }
    conflicts[row] = decision.conflict
  }

  mutating func setNearBoundaries(_ provinces: [ProvinceID], at row: Int) {
    nearBoundaries.set(provinces, at: row, of: statuses.count)
  }

  mutating func setReachesBoundary(_ row: Int) { reachesBoundary.insert(row) }

  mutating func setSupport(_ support: Support, at row: Int) {
    supports[row] = support == plainSupport(row) ? nil : support
  }

  /// What the support is when nothing widens it.
  private func plainSupport(_ row: Int) -> Support {
    switch statuses[row] {
    case .located, .tied: province(row).map(Support.one) ?? .none
    case .outside: .none
    case .unlocated: .all
    }
  }
}

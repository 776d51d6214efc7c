internal import Columnar
internal import Geocoding
internal import Geography
internal import Incidents

/// What a reader of the figures should know of some matched rows.
enum Observation: Int, CaseIterable {
  /// Covered by several provinces.
  case tied
  /// The source broke low <= best <= high.
  case reorderedFatalities
  /// The date is known to the month or less exactly.
  case coarseDate
  /// The period begins inside the window and ends after it.
  case endingAfterWindow
  /// Not matched, because the period began before the window, though it reaches into it.
  case begunBeforeWindow
  /// The source states a location precision of province or coarser.
  case coarseLocation
  /// The source states no location precision, and none was assumed.
  case unknownPrecision
  /// Coordinates lie in another province than the coded one.
  case conflict
  /// Coordinates lie outside every province, and the source codes one.
  case codedOutside
  /// The source places the incident abroad, and its coordinates lie in a province.
  case abroadInside
  /// Placed by a name or a text instead of coordinates.
  case placedByName
  case withCoordinates
  /// Outside every province, though inside the box around them if longitude and latitude were
  /// exchanged.
  case insideIfExchanged
  /// A code of location precision that stands for nothing known.
  case unknownPrecisionCode
  case unknownDatePrecisionCode
  /// A type that stands for no known kind; also of rows in the window that a later filter left out.
  case unknownKind
  /// Rows that say how many incidents they stand for.
  case counted
  /// Rows whose figures may be sums of others of them: of a whole country, a province, a district.
  case sumOfCountry
  case sumOfProvince
  case sumOfDistrict
  /// Rows whose figures are part of those of another type, and rows of that type.
  case partOfType
  case wholeOfType
}

/// How many rows there are for each observation.
struct Observations: Sendable, Equatable {
  private var counts = Array(repeating: 0, count: Observation.allCases.count)

  subscript(observation: Observation) -> Int {
    get { counts[observation.rawValue] }
    set { counts[observation.rawValue] = newValue }
  }

  /// Codes that stand for nothing known, and how many rows have them; those that none has are left
  /// out.
  var unknownCodes: [(count: Int, what: String)] {
    let codes: [(Observation, String)] = [
      (.unknownPrecisionCode, "a location precision that is not known, which counts as unknown"),
      (.unknownDatePrecisionCode, "a date precision that is not known, which counts as unknown"),
      (.unknownKind, "a type that stands for no known kind, whose kind is left empty"),
    ]
    return codes.map { (self[$0.0], $0.1) }.filter { $0.0 > 0 }
  }

  mutating func merge(_ other: Observations, times: Int) {
    for index in counts.indices { counts[index] += other.counts[index] * times }
  }

  /// Adds what a matched row shows.
  @inline(__always)
  mutating func add(
    _ row: Int, of batch: IncidentBatch, _ locations: Locations, _ precision: LocationPrecision,
    _ plan: RunPlan
  ) {
    if locations.statuses[row] == .tied { self[.tied] += 1 }
    add(plan.told(batch.oddities(row)))
    switch batch.datePrecisions[row] {
    case .month, .year: self[.coarseDate] += 1
    case .day, .week, .unknown: break
    }
    if locations.conflicts[row] != nil { self[conflict(precision, locations.statuses[row])] += 1 }
    switch locations.methods[row] {
    case .name, .text: self[.placedByName] += 1
    case .coordinates, .none: break
    }
    if precision.isCoarse { self[.coarseLocation] += 1 }
    if precision == .unknown { self[.unknownPrecision] += 1 }
    if let windowEnd = plan.windowEnd, let end = batch.endDays[row], end > windowEnd {
      self[.endingAfterWindow] += 1
    }
    if batch.weight(row) != nil { addCounted(batch.oddities(row), precision) }
    guard !batch.longitudes[row].isNaN else { return }
    self[.withCoordinates] += 1
    guard locations.statuses[row] == .outside else { return }
    let exchanged = Coordinate(longitude: batch.latitudes[row], latitude: batch.longitudes[row])
    if plan.box?.contains(exchanged) == true { self[.insideIfExchanged] += 1 }
  }

  private func conflict(
    _ precision: LocationPrecision, _ status: LocationStatus
  ) -> Observation {
    if precision == .abroad { return .abroadInside }
    return status == .outside ? .codedOutside : .conflict
  }

  private mutating func addCounted(_ oddities: Oddities, _ precision: LocationPrecision) {
    self[.counted] += 1
    if oddities.contains(.isPartOfType) { self[.partOfType] += 1 }
    if oddities.contains(.hasPartOfType) { self[.wholeOfType] += 1 }
    guard oddities.contains(.sumsItsParts) else { return }
    switch precision {
    case .country: self[.sumOfCountry] += 1
    case .province: self[.sumOfProvince] += 1
    default: self[.sumOfDistrict] += 1
    }
  }

  mutating func add(_ oddities: Oddities) {
    guard !oddities.isEmpty else { return }
    if oddities.contains(.reorderedFatalities) { self[.reorderedFatalities] += 1 }
    if oddities.contains(.unknownPrecision) { self[.unknownPrecisionCode] += 1 }
    if oddities.contains(.unknownDatePrecision) { self[.unknownDatePrecisionCode] += 1 }
    if oddities.contains(.unknownKind) { self[.unknownKind] += 1 }
  }

  /// Adds what a row shows that a filter left out: a kind that was asked for may hide behind a type
  /// that is not known.
  mutating func add(_ oddities: Oddities, ofDropped reason: DropReason) {
    if reason.rawValue > DropReason.date.rawValue, oddities.contains(.unknownKind) {
      self[.unknownKind] += 1
    }
  }
}

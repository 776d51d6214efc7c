internal import Columnar
internal import Geocoding
internal import Geography
internal import Incidents
internal import Text

/// What one worker keeps to itself: its GEOS handles, what it knows of texts, its running totals.
struct BatchWorker: BatchConsumer {
  private let plan: RunPlan
  private let placer: IncidentPlacer
  private(set) var totals: PartialTotals
  private var query: CompiledQuery
  private var reader: PlaceReader
  /// The numbers of districts in `totals`, by code.
  private var districts = CodeMemo<UInt32>()

  static let followsStretches = false

  init(_ plan: RunPlan) {
    self.plan = plan
    placer = plan.makePlacer()
    totals = PartialTotals(plan.shape)
    query = plan.query
    reader = PlaceReader(
      names: plan.names, searched: plan.question.searchedText, rules: plan.question.placing,
      scopes: plan.countryScopes)
  }

  /// Adds a batch whose rows were filtered while they were read.
  mutating func take(_ rows: ReadRows) throws(EngineError) {
    _ = try process(rows.batch, rows.strings, asksQuery: false)
  }

  mutating func endTexts(ofInput input: Int, _ strings: StringPool) { forgetCodes() }

  mutating func finish() -> PartialTotals { totals }

  /// Forgets what it knows of codes, which stand for other texts from now on.
  mutating func forgetCodes() {
    query.forgetCodes()
    reader.forgetCodes()
    districts = CodeMemo()
  }

  /// Judges, places and measures the rows of a batch and adds them to the totals.
  ///
  /// - Parameters:
  ///   - strings: the texts that its codes stand for.
  ///   - asksQuery: whether the filters are still to be asked.
  ///   - keepsGrounds: whether to tell why names place rows.
  mutating func process(
    _ batch: IncidentBatch, _ strings: StringPool, asksQuery: Bool, keepsGrounds: Bool = false
  ) throws(EngineError) -> LocatedBatch {
    var verdicts = batch.verdicts
    if asksQuery { judge(batch, strings, &verdicts) }
    let (locations, failed) = try locate(batch, strings, &verdicts)
    totals.ambiguous.merge(failed.ambiguous, times: 1)
    totals.unknown.merge(failed.unknown, times: 1)
    let outside = try plan.nearestProvinces(
      of: batch, locations, keptBy: verdicts, addingTo: &totals.outside)
    let distances = plan.nearness.flatMap { nearness in
      nearness.targets.isEmpty
        ? nil
        : BatchDistances(batch, keptBy: verdicts, plan: nearness, rules: plan.question.placing)
    }
    var located = LocatedBatch(
      verdicts: verdicts, locations: locations, outside: outside, distances: distances)
    if keepsGrounds { located.grounds = try reader.grounds(for: batch, strings, locations) }
    totals.add(batch, located, plan)
    if plan.shape.keepsAlternatives { try addAlternatives(batch, strings, located) }
    return located
  }

  /// Asks the filters that need no place.
  private mutating func judge(
    _ batch: IncidentBatch, _ strings: StringPool, _ verdicts: inout Verdicts
  ) {
    guard query.asksForAnything else { return }
    let asksForCountry = query.asksForCountry && batch.columns.contains(.countries)
    for row in 0..<batch.rowCount where verdicts.keeps(row) {
      if asksForCountry, isForeign(row, of: batch, strings) {
        verdicts.drop(row, .country)
        continue
      }
      let day = batch.startDays[row]
      guard let reason = query.reason(day: day) else {
        if let reason = query.reasonBehindDate(row, of: batch, strings) {
          verdicts.drop(row, reason)
        }
        continue
      }
      verdicts.drop(row, reason)
      if query.reachesIntoWindow(from: day, to: batch.endDays[row]),
        query.reasonBehindDate(row, of: batch, strings) == nil
      {
        totals.add(1, of: .begunBeforeWindow)
      }
    }
  }

  /// Whether a row is of a country that is not asked for; counts it, and what is not known.
  private mutating func isForeign(
    _ row: Int, of batch: IncidentBatch, _ strings: StringPool
  ) -> Bool {
    switch query.answer(country: batch.countries[row], strings) {
    case .wanted: break
    case .foreign(let country):
      let (longitude, latitude) = (batch.longitudes[row], batch.latitudes[row])
      let point = longitude.isNaN ? nil : (longitude: longitude, latitude: latitude)
      totals.countries.addForeign(country, at: query.countryRule?.point(point) ?? nil)
      return true
    case .unknown: totals.countries.addUnknown(strings[batch.countries[row]])
    case .missing: totals.countries.addMissing()
    }
    return false
  }

  /// Places the rows still kept, and drops those that fall by their place.
  private mutating func locate(
    _ batch: IncidentBatch, _ strings: StringPool, _ verdicts: inout Verdicts
  ) throws(EngineError) -> (Locations, failed: FailedNames) {
    var failed = FailedNames()
    let hints = try reader.hints(for: batch, strings, keptBy: verdicts, failed: &failed)
    let locations: Locations
    do throws(GeocodingError) {
      let kept = verdicts
      locations = try placer.place(
        longitudes: batch.longitudes, latitudes: batch.latitudes, precisions: batch.precisions,
        hints: hints, isAsked: { kept.keeps($0) })
    } catch {
      throw .geocoding(error)
    }
    guard plan.accepted != nil || query.asksForPrecision else {
      return (locations, failed)
    }
    for row in 0..<batch.rowCount where verdicts.keeps(row) {
      if let accepted = plan.accepted, locations.province(row).map({ accepted[$0.index] }) != true {
        verdicts.drop(row, .province)
      } else if let reason = query.reason(
        precision: plan.question.placing.effective(batch.precisions[row]))
      {
        verdicts.drop(row, reason)
      }
    }
    return (locations, failed)
  }

  /// Adds the rows of a batch to the totals of further readings.
  private mutating func addAlternatives(
    _ batch: IncidentBatch, _ strings: StringPool, _ located: LocatedBatch
  ) throws(EngineError) {
    for row in 0..<batch.rowCount where located.verdicts.keeps(row) {
      let district = district(batch.admin2[row], strings)
      totals.alternatives?.add(
        day: batch.startDays[row], district: district,
        group: plan.shape.group(of: row, in: located.locations))
    }
    let unclear = (0..<batch.rowCount).filter { located.verdicts.reason($0) == .actorUnclear }
    guard !unclear.isEmpty else { return }
    var asked = located.verdicts
    for row in 0..<batch.rowCount where asked.keeps(row) { asked.drop(row, .actor) }
    for row in unclear { asked.keep(row) }
    // Names that fit several provinces are told of for matched rows only.
    let (places, _) = try locate(batch, strings, &asked)
    for row in unclear where asked.keeps(row) {
      totals.alternatives?.addUnclear(
        Int(batch.weight(row)?.count ?? 1), group: plan.shape.group(of: row, in: places))
    }
  }

  /// The number of the district that a code names, nil for none.
  private mutating func district(_ code: UInt32, _ strings: StringPool) -> UInt32? {
    guard code != StringPool.none else { return nil }
    if let number = districts[code] { return number }
    let name = strings[code].folded
    guard !name.isEmpty, let number = totals.alternatives?.number(ofDistrict: name) else {
      return nil
    }
    districts[code] = number
    return number
  }
}

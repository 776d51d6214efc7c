internal import Columnar
internal import Geocoding
internal import Geography
internal import Incidents
internal import Text

/// Gathers the rows that queries match, chunk by chunk.
struct MatchedRowsBuilder {
  private var compiled: [CompiledQuery]
  /// The provinces of each query, nil for all; shape `[queryCount]`.
  private let sets: [Set<ProvinceID>?]
  private let provinceCount: Int
  private let rules: PlacingRules
  private let target: Int
  private var rows: [MatchedRows.Row] = []
  private var places: [MatchedRows.Place] = []
  private var placeNumbers: [PlaceKey: Int32] = [:]
  private var districtNumbers: [DistrictKey: Int32] = [:]
  private var nextDistrict: Int32 = 0
  private var districtNames = CodeMemo<String>()
  private var excludedRows: [MatchedRows.Row] = []

  private struct PlaceKey: Hashable {
    let province: ProvinceID?
    let support: Support
  }

  private struct DistrictKey: Hashable {
    let province: UInt16
    /// Folded.
    let name: String
    let day: Int32
  }

  init(_ queries: [IncidentQuery], in analysis: Analysis, target: Int) throws(EngineError) {
    let catalog = analysis.layer.catalog
    compiled = queries.map { query in
      var query = query
      query.from = nil
      query.to = nil
      return CompiledQuery(query, homeCountry: catalog.countryAlpha2)
    }
    var sets: [Set<ProvinceID>?] = []
    for query in queries {
      sets.append(
        query.provinces.isEmpty ? nil : Set(try Question.ids(of: query.provinces, in: catalog)))
    }
    self.sets = sets
    provinceCount = catalog.count
    rules = analysis.question.placing
    self.target = target
  }

  var finished: MatchedRows {
    MatchedRows(
      rows: Self.byDayAndDistrict(rows), places: places,
      excluded: Self.byDayAndDistrict(excludedRows))
  }

  private static func byDayAndDistrict(_ rows: [MatchedRows.Row]) -> [MatchedRows.Row] {
    let order = rows.indices.sorted {
      (rows[$0].dayAndDistrict, $0) < (rows[$1].dayAndDistrict, $1)
    }
    return order.map { rows[$0] }
  }

  /// The codes of the next chunk stand for other texts.
  mutating func forgetCodes() {
    for index in compiled.indices { compiled[index].forgetCodes() }
    districtNames = CodeMemo()
  }

  mutating func add(
    _ chunk: IncidentChunk, _ located: LocatedChunk, _ strings: StringPool,
    excluding excluded: Set<Int>
  ) {
    let bits = bits(of: chunk, located, strings)
    for row in bits.indices where bits[row] != 0 {
      let found = MatchedRows.Row(
        queries: bits[row], day: chunk.startDays[row],
        precision: rules.effective(chunk.precisions[row]),
        place: place(of: row, in: located.locations),
        dayAndDistrict: dayAndDistrict(of: row, in: chunk, located.locations, strings),
        low: chunk.fatalitiesLow[row], best: chunk.fatalitiesBest[row],
        high: chunk.fatalitiesHigh[row], distanceMeters: distance(of: row, in: located))
      if excluded.contains(chunk.rows[row]) {
        excludedRows.append(found)
      } else {
        rows.append(found)
      }
    }
  }

  private func distance(of row: Int, in located: LocatedChunk) -> Double? {
    guard let meters = located.distances?.meters, target < meters.count else { return nil }
    let distance = meters[target][row]
    return distance.isNaN ? nil : distance
  }

  /// Which queries match each row of a chunk; shape `[rowCount]`.
  private mutating func bits(
    of chunk: IncidentChunk, _ located: LocatedChunk, _ strings: StringPool
  ) -> [UInt32] {
    var bits = Array(repeating: UInt32(0), count: chunk.rowCount)
    let precisions = chunk.precisions.map(rules.effective)
    for index in compiled.indices {
      var filter = located.filter
      compiled[index].apply(to: chunk, strings, &filter, ignoringWindow: true)
      compiled[index].finish(
        provinces: located.locations.provinces, accepted: nil, precisions: precisions, &filter)
      for row in bits.indices where filter.keeps(row) { bits[row] |= 1 << UInt32(index) }
    }
    return bits
  }

  private mutating func place(of row: Int, in locations: Locations) -> Int32 {
    let key = PlaceKey(province: locations.province(row), support: locations.support(row))
    if let known = placeNumbers[key] { return known }
    let size = key.support.count(of: provinceCount)
    let memberships = sets.map { set -> MatchedRows.Membership in
      guard let set else { return .everywhere }
      return .init(
        isCoded: key.province.map(set.contains) ?? false,
        common: key.support.count(among: set, of: provinceCount), size: size)
    }
    let number = Int32(places.count)
    places.append(.init(province: key.province, memberships: memberships))
    placeNumbers[key] = number
    return number
  }

  private mutating func dayAndDistrict(
    of row: Int, in chunk: IncidentChunk, _ locations: Locations, _ strings: StringPool
  ) -> Int32 {
    guard let day = chunk.startDays[row],
      let name = name(of: chunk.admin2[row], strings), !name.isEmpty
    else {
      nextDistrict += 1
      return nextDistrict - 1
    }
    let key = DistrictKey(province: locations.provinces[row], name: name, day: day)
    if let known = districtNumbers[key] { return known }
    districtNumbers[key] = nextDistrict
    nextDistrict += 1
    return nextDistrict - 1
  }

  private mutating func name(of code: UInt32, _ strings: StringPool) -> String? {
    guard code != StringPool.none else { return nil }
    if let name = districtNames[code] { return name }
    let name = strings[code].folded
    districtNames[code] = name
    return name
  }
}

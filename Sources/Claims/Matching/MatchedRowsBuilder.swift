internal import Columnar
public import Engine
internal import Geocoding
internal import Geography
public import Incidents
internal import Text

extension Analysis {
  /// The incidents that any of `queries` matches, in all but dates and provinces.
  ///
  /// The analysis must be of tables in memory and have asked for every incident; duplicates are left
  /// out. The windows of the queries are ignored, and their provinces become memberships.
  /// - Parameters:
  ///   - queries: at most `MatchedRows.queryLimit`.
  ///   - publication: the rows of the publication itself.
  ///   - target: what distances are taken to, by its index among `targetNames`; nil for none.
  /// - Throws: `EngineError.refused` for a province that the layer does not have.
  /// - Complexity: O(rows * queries / threads), then O(matched rows).
  public func matchedRows(
    _ queries: [IncidentQuery], of publication: PublicationRows = PublicationRows(),
    target: Int? = nil, threads: Int
  ) async throws(EngineError) -> MatchedRows {
    precondition(queries.count <= MatchedRows.queryLimit, "a bit stands for each query")
    let asked = AskedQueries(queries, in: self)
    let batches = tables.indices.flatMap { table in
      tables[table].batches.indices.map { (table: table, batch: $0) }
    }
    let found = try await onWorkers(pieces: batches.count, threads: threads) {
      () throws(EngineError) in
      (asked: asked, table: -1)
    } finish: { _ throws(EngineError) in
    } _: { state, piece throws(EngineError) in
      let table = tables[batches[piece].table]
      if state.table != batches[piece].table { state.asked = asked }
      state.table = batches[piece].table
      return state.asked.bits(
        of: table.incidents.batches[batches[piece].batch],
        table.batches[batches[piece].batch].verdicts, table.incidents.strings,
        rules: question.placing)
    }
    var builder = try MatchedRowsBuilder(queries, in: self, target: target)
    for (piece, bits) in zip(batches, found.outputs) {
      let table = tables[piece.table]
      builder.add(
        table.incidents.batches[piece.batch], table.batches[piece.batch], bits,
        table.incidents.strings, ofInput: piece.table, publication)
    }
    return builder.finished
  }
}

/// Queries without their windows and provinces, each asked once however often it stands in the list.
private struct AskedQueries: Sendable {
  private var compiled: [CompiledQuery] = []
  /// The bits of the list that each query stands for.
  private var bits: [UInt32] = []

  init(_ queries: [IncidentQuery], in analysis: Analysis) {
    var distinct: [IncidentQuery] = []
    for (bit, query) in queries.enumerated() {
      var asked = query
      (asked.from, asked.to, asked.provinces) = (nil, nil, [])
      let number = distinct.firstIndex(of: asked) ?? distinct.count
      if number == distinct.count {
        distinct.append(asked)
        compiled.append(analysis.compiled(asked))
        bits.append(0)
      }
      bits[number] |= 1 << UInt32(bit)
    }
  }

  /// Which queries each row matches; shape `[rowCount]`.
  mutating func bits(
    of batch: IncidentBatch, _ verdicts: Verdicts, _ strings: StringPool, rules: PlacingRules
  ) -> [UInt32] {
    var found = Array(repeating: UInt32(0), count: batch.rowCount)
    for row in found.indices where verdicts.keeps(row) {
      for number in compiled.indices {
        guard !compiled[number].isForeign(row, of: batch, strings),
          compiled[number].reasonBehindDate(row, of: batch, strings) == nil,
          compiled[number].reason(precision: rules.effective(batch.precisions[row])) == nil
        else { continue }
        found[row] |= bits[number]
      }
    }
    return found
  }
}

/// Gathers the rows that queries match, batch by batch.
private struct MatchedRowsBuilder {
  /// The provinces of each query, nil for all; shape `[queryCount]`.
  private let sets: [Set<ProvinceID>?]
  private let provinceCount: Int
  private let rules: PlacingRules
  private let target: Int?
  private var columns = MatchedColumns()
  private var places: [MatchedRows.Place] = []
  private var placeNumbers: [PlaceKey: Int] = [:]
  /// The numbers of places whose support follows from the province, by this and by the status.
  private var plainPlaces = KeyIndex()
  private var plainNumbers: [Int] = []
  private var unitNumbers = KeyIndex()
  private var rowCount: UInt64 = 0
  /// The numbers of the folded names of districts, and by code of the input at hand.
  private var districtNames: [String: UInt32] = [:]
  private var districtsByCode = CodeMemo<UInt32>()
  private var input = -1

  private struct PlaceKey: Hashable {
    let province: ProvinceID?
    let support: Support
    let isOutside: Bool
  }

  init(_ queries: [IncidentQuery], in analysis: Analysis, target: Int?) throws(EngineError) {
    let catalog = analysis.layer.catalog
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

  var finished: MatchedRows { MatchedRows(columns.sortedByDay, places: places) }

  mutating func add(
    _ batch: IncidentBatch, _ located: LocatedBatch, _ bits: [UInt32], _ strings: StringPool,
    ofInput input: Int, _ publication: PublicationRows
  ) {
    if input != self.input { districtsByCode = CodeMemo() }
    self.input = input
    for row in bits.indices where bits[row] != 0 {
      columns.append(
        MatchedColumns.Row(
          pattern: bits[row], precision: rules.effective(batch.precisions[row]),
          isPublication: publication.contains(row, of: batch, input: input),
          place: place(of: row, in: located.locations),
          unit: unit(of: row, in: batch, located.locations, strings),
          distance: target.map { located.distances?.meters[$0][row] ?? .nan }),
        row, of: batch)
    }
  }

  private mutating func place(of row: Int, in locations: Locations) -> Int {
    guard locations.widenedSupport(row) == nil else { return widenedPlace(of: row, in: locations) }
    let key = UInt64(locations.provinces[row]) << 8 | UInt64(locations.statuses[row].rawValue)
    let number = plainPlaces.number(of: key)
    if number == plainNumbers.count { plainNumbers.append(widenedPlace(of: row, in: locations)) }
    return plainNumbers[number]
  }

  private mutating func widenedPlace(of row: Int, in locations: Locations) -> Int {
    let key = PlaceKey(
      province: locations.province(row), support: locations.support(row),
      isOutside: locations.statuses[row] == .outside)
    if let known = placeNumbers[key] { return known }
    // Outside is one more place that the incident may lie in.
    let size = key.support.count(of: provinceCount) + (key.isOutside ? 1 : 0)
    let memberships = sets.map { set -> MatchedRows.Membership in
      guard let set else { return .everywhere }
      return .init(
        isCoded: key.province.map(set.contains) ?? false,
        common: key.support.count(among: set, of: provinceCount), size: size)
    }
    placeNumbers[key] = places.count
    places.append(.init(province: key.province, support: key.support, memberships: memberships))
    return places.count - 1
  }

  /// Rows of one day and one district share a number; others have one of their own.
  private mutating func unit(
    of row: Int, in batch: IncidentBatch, _ locations: Locations, _ strings: StringPool
  ) -> Int {
    rowCount += 1
    guard let day = batch.startDays[row], let district = district(batch.admin2[row], strings) else {
      return unitNumbers.number(of: 1 << 63 | rowCount)
    }
    // 16 bits for the province, 17 for the day, the rest for the name.
    let key =
      UInt64(locations.provinces[row]) | UInt64(day - Day.first.rawValue) << 16
      | UInt64(district) << 33
    return unitNumbers.number(of: key)
  }

  private mutating func district(_ code: UInt32, _ strings: StringPool) -> UInt32? {
    guard code != StringPool.none else { return nil }
    if let number = districtsByCode[code] { return number == 0 ? nil : number }
    let name = strings[code].folded
    let number = name.isEmpty ? 0 : districtNames[name] ?? UInt32(districtNames.count + 1)
    if !name.isEmpty { districtNames[name] = number }
    districtsByCode[code] = number
    return number == 0 ? nil : number
  }
}

internal import Columnar
internal import Geocoding
internal import Geography
internal import Incidents
internal import Statistics

/// What some fair readings of a share need beyond the usual totals: sets and sums of integers, so
/// that partials merge in any order.
///
/// Kept only when asked for, since the days of every district are remembered.
struct AlternativeTotals: Sendable, Equatable {
  /// A district by the source's own name for it, within the province or group that its incidents
  /// are counted in: one name in two provinces is two districts.
  struct District: Hashable {
    let group: Int
    /// Folded.
    let name: String
  }

  /// The days on which something was recorded in a district.
  private(set) var days: [District: Set<Int32>] = [:]
  /// Matched rows without a district or without a date, by group: each stands for itself.
  private(set) var alone: [Int]
  /// Rows that would match if unclear actors counted, by group.
  private(set) var unclear: [Int]

  init(_ shape: TotalsShape) {
    alone = Array(repeating: 0, count: shape.groupCount)
    unclear = alone
  }

  /// Adds a matched row.
  ///
  /// - Complexity: amortized O(length of the name).
  mutating func add(day: Int32?, district: String?, group: Int) {
    guard let day, let district, !district.isEmpty else {
      alone[group] += 1
      return
    }
    days[District(group: group, name: district), default: []].insert(day)
  }

  mutating func addUnclear(group: Int) { unclear[group] += 1 }

  mutating func merge(_ other: AlternativeTotals) {
    days.merge(other.days) { $0.union($1) }
    for group in alone.indices {
      alone[group] += other.alone[group]
      unclear[group] += other.unclear[group]
    }
  }

  /// The share of a set of provinces under the readings that need these totals.
  ///
  /// - Complexity: O(districts + provinces).
  func readings(
    of codes: [String], share: Proportion, in catalog: ProvinceCatalog, leavesUnclearOut: Bool
  ) -> [AlternativeReading] {
    let groups = Set(codes.compactMap { catalog.id(forCode: $0)?.index })
    var once = alone
    for (district, days) in days { once[district.group] += days.count }
    func part(_ counts: [Int]) -> Int { groups.reduce(0) { $0 + counts[$1] } }
    var readings = [
      AlternativeReading(
        .perDayAndDistrict, "Incidents of one day in one district counted once", codes,
        Proportion(part(once), of: once.reduce(0, +)))
    ]
    if leavesUnclearOut {
      readings.append(
        AlternativeReading(
          .unclearActors, "With incidents whose actor is named only by \"and/or\"", codes,
          Proportion(
            share.count + part(unclear), of: share.total + unclear.reduce(0, +))))
    }
    return readings
  }
}

extension ChunkWorker {
  /// Adds the rows of a chunk to the totals of further readings.
  ///
  /// - Parameter filter: the verdicts of the chunk's rows, those of places included.
  func addAlternatives(
    _ chunk: IncidentChunk, ofInput input: Int, _ strings: StringPool,
    _ locations: Locations, keptBy filter: RowFilter, to further: inout AlternativeTotals
  ) throws(EngineError) {
    for row in 0..<chunk.rowCount where filter.keeps(row) {
      further.add(
        day: chunk.startDays[row],
        district: district(chunk.admin2[row], ofInput: input, strings),
        group: plan.shape.group(of: row, in: locations))
    }
    let unclear = DropReason.actorUnclear.rawValue
    guard filter.verdicts.contains(unclear) else { return }
    var asked = RowFilter(rowCount: chunk.rowCount)
    asked.judge { row in
      filter.verdicts[row] == unclear ? RowFilter.kept : DropReason.actor.rawValue
    }
    // Names that fit several provinces are told of for matched rows only.
    var ambiguous = AmbiguousTotals()
    let places = try locate(
      chunk, ofInput: input, strings, &asked, ambiguous: &ambiguous)
    for row in 0..<chunk.rowCount where asked.keeps(row) {
      further.addUnclear(group: plan.shape.group(of: row, in: places))
    }
  }
}

extension TotalsShape {
  /// The group that a matched row is counted in.
  func group(of row: Int, in locations: Locations) -> Int {
    switch locations.statuses[row] {
    case .located, .tied: Int(locations.provinces[row])
    case .outside: outsideGroup
    case .unlocated: unlocatedGroup
    }
  }
}

internal import Geography
internal import Incidents
public import Statistics

/// The share that a report is about, under one fair reading of the same incidents.
public struct AlternativeReading: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Where the source places the incidents.
    case coded
    /// The least and the most that location precision and place texts allow.
    case bounds
    /// Every incident spread evenly over the provinces in which it may lie.
    case fractional
    /// Over incidents located to a settlement or within 25 km.
    case preciseOnly = "precise_only"
    /// Reported deaths instead of incidents.
    case deaths
    /// Incidents of one day in one district counted once.
    case perDayAndDistrict = "per_day_and_district"
    /// With the incidents whose actor is named only together with another by "and/or".
    case unclearActors = "unclear_actors"
    /// One province of several, alone.
    case provinceAlone = "province_alone"
  }

  public let kind: Kind
  /// What is read, in plain words.
  public let label: String
  /// The provinces whose share it is, by code, ascending.
  public let codes: [String]
  /// The share as k of n, nil where it is no count: spread evenly, or only bounded.
  public let count: Proportion?
  /// In `0...1`; nil for bounds, and when there is nothing to take a share of.
  public let value: Double?
  /// The bounds of the share, nil where the reading has none.
  public let bounds: Interval?
}

extension Analysis {
  /// The share of the focus, or of the leading province, under every fair reading; those of further
  /// totals only when the analysis was asked to keep them. Empty when nothing matched.
  ///
  /// - Parameters:
  ///   - provinces: by incidents descending.
  ///   - allDeaths: the best figures of all matched incidents together.
  func alternatives(
    focus: FocusCount?, provinces: [ProvinceCount], allDeaths: Int64
  ) -> [AlternativeReading] {
    let leading = provinces.first.flatMap { $0.share.count > 0 ? $0 : nil }
    guard let codes = focus?.codes ?? leading.map({ [$0.code] }),
      let share = focus?.share ?? leading?.share, share.total > 0,
      let ways = focus?.readings ?? leading?.readings,
      let fatalities = focus?.fatalityReadings ?? leading?.fatalityReadings,
      let deaths = focus?.fatalities ?? leading?.fatalities
    else { return [] }
    var readings = [
      AlternativeReading(.coded, "As the source places them", codes, share),
      AlternativeReading(
        .bounds, "The least and the most that their location precision allows", codes, nil,
        bounds: Interval(ways.bounds)),
      AlternativeReading(
        .fractional, "Each incident spread evenly over its possible provinces", codes, nil,
        value: ways.fractional),
    ]
    if let precise = ways.preciseOnly {
      readings.append(
        AlternativeReading(
          .preciseOnly, "Only incidents located to a settlement or within 25 km", codes, precise))
    }
    if allDeaths > 0, let part = Proportion(deaths: deaths.best ?? 0, of: allDeaths) {
      readings.append(
        AlternativeReading(
          .deaths, "Reported deaths instead of incidents", codes, part,
          bounds: fatalities.bounds))
    }
    if let further = totals.alternatives {
      readings += further.readings(
        of: codes, share: share, in: layer.catalog, leavesUnclearOut: leavesUnclearActorsOut,
        countsDays: totals.observations[.counted] == 0)
    }
    guard codes.count > 1 else { return readings }
    let members = provinces.filter { codes.contains($0.code) }.sorted { $0.id < $1.id }
    return readings
      + members.map { province in
        AlternativeReading(
          .provinceAlone, "\(province.name) alone", [province.code], province.share,
          bounds: Interval(province.readings.bounds))
      }
  }

  private var leavesUnclearActorsOut: Bool {
    !question.incidents.actors.isEmpty && !question.incidents.includesUnclearActors
  }
}

extension AlternativeReading {
  /// A reading whose value is that of its count, where it has one.
  init(
    _ kind: Kind, _ label: String, _ codes: [String], _ count: Proportion?, value: Double? = nil,
    bounds: Interval? = nil
  ) {
    self.init(
      kind: kind, label: label, codes: codes, count: count, value: count?.value ?? value,
      bounds: bounds)
  }
}

extension Interval {
  /// The shares of the bounds, nil when nothing matched.
  init?(_ bounds: CountBounds) {
    guard let lower = bounds.lower.value, let upper = bounds.upper.value else { return nil }
    self.init(lower: lower, upper: upper)
  }
}

extension Proportion {
  /// A part of reported deaths, nil where sums of the source are no part and whole.
  fileprivate init?(deaths: Int64, of all: Int64) {
    guard deaths >= 0, deaths <= all, let part = Int(exactly: deaths), let whole = Int(exactly: all)
    else { return nil }
    self.init(part, of: whole)
  }
}

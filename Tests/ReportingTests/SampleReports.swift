import Geography
import Incidents
import Statistics

@testable import Engine

/// Reports made by hand, each named for what it shows.
enum SampleReport: String, CaseIterable, Sendable {
  /// Synthetic air strikes, nearly all in two provinces, over few months.
  case focus
  /// A few incidents from the bundled example.
  case example
  case zeroMatched
  case oneIncident
  /// Names that try to be markup, formulas, controls and very long.
  case hostileNames
  /// Names in Arabic and Chinese script, and incidents over more than 36 months.
  case scripts

  var report: Report {
    switch self {
    case .focus: makeFocus()
    case .example: makeExample()
    case .zeroMatched: makeZeroMatched()
    case .oneIncident: makeOneIncident()
    case .hostileNames: makeHostile()
    case .scripts: makeScripts()
    }
  }
}

/// A province with its incidents and its sum of the best figures.
struct Sample {
  let code: String
  let name: String
  var incidents = 0
  var best: Int64 = 0

  static let afghan = [
    Sample(code: "AF-BAL", name: "Balkh"), Sample(code: "AF-HEL", name: "Helmand"),
    Sample(code: "AF-KAB", name: "Kabul"), Sample(code: "AF-KNR", name: "Kunar"),
    Sample(code: "AF-NAN", name: "Nangarhar"), Sample(code: "AF-ZAB", name: "Zabul"),
  ]
}

/// A report whose ledger closes over the incidents of `samples`.
func makeReport(
  _ samples: [Sample], question: Question = Question(), focus: [String] = [],
  elsewhere: (outside: Int, unlocated: Int) = (0, 0), tied: Int = 0,
  filtered: [DropReason: Int] = [:], rejected: Int = 0, duplicate: Int = 0,
  timeline: [MonthCount] = [], isExample: Bool = false, asksForWhatIsAbsent: Bool = false,
  notes: [String] = []
) -> Report {
  let placed = samples.reduce(0) { $0 + $1.incidents }
  let matched = placed + elsewhere.outside + elsewhere.unlocated
  let left = filtered.values.reduce(0, +)
  let all = Dictionary(uniqueKeysWithValues: DropReason.filters.map { ($0, filtered[$0] ?? 0) })
  let ledger = Ledger(
    read: rejected + duplicate + left + matched, rejected: rejected, duplicate: duplicate,
    filtered: all, located: placed - tied, tied: tied, outside: elsewhere.outside,
    unlocated: elsewhere.unlocated)
  let allBest = samples.reduce(0) { $0 + $1.best }
  let provinces = samples.enumerated().map { index, sample in
    ProvinceCount(
      id: ProvinceID(rawValue: UInt16(index)), code: sample.code, name: sample.name,
      share: Proportion(sample.incidents, of: matched),
      readings: readings(sample.incidents, of: matched, unplaced: elsewhere.unlocated),
      fatalities: deaths(sample.best), fatalityReadings: readings(sample.best, of: allBest))
  }
  let inFocus = samples.filter { focus.contains($0.code) }
  var question = question
  question.focus = focus
  return Report(
    question: question, inputs: [makeInput(rows: ledger.read)],
    boundaries: BoundarySummary(
      name: "squares.geojson", sha256: String(repeating: "ab12", count: 16),
      provinceCount: samples.count, license: "CC0", attribution: "Made for tests.",
      accuracyMeters: 4_000),
    ledger: ledger, incidents: MatchedIncidentCount(ledger),
    provinces: provinces.sorted { ($1.share.count, $0.id) < ($0.share.count, $1.id) },
    focus: focus.isEmpty
      ? nil
      : FocusCount(
        codes: focus, share: Proportion(inFocus.reduce(0) { $0 + $1.incidents }, of: matched),
        readings: readings(
          inFocus.reduce(0) { $0 + $1.incidents }, of: matched, unplaced: elsewhere.unlocated),
        fatalities: deaths(inFocus.reduce(0) { $0 + $1.best }),
        fatalityReadings: readings(inFocus.reduce(0) { $0 + $1.best }, of: allBest)),
    concentration: Concentration(samples.map(\.incidents)), timeline: timeline,
    fatalities: deaths(allBest), conflicts: tied,
    closeness: Closeness(
      boundaryAccuracyMeters: 4_000, withinAccuracy: matched / 10,
      withinLocationError: matched / 20, couldLeaveFocus: focus.isEmpty ? nil : matched / 50,
      couldEnterFocus: focus.isEmpty ? nil : matched / 100),
    compared: [], isExample: isExample, asksForWhatIsAbsent: asksForWhatIsAbsent,
    notes: notes)
}

/// Readings of a count of which every tenth incident may lie elsewhere, and half are precise; none
/// when nothing matched.
private func readings(_ count: Int, of matched: Int, unplaced: Int) -> Readings {
  Readings(
    bounds: CountBounds(
      lower: Proportion(count - count / 10, of: matched),
      upper: Proportion(min(matched, count + unplaced), of: matched)),
    fractional: matched == 0 ? nil : (Double(count) - Double(count / 10) / 2) / Double(matched),
    preciseOnly: matched == 0 ? nil : Proportion(count / 2, of: matched / 2))
}

private func readings(_ best: Int64, of all: Int64) -> FatalityReadings {
  let part = FatalityPart(fatalities: best, of: all)
  return FatalityReadings(
    share: part.share,
    bounds: part.share.map { Interval(lower: $0 / 2, upper: ($0 + 1) / 2) },
    fractional: part.share.map { $0 * 0.95 },
    preciseOnly: all == 0 ? nil : FatalityPart(fatalities: best / 2, of: all / 2))
}

private func deaths(_ best: Int64) -> FatalityTotals {
  var figures = CellTotals.Figures()
  (figures.rows, figures.low, figures.best) = (1, best - best / 4, best)
  figures.high = best + best / 2
  return FatalityTotals(figures, recordsLow: true, recordsHigh: true)
}

private func makeInput(rows: Int) -> InputSummary {
  var input = InputSummary(name: "synthetic.csv", format: .acled)
  input.rowCount = rows
  input.sha256 = String(repeating: "0123456789abcdef", count: 4)
  input.firstDay = Day(year: 2017, month: 1, day: 1)
  input.lastDay = Day(year: 2018, month: 12, day: 31)
  input.latestRevision = 1_546_300_799
  input.license = "CC0"
  input.reading.columns = [
    .init(header: "event_date", field: .date), .init(header: "latitude", field: .latitude),
    .init(header: "longitude", field: .longitude), .init(header: "country", field: .country),
  ]
  input.reading.unusedHeaders = ["region", "source scale"]
  input.reading.dateForms = .iso
  input.reading.missingWords = ["NA", "-"]
  return input
}

private func makeFocus() -> Report {
  var question = Question()
  question.incidents.from = Day(year: 2017, month: 1, day: 1)
  question.incidents.to = Day(year: 2018, month: 10, day: 31)
  question.incidents.kinds = [.airstrike]
  question.incidents.actors = [
    ActorPattern("ISKP", aliases: ActorAliases([])),
    ActorPattern("United States|NATO", aliases: ActorAliases([])),
  ].compactMap { $0 }
  var samples = Sample.afghan
  for (index, (count, best)) in [(2, 9), (1, 0), (3, 4), (78, 410), (211, 1_402), (0, 0)]
    .enumerated()
  {
    samples[index].incidents = count
    samples[index].best = Int64(best)
  }
  let first = Month(year: 2018, month: 7)
  let months = [("AF-KNR", 78, 410), ("AF-NAN", 211, 1_402), ("AF-BAL", 6, 13)].enumerated().map {
    MonthCount(
      month: Month(rawValue: first.rawValue + Int32($0.offset)), code: $0.element.0,
      incidents: $0.element.1, fatalities: deaths(Int64($0.element.2)))
  }
  var report = makeReport(
    samples, question: question, focus: ["AF-KNR", "AF-NAN"], elsewhere: (4, 2), tied: 1,
    filtered: [.date: 12_345, .kind: 3_210, .actor: 170, .actorUnclear: 6], rejected: 2,
    duplicate: 4,
    timeline: months + [
      MonthCount(
        month: Month(rawValue: first.rawValue + 3), code: nil, incidents: 6, fatalities: deaths(0))
    ],
    notes: [
      "Counts are of recorded incidents: what the sources report, neither a sample nor a census of "
        + "what happened.", "synthetic.csv: Made for tests. License: CC0.",
    ])
  report.points = [(63.5, 30.25, 40, 9), (63.75, 30.5, 1, 0), (64.25, 30.75, 200, 1_300)].map {
    PointCount(
      coordinate: Coordinate(longitude: $0.0, latitude: $0.1), incidents: $0.2,
      fatalitiesBest: $0.3, withoutFatalities: $0.3 == 0 ? $0.2 : 0, coarse: 0)
  }
  if let focus = report.focus {
    report.alternatives = [
      AlternativeReading(.coded, "As the source places them", focus.codes, focus.share),
      AlternativeReading(
        .bounds, "The least and the most", focus.codes, nil, bounds: Interval(focus.readings.bounds)
      ),
      AlternativeReading(.fractional, "Spread", focus.codes, nil, value: focus.readings.fractional),
      AlternativeReading(
        .perDayAndDistrict, "One incident per day and district", focus.codes,
        Proportion(180, of: 190)),
      AlternativeReading(
        .provinceAlone, "Kunar alone", ["AF-KNR"], Proportion(78, of: focus.share.total)),
    ]
  }
  return report
}

private func makeExample() -> Report {
  var samples = Sample.afghan
  samples[4].incidents = 3
  samples[2].incidents = 3
  return makeReport(
    samples, focus: ["AF-NAN"], isExample: true,
    notes: ["Example data: no basis for conclusions."])
}

private func makeZeroMatched() -> Report {
  makeReport(
    Sample.afghan, focus: ["AF-NAN"], filtered: [.kind: 40],
    notes: ["Counts are of recorded incidents."])
}

private func makeOneIncident() -> Report {
  var samples = Sample.afghan
  samples[4].incidents = 1
  let cell = MonthCount(
    month: Month(year: 2017, month: 4), code: "AF-NAN", incidents: 1, fatalities: deaths(0))
  return makeReport(samples, timeline: [cell])
}

private func makeHostile() -> Report {
  let names = [
    "<script>alert('x')</script>", "pipe | and `code` and *stars* _under_ [link](http://x)",
    "quote \" comma, and 'apostrophe'", "=HYPERLINK(\"http://x\")", "new\nline\r\nand\ttab",
    "\u{1B}[31mred\u{1B}[0m \u{9B}2J \u{7}", "right\u{202E}left \u{2066}isolate\u{200F}",
    String(repeating: "long", count: 1_024), "1. not a list", "# no heading & no entity &amp;",
    "", "twice", "twice", "@SUM(A1)", "back\\slash $math$ ~~strike~~", "e\u{301}clair",
  ]
  let samples = names.enumerated().map { index, name in
    Sample(code: "X-\(10 + index)", name: name, incidents: names.count - index, best: 1)
  }
  return makeReport(
    samples, focus: ["X-10", "X-21", "X-22"], notes: ["- note with\nnewline and <b>tags</b>"])
}

private func makeScripts() -> Report {
  let names = ["ننگرهار", "کنړ", "کابل", "新疆维吾尔自治区", "서울", "Ōsaka", "می‌خواهم"]
  let samples = names.enumerated().map { index, name in
    Sample(code: "Y-\(index)", name: name, incidents: 10 * (index + 1), best: 1_000)
  }
  let cells = [(2015, 3, 40), (2017, 1, 120), (2018, 12, 120)].map {
    MonthCount(
      month: Month(year: $0.0, month: $0.1), code: "Y-1", incidents: $0.2, fatalities: deaths(2_000)
    )
  }
  return makeReport(samples, timeline: cells)
}

public import Engine
internal import Incidents
internal import Statistics

/// The version of the keys and their meaning in `renderJSON`.
public let jsonSchema = "geotally.report/1"

/// The report as JSON for scripts: members in a fixed order, lengths in meters, counts as integers,
/// shares as shortest round-trip numbers, null where a share has no incidents to be of.
///
/// - Parameter version: the version of the program.
public func renderJSON(_ report: Report, version: String) -> String {
  let value = JSONValue.object(
    identityMembers(of: report, version: version) + [
      ("fatalities", .line(report.fatalities.json)), ("conflicts", .count(report.conflicts)),
      ("provinces", .array(report.provinces.map { $0.json(report.measuredMembers(of: $0)) })),
      ("focus", report.focus?.json ?? .null),
      ("concentration", report.concentrationJSON),
    ] + report.nearnessMembers + [
      ("timeline", .array(report.timeline.map(\.json))),
      ("closeness", report.closeness.json),
      ("alternatives", .array(report.alternatives.map(\.json))),
      ("compared", .array(report.compared.map(\.json))),
      ("notes", .array(report.notes.map { .string($0) })),
    ])
  return value.indented + "\n"
}

/// What tells a report from another: its question, its inputs and its ledger.
func reportIdentity(_ report: Report, version: String) -> JSONValue {
  .object(identityMembers(of: report, version: version))
}

private func identityMembers(of report: Report, version: String) -> [(String, JSONValue)] {
  [
    ("schema", .string(jsonSchema)), ("version", .string(version)),
    ("query", report.question.json), ("inputs", .array(report.inputs.map(\.json))),
    ("boundaries", report.boundaries.json), ("ledger", report.ledger.json),
    ("incidents", report.incidents.json),
  ]
}

extension InputSummary {
  var json: JSONValue {
    .object([
      ("name", .string(name)), ("sha256", .text(sha256)), ("format", .string(format.rawValue)),
      ("rows", .count(rowCount)), ("first_date", .text(firstDay?.description)),
      ("last_date", .text(lastDay?.description)),
      ("latest_revision", .text(latestRevision.flatMap(timestampText))),
      ("license", .text(license)), ("attribution", .text(attribution)),
      ("reading", reading.json),
    ])
  }
}

extension InputReading {
  fileprivate var json: JSONValue {
    .object([
      (
        "columns",
        .array(
          columns.map { column in
            .line(
              .object([
                ("header", .string(column.header)), ("field", .string(column.field.rawValue)),
              ]))
          })
      ),
      ("columns_not_used", .line(.texts(unusedHeaders))),
      ("date_forms", .line(.texts(dateForms.names))),
      ("missing_words", .line(.texts(missingWords))),
    ])
  }
}

/// Seconds since 1970-01-01 in the form `2021-06-01T12:30:00Z`, nil outside the calendar of `Day`.
func timestampText(_ seconds: Int64) -> String? {
  let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
  let time = rest < 0 ? rest + 86_400 : rest
  guard let number = Int32(exactly: rest < 0 ? days - 1 : days), let day = Day(rawValue: number)
  else { return nil }
  let parts = [time / 3600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
  return "\(day)T\(parts.joined(separator: ":"))Z"
}

extension BoundarySummary {
  var json: JSONValue {
    .object([
      ("name", .string(name)), ("sha256", .text(sha256)), ("provinces", .count(provinceCount)),
      ("license", .text(license)), ("attribution", .text(attribution)),
    ])
  }
}

extension Ledger {
  var json: JSONValue {
    let reasons = DropReason.filters.map { ($0.name, JSONValue.count(filtered[$0] ?? 0)) }
    return .object([
      ("read", .count(read)), ("rejected", .count(rejected)), ("duplicate", .count(duplicate)),
      ("filtered", .object(reasons)), ("matched", .count(matched)), ("located", .count(located)),
      ("tied", .count(tied)), ("outside", .count(outside)), ("unlocated", .count(unlocated)),
    ])
  }
}

extension MatchedIncidentCount {
  fileprivate var json: JSONValue {
    .line(
      .object([
        ("count", .count(count)), ("least", .count(least)), ("most", .count(most)),
        ("outside", .count(outside)), ("unlocated", .count(unlocated)),
        ("rows_are_counted", .bool(isCounted)),
      ]))
  }
}

extension Proportion {
  fileprivate var wilsonJSON: JSONValue {
    guard let interval = wilsonInterval() else { return .null }
    return .array([.number(interval.lower), .number(interval.upper)])
  }
}

extension FatalityTotals {
  fileprivate var json: JSONValue {
    .object([
      ("low", .figure(low)), ("best", .figure(best)), ("high", .figure(high)),
      ("missing", .count(missing)),
    ])
  }
}

extension ProvinceCount {
  fileprivate func json(_ measured: [(String, JSONValue)]) -> JSONValue {
    .line(
      .object(
        [
          ("code", .string(code)), ("name", .string(name)), ("incidents", .count(share.count)),
          ("share", .figure(share.value)),
        ] + readings.jsonMembers + [
          ("wilson", share.wilsonJSON), ("fatalities", fatalities.json),
          ("fatality_readings", fatalityReadings.json),
        ] + measured))
  }
}

extension FocusCount {
  var json: JSONValue {
    .object(
      [
        ("codes", .texts(codes)), ("incidents", .count(share.count)), ("of", .count(share.total)),
        ("share", .figure(share.value)),
      ] + readings.jsonMembers.map { ($0.0, .line($0.1)) } + [
        ("wilson", .line(share.wilsonJSON)), ("fatalities", .line(fatalities.json)),
        ("fatality_readings", .line(fatalityReadings.json)),
      ])
  }
}

extension MonthCount {
  fileprivate var json: JSONValue {
    .line(
      .object([
        ("month", .string("\(month)")), ("code", .text(code)), ("incidents", .count(incidents)),
        ("fatalities_best", .figure(fatalities.best)),
      ]))
  }
}

extension Report {
  fileprivate var concentrationJSON: JSONValue {
    .object([
      ("hhi", .figure(concentration?.hhi)),
      ("hhi_normalized", .figure(concentration?.normalizedHHI)),
      ("effective_provinces", .figure(concentration?.effectiveNumber)),
      ("gini", .figure(concentration?.gini)), ("entropy", .figure(concentration?.entropy)),
      ("provinces_total", .count(provinces.count)),
      ("provinces_with_any", .count(provinces.count { $0.share.count > 0 })),
    ])
  }
}

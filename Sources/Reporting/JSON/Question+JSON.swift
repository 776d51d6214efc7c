internal import Engine
internal import Geography
internal import Incidents

extension Question {
  /// Every filter as it was understood; an absent one is null, or empty where there may be several.
  var json: JSONValue {
    let levels = LocationPrecision.allCases.filter(incidents.precisions.contains)
    let assigned = IncidentField.allCases.compactMap { field in
      columns[field].map { (field.rawValue, JSONValue.string($0)) }
    }
    return .object(
      [
        ("country", incidents.countries.json),
        ("from", .text(incidents.from?.description)), ("to", .text(incidents.to?.description)),
        ("kind", .texts(incidents.kinds.map(\.name))),
        ("event_type", .texts(incidents.eventTypes)),
        ("sub_event_type", .texts(incidents.subEventTypes)),
        ("actor", .texts(incidents.actors.map(\.text))),
        ("unclear_actors", .string(incidents.includesUnclearActors ? "include" : "exclude")),
        ("province", .texts(incidents.provinces)),
        ("precision", .texts(levels.map(\.name))), ("focus", .texts(focus)),
        ("source_format", .text(sourceFormat?.rawValue)), ("columns", .line(.object(assigned))),
        ("dates", .text(dates?.rawValue)), ("missing", missingWords.map { .texts($0) } ?? .null),
        ("pool", .bool(isPooled)), ("prefer", .string(placing.preference.rawValue)),
        ("assume_precision", .text(placing.assumedPrecision?.name)),
        ("area_radius_m", .number(placing.areaRadiusMeters)),
        ("boundary_accuracy_m", .figure(placing.boundaryAccuracyMeters)),
        ("text", .string(searchedText == .notes ? "notes" : "location")),
      ] + nearness.jsonMembers)
  }
}

extension WantedCountries {
  /// Alpha-2 codes, null for any country.
  fileprivate var json: JSONValue {
    if case .named(let codes) = self { .texts(codes) } else { .null }
  }
}

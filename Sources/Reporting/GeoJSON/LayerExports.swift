public import Engine
public import Geography
internal import Statistics

/// Writes the provinces of a report as GeoJSON polygons that carry its figures, by code.
///
/// The properties have the names of the columns of `renderCSV`; the feature id is the code.
/// - Parameters:
///   - catalog: the provinces that the report is of.
///   - write: takes the text piece by piece.
/// - Throws: what `write` throws.
public func exportProvinces<Failure: Error>(
  _ report: Report, catalog: ProvinceCatalog, to write: (String) throws(Failure) -> Void
) throws(Failure) {
  let counts = Dictionary(
    report.provinces.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  let features = catalog.provinces.map { province in
    Feature(
      id: province.code, geometry: GridGeometry(province.polygons),
      properties: [("code", .string(province.code)), ("name", .string(province.name))]
        + (counts[province.code]?.properties ?? []))
  }
  try writeCollection(name: "provinces", notes: report.notes, features: features, to: write)
}

/// Writes the provinces of a boundary layer as GeoJSON polygons with `code` and `name`, by code.
///
/// - Throws: what `write` throws.
public func exportBoundaries<Failure: Error>(
  _ catalog: ProvinceCatalog, summary: BoundarySummary, to write: (String) throws(Failure) -> Void
) throws(Failure) {
  let features = catalog.provinces.map { province in
    Feature(
      id: province.code, geometry: GridGeometry(province.polygons),
      properties: [("code", .string(province.code)), ("name", .string(province.name))])
  }
  let notes = summary.credits.map { [$0] } ?? []
  try writeCollection(name: "boundaries", notes: notes, features: features, to: write)
}

/// Writes border lines as GeoJSON, a feature with `neighbour`, as `readBorders` expects it, for each neighbor, in the order given.
///
/// The feature id is the neighbor's ISO 3166-1 alpha-3 code; a further border with the same
/// neighbor gets a number after it.
/// - Parameter notes: caveats and attributions that must travel with the lines.
/// - Throws: what `write` throws.
public func exportBorders<Failure: Error>(
  _ borders: [Border], notes: [String] = [], to write: (String) throws(Failure) -> Void
) throws(Failure) {
  var seen: [String: Int] = [:]
  let features = borders.map { border in
    seen[border.neighbor, default: 0] += 1
    let number = seen[border.neighbor, default: 1]
    return Feature(
      id: number == 1 ? border.neighbor : "\(border.neighbor)-\(number)",
      geometry: GridGeometry(border.lines), properties: [("neighbour", .string(border.neighbor))])
  }
  try writeCollection(name: "borders", notes: notes, features: features, to: write)
}

extension ProvinceCount {
  fileprivate var properties: [(String, JSONValue)] {
    let interval = share.wilsonInterval()
    return [
      ("incidents", .count(share.count)), ("share", .figure(share.value)),
      ("bounds_low", .figure(readings.bounds.lower.value)),
      ("bounds_high", .figure(readings.bounds.upper.value)),
      ("fractional", .figure(readings.fractional)),
      ("precise_only_incidents", readings.preciseOnly.map { .count($0.count) } ?? .null),
      ("precise_only_of", readings.preciseOnly.map { .count($0.total) } ?? .null),
      ("wilson_low", .figure(interval?.lower)), ("wilson_high", .figure(interval?.upper)),
      ("fatalities_low", .figure(fatalities.low)), ("fatalities_best", .figure(fatalities.best)),
      ("fatalities_high", .figure(fatalities.high)),
      ("fatalities_missing", .count(fatalities.missing)),
    ]
  }
}

public import Engine
internal import Geography

/// Writes the matched incidents as GeoJSON points, in the order of the inputs and their rows.
///
/// An incident without coordinates has a null geometry. The feature id is the number of the input
/// and of the row in it, both from 1, for the sources' own ids may be missing or repeat.
/// - Parameters:
///   - notes: caveats and attributions that must travel with the points.
///   - write: takes the text feature by feature.
/// - Returns: how many features have no geometry.
/// - Throws: what `write` throws.
/// - Complexity: O(incidents) time and, beside the analysis, O(1) memory.
@discardableResult
public func exportIncidents<Failure: Error>(
  _ analysis: Analysis, notes: [String], to write: (String) throws(Failure) -> Void
) throws(Failure) -> Int {
  try exportIncidents(
    in: analysis.tables, catalog: analysis.layer.catalog, notes: notes, to: write)
}

func exportIncidents<Failure: Error>(
  in tables: [LocatedTable], catalog: ProvinceCatalog, notes: [String],
  to write: (String) throws(Failure) -> Void
) throws(Failure) -> Int {
  var box = GridBox()
  var unplaced = 0
  for incident in MatchedIncidents(in: tables) {
    if let point = incident.coordinate.flatMap({ GridPoint($0) }) {
      box.extend(to: point)
    } else {
      unplaced += 1
    }
  }
  let features = MatchedIncidents(in: tables).lazy.map { incident in
    let values = incident.properties(in: catalog)
    return Feature(
      id: incident.id, geometry: incident.coordinate.flatMap { GridGeometry($0) },
      properties: Array(zip(MatchedIncident.propertyNames, values)))
  }
  try writeCollection(name: "incidents", box: box, notes: notes, features: features, to: write)
  return unplaced
}

/// Writes the matched incidents as CSV, in the order of the inputs and their rows.
///
/// The columns are the properties of the GeoJSON features, after `longitude` and `latitude` with at
/// most 7 decimals; several actors are joined by `; `. An empty cell stands for null. Lines end in
/// LF.
/// - Parameter rawCells: whether to leave cells that a spreadsheet would take for a formula as they
///   are, instead of putting an apostrophe before them.
/// - Returns: how many rows have no coordinates.
/// - Throws: what `write` throws.
@discardableResult
public func exportIncidentsCSV<Failure: Error>(
  _ analysis: Analysis, rawCells: Bool = false, to write: (String) throws(Failure) -> Void
) throws(Failure) -> Int {
  try exportIncidentsCSV(
    in: analysis.tables, catalog: analysis.layer.catalog, rawCells: rawCells, to: write)
}

func exportIncidentsCSV<Failure: Error>(
  in tables: [LocatedTable], catalog: ProvinceCatalog, rawCells: Bool,
  to write: (String) throws(Failure) -> Void
) throws(Failure) -> Int {
  try write(csvLine(["longitude", "latitude"] + MatchedIncident.propertyNames))
  var unplaced = 0
  for incident in MatchedIncidents(in: tables) {
    let point = incident.coordinate.flatMap { GridPoint($0) }
    if point == nil { unplaced += 1 }
    let position = [point?.x, point?.y].map { $0.map { JSONValue.decimal($0).cell } ?? "" }
    let cells = position + incident.properties(in: catalog).map(\.cell)
    try write(csvLine(cells, isInert: !rawCells))
  }
  return unplaced
}

extension JSONValue {
  /// The value as the text of a CSV cell: empty for null, strings as they are, lists joined.
  fileprivate var cell: String {
    switch self {
    case .null: ""
    case .string(let text): text
    case .array(let values): values.map(\.cell).joined(separator: "; ")
    default: compact
    }
  }
}

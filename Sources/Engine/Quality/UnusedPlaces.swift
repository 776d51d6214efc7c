internal import Geocoding
internal import Incidents
internal import Readers

/// Columns of an input that are not read and look as if they held places of the layer.
///
/// A column looks so when at least half of its different texts in the first rows are names that the
/// layer or its gazetteer has. Files of known sources have codebooks and are not looked at.
/// - Returns: in the order of the table, with the field that would read the column, where that is free.
/// - Throws: `EngineError.reading` for an input, or a table of names, that cannot be read.
/// - Complexity: O(columns), for a bounded number of rows.
func unusedPlaces(
  in input: IncidentInput, names: PlaceNames
) throws(EngineError) -> [InputReading.UnusedPlaces] {
  guard !input.summary.format.isKnownSource else { return [] }
  let sample: [[String]]
  do throws(ReadingError) { sample = try input.unusedSample(rows: 100) } catch {
    throw .reading(error)
  }
  var found: [InputReading.UnusedPlaces] = []
  for (header, values) in zip(input.summary.reading.unusedHeaders, sample) {
    guard let field = try placeField(of: Set(values), names) else { continue }
    let isFree = !input.summary.fields.contains(field)
    found.append(.init(header: header, field: isFree ? field : nil))
  }
  return found
}

/// What texts would be read as, nil where fewer than half of them are names of places.
private func placeField(
  of texts: Set<String>, _ names: PlaceNames
) throws(EngineError) -> IncidentField? {
  let texts = texts.filter { $0.utf8.count <= 60 && $0.contains(where: \.isLetter) }
  guard !texts.isEmpty else { return nil }
  let provinces = texts.count { names.provinces.match($0).isFullName }
  if provinces * 2 >= texts.count { return .admin1 }
  let matcher = try names.all().matcher
  let places = texts.count { matcher.match($0).isFullName }
  return places * 2 >= texts.count ? .location : nil
}

extension InputSummary {
  /// Tells of columns that are not read.
  mutating func add(_ places: [InputReading.UnusedPlaces]) {
    reading.unusedPlaces = places
    notes += places.map(\.note)
  }
}

extension PlaceMatch {
  /// Whether the whole text is a name as the tables spell it, but for case and marks.
  fileprivate var isFullName: Bool {
    outcome != .unknown && !isPartial && (method.map { $0 <= .normalized } ?? true)
  }
}

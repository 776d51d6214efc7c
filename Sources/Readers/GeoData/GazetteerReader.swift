public import Geography

/// Reads a gazetteer: a CSV with the columns `id`, `name` and `province` (a province code), and,
/// where it has them, `kind`, `parent`, `lon`, `lat`, `population` and `alternates` (separated by
/// `|`). Further columns are left alone.
///
/// A row without a kind is a settlement. Whether the codes and points fit a boundary layer is not
/// asked here.
/// - Throws: `ReadingError` for a file that cannot be read or has no row, a missing column, and a
///   row, by its line, without id, name or province, with an unknown kind, half a point, a point
///   off the globe, a population that is no number, or an id that an earlier row has.
public func readGazetteer(path: String) throws(ReadingError) -> [GazetteerPlace] {
  var table = try VocabularyTable(
    path: path, columns: ["id", "name", "province"],
    optional: ["kind", "parent", "lon", "lat", "population", "alternates"])
  var places: [GazetteerPlace] = []
  var ids: Set<String> = []
  while try table.next() {
    let id = try table.required(0)
    guard ids.insert(id).inserted else {
      throw table.fault(0, expected: "an id that no other row has")
    }
    places.append(
      GazetteerPlace(
        id: id, name: try table.required(1), kind: try kind(of: table),
        provinceCode: try table.required(2), parent: table.text(4).nonEmpty,
        coordinate: try coordinate(of: table), population: try population(of: table),
        alternates: table.list(8, separator: UInt8(ascii: "|"))))
  }
  guard !places.isEmpty else {
    throw .badData(
      at: FilePosition(file: path),
      .unexpected(
        found: "the gazetteer has no rows", expected: "a row for each place",
        help: "give a file with places, or leave the option out"))
  }
  return places
}

/// Reads the table of province aliases, with the columns `iso_3166_2` and `alias`.
///
/// - Throws: `ReadingError` for a file that cannot be read, a missing column, and a row, by its
///   line, without a code or alias.
public func readProvinceAliases(path: String) throws(ReadingError) -> [ProvinceAlias] {
  var table = try VocabularyTable(path: path, columns: ["iso_3166_2", "alias"])
  var aliases: [ProvinceAlias] = []
  while try table.next() {
    aliases.append(
      ProvinceAlias(provinceCode: try table.required(0), alias: try table.required(1)))
  }
  return aliases
}

/// Reads the table of names that tell of other countries, with the columns `iso_3166_1`, `kind`
/// (`country` or `place`) and `name`.
///
/// - Throws: `ReadingError` for a file that cannot be read, a missing column, and a row, by its
///   line, without a code or name, or of another kind.
public func readCountryNames(path: String) throws(ReadingError) -> [CountryName] {
  var table = try VocabularyTable(path: path, columns: ["iso_3166_1", "kind", "name"])
  var names: [CountryName] = []
  while try table.next() {
    guard let kind = CountryName.Kind(rawValue: table.text(1)) else {
      throw table.fault(1, expected: "country, region or place")
    }
    names.append(
      CountryName(alpha2: try table.required(0), name: try table.required(2), kind: kind))
  }
  return names
}

private func kind(of table: VocabularyTable) throws(ReadingError) -> PlaceKind {
  let text = table.text(3)
  if text.isEmpty { return .settlement }
  guard let kind = PlaceKind(name: text) else {
    let names = PlaceKind.allCases.map(\.name).joined(separator: ", ")
    throw table.fault(3, expected: "one of \(names)")
  }
  return kind
}

private func coordinate(of table: VocabularyTable) throws(ReadingError) -> Coordinate? {
  guard !table.text(5).isEmpty || !table.text(6).isEmpty else { return nil }
  guard let longitude = table.number(5), (-180...180).contains(longitude) else {
    throw table.fault(5, expected: "degrees east, from -180 to 180, or an empty lon and lat")
  }
  guard let latitude = table.number(6), (-90...90).contains(latitude) else {
    throw table.fault(6, expected: "degrees north, from -90 to 90, or an empty lon and lat")
  }
  return Coordinate(longitude: longitude, latitude: latitude)
}

private func population(of table: VocabularyTable) throws(ReadingError) -> Int? {
  guard !table.text(7).isEmpty else { return nil }
  guard let number = table.number(7), let count = Int(exactly: number), count >= 0 else {
    throw table.fault(7, expected: "a whole number, or nothing")
  }
  return count
}

extension String {
  /// The text without spaces at its ends, nil where nothing is left.
  fileprivate var nonEmpty: String? {
    let trimmed = ArraySlice(Array(utf8)).trimmed
    return trimmed.isEmpty ? nil : trimmed.text
  }
}

internal import Incidents
internal import Text

/// Which column of a table holds which field.
struct ColumnLayout: Sendable {
  let format: SourceFormat
  let header: [String]
  private let columns: [IncidentField: Int]
  /// UCDP's second place text, for rows in which the first is empty.
  let fallbackLocation: Int?
  /// Columns that may say how many incidents a row stands for, where nobody said which one does.
  let countSuspects: [Int]
  /// The columns of countries, at most two: the second is asked where the first does not tell.
  let countries: [CountryColumn]

  /// Matches a header with the fields of a format.
  ///
  /// - Parameter geometry: the columns of longitude and latitude in a GeoJSON file.
  /// - Throws: `DataProblem` for a mapped header that is missing, a needed header that repeats, and
  ///   columns that are needed and missing.
  init(
    header: [String], format: SourceFormat, options: ReadingOptions,
    geometry: (longitude: Int, latitude: Int)? = nil
  ) throws(DataProblemError) {
    let names = header.map(normalizedHeader)
    var columns: [IncidentField: Int] = [:]
    for field in IncidentField.allCases {
      if let mapped = options.columns[field] {
        // An empty header says that no column holds the field.
        if mapped.isEmpty { continue }
        columns[field] = try Self.column(named: mapped, for: field, in: header)
      } else if let name = headerNames(format)[field]?.first(where: names.contains) {
        columns[field] = try Self.only(names.indices.filter { names[$0] == name }, in: header)
      }
    }
    if let geometry, options.columns[.longitude] == nil, options.columns[.latitude] == nil {
      columns[.longitude] = geometry.longitude
      columns[.latitude] = geometry.latitude
    }
    // A date is asked for once: where its parts are named, no other column is.
    if columns[.year] != nil { columns[.date] = nil }
    let description = names.firstIndex(of: "where_description")
    let isDefault = format == .ucdp && options.columns[.location] == nil
    fallbackLocation =
      isDefault && description != nil ? names.firstIndex(of: "where_coordinates") : nil
    let saysCount = [.count, .countLow, .countHigh].contains { options.columns[$0] != nil }
    countSuspects =
      format.isKnownSource || saysCount ? [] : names.indices.filter { looksLikeCount(names[$0]) }
    let isMapped = options.columns[.country] != nil
    let second = isMapped ? nil : secondCountryNames(format).lazy.compactMap(names.firstIndex).first
    columns[.country] = columns[.country] ?? second
    countries = [columns[.country], second].compactMap(\.self).reduce(into: []) {
      if $0.last?.column != $1 { $0.append(CountryColumn($1, of: header, format: format)) }
    }
    self.format = format
    self.header = header
    self.columns = columns
    let missing = missingFields(options)
    guard missing.isEmpty else {
      throw DataProblemError(
        .missingColumns(
          missing, format: format, header: header,
          looksLikeData: header.contains { (try? parseDouble(Array($0.utf8)[...])) != nil }))
    }
  }

  /// The column of a field, nil where there is none.
  subscript(field: IncidentField) -> Int? { columns[field] }

  /// The fields that some column holds; ACLED's types also give a kind.
  var fields: Set<IncidentField> {
    var fields = Set(columns.keys)
    if format.hasACLEDTypes, fields.contains(.eventType) || fields.contains(.subEventType) {
      fields.insert(.kind)
    }
    return fields
  }

  /// The columns that are read, and what each holds.
  var readColumns: [Int: IncidentField] {
    var fields: [Int: IncidentField] = [:]
    for field in IncidentField.allCases {
      if let column = columns[field], fields[column] == nil { fields[column] = field }
    }
    for column in countries where fields[column.column] == nil { fields[column.column] = .country }
    if let fallbackLocation { fields[fallbackLocation] = .location }
    return fields
  }

  /// Which columns are read, and which are not.
  var reading: InputReading {
    let fields = readColumns
    var reading = InputReading()
    for (index, header) in header.enumerated() {
      if let field = fields[index] {
        reading.columns.append(.init(header: header, field: field))
      } else {
        reading.unusedHeaders.append(header)
      }
    }
    return reading
  }

  /// What a row stands for, where it says so.
  var countNote: String? {
    let columns = [self[.count], self[.countLow], self[.countHigh]].compactMap(\.self)
    guard !columns.isEmpty else { return nil }
    let names = columns.map { "'\(header[$0])'" }.joined(separator: ", ")
    return "A row stands for as many incidents as \(names) says"
      + (self[.count] == nil ? "; without a best figure the minimum counts." : ".")
  }

  /// ACLED and UCDP rows need a point; others a point or the name of a place, or a text to search.
  private func missingFields(_ options: ReadingOptions) -> [IncidentField] {
    var missing: [IncidentField] = []
    if options.requiresDate, self[.date] == nil, self[.year] == nil { missing.append(.date) }
    let hasName =
      [.admin1, .admin2, .location].contains { self[$0] != nil }
      || options.searchesNotes && self[.notes] != nil
    let hasPart = self[.longitude] != nil || self[.latitude] != nil
    // Rows of a whole country have no place of their own.
    if format.isAggregate { return missing }
    if format == .acled || format == .ucdp || hasPart || !hasName {
      missing += [.longitude, .latitude].filter { self[$0] == nil }
    }
    return missing
  }

  /// The column with a header that the user named, in its exact form or else normalized.
  private static func column(
    named name: String, for field: IncidentField, in header: [String]
  ) throws(DataProblemError) -> Int {
    let exact = header.indices.filter { header[$0] == name }
    if !exact.isEmpty { return try only(exact, in: header) }
    let similar = header.indices.filter { normalizedHeader(header[$0]) == normalizedHeader(name) }
    if !similar.isEmpty { return try only(similar, in: header) }
    throw DataProblemError(
      .unknownHeader(
        name, field: field, suggestion: nearMiss(to: name, in: header), header: header))
  }

  private static func only(
    _ columns: [Int], in header: [String]
  ) throws(DataProblemError) -> Int {
    if columns.count == 1 { return columns[0] }
    throw DataProblemError(
      .repeatedHeader(header[columns[0]], columns: columns.map { $0 + 1 }))
  }
}

/// A problem on its way to where the file is known.
struct DataProblemError: Error {
  let problem: DataProblem

  init(_ problem: DataProblem) { self.problem = problem }
}

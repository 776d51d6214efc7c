internal import Columnar
public import Incidents

/// Reads the incidents of an input.
///
/// The format is detected from the header unless `options` forces one. Rows that cannot be read
/// are in the table's rejects: `rejects.count + incidentCount == input.rowCount`.
/// - Throws: `ReadingError` when the input as a whole cannot be read.
/// - Complexity: O(bytes) time and memory.
public func readIncidents(
  from source: InputSource, options: ReadingOptions = ReadingOptions()
) throws(ReadingError) -> IncidentTable {
  try readIncidents(from: InputBytes(loading: source, options: options), options: options)
}

/// Reads the incidents of an input that is in memory.
///
/// - Throws: `ReadingError.badData`.
public func readIncidents(
  from input: InputBytes, options: ReadingOptions = ReadingOptions()
) throws(ReadingError) -> IncidentTable {
  let (records, layout) = try openRecords(input, options: options)
  var reader = TableReader(input: input, layout: layout, options: options)
  return try reader.table(records)
}

/// The records of an input and which of their columns holds what.
func openRecords(
  _ input: InputBytes, options: ReadingOptions
) throws(ReadingError) -> (records: any RecordSource, layout: ColumnLayout) {
  let records: any RecordSource
  let format: SourceFormat
  var geometry: (longitude: Int, latitude: Int)?
  if options.format == .geojson || options.format == nil && input.isJSON {
    let features = try FeatureRecords(input, limits: options.limits)
    geometry = features.geometryColumns
    (records, format) = (features, .geojson)
  } else {
    records = try DelimitedRecords(input, limits: options.limits)
    format = options.format ?? detectFormat(records.header)
  }
  do {
    let layout = try ColumnLayout(
      header: records.header, format: format, options: options, geometry: geometry)
    return (records, layout)
  } catch {
    throw .badData(at: FilePosition(file: input.path, line: records.headerLine), error.problem)
  }
}

/// Gathers the incidents and rejects of one input.
struct TableReader {
  private let input: InputBytes
  private let layout: ColumnLayout
  private let progress: (@Sendable (Int, Int?) -> Void)?
  private var builder: IncidentBuilder
  private var summary: InputSummary
  private var pending = IncidentColumns()
  private var chunks: [IncidentChunk] = []
  private var rejects: [Reject] = []

  init(input: InputBytes, layout: ColumnLayout, options: ReadingOptions) {
    self.input = input
    self.layout = layout
    progress = options.progress
    builder = IncidentBuilder(layout: layout, options: options)
    summary = InputSummary(name: input.name, format: layout.format)
    summary.sha256 = input.sha256
    summary.fields = layout.fields
  }

  /// Reads every record.
  mutating func table(_ records: some RecordSource) throws(ReadingError) -> IncidentTable {
    var records = records
    var record = Record()
    while try records.next(&record) {
      summary.rowCount += 1
      do throws(RowFault) {
        if let problem = record.problem {
          throw RowFault(column: problem.column, reason: problem.reason)
        }
        add(try builder.incident(record))
      } catch {
        rejects.append(Reject(record, error, header: layout.header, id: builder.id(of: record)))
      }
      if summary.rowCount.isMultiple(of: IncidentChunk.capacity) {
        progress?(records.bytesDone, input.byteCount)
      }
    }
    if pending.rowCount > 0 { chunks.append(IncidentChunk(pending)) }
    progress?(input.byteCount, input.byteCount)
    summary.license = records.license ?? layout.format.license
    summary.attribution = records.attribution ?? layout.format.attribution
    summary.notes =
      records.notes + builder.tally.notes
      + notesOnChecksum(input.sha256, byteCount: input.byteCount)
    return IncidentTable(
      input: summary, strings: builder.strings, chunks: chunks, rejects: rejects)
  }

  private mutating func add(_ incident: Incident) {
    if let day = incident.startDay {
      summary.firstDay = summary.firstDay.map { min($0, day) } ?? day
      summary.lastDay = summary.lastDay.map { max($0, day) } ?? day
    }
    if let timestamp = incident.timestamp {
      summary.latestRevision = max(summary.latestRevision ?? timestamp, timestamp)
    }
    pending.append(incident)
    guard pending.rowCount == IncidentChunk.capacity else { return }
    chunks.append(IncidentChunk(pending))
    pending = IncidentColumns()
  }
}

extension Reject {
  /// The reject that a record with a fault becomes.
  init(_ record: Record, _ fault: RowFault, header: [String], id: String?) {
    let field = fault.column.flatMap { $0 < header.count ? header[$0] : "column \($0 + 1)" }
    let value = fault.column.map { record.content($0).prefix(800).text.shortened(to: 199) }
    self.init(
      row: record.row, line: record.line, id: id, field: field ?? "", value: value ?? "",
      reason: fault.reason)
  }
}

extension ReadingTally {
  /// What is to be said about the values of the rows.
  var notes: [String] {
    var notes: [String] = []
    func count(_ number: Int, _ text: String) {
      if number > 0 { notes.append("\(number) \(number == 1 ? "row has" : "rows have") \(text).") }
    }
    count(unknownPrecisions, "a location precision that is not known; it counts as unknown")
    count(unknownDatePrecisions, "a date precision that is not known; it counts as unknown")
    count(unknownKinds, "a type that stands for no known kind; the kind is left empty")
    return notes
  }
}

/// What is to be said of an input whose checksum was not computed, if it was too large for it.
func notesOnChecksum(_ sha256: String?, byteCount: Int) -> [String] {
  guard sha256 == nil, byteCount > ChecksumMode.autoLimit else { return [] }
  return ["No checksum: the input has \(byteCount) bytes, more than 64 MB."]
}

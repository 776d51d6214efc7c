/// The features of a GeoJSON file as records: a column for the id, one for every property, two for
/// the point.
///
/// A missing or null property is empty. A feature without geometry has empty coordinates; one that
/// is no point is a malformed row.
struct FeatureRecords: RecordSource {
  let header: [String]
  let geometryColumns: (longitude: Int, latitude: Int)
  private let collection: FeatureCollection
  private let idColumn: Int?
  private let columns: [[UInt8]: Int]
  private let limits: ReadingLimits
  private var position = 0
  private var lines = LineCounter()
  /// The columns that the last record has; the others are empty already, however many there are.
  private var touched: [Int] = []

  /// Parses the document and gathers the columns.
  ///
  /// - Throws: `ReadingError.badData`.
  init(_ input: InputBytes, limits: ReadingLimits) throws(ReadingError) {
    let collection = try FeatureCollection(input, limits: limits)
    let document = collection.document
    guard !collection.features.isEmpty else {
      throw collection.error(
        at: JSONDocument.root, found: "the collection has no features", expected: "at least one",
        help: "check that the export is complete")
    }
    let hasID = collection.features.contains { document.member("id", of: $0) != nil }
    var names: [[UInt8]] = []
    var columns: [[UInt8]: Int] = [:]
    let firstColumn = hasID ? 1 : 0
    for feature in collection.features {
      guard let properties = document.member("properties", of: feature) else { continue }
      for key in document.keys(properties) {
        let name = Array(document.text(key))
        guard columns[name] == nil else { continue }
        columns[name] = firstColumn + names.count
        names.append(name)
      }
    }
    func unused(_ name: String, else other: String) -> [UInt8] {
      columns[Array(name.utf8)] == nil ? Array(name.utf8) : Array(other.utf8)
    }
    if hasID { names.insert(unused("id", else: "feature_id"), at: 0) }
    idColumn = hasID ? 0 : nil
    geometryColumns = (names.count, names.count + 1)
    names.append(unused("longitude", else: "geometry_longitude"))
    names.append(unused("latitude", else: "geometry_latitude"))
    if names.count > limits.maxColumns {
      throw .badData(
        at: FilePosition(file: input.path),
        .tooManyColumns(count: names.count, limit: limits.maxColumns))
    }
    header = names.map { $0[...].text }
    self.collection = collection
    self.columns = columns
    self.limits = limits
  }

  var headerLine: Int? { nil }
  var tagCells: [String]? { nil }
  var notes: [String] { [] }
  var license: String? { collection.license }
  var attribution: String? { collection.attribution }

  var bytesDone: Int {
    let features = collection.features
    guard position < features.count else { return collection.document.bytes.count }
    return collection.document.range(features[position]).lowerBound
  }

  mutating func next(_ record: inout Record) throws(ReadingError) -> Bool {
    guard position < collection.features.count else { return false }
    let document = collection.document
    let feature = collection.features[position]
    position += 1
    record.row = position
    record.line = lines.line(of: document.range(feature).lowerBound, in: document.bytes)
    clear(&record)
    record.problem = problem(feature, &record)
    return true
  }

  private mutating func clear(_ record: inout Record) {
    let empty = FieldRange(bytes: 0..<0, source: 0..<0)
    record.bytes = []
    if record.fields.count == header.count {
      for column in touched { record.fields[column] = empty }
    } else {
      record.fields = Array(repeating: empty, count: header.count)
    }
    touched.removeAll(keepingCapacity: true)
  }

  /// Gives a field the text of a JSON value.
  private mutating func set(_ column: Int, to value: Int, in record: inout Record) {
    let document = collection.document
    let start = record.bytes.count
    let kind = document.kind(value)
    let isNested = kind == .object || kind == .array
    if isNested {
      record.bytes += document.compact(value)
    } else if kind != .null {
      record.bytes += document.text(value)
    }
    record.fields[column] = FieldRange(
      bytes: start..<record.bytes.count, form: isNested ? .nested : .plain,
      source: document.range(value))
    touched.append(column)
  }

  /// Fills a record with what a feature has; the result says what is wrong with it.
  private mutating func problem(_ feature: Int, _ record: inout Record) -> RecordProblem? {
    let document = collection.document
    guard document.kind(feature) == .object else {
      return RecordProblem(reason: "the feature is \(document.kind(feature).name)")
    }
    if let idColumn, let id = document.member("id", of: feature) {
      set(idColumn, to: id, in: &record)
    }
    let properties = document.member("properties", of: feature)
    if let properties {
      for key in document.keys(properties) {
        guard let column = columns[Array(document.text(key))] else { continue }
        set(column, to: key + 1, in: &record)
      }
    }
    guard document.string(document.member("type", of: feature)) == "Feature" else {
      return RecordProblem(reason: "the type is not 'Feature'")
    }
    if let properties, document.kind(properties) != .object, document.kind(properties) != .null {
      return RecordProblem(reason: "the properties are \(document.kind(properties).name)")
    }
    if let column = touched.first(where: {
      record.fields[$0].bytes.count > limits.maxFieldBytes
    }) {
      return RecordProblem(
        column: column,
        reason: "has \(record.fields[column].bytes.count) bytes, more than \(limits.maxFieldBytes)")
    }
    return geometryProblem(document.member("geometry", of: feature), &record)
  }

  private mutating func geometryProblem(_ geometry: Int?, _ record: inout Record) -> RecordProblem?
  {
    let document = collection.document
    guard let geometry, document.kind(geometry) != .null else { return nil }
    guard let type = document.string(document.member("type", of: geometry)) else {
      return RecordProblem(reason: "the geometry has no type")
    }
    guard type == "Point" else {
      return RecordProblem(
        reason: "the geometry is a \(type.shortened(to: 40)), expected a Point")
    }
    let position = document.member("coordinates", of: geometry).map { document.elements($0) }
    let numbers = position.map { Array($0) } ?? []
    guard numbers.count >= 2, numbers.allSatisfy({ document.kind($0) == .number }) else {
      return RecordProblem(reason: "the coordinates are not two numbers, longitude and latitude")
    }
    set(geometryColumns.longitude, to: numbers[0], in: &record)
    set(geometryColumns.latitude, to: numbers[1], in: &record)
    return nil
  }
}

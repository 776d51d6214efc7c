/// The features of a GeoJSON file as rows: a column for the id, one for every property, two for the
/// point.
///
/// A missing or null property is empty. A feature without geometry has empty coordinates; one that
/// is no point, or no feature at all, is a row with a fault.
struct FeatureRecords: Sendable {
  let header: [String]
  let geometryColumns: (longitude: Int, latitude: Int)
  private let collection: FeatureCollection
  private let idColumn: Int?
  private let columns: [[UInt8]: Int]

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
  }

  var count: Int { collection.features.count }
  var license: String? { collection.license }
  var attribution: String? { collection.attribution }

  /// The line on which the first feature begins.
  var firstLine: Int { 1 + lineBreaks(before: 0, from: 0) }

  /// Line breaks before a feature, or before the end where there are fewer, from an offset on.
  func lineBreaks(before feature: Int, from offset: Int) -> Int {
    lineBreakCount(collection.document.bytes, in: offset..<self.offset(of: feature))
  }

  /// Where in the text a feature begins; the end of the text behind the last.
  func offset(of feature: Int) -> Int {
    guard feature < count else { return collection.document.bytes.count }
    return collection.document.range(collection.features[feature]).lowerBound
  }

  /// The values of a feature by column, and what is wrong with it as a row.
  func values(of number: Int) -> (values: [(column: Int, value: Int)], fault: String?) {
    let document = collection.document
    let feature = collection.features[number]
    guard document.kind(feature) == .object else {
      return ([], "the feature is \(document.kind(feature).name)")
    }
    var values: [(column: Int, value: Int)] = []
    if let idColumn, let id = document.member("id", of: feature) { values.append((idColumn, id)) }
    let properties = document.member("properties", of: feature)
    if let properties {
      for key in document.keys(properties) {
        if let column = columns[Array(document.text(key))] { values.append((column, key + 1)) }
      }
    }
    guard document.string(document.member("type", of: feature)) == "Feature" else {
      return (values, "the type is not 'Feature'")
    }
    if let properties, document.kind(properties) != .object, document.kind(properties) != .null {
      return (values, "the properties are \(document.kind(properties).name)")
    }
    let fault = addPoint(document.member("geometry", of: feature), to: &values)
    return (values, fault)
  }

  private func addPoint(
    _ geometry: Int?, to values: inout [(column: Int, value: Int)]
  ) -> String? {
    let document = collection.document
    guard let geometry, document.kind(geometry) != .null else { return nil }
    guard let type = document.string(document.member("type", of: geometry)) else {
      return "the geometry has no type"
    }
    guard type == "Point" else {
      return "the geometry is a \(type.shortened(to: 40)), expected a Point"
    }
    let position = document.member("coordinates", of: geometry).map { document.elements($0) }
    let numbers = position.map { Array($0) } ?? []
    guard numbers.count >= 2, numbers.allSatisfy({ document.kind($0) == .number }) else {
      return "the coordinates are not two numbers, longitude and latitude"
    }
    values.append((geometryColumns.longitude, numbers[0]))
    values.append((geometryColumns.latitude, numbers[1]))
    return nil
  }

  /// Adds the text of a value to some bytes; an array or object as compact JSON.
  ///
  /// - Returns: whether it is one of these.
  func append(_ value: Int, to bytes: inout [UInt8]) -> Bool {
    let document = collection.document
    switch document.kind(value) {
    case .object, .array:
      bytes += document.compact(value)
      return true
    case .null: return false
    case .string, .number, .yes, .no:
      bytes += document.text(value)
      return false
    }
  }
}

/// Cuts the features of a GeoJSON file into blocks of records.
struct FeatureCutter: RecordCutter {
  private(set) var block = RecordBlock()
  private(set) var position = 0
  private(set) var lineBreaks = 0
  private let features: FeatureRecords
  private var limit = 0
  /// The offset of the feature up to which line breaks are counted.
  private var countedOffset = 0

  /// Features of a block.
  private static let blockLength = 256

  init(_ features: FeatureRecords) {
    self.features = features
    block.isDelimited = false
  }

  mutating func begin(at offset: Int, limit: Int) {
    position = offset
    self.limit = limit
    lineBreaks = 0
    block.recordCount = 0
    countedOffset = features.offset(of: offset)
  }

  mutating func next() throws(CuttingFailure) -> Bool {
    guard position < limit else { return false }
    block.origin = position
    block.recordCount = 0
    block.bytes.removeAll(keepingCapacity: true)
    block.ends.removeAll(keepingCapacity: true)
    block.lasts.removeAll(keepingCapacity: true)
    block.recordLines.removeAll(keepingCapacity: true)
    block.faults.removeAll(keepingCapacity: true)
    while position < limit, block.recordCount < Self.blockLength {
      block.recordLines.append(lineBreaks)
      add(position)
      position += 1
      lineBreaks += features.lineBreaks(before: position, from: countedOffset)
      countedOffset = features.offset(of: position)
    }
    block.bytes.append(contentsOf: repeatElement(0, count: 16))
    return true
  }

  /// Adds the record of a feature: its values one behind another, a byte between them.
  private mutating func add(_ number: Int) {
    let (values, fault) = features.values(of: number)
    if let fault { block.faults[block.recordCount] = RowFault(reason: fault) }
    var next = 0
    let sorted = values.sorted { $0.column < $1.column }
    for (index, value) in sorted.enumerated() {
      // Of two values for one column the later counts.
      if index + 1 < sorted.count, sorted[index + 1].column == value.column { continue }
      addEmptyFields(value.column - next)
      let isNested = features.append(value.value, to: &block.bytes)
      block.ends.append(UInt32(block.bytes.count))
      block.bytes.append(isNested ? RecordView.nestedMark : 0)
      next = value.column + 1
    }
    addEmptyFields(features.header.count - next)
    block.lasts.append(UInt32(block.ends.count))
    block.recordCount += 1
  }

  private mutating func addEmptyFields(_ count: Int) {
    let first = UInt32(block.bytes.count)
    block.ends.append(contentsOf: first..<first + UInt32(count))
    block.bytes.append(contentsOf: repeatElement(0, count: count))
  }
}

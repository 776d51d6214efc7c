/// A GeoJSON feature collection in WGS 84, its features not yet looked at.
///
/// - Source: RFC 7946.
struct FeatureCollection {
  let document: JSONDocument
  /// The values of the features.
  let features: [Int]
  let license: String?
  let attribution: String?
  /// The foreign member `accuracy_m`, nil where it is missing or no length.
  let accuracyMeters: Double?
  private let path: String
  /// Where defects are, of which there may be as many as features.
  private let places: SourceMap

  /// Parses a document and checks that it is a feature collection.
  ///
  /// - Throws: `ReadingError.badData` for text that is no JSON, other GeoJSON types, a coordinate
  ///   reference system other than CRS84, and documents beyond the limits.
  init(_ input: InputBytes, limits: ReadingLimits) throws(ReadingError) {
    let path = input.path
    guard input.byteCount <= limits.maxJSONBytes else {
      throw .badData(at: FilePosition(file: path), .tooLarge(limit: limits.maxJSONBytes))
    }
    do {
      document = try JSONParser.document(input.bytes, maxValues: limits.maxJSONValues)
    } catch {
      let (line, column) = SourceMap(input.bytes).position(of: error.offset)
      throw .badData(
        at: FilePosition(file: path, line: line, column: column),
        .unexpected(
          found: "found \(error.found)", expected: error.expected,
          help: "the file must be one JSON text; check that it is complete"))
    }
    self.path = path
    places = SourceMap(document.bytes)
    license = document.root("license")
    attribution = document.root("attribution")
    accuracyMeters = document.member("accuracy_m", of: JSONDocument.root)
      .flatMap(document.number).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
    guard let list = document.member("features", of: JSONDocument.root) else {
      features = []
      throw typeError
    }
    features = Array(document.elements(list))
    guard document.root("type") == "FeatureCollection", document.kind(list) == .array else {
      throw typeError
    }
    try checkReferenceSystem()
  }

  /// An error at a value.
  func error(
    at value: Int, feature: String? = nil, found: String, expected: String, help: String
  ) -> ReadingError {
    let offset = document.range(value).lowerBound
    let (line, column) = places.position(of: offset)
    return .badData(
      at: FilePosition(file: path, line: line, column: column),
      .unexpected(feature: feature, found: found, expected: expected, help: help))
  }

  private var typeError: ReadingError {
    let type = document.root("type")
    let found = type.map { "the type is '\($0.shortened(to: 40))'" } ?? "there is no type"
    return error(
      at: JSONDocument.root, found: found, expected: "a GeoJSON FeatureCollection with features",
      help: "convert it: ogr2ogr -f GeoJSON -lco RFC7946=YES NEW FILE")
  }

  /// RFC 7946 has no `crs`; older files may name CRS84, which is the same.
  private func checkReferenceSystem() throws(ReadingError) {
    guard let crs = document.member("crs", of: JSONDocument.root), document.kind(crs) != .null
    else { return }
    let properties = document.member("properties", of: crs)
    let name = properties.flatMap { document.string(document.member("name", of: $0)) }
    guard name.map(crs84Names.contains) != true else { return }
    let found = (name ?? "unnamed").shortened(to: 60)
    throw error(
      at: crs, found: "the coordinate reference system is '\(found)'",
      expected: "WGS 84 longitude and latitude (CRS84)",
      help: "convert it: ogr2ogr -f GeoJSON -t_srs EPSG:4326 -lco RFC7946=YES NEW FILE")
  }
}

private let crs84Names: Set<String> = [
  "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84", "CRS84",
  "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "https://www.opengis.net/def/crs/OGC/1.3/CRS84",
  "http://www.opengis.net/def/crs/OGC/0/CRS84", "https://www.opengis.net/def/crs/OGC/0/CRS84",
]

extension JSONDocument {
  /// The text of a member of the outermost object, nil for other values.
  fileprivate func root(_ key: String) -> String? {
    string(member(key, of: Self.root))
  }
}

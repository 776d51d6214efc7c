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

  /// RFC 7946 has no `crs`; older files may name what it prescribes.
  private func checkReferenceSystem() throws(ReadingError) {
    guard let crs = document.member("crs", of: JSONDocument.root), document.kind(crs) != .null
    else { return }
    let properties = document.member("properties", of: crs)
    let name = properties.flatMap { document.string(document.member("name", of: $0)) }
    // The first drafts of GeoJSON had a number instead of a name.
    let code = properties.flatMap { document.member("code", of: $0) }.flatMap(document.number)
    if name.map(isWGS84) ?? (code == 4_326) { return }
    let number = code.flatMap { Int(exactly: $0) }.map { "EPSG:\($0)" }
    let found = (name ?? number ?? "unnamed").shortened(to: 60)
    throw error(
      at: crs, found: "the coordinate reference system is '\(found)'",
      expected: "WGS 84 longitude and latitude (CRS84)",
      help: "convert it: ogr2ogr -f GeoJSON -t_srs EPSG:4326 -lco RFC7946=YES NEW FILE")
  }
}

/// Whether a name of a reference system, in any of its usual spellings, is that of WGS 84 degrees.
///
/// EPSG:4326 has the latitude first, but GeoJSON files that name it have the longitude first, as
/// every GIS writes and reads them.
func isWGS84(_ name: String) -> Bool {
  // `urn:ogc:def:crs:EPSG:9.8:4326`, `http://www.opengis.net/gml/srs/epsg.xml#4326`
  let parts = name.lowercased().split { ":/#".contains($0) }.map(String.init)
  guard let code = parts.last else { return false }
  if wgs84Codes.contains(code) { return true }
  let isCode4326 = code == "4326" && parts.dropLast().contains { $0.hasPrefix("epsg") }
  // `urn:ogc:def:crs:OGC:2:84`
  return isCode4326 || code == "84" && parts.dropLast().contains("ogc") && parts.contains("crs")
}

/// - Source: OGC's name of it; the names of ESRI and PROJ.
private let wgs84Codes: Set<String> = [
  "crs84", "wgs84", "wgs 84", "wgs_1984", "gcs_wgs_1984", "wgs_84",
]

extension JSONDocument {
  /// The text of a member of the outermost object, nil for other values.
  fileprivate func root(_ key: String) -> String? {
    string(member(key, of: Self.root))
  }
}

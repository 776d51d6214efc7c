public import Geography

/// A boundary layer, once read: its provinces and what has to be said about it.
public struct BoundaryFile: Sendable, Equatable {
  /// In the order of the file; codes are present and differ.
  public let provinces: [Province]
  /// The last component of the path.
  public let name: String
  /// Lowercase hexadecimal, nil for a layer too large for it.
  public let sha256: String?
  /// The property that held the codes, nil for the feature id.
  public let keyField: String?
  /// The property that held the names, nil where the codes had to serve.
  public let nameField: String?
  /// How the layer may be used and who must be named, nil where it does not say.
  public let license: String?
  public let attribution: String?
  /// How far the boundaries may be off by the file's own `accuracy_m`, nil where it does not say.
  public let accuracyMeters: Double?
  /// The box around every position.
  public let boundingBox: BoundingBox
  /// How many positions the rings have, the repeated ones included.
  public let vertexCount: Int
  /// What was put right or is missing, in sentences.
  public let warnings: [String]
}

/// Reads a boundary layer from a GeoJSON feature collection of polygons and multipolygons.
///
/// - Parameters:
///   - keyField: The property that holds the codes; nil for `iso_3166_2`, then `code`, then the
///     feature id.
///   - nameField: The property that holds the names; nil for `name`, then the code.
/// - Throws: `ReadingError` for a file that cannot be read, is no such collection or not in WGS 84
///   degrees; for a missing or repeated code, a missing geometry, a ring that is open or has fewer
///   than four positions, a number out of range. It names the feature, the line and the column.
/// - Complexity: O(bytes).
/// - Source: RFC 7946. Whether rings cross themselves or overlap is left to the geometry engine.
public func readBoundaries(
  path: String, keyField: String? = nil, nameField: String? = nil,
  limits: ReadingLimits = ReadingLimits()
) throws(ReadingError) -> BoundaryFile {
  let input = try InputBytes(
    loading: .file(path: path), limit: limits.maxJSONBytes, checksum: .auto)
  return try readBoundaries(input, keyField: keyField, nameField: nameField, limits: limits)
}

/// Reads a boundary layer that is in memory.
func readBoundaries(
  _ input: InputBytes, keyField: String? = nil, nameField: String? = nil,
  limits: ReadingLimits = ReadingLimits()
) throws(ReadingError) -> BoundaryFile {
  let file = try boundaryFile(
    input, keyField: keyField, nameField: nameField, limits: limits, reporting: refuse)
  if let file { return file }
  throw .badData(
    at: FilePosition(file: input.path),
    .unexpected(found: "no position", expected: "polygons", help: layerHelp))
}

/// Reads a boundary layer that is in memory, nil when no feature is sound.
///
/// - Parameter report: what is done about a defect of a feature; when it does not throw, a code
///   that is missing or repeated is made one of its own, and a feature without sound polygons is
///   left out.
func boundaryFile(
  _ input: InputBytes, keyField: String?, nameField: String?, limits: ReadingLimits,
  reporting report: DefectHandler
) throws(ReadingError) -> BoundaryFile? {
  var layer = try LayerReader(input, limits: limits, reporting: report)
  let collection = layer.collection
  let keys = try FeatureKeys(
    collection, explicit: keyField, defaults: ["iso_3166_2", "code"], reporting: report)
  let codes = try distinctCodes(keys.keys, collection, reporting: report)
  let names = try FeatureNames(collection, explicit: nameField, codes: codes)
  var provinces: [Province] = []
  for (index, feature) in collection.features.enumerated() {
    do throws(ReadingError) {
      let name = "feature \(index + 1) (\(keys.keys[index]))"
      let polygons = try layer.polygons(of: feature, named: name)
      provinces.append(
        Province(code: codes[index], name: names.names[index], polygons: polygons))
    } catch {
      try report(error)
    }
  }
  guard let box = box(around: provinces) else { return nil }
  var warnings = names.warnings
  if layer.droppedHeights > 0 {
    warnings.append("Heights were dropped from \(layer.droppedHeights) positions.")
  }
  return BoundaryFile(
    provinces: provinces, name: input.name, sha256: input.sha256, keyField: keys.field,
    nameField: names.field, license: collection.license, attribution: collection.attribution,
    accuracyMeters: collection.accuracyMeters, boundingBox: box, vertexCount: layer.vertexCount,
    warnings: warnings)
}

/// The box around every position, nil when there is none.
private func box(around provinces: [Province]) -> BoundingBox? {
  var box: BoundingBox?
  for province in provinces {
    for polygon in province.polygons {
      let part = polygon.exterior.boundingBox
      if box == nil { box = part } else { box?.extend(to: part) }
    }
  }
  return box
}

/// The codes, those that repeat reported and told apart by the numbers of their features.
private func distinctCodes(
  _ codes: [String], _ collection: FeatureCollection, reporting report: DefectHandler
) throws(ReadingError) -> [String] {
  var first: [String: Int] = [:]
  var distinct = codes
  for (index, code) in codes.enumerated() {
    guard let earlier = first[code] else {
      first[code] = index
      continue
    }
    try report(
      collection.error(
        at: collection.features[index], feature: "feature \(index + 1)",
        found: "the code '\(code.shortened(to: 60))' is already that of feature \(earlier + 1)",
        expected: "a code of its own",
        help: "choose a property that differs by --boundary-key, or merge the features"))
    distinct[index] = "\(code) (feature \(index + 1))"
  }
  return distinct
}

/// The names of a layer's features, for people to read.
private struct FeatureNames {
  let field: String?
  let names: [String]
  let warnings: [String]

  /// - Throws: `ReadingError.badData` for a field that was asked for and that no feature has.
  init(
    _ collection: FeatureCollection, explicit: String?, codes: [String]
  ) throws(ReadingError) {
    let properties = propertyNames(collection)
    if let explicit, !properties.contains(explicit) {
      throw unknownField(explicit, properties, collection)
    }
    let field = explicit ?? "name"
    let document = collection.document
    let found = collection.features.map { feature in
      propertyValue(field, of: feature, document).flatMap { keyText($0, document) }
    }
    self.field = properties.contains(field) ? field : nil
    names = zip(found, codes).map { $0 ?? $1 }
    let missing = found.count { $0 == nil }
    warnings = missing == 0 ? [] : ["Features without a name, shown by their code: \(missing)."]
  }
}

extension LayerReader {
  /// The polygons of a feature.
  fileprivate mutating func polygons(
    of feature: Int, named name: String
  ) throws(ReadingError) -> [Polygon] {
    let (type, coordinates) = try geometry(
      of: feature, named: name, accepted: ["Polygon", "MultiPolygon"])
    if type == "Polygon" { return [try polygon(coordinates, named: name)] }
    var polygons: [Polygon] = []
    for part in try elements(coordinates, named: name, of: "polygons") {
      polygons.append(try polygon(part, named: name))
    }
    return polygons
  }

  private mutating func polygon(
    _ value: Int, named name: String
  ) throws(ReadingError) -> Polygon {
    var rings: [Ring] = []
    for element in try elements(value, named: name, of: "rings") {
      rings.append(try ring(element, named: name))
    }
    return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
  }

  private mutating func ring(_ value: Int, named name: String) throws(ReadingError) -> Ring {
    let positions = try positions(value, named: name)
    if let jump = jumpOverAntimeridian(ring: positions) {
      throw uncut(jump, at: value, named: name)
    }
    if let ring = Ring(positions) { return ring }
    let isShort = positions.count < 4
    throw collection.error(
      at: value, feature: name,
      found: isShort ? "a ring has \(positions.count) positions" : "a ring does not close",
      expected: isShort ? "at least four" : "the last position to equal the first",
      help: isShort ? layerHelp : "repeat the first position at the end of the ring")
  }
}

internal import Geography

/// Reads the keys, names and shapes of a layer, refusing whatever is not sound.
///
/// Positions beyond longitude and latitude are dropped and counted.
struct LayerReader {
  let collection: FeatureCollection
  private let maxVertices: Int
  private(set) var vertexCount = 0
  /// How many positions had a third number or more.
  private(set) var droppedHeights = 0

  /// - Throws: `ReadingError`, as `FeatureCollection`; what `report` throws for a layer without
  ///   features and for elements that are none.
  init(
    _ input: InputBytes, limits: ReadingLimits, reporting report: DefectHandler = refuse
  ) throws(ReadingError) {
    collection = try FeatureCollection(input, limits: limits)
    maxVertices = limits.maxVertices
    if collection.features.isEmpty {
      try report(
        collection.error(
          at: JSONDocument.root, found: "the layer has no features", expected: "at least one",
          help: "check that the export is complete"))
    }
    for (index, feature) in collection.features.enumerated()
    where document.string(document.member("type", of: feature)) != "Feature" {
      try report(
        collection.error(
          at: feature, feature: "feature \(index + 1)", found: "the type is not 'Feature'",
          expected: "a GeoJSON Feature", help: layerHelp))
    }
  }

  var document: JSONDocument { collection.document }

  /// The type and coordinates of a feature's geometry.
  ///
  /// - Throws: `ReadingError` for a missing geometry and for types that are not `accepted`.
  func geometry(
    of feature: Int, named name: String, accepted: [String]
  ) throws(ReadingError) -> (type: String, coordinates: Int) {
    let expected = accepted.joined(separator: " or ")
    guard let geometry = document.member("geometry", of: feature),
      document.kind(geometry) != .null
    else {
      throw collection.error(
        at: feature, feature: name, found: "there is no geometry", expected: expected,
        help: "remove the feature or give it a geometry")
    }
    let type = document.string(document.member("type", of: geometry))
    guard let type, accepted.contains(type) else {
      throw collection.error(
        at: geometry, feature: name,
        found: "the geometry is \(type.map { "a \($0.shortened(to: 40))" } ?? "of no type")",
        expected: expected, help: layerHelp)
    }
    guard let coordinates = document.member("coordinates", of: geometry) else {
      throw collection.error(
        at: geometry, feature: name, found: "there are no coordinates", expected: "an array",
        help: layerHelp)
    }
    return (type, coordinates)
  }

  /// The elements of an array that must not be empty.
  func elements(
    _ array: Int, named name: String, of what: String
  ) throws(ReadingError) -> [Int] {
    let elements = Array(document.elements(array))
    guard document.kind(array) == .array, !elements.isEmpty else {
      let kind = document.kind(array)
      throw collection.error(
        at: array, feature: name,
        found: "found \(kind == .array ? "an empty array" : kind.name)",
        expected: "an array of \(what)", help: layerHelp)
    }
    return elements
  }

  /// The positions of an array.
  mutating func positions(
    _ array: Int, named name: String
  ) throws(ReadingError) -> [Coordinate] {
    guard document.kind(array) == .array, document.next(array) > array + 1 else {
      _ = try elements(array, named: name, of: "positions")
      return []
    }
    var result: [Coordinate] = []
    // Three values for each of most positions.
    result.reserveCapacity((document.next(array) - array - 1) / 3)
    for element in document.elements(array) {
      vertexCount += 1
      guard vertexCount <= maxVertices else {
        throw collection.error(
          at: element, feature: name, found: "more than \(maxVertices) positions",
          expected: "a smaller layer", help: "simplify the layer")
      }
      if let plain = plainPosition(element) {
        result.append(plain)
      } else {
        result.append(try position(element, named: name))
      }
    }
    return result
  }

  /// The position of an array of just two numbers in range; nil where there is more to say.
  private func plainPosition(_ value: Int) -> Coordinate? {
    guard document.kind(value) == .array, document.next(value) == value + 3,
      let longitude = document.number(value + 1), let latitude = document.number(value + 2)
    else { return nil }
    let coordinate = Coordinate(longitude: longitude, latitude: latitude)
    return coordinate.isValid ? coordinate : nil
  }

  private mutating func position(
    _ value: Int, named name: String
  ) throws(ReadingError) -> Coordinate {
    var numbers: (Double?, Double?) = (nil, nil)
    var count = 0
    var isSound = document.kind(value) == .array
    for element in document.elements(value) {
      guard let number = document.number(element) else {
        if document.kind(element) == .number { throw overflow(element, named: name) }
        isSound = false
        break
      }
      if count == 0 { numbers.0 = number }
      if count == 1 { numbers.1 = number }
      count += 1
    }
    guard isSound, let longitude = numbers.0, let latitude = numbers.1 else {
      throw collection.error(
        at: value, feature: name, found: "a position is not two numbers",
        expected: "[longitude, latitude]", help: layerHelp)
    }
    if count > 2 { droppedHeights += 1 }
    let coordinate = Coordinate(longitude: longitude, latitude: latitude)
    guard coordinate.isValid else { throw rangeError(coordinate, at: value, named: name) }
    return coordinate
  }

  private func overflow(_ number: Int, named name: String) -> ReadingError {
    collection.error(
      at: number, feature: name, found: "a number beyond the range of doubles",
      expected: "WGS 84 degrees", help: layerHelp)
  }

  private func rangeError(
    _ point: Coordinate, at value: Int, named name: String
  ) -> ReadingError {
    let swapped = Coordinate(longitude: point.latitude, latitude: point.longitude)
    let help =
      if swapped.isValid {
        "the order looks swapped: GeoJSON has longitude first"
      } else if abs(point.longitude) > 360 || abs(point.latitude) > 360 {
        "the coordinates look projected; convert the layer: "
          + "ogr2ogr -f GeoJSON -t_srs EPSG:4326 -lco RFC7946=YES NEW FILE"
      } else {
        "longitudes run from -180 to 180, latitudes from -90 to 90; a feature beyond 180 is cut: "
          + "ogr2ogr -f GeoJSON -wrapdateline -lco RFC7946=YES NEW FILE"
      }
    return collection.error(
      at: value, feature: name, found: "the position \(document.bytes[document.range(value)].text)",
      expected: "WGS 84 degrees", help: help)
  }
}

/// What is done about a defect in the contents of a layer: thrown on, or noted.
typealias DefectHandler = (ReadingError) throws(ReadingError) -> Void

/// Throws the first defect.
func refuse(_ defect: ReadingError) throws(ReadingError) { throw defect }

/// What to do about features that no rule can repair.
let layerHelp = "correct the feature, or write the layer anew with a GIS"

public import Geography

/// Reads border lines from a GeoJSON feature collection of lines and multi-lines.
///
/// Features with the same key are parts of one border; borders come in the order of first
/// appearance.
/// - Parameter keyField: The property that holds the neighbor's code; nil for `neighbour`, then
///   `neighbor`, `code`, the feature id.
/// - Throws: `ReadingError`, as `readBoundaries`; a line needs two positions.
/// - Complexity: O(bytes).
public func readBorders(
  path: String, keyField: String? = nil, limits: ReadingLimits = ReadingLimits()
) throws(ReadingError) -> [Border] {
  let input = try InputBytes(
    loading: .file(path: path), limit: limits.maxJSONBytes, checksum: .none)
  return try readBorders(input, keyField: keyField, limits: limits)
}

/// Reads border lines that are in memory.
func readBorders(
  _ input: InputBytes, keyField: String? = nil, limits: ReadingLimits = ReadingLimits()
) throws(ReadingError) -> [Border] {
  var layer = try LayerReader(input, limits: limits)
  let keys = try FeatureKeys(
    layer.collection, explicit: keyField, defaults: ["neighbour", "neighbor", "code"])
  var order: [String] = []
  var lines: [String: [Polyline]] = [:]
  for (index, feature) in layer.collection.features.enumerated() {
    let key = keys.keys[index]
    if lines[key] == nil { order.append(key) }
    lines[key, default: []] += try layer.lines(
      of: feature, named: "feature \(index + 1) (\(key))")
  }
  return order.map { Border(neighbor: $0, lines: lines[$0] ?? []) }
}

extension LayerReader {
  fileprivate mutating func lines(
    of feature: Int, named name: String
  ) throws(ReadingError) -> [Polyline] {
    let (type, coordinates) = try geometry(
      of: feature, named: name, accepted: ["LineString", "MultiLineString"])
    if type == "LineString" { return [try line(coordinates, named: name)] }
    var lines: [Polyline] = []
    for part in try elements(coordinates, named: name, of: "lines") {
      lines.append(try line(part, named: name))
    }
    return lines
  }

  private mutating func line(_ value: Int, named name: String) throws(ReadingError) -> Polyline {
    let positions = try positions(value, named: name)
    if let jump = jumpOverAntimeridian(line: positions) {
      throw uncut(jump, at: value, named: name)
    }
    if let line = Polyline(positions) { return line }
    throw collection.error(
      at: value, feature: name, found: "a line has one position", expected: "at least two",
      help: layerHelp)
  }
}

import Foundation

/// Checks a GeoJSON text against the rules of RFC 7946 that this program promises to keep; knows
/// nothing of the code that wrote it.
struct GeoJSONChecker {
  private(set) var problems: [String] = []
  private(set) var features: [[String: Any]] = []
  private(set) var root: [String: Any] = [:]
  private var seen: (west: Double, south: Double, east: Double, north: Double)?

  init(_ text: String) {
    guard let root = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    else {
      problems.append("not a JSON object")
      return
    }
    self.root = root
    if root["type"] as? String != "FeatureCollection" { problems.append("no FeatureCollection") }
    if root["crs"] != nil { problems.append("has a crs member") }
    checkDecimals(text)
    guard let features = root["features"] as? [[String: Any]] else {
      problems.append("no features")
      return
    }
    self.features = features
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("{\"type\": \"Feature\",") }
    if lines.count != features.count { problems.append("not one feature a line") }
    checkIDs()
    for feature in features { check(feature) }
    checkBox(root["bbox"], around: seen, of: "collection")
  }

  private mutating func checkIDs() {
    let ids = features.compactMap { $0["id"] as? String }
    if ids.count != features.count { problems.append("a feature without id") }
    if Set(ids).count != ids.count { problems.append("ids repeat") }
  }

  private mutating func check(_ feature: [String: Any]) {
    let id = feature["id"] as? String ?? "?"
    if feature["type"] as? String != "Feature" { problems.append("\(id): no Feature") }
    if !(feature["properties"] is [String: Any]) { problems.append("\(id): no properties") }
    guard let geometry = feature["geometry"] as? [String: Any] else {
      if !(feature["geometry"] is NSNull) { problems.append("\(id): no geometry member") }
      return
    }
    let collected = seen
    seen = nil
    switch (geometry["type"] as? String, geometry["coordinates"]) {
    case ("Point", let position as [Double]): visit([position])
    case ("LineString", let line as [[Double]]): checkLine(line, id)
    case ("MultiLineString", let lines as [[[Double]]]): for line in lines { checkLine(line, id) }
    case ("Polygon", let rings as [[[Double]]]): checkPolygon(rings, id)
    case ("MultiPolygon", let polygons as [[[[Double]]]]):
      for rings in polygons { checkPolygon(rings, id) }
    default: problems.append("\(id): geometry of an unknown form")
    }
    if feature["bbox"] != nil { checkBox(feature["bbox"], around: seen, of: id) }
    let own = seen
    seen = collected
    if let own { visit([[own.west, own.south], [own.east, own.north]]) }
  }

  private mutating func checkLine(_ line: [[Double]], _ id: String) {
    if line.count < 2 { problems.append("\(id): a line of one position") }
    visit(line)
  }

  private mutating func checkPolygon(_ rings: [[[Double]]], _ id: String) {
    for (index, ring) in rings.enumerated() {
      visit(ring)
      if ring.count < 4 { problems.append("\(id): a ring of fewer than four positions") }
      if ring.first != ring.last { problems.append("\(id): an open ring") }
      var area = 0.0
      for (a, b) in zip(ring, ring.dropFirst()) where a.count == 2 && b.count == 2 {
        area += (b[0] - a[0]) * (b[1] + a[1] - 2 * ring[0][1])
      }
      // Positive where the ring runs clockwise.
      if (area > 0) != (index > 0) || area == 0 {
        problems.append("\(id): ring \(index) is turned")
      }
    }
  }

  private mutating func visit(_ positions: [[Double]]) {
    for position in positions {
      guard position.count == 2, abs(position[0]) <= 180, abs(position[1]) <= 90 else {
        problems.append("a position that is none: \(position)")
        continue
      }
      let box = seen ?? (position[0], position[1], position[0], position[1])
      seen = (
        min(box.west, position[0]), min(box.south, position[1]), max(box.east, position[0]),
        max(box.north, position[1])
      )
    }
  }

  private mutating func checkBox(
    _ value: Any?, around box: (west: Double, south: Double, east: Double, north: Double)?,
    of name: String
  ) {
    let expected = box.map { [$0.west, $0.south, $0.east, $0.north] }
    if value as? [Double] != expected { problems.append("\(name): wrong bbox") }
  }

  /// Outside strings and properties, no number has an exponent or more than seven decimals.
  private mutating func checkDecimals(_ text: String) {
    for line in text.split(separator: "\n") {
      for key in ["\"coordinates\": [", "\"bbox\": ["] {
        guard let start = line.range(of: key) else { continue }
        let numbers = line[start.upperBound...].prefix { "[], .-0123456789eE".contains($0) }
        if numbers.contains(where: { "eE".contains($0) }) { problems.append("an exponent") }
        for number in numbers.split(whereSeparator: { "[], ".contains($0) }) {
          let decimals = number.split(separator: ".").dropFirst().first ?? ""
          if decimals.count > 7 { problems.append("too many decimals: \(number)") }
        }
      }
    }
  }
}

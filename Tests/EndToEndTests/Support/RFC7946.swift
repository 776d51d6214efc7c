import Foundation

/// What RFC 7946, and our own promises on top of it, forbid in a FeatureCollection; empty when
/// there is nothing.
///
/// Knows nothing of geotally: closed rings of four positions and more (3.1.6), the right-hand
/// rule (3.1.6), positions in range with at most 7 decimals (11.2), bbox as the envelope (5),
/// features with a unique id (3.2), no crs (4).
struct RFC7946Check {
  private(set) var complaints: [String] = []
  private(set) var features = 0
  private(set) var nullGeometries = 0

  init(_ json: JSON) {
    expect(json["type"].string == "FeatureCollection", "the type is no FeatureCollection")
    expect(!mentionsCRS(json), "there is a crs member")
    guard case .array(let list) = json["features"] else {
      complaints.append("there are no features")
      return
    }
    var ids: Set<String> = []
    var envelope = Envelope()
    for (index, feature) in list.enumerated() {
      features += 1
      let id = feature["id"].string ?? feature["id"].int.map(String.init)
      expect(id.map { ids.insert($0).inserted } == true, "feature \(index) has no id of its own")
      check(feature, index, &envelope)
    }
    check(json["bbox"], against: envelope, "the collection")
  }

  private mutating func check(_ feature: JSON, _ index: Int, _ envelope: inout Envelope) {
    expect(feature["type"].string == "Feature", "feature \(index) has another type")
    expect(
      feature.keys.isSuperset(of: ["type", "properties", "geometry"]),
      "feature \(index) lacks members")
    if feature["geometry"] == .null {
      nullGeometries += 1
      expect(!feature.keys.contains("bbox"), "feature \(index) has a bbox and no geometry")
      return
    }
    var own = Envelope()
    check(geometry: feature["geometry"], index, &own)
    if feature.keys.contains("bbox") { check(feature["bbox"], against: own, "feature \(index)") }
    envelope.add(own)
  }

  private mutating func check(geometry: JSON, _ index: Int, _ envelope: inout Envelope) {
    let coordinates = geometry["coordinates"]
    switch geometry["type"].string {
    case "Point": add([coordinates], index, &envelope)
    case "LineString": line(coordinates, index, &envelope)
    case "MultiLineString": for part in coordinates.array { line(part, index, &envelope) }
    case "Polygon": polygon(coordinates, index, &envelope)
    case "MultiPolygon": for part in coordinates.array { polygon(part, index, &envelope) }
    default: complaints.append("feature \(index) has a geometry of another type")
    }
  }

  private mutating func line(_ json: JSON, _ index: Int, _ envelope: inout Envelope) {
    expect(add(json.array, index, &envelope).count >= 2, "feature \(index) has a line of one point")
  }

  private mutating func polygon(_ json: JSON, _ index: Int, _ envelope: inout Envelope) {
    expect(!json.array.isEmpty, "feature \(index) has a polygon without rings")
    for (number, ring) in json.array.enumerated() {
      let positions = add(ring.array, index, &envelope)
      expect(positions.count >= 4, "feature \(index) has a ring of \(positions.count) positions")
      expect(positions.first == positions.last, "feature \(index) has an open ring")
      let area = twiceArea(positions)
      let isRight = number == 0 ? area > 0 : area < 0
      expect(isRight, "feature \(index), ring \(number) breaks the right-hand rule")
    }
  }

  @discardableResult
  private mutating func add(
    _ json: [JSON], _ index: Int, _ envelope: inout Envelope
  ) -> [[Double]] {
    let positions = json.map { $0.array.compactMap(\.double) }
    for position in positions {
      expect(position.count == 2, "feature \(index) has a position of \(position.count) numbers")
      guard position.count == 2 else { continue }
      let isInRange = abs(position[0]) <= 180 && abs(position[1]) <= 90
      expect(isInRange, "feature \(index) leaves the range of degrees")
      expect(position.allSatisfy { decimals($0) <= 7 }, "feature \(index) has over 7 decimals")
      envelope.add(position)
    }
    return positions
  }

  private mutating func check(_ bbox: JSON, against envelope: Envelope, _ what: String) {
    let found = bbox.array.compactMap(\.double)
    expect(found == envelope.bbox, "\(what) has the bbox \(found) around \(envelope.bbox)")
  }

  private mutating func expect(_ holds: Bool, _ complaint: String) {
    if !holds { complaints.append(complaint) }
  }
}

/// West, south, east and north of some positions.
private struct Envelope {
  private(set) var bbox: [Double] = []

  mutating func add(_ position: [Double]) {
    guard !bbox.isEmpty else {
      bbox = position + position
      return
    }
    bbox = [
      min(bbox[0], position[0]), min(bbox[1], position[1]),
      max(bbox[2], position[0]), max(bbox[3], position[1]),
    ]
  }

  mutating func add(_ other: Envelope) {
    guard !other.bbox.isEmpty else { return }
    add(Array(other.bbox[..<2]))
    add(Array(other.bbox[2...]))
  }
}

/// Twice the signed area in square degrees, positive counterclockwise.
private func twiceArea(_ ring: [[Double]]) -> Double {
  guard ring.allSatisfy({ $0.count == 2 }), let origin = ring.first else { return 0 }
  return zip(ring, ring.dropFirst()).reduce(0) { sum, edge in
    let (a, b) = edge
    return sum + (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1])
  }
}

/// How many decimals the shortest text of a number has.
private func decimals(_ number: Double) -> Int {
  let text = "\(number)"
  if text.contains("e") { return 99 }
  return text.split(separator: ".").dropFirst().first.map { $0 == "0" ? 0 : $0.count } ?? 0
}

private func mentionsCRS(_ json: JSON) -> Bool {
  switch json {
  case .object(let members):
    members.keys.contains("crs") || members.values.contains(where: mentionsCRS)
  case .array(let values): values.contains(where: mentionsCRS)
  default: false
  }
}

/// One feature of a collection.
struct Feature {
  let id: String
  /// Nil where the place is not known.
  let geometry: GridGeometry?
  let properties: [(String, JSONValue)]

  var json: JSONValue {
    var members: [(String, JSONValue)] = [("type", .string("Feature")), ("id", .string(id))]
    if let box = geometry?.box.json, geometry?.isPoint == false { members.append(("bbox", box)) }
    members.append(("properties", .object(properties)))
    members.append(("geometry", geometry?.json ?? .null))
    return .object(members)
  }
}

/// Writes a collection piece by piece, a feature a line: names and notes first, then features.
///
/// - Parameters:
///   - name: what GIS programs call the layer.
///   - box: around every geometry.
///   - notes: caveats and attributions, which travel with the data as a foreign member.
/// - Source: RFC 7946, sections 3.3, 5 and 6.1.
func writeCollection<Failure: Error>(
  name: String, box: GridBox, notes: [String], features: some Sequence<Feature>,
  to write: (String) throws(Failure) -> Void
) throws(Failure) {
  try write("{\"type\": \"FeatureCollection\",\n\"name\": \(quotedJSON(name)),\n")
  if let box = box.json { try write("\"bbox\": \(box.compact),\n") }
  try write("\"notes\": \(JSONValue.texts(notes).compact),\n\"features\": [")
  var separator = "\n"
  for feature in features {
    try write("\(separator)\(feature.json.compact)")
    separator = ",\n"
  }
  try write("\n]}\n")
}

/// Writes a collection that is small enough to be built first.
func writeCollection<Failure: Error>(
  name: String, notes: [String], features: [Feature], to write: (String) throws(Failure) -> Void
) throws(Failure) {
  var box = GridBox()
  for feature in features {
    if let geometry = feature.geometry { box.extend(to: geometry.box) }
  }
  try writeCollection(name: name, box: box, notes: notes, features: features, to: write)
}

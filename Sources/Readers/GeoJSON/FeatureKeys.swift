internal import Text

/// Where the keys of a layer stand, and the key of every feature.
struct FeatureKeys {
  /// The property that holds them, nil for the feature id.
  let field: String?
  /// A key for each feature, in the order of the file, none empty; a feature whose key was reported
  /// goes by its number.
  let keys: [String]

  /// Reads the keys from `explicit`, or else from the first of `defaults` that some feature has,
  /// or else from the feature id. `id` names the feature id where no feature has such a property.
  ///
  /// - Throws: `ReadingError.badData` for a field that no feature has; what `report` throws for
  ///   features whose key is missing, empty, or neither text nor a whole number.
  init(
    _ collection: FeatureCollection, explicit: String?, defaults: [String],
    reporting report: DefectHandler = refuse
  ) throws(ReadingError) {
    let document = collection.document
    let properties = propertyNames(collection)
    let hasIDs = collection.features.contains { document.member("id", of: $0) != nil }
    if let explicit, !properties.contains(explicit), !(explicit == "id" && hasIDs) {
      throw unknownField(explicit, properties, collection)
    }
    let field = (explicit.map { [$0] } ?? defaults).first(where: properties.contains)
    self.field = field
    guard field != nil || hasIDs else {
      try report(
        collection.error(
          at: JSONDocument.root, found: "no feature has a key",
          expected: "a property \(defaults.map { "'\($0)'" }.joined(separator: " or ")), or an id",
          help: "name the property that holds the key: --boundary-key FIELD; "
            + "there are \(nameList(properties))"))
      keys = collection.features.indices.map { "feature \($0 + 1)" }
      return
    }
    var keys: [String] = []
    for (index, feature) in collection.features.enumerated() {
      let value = propertyValue(field, of: feature, document)
      let key = value.flatMap { keyText($0, document) }
      if key == nil {
        let kind = value.map { document.kind($0) } ?? .null
        let found = kind == .string || kind == .null ? "is missing" : "is \(kind.name)"
        try report(
          collection.error(
            at: value ?? feature, feature: "feature \(index + 1)",
            found: "the key '\(field ?? "id")' \(found)", expected: "text or a whole number",
            help: "give every feature a key"))
      }
      keys.append(key ?? "feature \(index + 1)")
    }
    self.keys = keys
  }
}

/// The names of all properties, in the order of first appearance.
func propertyNames(_ collection: FeatureCollection) -> [String] {
  let document = collection.document
  var seen: Set<[UInt8]> = []
  var names: [String] = []
  /// The keys of the features so far, by their places; most features have the same.
  var usual: [Int] = []
  for feature in collection.features {
    guard let properties = document.member("properties", of: feature) else { continue }
    for (place, key) in document.keys(properties).enumerated() {
      if place < usual.count, document.haveSameText(usual[place], key) { continue }
      if seen.insert(Array(document.text(key))).inserted { names.append(document.text(key).text) }
      if place == usual.count { usual.append(key) }
    }
  }
  return names
}

/// The error for a field that was asked for and that no feature has.
func unknownField(
  _ field: String, _ properties: [String], _ collection: FeatureCollection
) -> ReadingError {
  let near = nearMiss(to: field, in: properties)
  return collection.error(
    at: JSONDocument.root, found: "no feature has a property '\(field.shortened(to: 60))'",
    expected: "one of \(nameList(properties))",
    help: near.map { "did you mean '\($0.shortened(to: 60))'?" } ?? "name one of the properties")
}

/// The value of a property, or of the id where `field` is nil.
func propertyValue(_ field: String?, of feature: Int, _ document: JSONDocument) -> Int? {
  guard let field else { return document.member("id", of: feature) }
  return document.member("properties", of: feature).flatMap { document.member(field, of: $0) }
}

/// The text of a string or whole number without spaces at its ends, nil where there is none.
func keyText(_ value: Int, _ document: JSONDocument) -> String? {
  let text = document.text(value).trimmed
  switch document.kind(value) {
  case .string: return text.isEmpty ? nil : text.text
  case .number:
    // Some programs write every number with a fraction.
    let whole = withoutZeroFraction(text)
    return whole.allSatisfy { $0.isASCIIDigit || $0 == .minus } ? whole.text : nil
  default: return nil
  }
}

private func nameList(_ names: [String]) -> String {
  let shown = names.prefix(12).map { "'\($0.shortened(to: 40))'" }.joined(separator: ", ")
  return names.isEmpty ? "no properties" : shown + (names.count > 12 ? ", …" : "")
}

internal import Engine
internal import Geography
internal import Incidents
internal import Text
internal import Yams

extension SpecReader {
  static func publication(of owner: SpecMapping) throws(ClaimSpecError) -> Publication? {
    guard let node = owner["published"] else { return nil }
    let mapping = try SpecMapping(node, "published")
    try mapping.allow(["title", "author", "url", "date", "derived_inputs", "derived_rows"])
    return Publication(
      title: try mapping.text("title"), author: try mapping.optionalText("author"),
      url: try mapping.optionalText("url"), date: try mapping.day("date", isEnd: false),
      derivedInputs: try mapping.texts("derived_inputs").map(\.text),
      derivedRows: try derivedRows(mapping))
  }

  private static func derivedRows(
    _ published: SpecMapping
  ) throws(ClaimSpecError) -> Publication.DerivedRows? {
    guard let node = published["derived_rows"] else { return nil }
    let rows = try SpecMapping(node, "derived_rows")
    try rows.allow(["column", "values"])
    _ = try rows.required("values")
    return .init(column: try rows.text("column"), values: try rows.texts("values").map(\.text))
  }

  static func source(_ node: Node) throws(ClaimSpecError) -> ClaimSource {
    let mapping = try SpecMapping(node, "the source")
    try mapping.allow(["name", "format", "vintage", "coverage"])
    return ClaimSource(
      name: try mapping.text("name"),
      format: try mapping.word("format", among: SourceFormat.allCases, \.rawValue),
      vintage: try mapping.optionalText("vintage"), coverage: try mapping.days("coverage"))
  }

  static func set(
    _ node: Node, named name: String, _ vocabulary: ClaimVocabulary
  ) throws(ClaimSpecError) -> IncidentSet {
    let mapping = try SpecMapping(node, "the set '\(name)'")
    try mapping.allow([
      "country", "kind", "kind_wide", "event_type", "sub_event_type", "actor", "actor_wide",
      "unclear_actors", "province", "precision",
    ])
    var query = IncidentQuery()
    query.countries = try countries(mapping, vocabulary)
    query.kinds = try kinds(mapping, "kind")
    query.eventTypes = try mapping.texts("event_type").map(\.text)
    query.subEventTypes = try mapping.texts("sub_event_type").map(\.text)
    query.actors = try actors(mapping, "actor", vocabulary)
    query.includesUnclearActors =
      try mapping.word("unclear_actors", among: ["exclude", "include"], { $0 }) == "include"
    query.provinces = try provinces(mapping, vocabulary)
    for (_, node) in try mapping.texts("precision") {
      query.precisions.formUnion(
        try SpecMapping.word(node, "precision", among: LocationPrecision.allCases, \.name)
          .acceptedLevels)
    }
    let stated = try kinds(mapping, "kind_wide")
    let wide = stated.isEmpty ? query.kinds.flatMap(\.usuallyConfused) : stated
    let wideActors = try actors(mapping, "actor_wide", vocabulary)
    return IncidentSet(
      name: name, query: query,
      wideKinds: query.kinds.isEmpty ? [] : query.kinds + wide.filter { !query.kinds.contains($0) },
      wideActors: wideActors.isEmpty ? query.actors : wideActors)
  }

  static func provinces(
    _ mapping: SpecMapping, _ vocabulary: ClaimVocabulary
  ) throws(ClaimSpecError) -> [String] {
    var codes: [String] = []
    for (text, node) in try mapping.texts("province") {
      for word in text.split(separator: ",") {
        codes.append(try province(word.trimmed, node, vocabulary))
      }
    }
    return codes
  }

  static func province(
    _ word: String, _ node: Node, _ vocabulary: ClaimVocabulary
  ) throws(ClaimSpecError) -> String {
    do throws(Refusal) { return try vocabulary.names.provinceCodes([word])[0] } catch {
      throw ClaimSpecError(at: node, error.problem, help: error.help)
    }
  }

  private static func countries(
    _ mapping: SpecMapping, _ vocabulary: ClaimVocabulary
  ) throws(ClaimSpecError) -> WantedCountries {
    let words = try mapping.texts("country")
    guard let first = words.first else { return .ofLayer }
    if words.count == 1, first.text.lowercased() == "any" { return .any }
    do throws(Refusal) { return try vocabulary.names.wantedCountries(words.map(\.text)) } catch {
      throw ClaimSpecError(at: first.node, error.problem, help: error.help)
    }
  }

  private static func kinds(
    _ mapping: SpecMapping, _ key: String
  ) throws(ClaimSpecError) -> [IncidentKind] {
    var kinds: [IncidentKind] = []
    for (_, node) in try mapping.texts(key) {
      kinds.append(try SpecMapping.word(node, key, among: IncidentKind.allCases, \.name))
    }
    return kinds
  }

  private static func actors(
    _ mapping: SpecMapping, _ key: String, _ vocabulary: ClaimVocabulary
  ) throws(ClaimSpecError) -> [ActorPattern] {
    var patterns: [ActorPattern] = []
    for (text, node) in try mapping.texts(key) {
      guard let pattern = ActorPattern(text, aliases: vocabulary.aliases) else {
        throw ClaimSpecError(
          at: node, "\(key) '\(text)' has an alternative without letters or digits",
          help: "write NAME, =NAME or NAME|NAME")
      }
      patterns.append(pattern)
    }
    return patterns
  }
}

extension IncidentKind {
  /// The kinds that sources code in place of this one, our convention: the wide reading takes them
  /// too unless a spec says otherwise.
  var usuallyConfused: [IncidentKind] {
    switch self {
    case .airstrike: [.shelling]
    case .shelling: [.airstrike]
    case .bombing: [.armedAttack, .violenceAgainstCivilians]
    case .armedAttack: [.armedClash, .violenceAgainstCivilians]
    case .armedClash: [.armedAttack]
    case .violenceAgainstCivilians: [.armedAttack]
    case .arrest, .protest, .other: []
    }
  }
}

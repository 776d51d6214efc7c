internal import Text
internal import Yams

extension SpecReader {
  func part(_ mapping: SpecMapping, id: String) throws(ClaimSpecError) -> ClaimPart {
    let kind = try PartKind(mapping)
    return ClaimPart(
      id: id, figure: try figure(mapping, kind),
      rounding: try mapping.word("rounding", among: PrintedRounding.allCases, \.rawValue)
        ?? .either,
      question: try question(mapping, kind), partOf: try mapping.optionalText("part_of"),
      mayOverlap: try mapping.flag("may_overlap"), others: try others(mapping, kind))
  }

  private func figure(
    _ mapping: SpecMapping, _ kind: PartKind
  ) throws(ClaimSpecError) -> PrintedFigure {
    if mapping["figure"] == nil, let usual = kind.usualFigure.flatMap({ PrintedFigure($0) }) {
      return usual
    }
    if kind == .between, mapping["figure"] == nil {
      // The measure and its threshold say what is meant.
      return PrintedFigure(text: "between", qualifier: .none, quantity: .all)
    }
    let node = try mapping.required("figure")
    return try Self.figure(node, "figure", kind)
  }

  private static func figure(
    _ node: Node, _ key: String, _ kind: PartKind
  ) throws(ClaimSpecError) -> PrintedFigure {
    let text = try SpecMapping.text(of: node, key)
    let figure = kind == .date ? PrintedFigure(date: text) : PrintedFigure(text)
    guard let figure else {
      throw ClaimSpecError(
        at: node, "the figure '\(text)' cannot be read",
        help: "write it as printed: \(kind.example)")
    }
    guard kind.takes(figure.quantity) else {
      throw ClaimSpecError(
        at: node, "'\(text)' is no figure of a part of kind \(kind.rawValue)",
        help: "write it like \(kind.example), or change the kind")
    }
    return figure
  }

  private func others(
    _ part: SpecMapping, _ kind: PartKind
  ) throws(ClaimSpecError) -> [ClaimPart.OtherStatement] {
    guard let node = part["also"] else { return [] }
    guard let nodes = node.sequence else {
      throw ClaimSpecError(at: node, "also is no list", help: "write - figure: … for each")
    }
    var found: [ClaimPart.OtherStatement] = []
    for node in nodes {
      let mapping = try SpecMapping(node, "the other statement")
      try mapping.allow(["figure", "place"])
      found.append(
        .init(
          figure: try Self.figure(try mapping.required("figure"), "figure", kind),
          place: try mapping.optionalText("place")))
    }
    return found
  }

  private func question(
    _ mapping: SpecMapping, _ kind: PartKind
  ) throws(ClaimSpecError) -> ClaimPart.Question {
    switch kind {
    case .share:
      return .share(
        numerator: try set("numerator", of: mapping),
        denominator: try set("denominator", of: mapping),
        try measure(mapping))
    case .most:
      return .most(
        numerator: try set("numerator", of: mapping),
        denominator: try set("denominator", of: mapping),
        try measure(mapping))
    case .count: return .count(try set("of", of: mapping), try measure(mapping))
    case .rank:
      let node = try mapping.required("province")
      let code = try SpecMapping.text(of: node, "province")
      return .rank(
        province: try Self.province(code, node, vocabulary), of: try set("of", of: mapping),
        try measure(mapping))
    case .distance:
      return .distance(
        of: try set("of", of: mapping), border: try mapping.text("border"),
        try mapping.word("statistic", among: DistanceStatistic.allCases, \.rawValue))
    case .between: return .between(try between(mapping))
    case .sum:
      _ = try mapping.required("addends")
      return .sum(try mapping.texts("addends").map(\.text))
    case .arithmetic:
      return .arithmetic(
        part: try Self.figure(try mapping.required("k"), "k", .count),
        whole: try Self.figure(try mapping.required("n"), "n", .count))
    case .date: return .date
    }
  }

  private func set(
    _ key: String, of mapping: SpecMapping
  ) throws(ClaimSpecError) -> IncidentSet {
    let node = try mapping.required(key)
    let name = try SpecMapping.text(of: node, key)
    guard let set = sets[name] else {
      throw Self.unknown("set", name, node, among: sets.keys.sorted())
    }
    return set
  }

  private func measure(_ mapping: SpecMapping) throws(ClaimSpecError) -> ClaimPart.Measure {
    try mapping.word("measure", among: ClaimPart.Measure.allCases, \.rawValue) ?? .incidents
  }

  private func between(_ mapping: SpecMapping) throws(ClaimSpecError) -> BetweenClaim {
    _ = try mapping.required("province")
    let from = try mapping.required("from")
    var threshold: Double?
    if let node = mapping["threshold"] {
      guard let value = node.scalar.flatMap({ Double($0.string) }), value.isFinite, value > 0 else {
        throw ClaimSpecError(
          at: node, "the threshold is no number above 0",
          help: "write a part of the geodesics such as 0.1, or a detour such as 1.05")
      }
      threshold = value
    }
    return BetweenClaim(
      provinces: try Self.provinces(mapping, vocabulary),
      from: try Self.province(try SpecMapping.text(of: from, "from"), from, vocabulary),
      border: try mapping.text("border"),
      measure: try mapping.word("measure", among: BetweenClaim.Measure.allCases, \.rawValue),
      threshold: threshold)
  }

  /// Refuses wholes and addends that do not exist, and wholes that are parts of themselves.
  func checkReferences(
    _ parts: [ClaimPart], _ places: [String: Node]
  ) throws(ClaimSpecError) {
    let ids = parts.map(\.id)
    let wholes = Dictionary(
      parts.compactMap { part in part.partOf.map { (part.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    for part in parts {
      guard let node = places[part.id] else { continue }
      for name in (part.partOf.map { [$0] } ?? []) + part.addends where !ids.contains(name) {
        throw Self.unknown("part", name, node, among: ids)
      }
      if part.addends.contains(part.id) {
        throw ClaimSpecError(
          at: node, "the part '\(part.id)' adds up itself", help: "name other parts")
      }
      var seen = [part.id]
      while let whole = seen.last.flatMap({ wholes[$0] }) {
        guard !seen.contains(whole) else {
          throw ClaimSpecError(
            at: node,
            "the parts are parts of each other in a circle: "
              + (seen + [whole]).joined(separator: " of "),
            help: "leave part_of out of the whole")
        }
        seen.append(whole)
      }
    }
  }
}

extension ClaimPart {
  /// The parts that this one adds up, by id.
  var addends: [String] {
    if case .sum(let ids) = question { ids } else { [] }
  }
}

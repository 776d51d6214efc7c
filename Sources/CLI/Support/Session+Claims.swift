internal import Claims
internal import Engine
internal import Geography
internal import Incidents
internal import Readers

extension Session {
  /// The claims of a file.
  ///
  /// - Throws: `Failure` 66 for a missing file, 78 for one that is no spec, with line and column.
  func claims(path: String) throws(Failure) -> ClaimFile {
    let aliases = try Failure.translating { () throws(ReadingError) in
      try readActorAliases(path: "\(dataFolder)/vocabulary/actor_aliases.csv")
    }
    let root = try SpecFile.root(of: path)
    let vocabulary = ClaimVocabulary(
      aliases: aliases, provinceCodes: layer.catalog.provinces.map(\.code))
    do { return try ClaimFile(root, vocabulary: vocabulary) } catch {
      let place = [error.line, error.column].compactMap { $0 }.map { ":\($0)" }.joined()
      throw Failure(.badSpec, "\(path)\(place): error: \(error.problem)", help: error.help)
    }
  }

  /// What the claims say of borders, made ready without any incident.
  func nearness(
    of spec: ClaimFile, _ borders: BorderFileOptions
  ) throws(Failure) -> (question: NearnessQuestion, plan: NearnessPlan?) {
    try borders.check()
    let question = spec.nearnessQuestion
    let names = try placeNames(in: layer)
    return (question, try nearnessPlan(question, borders, names: names))
  }
}

extension ClaimFile {
  /// The borders and what lies between, as the claims speak of them.
  fileprivate var nearnessQuestion: NearnessQuestion {
    var question = NearnessQuestion()
    for part in claims.flatMap(\.parts) {
      switch part.question {
      case .distance(_, let border, _):
        if !question.neighbors.contains(border) { question.neighbors.append(border) }
      case .between(let claim):
        let asked = BetweenQuestion(provinceCode: claim.from, neighbor: claim.border)
        if !question.between.contains(asked) { question.between.append(asked) }
      default: break
      }
    }
    return question
  }
}

extension Inputs {
  /// The numbers of the rows that hold the publication's own figures, by claim id and input.
  func derivedRows(of claims: [Claim]) throws -> [String: [Set<Int>]] {
    var found: [String: [Set<Int>]] = [:]
    for claim in claims {
      guard let rows = claim.publication.derivedRows else { continue }
      let same = claims.first {
        found[$0.id] != nil && $0.publication.derivedRows == rows
      }
      if let same {
        found[claim.id] = found[same.id]
        continue
      }
      found[claim.id] = try paths.indices.map { index in
        try numbers(ofInput: index, where: rows.column, isIn: Set(rows.values))
      }
    }
    return found
  }

  private func numbers(
    ofInput index: Int, where column: String, isIn values: Set<String>
  ) throws -> Set<Int> {
    var records = try records(ofInput: index)
    guard let position = records.header.firstIndex(of: column) else { return [] }
    var numbers: Set<Int> = []
    while let record = try Failure.translating({ () throws(ReadingError) in try records.next() }) {
      if position < record.fields.count, values.contains(record.fields[position]) {
        numbers.insert(record.row)
      }
    }
    return numbers
  }
}

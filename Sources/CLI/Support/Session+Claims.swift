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
    let vocabulary = ClaimVocabulary(aliases: aliases, names: try placeNames(in: layer))
    do { return try ClaimFile(root, vocabulary: vocabulary) } catch {
      let messages = error.errors.map { error in
        let place = [error.line, error.column].compactMap { $0 }.map { ":\($0)" }.joined()
        return "\(path)\(place): error: \(error.problem)\n  help: \(error.help)"
      }
      throw Failure(.badSpec, messages.joined(separator: "\n"))
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
  /// Whether some set says of which countries it is.
  var asksForCountries: Bool {
    claims.flatMap(\.parts).flatMap(\.question.sets).contains { $0.query.countries != .ofLayer }
  }

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

extension ClaimFile {
  /// The values by which the rows are marked that hold a publication's own figures, each once, and
  /// the numbers of these marks by claim.
  ///
  /// - Throws: `Failure` 78 for more of them than a table can be marked by.
  func derivedRows(path: String) throws(Failure) -> (
    marked: [MarkedValues], marks: [String: Int]
  ) {
    var marked: [MarkedValues] = []
    var marks: [String: Int] = [:]
    for claim in claims {
      guard let rows = claim.publication.derivedRows else { continue }
      let values = MarkedValues(header: rows.column, values: Set(rows.values))
      if !marked.contains(values) { marked.append(values) }
      marks[claim.id] = marked.firstIndex(of: values)
    }
    guard marked.count <= MarkedValues.limit else {
      throw Failure(
        .badSpec,
        "\(path): error: \(marked.count) different derived_rows, expected at most "
          + "\(MarkedValues.limit)", help: "audit the claims in several files")
    }
    return (marked, marks)
  }
}

internal import ArgumentParser
internal import Readers
internal import Yams

extension Failure {
  /// A spec that is no YAML, with the place where the parser gave up.
  init(_ error: YamlError, in path: String) {
    let help = "quote texts that hold : # [ ] { } or begin with a special character"
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(.badSpec, "\(path):\(mark): error: not valid YAML: \(problem)", help: help)
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.sorted().map { "'\($0)'" }.joined(separator: ", ")
      self.init(
        .badSpec, "\(path):\(context.mark): error: the key \(names) stands there twice",
        help: "write a list of values: key: [one, other]")
    case .reader(let problem, _, _, _):
      self.init(.badSpec, "\(path): error: not valid YAML: \(problem)", help: help)
    default:
      self.init(.badSpec, "\(path): error: not valid YAML: \(error)", help: help)
    }
  }

  /// A spec that could not be read: its contents are a bad spec, not bad data.
  init(spec error: ReadingError, in path: String) {
    if case .badData(_, .empty) = error {
      self.init(
        .badSpec, "\(path): error: the spec is empty, expected a mapping of keys to values",
        help: "begin it with the line: version: 1")
      return
    }
    let failure = Failure(error)
    self.init(code: failure.code == .badData ? .badSpec : failure.code, message: failure.message)
  }

  /// The failure, charged to the line of a spec when the value at fault came from there.
  func charged(to origins: [SpecOrigin]) -> Failure {
    let origin = origins.first { origin in subjects.contains(where: origin.states) }
    guard code == .usage, let origin else { return self }
    return Failure(code: .badSpec, message: "\(origin.place): \(message)")
  }

  private init(code: ExitCode, message: String) {
    self.init(code, message.hasSuffix("\n") ? String(message.dropLast()) : message)
  }
}

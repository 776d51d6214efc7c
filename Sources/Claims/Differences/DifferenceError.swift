public import Engine
public import Incidents

/// Why two versions cannot be compared.
public enum DifferenceError: Error, Sendable, Equatable {
  /// The inputs are of different sources.
  case differentSources(old: SourceFormat, new: SourceFormat)
  /// A row could not be placed and judged.
  case engine(EngineError)
  /// The parts do not sum to the change, or a row is in no bucket: a defect of the program.
  case unbalanced(String)
}

extension DifferenceError: CustomStringConvertible {
  /// What was found and what was expected, then on a line of its own what to do.
  public var description: String {
    switch self {
    case .differentSources(let old, let new):
      "error: OLD is \(old.displayName), NEW is \(new.displayName), expected two versions of one "
        + "source\n  help: compare files of the same layout; --source-format says what both are"
    case .engine(let cause): cause.description
    case .unbalanced(let what):
      "error: the difference does not add up: \(what)\n  help: this is a defect of geotally; "
        + "please report it with the command that was run"
    }
  }
}

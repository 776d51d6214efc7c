internal import ArgumentParser
internal import Claims
internal import Engine

extension DifferenceError: FailureCause {
  var exitCode: ExitCode {
    switch self {
    case .differentSources: .badData
    case .engine(let cause): cause.exitCode
    case .unbalanced: .internalError
    }
  }

  var subjects: [Failure.Subject] {
    if case .engine(let cause) = self { cause.subjects } else { [] }
  }
}

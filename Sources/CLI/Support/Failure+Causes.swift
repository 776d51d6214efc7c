internal import ArgumentParser
internal import Engine
internal import Readers

/// An error of a lower layer that ends a command, with the exit code it stands for.
protocol FailureCause: Error, CustomStringConvertible {
  var exitCode: ExitCode { get }
  /// The flags that are at fault, where some are.
  var subjects: [Failure.Subject] { get }
}

extension FailureCause {
  var subjects: [Failure.Subject] { [] }
}

extension Failure {
  init(_ cause: some FailureCause) {
    self.init(cause.exitCode, cause.description, about: cause.subjects)
  }

  /// Runs `body` and turns its error into a failure.
  static func translating<Value, Cause: FailureCause>(
    _ body: () throws(Cause) -> Value
  ) throws(Failure) -> Value {
    do { return try body() } catch { throw Failure(error) }
  }

  /// The same for a body that waits.
  static func translatingAsync<Value, Cause: FailureCause>(
    _ body: () async throws(Cause) -> Value
  ) async throws(Failure) -> Value {
    do { return try await body() } catch { throw Failure(error) }
  }
}

extension ReadingError: FailureCause {
  var exitCode: ExitCode {
    switch category {
    case .noInput: .noInput
    case .badData: .badData
    case .io: .inputOutput
    }
  }
}

extension EngineError: FailureCause {
  var exitCode: ExitCode {
    switch category {
    case .usage: .usage
    case .noInput: .noInput
    case .badData: .badData
    case .io: .inputOutput
    case .internalError: .internalError
    }
  }

  var subjects: [Failure.Subject] {
    let word: String
    switch self {
    case .refused(.unknownProvince(let unknown, _, _)): word = unknown
    case .refused(.ambiguousProvince(let name, _)): word = name
    case .refused(.unknownCountry), .refused(.countryNotInLayer):
      return [Failure.Subject(flag: "--country")]
    default: return []
    }
    return [Failure.Subject(flag: "--focus", value: word), .init(flag: "--province", value: word)]
  }
}

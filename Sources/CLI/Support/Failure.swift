internal import ArgumentParser

/// What ends a command without an answer: a message for people and an exit code for scripts.
struct Failure: Error, Equatable {
  let code: ExitCode
  /// What was found and what was expected, with its place in a file where it has one, and what to
  /// do: `FILE:LINE:COLUMN: error: …`, then `  help: …`.
  let message: String
  /// The flags that are at fault, where some are.
  let subjects: [Subject]

  /// A flag, and the part of its value that is at fault where it is not the whole.
  struct Subject: Equatable {
    let flag: String
    var value: String?
  }

  init(
    _ code: ExitCode, _ problem: String, help: String? = nil, about subjects: [Subject] = []
  ) {
    self.code = code
    self.subjects = subjects
    message = problem + (help.map { "\n  help: \($0)" } ?? "") + "\n"
  }
}

extension ExitCode {
  static let answerIsNo = ExitCode(1)
  static let undecided = ExitCode(3)
  static let usage = ExitCode(64)
  static let badData = ExitCode(65)
  static let noInput = ExitCode(66)
  /// A program or service that is needed is not there.
  static let unavailable = ExitCode(69)
  static let internalError = ExitCode(70)
  static let cannotCreate = ExitCode(73)
  static let inputOutput = ExitCode(74)
  static let badSpec = ExitCode(78)
}

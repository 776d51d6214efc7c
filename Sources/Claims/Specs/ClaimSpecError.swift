internal import Yams

/// Every mistake of a file of claims, in the order of the file.
public struct ClaimSpecErrors: Error, Sendable, Equatable {
  /// At least one.
  public let errors: [ClaimSpecError]

  init(errors: [ClaimSpecError]) {
    self.errors = errors.sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) }
  }
}

extension [ClaimSpecError] {
  /// What `read` gives, or nil with its mistake added.
  mutating func unlessFails<Value>(_ read: () throws(ClaimSpecError) -> Value) -> Value? {
    do throws(ClaimSpecError) { return try read() } catch {
      append(error)
      return nil
    }
  }
}

/// Why a file of claims is no spec, with the place of what is at fault.
public struct ClaimSpecError: Error, Sendable, Equatable {
  /// From 1; nil where the parser gives none.
  public let line: Int?
  public let column: Int?
  /// What was found, and what was expected.
  public let problem: String
  /// What to do.
  public let help: String

  init(at node: Node, _ problem: String, help: String) {
    line = node.mark?.line
    column = node.mark?.column
    self.problem = problem
    self.help = help
  }
}

internal import Yams

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

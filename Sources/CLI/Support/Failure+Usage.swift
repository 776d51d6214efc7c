internal import ArgumentParser
internal import Foundation

extension Failure {
  /// A mistake on the command line in the form of every other error.
  ///
  /// Nil when `error` asks for something else than a message of error, such as `--help`.
  init?(usage error: any Error) {
    guard Geotally.exitCode(for: error) == .validationFailure else { return nil }
    var problem = Geotally.message(for: error).replacing("\n", with: "\\n")
    var help: String?
    // The parser puts its suggestion behind the problem.
    if let suggestion = problem.range(of: ". Did you mean ") {
      help = "did you mean \(problem[suggestion.upperBound...])"
      problem = String(problem[..<suggestion.lowerBound])
    }
    let lines = Geotally.fullMessage(for: error).split(separator: "\n")
    let about = lines.first { $0.hasPrefix("Help:") }?.dropFirst("Help:".count)
    let page = lines.last { $0.hasPrefix("  See '") }?.split(separator: "'").dropFirst().first
    help = help ?? about.map { String($0.drop { $0 == " " }) } ?? page.map(String.init)
    self.init(.usage, "error: \(problem.prefix(1).lowercased())\(problem.dropFirst())", help: help)
  }
}

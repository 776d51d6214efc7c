internal import Foundation
internal import Text

/// One of the standard streams.
struct Console: Sendable {
  static let standardOutput = Console(descriptor: 1)
  static let standardError = Console(descriptor: 2)

  let descriptor: Int32

  /// Whether the stream is a terminal.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Writes text for people: control characters that could move a terminal's cursor or change its
  /// colors are shown as `\u{…}`; line breaks and tabs stay. A closed stream is no error.
  func write(_ text: String) { writeRaw(text.visible(keepingLayout: true)) }

  /// Writes the program's own text, control sequences included.
  func writeRaw(_ text: String) { try? writeAll(Array(text.utf8), to: descriptor) }
}

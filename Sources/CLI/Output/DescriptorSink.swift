internal import ArgumentParser
internal import Foundation
internal import Text

/// Collects text into large blocks and writes them to an open file.
final class DescriptorSink {
  let descriptor: Int32
  private let name: String
  private let isTerminal: Bool
  private var buffer: [UInt8] = []
  private let capacity = 1 << 18

  init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
    isTerminal = isatty(descriptor) == 1
    buffer.reserveCapacity(capacity)
  }

  /// Adds text; on a terminal, control characters of the data are made visible, the program's own
  /// colors are kept.
  func write(_ text: String) throws(Failure) {
    buffer.append(
      contentsOf: (isTerminal ? text.visible(keepingLayout: true, keepingColors: true) : text).utf8)
    if buffer.count >= capacity { try flush() }
  }

  /// Adds bytes as they are.
  func write(_ bytes: [UInt8]) throws(Failure) {
    buffer += bytes
    if buffer.count >= capacity { try flush() }
  }

  /// - Throws: `Failure` 74. A pipe that its reader has closed is a quiet end: the process exits
  ///   with 0.
  func flush() throws(Failure) {
    defer { buffer.removeAll(keepingCapacity: true) }
    do throws(SystemError) { try writeAll(buffer, to: descriptor) } catch {
      if error.number == EPIPE { finish(.success) }
      throw Failure(
        .inputOutput, "\(name): error: cannot write: \(error.message)",
        help: "check the free space and the permissions")
    }
  }
}

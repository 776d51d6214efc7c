internal import ArgumentParser
internal import Foundation
internal import Synchronization
internal import Text

/// Collects text into large blocks and writes them to an open file.
final class DescriptorSink: Sendable {
  let descriptor: Int32
  private let name: String
  private let isTerminal: Bool
  private let state: Mutex<State>
  private let capacity = 1 << 18

  private struct State {
    var buffer: [UInt8] = []
    var failure: Failure?
  }

  init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
    isTerminal = isatty(descriptor) == 1
    state = Mutex(State())
  }

  /// Adds text; on a terminal, control characters of the data are made visible, the program's own
  /// colors are kept.
  func write(_ text: String) throws(Failure) {
    let text = isTerminal ? text.visible(keepingLayout: true, keepingColors: true) : text
    try write(Array(text.utf8))
  }

  /// Adds bytes as they are.
  func write(_ bytes: [UInt8]) throws(Failure) {
    let isFull = state.withLock { state in
      state.buffer += bytes
      return state.buffer.count >= capacity
    }
    if isFull { try flush() }
  }

  /// Adds bytes that are text, from any worker; false when they cannot be written, for which
  /// `failure` says why.
  func takes(_ bytes: [UInt8]) -> Bool {
    do throws(Failure) {
      if isTerminal { try write(String(decoding: bytes, as: UTF8.self)) } else { try write(bytes) }
      return true
    } catch {
      state.withLock { $0.failure = error }
      return false
    }
  }

  /// Why bytes could not be taken, nil where they were.
  var failure: Failure? { state.withLock { $0.failure } }

  /// - Throws: `Failure` 74. A pipe that its reader has closed is a quiet end: the process exits
  ///   with 0.
  func flush() throws(Failure) {
    let bytes = state.withLock { state in
      defer { state.buffer.removeAll(keepingCapacity: true) }
      return state.buffer
    }
    do throws(SystemError) { try writeAll(bytes, to: descriptor) } catch {
      if error.number == EPIPE { finish(.success) }
      throw Failure(
        .inputOutput, "\(name): error: cannot write: \(error.message)",
        help: "check the free space and the permissions")
    }
  }
}

internal import Foundation
internal import Incidents
internal import Synchronization
internal import Text

/// What is said on standard error while a command works.
final class Messages: Sendable {
  private let isQuiet: Bool
  private let showsProgress: Bool
  private let start = ContinuousClock.now
  private let isLineOpen = Mutex(false)

  /// How many rejected rows are listed; the others are counted.
  static let listedRejects = 5

  init(_ options: MessageOptions) {
    isQuiet = options.quiet
    showsProgress =
      switch options.progress {
      case .always: true
      case .never: false
      case .auto: Console.standardError.isTerminal && !options.quiet
      }
  }

  /// Shows how far the reading of an input is, once it has taken a second.
  func progress(
    of path: String
  ) -> (@Sendable (_ bytesDone: Int, _ bytesTotal: Int?) -> Void)? {
    guard showsProgress else { return nil }
    return { [self] done, total in
      guard start.duration(to: .now) > .seconds(1) else { return }
      let part = total.map { $0 == 0 ? "" : " of \($0 / 1_000_000) MB" } ?? " MB"
      isLineOpen.withLock { $0 = true }
      Console.standardError.writeRaw("\r\(path.visible): \(done / 1_000_000)\(part)\u{1B}[K")
    }
  }

  /// Ends the line that progress was shown on.
  func endProgress() {
    let wasOpen = isLineOpen.withLock { isOpen in
      defer { isOpen = false }
      return isOpen
    }
    if wasOpen { Console.standardError.writeRaw("\r\u{1B}[K") }
  }

  /// What could not be read.
  enum Unread {
    /// Rows that are left out.
    case row
    /// Rows that end the command.
    case error
    /// Values that count as missing.
    case value
  }

  /// Lists the first rows or values that could not be read, and counts the others.
  func list(_ inputs: [InputRejects], paths: [String], as unread: Unread) {
    guard !isQuiet || unread == .error else { return }
    let word = unread == .error ? "error" : "warning"
    let noun = unread == .value ? "value" : "row"
    for (rejects, path) in zip(inputs, paths) where rejects.count > 0 {
      for reject in rejects.listed.prefix(Self.listedRejects) {
        Console.standardError.write("\(path):\(reject.line): \(word): \(reject.summary)\n")
      }
      let others = rejects.count - Self.listedRejects
      if others > 0 {
        Console.standardError.write(
          "\(path): \(word): \(others) more \(others == 1 ? noun : "\(noun)s") "
            + "could not be read\n")
      }
    }
    guard inputs.contains(where: { $0.count > 0 }) else { return }
    switch unread {
    case .row:
      Console.standardError.write(
        "  help: rejected rows are counted in the ledger; --rejects FILE writes them all\n")
    case .value:
      Console.standardError.write("  help: these values count as missing; their rows stay\n")
    case .error: break
    }
  }

  /// Says what is good to know of an input.
  func note(_ sentences: [String], path: String) {
    for sentence in sentences { say("\(path): note: \(sentence)") }
  }

  /// Says something that is good to know.
  func say(_ text: String) {
    if !isQuiet { Console.standardError.write("\(text)\n") }
  }
}

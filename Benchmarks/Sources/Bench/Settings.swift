internal import Foundation

/// How much is measured, and where inputs and results lie.
struct Settings: Sendable {
  var isQuick = false
  /// Whether inputs and answers are also written for the peers.
  var writesForPeers = false
  var runs = 5
  var threads = [1, 2]
  var pointCount = 10_000_000
  var scanRowCount = 100_000_000
  var tableRowCount = 1_000_000
  /// The folder of inputs and results.
  var work = checkout(".build/bench")

  init(isQuick: Bool) {
    self.isQuick = isQuick
    guard isQuick else { return }
    runs = 3
    pointCount = 500_000
    scanRowCount = 5_000_000
    tableRowCount = 50_000
  }

  func file(_ name: String) -> String { work + "/" + name }

  /// The programs of this package, built together.
  var meter: String { Self.programs + "Meter" }
  var geotally: String { checkout(".build/release/geotally") }

  private static var programs: String {
    (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
      .deletingLastPathComponent().path(percentEncoded: false)
  }
}

/// A file of the checkout that this was built from.
func checkout(_ path: String) -> String {
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: path)
    .path(percentEncoded: false)
}

/// Says what goes on; the table comes at the end.
func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

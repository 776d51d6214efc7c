import Foundation
import TestSupport

/// A headless Chromium that cannot leave the machine, and what it saw of a page.
struct Chromium {
  /// How a page is looked at.
  enum View: String, CaseIterable, Sendable {
    case light, dark, phone, print
  }

  /// What came of opening a page.
  struct Visit {
    /// Errors and refusals of the policy, as the console has them.
    var console: [String] = []
    /// What the page asked the network for.
    var requests: [String] = []
    /// The document once its script has run; empty where it never settled.
    var document = ""
    /// A dialog holds a page until someone answers, which nobody does here.
    var hangs = false
  }

  let program: URL

  /// Nil where no Chromium is installed.
  init?() {
    let names = ["chromium", "chromium-browser", "google-chrome"]
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    let places = names.flatMap { name in folders.map { "\($0)/\(name)" } }
    guard let found = places.first(where: FileManager.default.isExecutableFile(atPath:)) else {
      return nil
    }
    program = URL(filePath: found)
  }

  static var isInstalled: Bool { Chromium() != nil }

  /// Opens a file and waits until it is loaded and its script has run.
  func visit(_ file: URL, as view: View = .light, secondsAtMost limit: Int = 60) throws -> Visit {
    let folder = try Folder()
    try folder.write(Data(), to: "document")
    try folder.write(Data(), to: "messages")
    let process = Process()
    process.executableURL = program
    process.arguments = arguments(folder, view) + [file.absoluteString]
    process.environment = ["HOME": folder.path("home"), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: folder.url.appending(path: "document"))
    process.standardError = try FileHandle(forWritingTo: folder.url.appending(path: "messages"))
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    var visit = Visit()
    if ended.wait(timeout: .now() + .seconds(limit)) == .timedOut {
      visit.hangs = true
      process.terminate()
      ended.wait()
    }
    visit.document = try folder.text("document")
    visit.console = try folder.text("messages").split(separator: "\n").map(String.init)
      .filter { $0.contains(":CONSOLE:") }
    visit.requests = requests(in: try folder.text("network"))
    return visit
  }

  private func arguments(_ folder: Folder, _ view: View) -> [String] {
    let common = [
      "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
      "--disable-extensions", "--disable-component-update", "--disable-background-networking",
      "--enable-logging=stderr", "--log-level=0", "--host-resolver-rules=MAP * ~NOTFOUND",
      "--user-data-dir=\(folder.path("profile"))", "--log-net-log=\(folder.path("network"))",
    ]
    switch view {
    case .light: return common + ["--dump-dom", "--window-size=1240,1000"]
    case .dark:
      return common + [
        "--dump-dom", "--window-size=1240,1000", "--blink-settings=preferredColorScheme=0",
      ]
    case .phone: return common + ["--dump-dom", "--window-size=390,844"]
    case .print: return common + ["--print-to-pdf=\(folder.path("page.pdf"))"]
    }
  }

  /// The requests that a page began; those of the browser itself have no origin. The log has one
  /// event a line.
  private func requests(in log: String) -> [String] {
    log.matches(of: /"initiator":"([^"]*)".*?"url":"([a-z]+:[^"]*)"/)
      .filter { $0.1 != "not an origin" && !$0.2.hasPrefix("file:") && !$0.2.hasPrefix("data:") }
      .map { String($0.2) }
  }
}

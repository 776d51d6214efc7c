import Foundation
import TestSupport

/// What a run of the built program gave.
struct Run {
  let code: Int32
  let output: Data
  let errors: String

  var text: String { String(decoding: output, as: UTF8.self) }

  /// The first line of standard error.
  var firstError: String {
    errors.split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init) ?? ""
  }
}

/// Why a run gave nothing that could be tested.
enum RunError: Error, CustomStringConvertible {
  case notBuilt(lookedIn: [String])
  case timeLimit(seconds: Int, arguments: [String])

  var description: String {
    switch self {
    case .notBuilt(let places): "geotally is not built; looked in \(places)"
    case .timeLimit(let seconds, let arguments):
      "geotally \(arguments.joined(separator: " ")) still ran after \(seconds) seconds"
    }
  }
}

/// The built program, run as a user runs it: in a folder of its own, in a clean environment.
struct Geotally {
  /// The variables of every run unless a test says otherwise.
  static let cleanEnvironment = ["LANG": "C", "TZ": "UTC", "NO_COLOR": "1", "HOME": "/nonexistent"]

  let folder: Folder
  var environment = cleanEnvironment
  var timeLimit = 120

  /// Runs the program to its end.
  ///
  /// - Throws: `RunError` when it is not built, or does not end in time and is killed.
  func callAsFunction(
    _ arguments: [String], input: Data = Data(), program: URL? = nil
  ) throws -> Run {
    let executable = try program ?? Self.executable()
    return try start(executable, arguments, input: input)
  }

  func callAsFunction(_ arguments: String..., input: Data = Data()) throws -> Run {
    try self(arguments, input: input)
  }

  /// Runs a line in the shell, with the program's folder first in PATH.
  func shell(_ line: String) throws -> Run {
    var geotally = self
    let programs = try Self.executable().deletingLastPathComponent().path(percentEncoded: false)
    geotally.environment["PATH"] = "\(programs):/usr/bin:/bin"
    return try geotally.start(URL(filePath: "/bin/sh"), ["-c", line], input: Data())
  }

  private func start(_ program: URL, _ arguments: [String], input: Data) throws -> Run {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = folder.url
    // Files instead of pipes: nothing can block on a full pipe, whatever the program does.
    let streams = try Folder()
    let standardInput = try streams.write(input, to: "in")
    process.standardInput = try FileHandle(forReadingFrom: standardInput)
    process.standardOutput = try FileHandle(forWritingTo: streams.write(Data(), to: "out"))
    process.standardError = try FileHandle(forWritingTo: streams.write(Data(), to: "err"))
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    if ended.wait(timeout: .now() + .seconds(timeLimit)) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      throw RunError.timeLimit(seconds: timeLimit, arguments: arguments)
    }
    // A signal counts as the shell counts it, so that a trap is told from an exit code.
    let signal = process.terminationReason == .uncaughtSignal ? Int32(128) : 0
    return Run(
      code: signal + process.terminationStatus, output: try streams.data("out"),
      errors: String(decoding: try streams.data("err"), as: UTF8.self))
  }

  /// The program, beside the test bundle that was built with it.
  static func executable() throws -> URL {
    var folders = CommandLine.arguments.map { URL(filePath: $0).deletingLastPathComponent() }
    folders.append(Bundle.main.bundleURL)
    folders += Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
    folders.append(repositoryRoot.appending(path: ".build/debug"))
    let candidates = folders.map { $0.appending(path: "geotally").path(percentEncoded: false) }
    guard let found = candidates.first(where: FileManager.default.isExecutableFile(atPath:)) else {
      throw RunError.notBuilt(lookedIn: candidates)
    }
    return URL(filePath: found)
  }
}

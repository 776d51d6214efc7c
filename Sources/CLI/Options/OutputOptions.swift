internal import ArgumentParser
internal import Foundation
internal import Reporting

/// Where the answer goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; standard output when not given.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace the output file if it exists.")
  var overwrite = false

  /// The output, checked to be creatable.
  func file() throws(Failure) -> OutputFile {
    try OutputFile(output, overwrites: overwrite)
  }

  /// Refuses an output file whose extension says another format.
  func require(extensions: [String], for what: String) throws(Failure) {
    guard let output, !OutputTarget(output).isStream else { return }
    let found = URL(filePath: output).pathExtension.lowercased()
    guard !extensions.contains(found) else { return }
    throw Failure(
      .usage, "error: \(what) cannot be written as '\(output)'",
      help: "end the name in \(extensions.map { ".\($0)" }.joined(separator: " or "))")
  }
}

/// What is said on standard error, and where options are written down.
struct MessageOptions: ParsableArguments {
  @Flag(help: "No messages but errors.")
  var quiet = false

  @Option(
    help: ArgumentHelp("Show progress: auto (on a terminal), always or never.", valueName: "when"))
  var progress: WhenToShow = .auto

  @Option(
    help: ArgumentHelp(
      "A YAML file with these options: version: 1, then the flags' names with underscores.",
      valueName: "file"))
  var spec: String?
}

/// How cells of CSV files are written.
struct CellOptions: ParsableArguments {
  @Flag(help: "Write cells that a spreadsheet would take for formulas as they are.")
  var rawCells = false
}

/// How hard the machine works.
struct WorkerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many threads work; all cores when not given. The answer is the same.", valueName: "n"))
  var threads: ThreadCount = .allCores
}

/// How text for a terminal is drawn.
struct ColorOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Color: auto (on a terminal, unless NO_COLOR is set), always or never.", valueName: "when"))
  var color: WhenToShow = .auto

  /// How text is drawn: as wide as the terminal, in color where that is wanted.
  func textStyle(for file: OutputFile) -> TextStyle {
    let isTerminal = file.path == nil && Console.standardOutput.isTerminal
    let environment = ProcessInfo.processInfo.environment
    var style = TextStyle()
    style.usesColor =
      switch color {
      case .always: true
      case .never: false
      case .auto: isTerminal && environment["NO_COLOR", default: ""].isEmpty
      }
    return style
  }
}

/// When progress or color is shown.
enum WhenToShow: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// How many workers run.
struct ThreadCount: ExpressibleByArgument, CustomStringConvertible {
  static let limit = 1024
  let count: Int?

  static let allCores = ThreadCount(count: nil)

  private init(count: Int?) { self.count = count }

  init?(argument: String) {
    guard let count = Int(argument), (1...Self.limit).contains(count) else { return nil }
    self.count = count
  }

  /// All cores when not given.
  var number: Int { count ?? ProcessInfo.processInfo.activeProcessorCount }

  var description: String { count.map(String.init) ?? "all cores" }
}

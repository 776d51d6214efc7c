internal import Foundation

/// What a program took and printed, run by `Meter`.
struct Metered {
  var seconds: Double
  var peakBytes: Int
  var output: Data

  /// Runs a program to its end.
  ///
  /// - Parameter keepsOutput: whether what it prints is kept; else it goes nowhere.
  /// - Throws: `WrongAnswer` when it cannot be run or ends with another code than 0.
  static func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:],
    keepsOutput: Bool = false, settings: Settings
  ) throws -> Metered {
    let result = settings.file("meter.txt")
    let printed = settings.file("printed.txt")
    try Data().write(to: URL(filePath: printed))
    let process = Process()
    process.executableURL = URL(filePath: settings.meter)
    process.arguments = [result, program] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput =
      keepsOutput
      ? try FileHandle(forWritingTo: URL(filePath: printed)) : FileHandle.nullDevice
    let complaints = settings.file("complaints.txt")
    try Data().write(to: URL(filePath: complaints))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: complaints))
    do {
      try process.run()
    } catch {
      throw WrongAnswer("\(settings.meter) cannot be run (\(error)); build the whole package first")
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let line = ([program] + arguments).joined(separator: " ")
      let text = (try? String(contentsOfFile: complaints, encoding: .utf8)) ?? ""
      throw WrongAnswer("`\(line)` ended with code \(process.terminationStatus):\n\(text)")
    }
    let numbers = try String(contentsOfFile: result, encoding: .utf8).split(separator: " ")
    guard numbers.count >= 4, let seconds = Double(numbers[0]), let peak = Int(numbers[3]) else {
      throw WrongAnswer("\(result) does not hold what Meter writes")
    }
    let output = keepsOutput ? try Data(contentsOf: URL(filePath: printed)) : Data()
    return Metered(seconds: seconds, peakBytes: peak, output: output)
  }
}

internal import Foundation

/// The machine that figures come from, without which they mean nothing.
struct Machine: Codable {
  var processor: String
  var cores: Int
  var memoryBytes: UInt64
  var system: String
  /// Load average over a minute, before and after; above the number of threads measured, others
  /// took part of the machine.
  var loadBefore: Double
  var loadAfter: Double
  /// `2026-11-25`, in UTC.
  var date: String
  /// The commit that was measured, with `+` when files were changed.
  var commit: String

  static func current() -> Machine {
    let information = ProcessInfo.processInfo
    let load = currentLoad()
    let day = Date.now.formatted(.iso8601.year().month().day())
    return Machine(
      processor: processorName(), cores: information.activeProcessorCount,
      memoryBytes: information.physicalMemory, system: information.operatingSystemVersionString,
      loadBefore: load, loadAfter: load, date: day, commit: commitName())
  }

  mutating func noteEnd() { loadAfter = Self.currentLoad() }

  var summary: String {
    let memory = String(format: "%.0f GB", Double(memoryBytes) / Double(1 << 30))
    let load = String(format: "load %.2f before, %.2f after", loadBefore, loadAfter)
    return "\(processor), \(cores) cores, \(memory), \(system); \(date), commit \(commit); \(load)"
  }

  private static func processorName() -> String {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
      ?? "unknown processor"
  }

  private static func currentLoad() -> Double {
    let text = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? ""
    return text.split(separator: " ").first.flatMap { Double($0) } ?? 0
  }

  private static func commitName() -> String {
    func git(_ arguments: String...) -> String? {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["git", "-C", checkout("")] + arguments
      let pipe = Pipe()
      process.standardOutput = pipe
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return nil }
      let output = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else { return nil }
      return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    guard let commit = git("rev-parse", "--short", "HEAD") else { return "unknown" }
    return commit + (git("status", "--porcelain", "-uno")?.isEmpty == false ? "+" : "")
  }
}

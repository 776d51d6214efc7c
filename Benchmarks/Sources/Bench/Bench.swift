import Foundation
import Geography
import Readers

/// Measures what the documentation claims, and prints it beside the number of threads.
///
///     swift run -c release Bench [names] [distance]
///
/// Inputs are seeded; every figure is the median of five runs after one that is not counted.
@main
struct Bench {
  static func main() async throws {
    let asked = Set(CommandLine.arguments.dropFirst())
    print("machine: \(ProcessInfo.processInfo.activeProcessorCount) cores; medians of 5 runs")
    if asked.isEmpty || asked.contains("names") { try await NameBenchmark().run() }
    if asked.isEmpty || asked.contains("distance") { try await DistanceBenchmark().run() }
  }
}

/// A file of the checkout that the benchmark is run in.
func checkout(_ path: String) -> String {
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: path)
    .path(percentEncoded: false)
}

/// The median seconds of five runs, after one that warms up.
func medianSeconds(_ body: () async throws -> Void) async rethrows -> Double {
  try await body()
  var times: [Double] = []
  for _ in 0..<5 {
    let start = ContinuousClock.now
    try await body()
    let time = start.duration(to: .now).components
    times.append(Double(time.seconds) + Double(time.attoseconds) * 1e-18)
  }
  return times.sorted()[2]
}

/// One line of the table: what was done, how often a second, on how many threads.
func report(_ what: String, _ count: Int, _ unit: String, seconds: Double, threads: Int = 1) {
  let rate = Double(count) / seconds
  let text =
    rate >= 1e6 ? String(format: "%.2f M", rate / 1e6) : String(format: "%.0f k", rate / 1e3)
  let padded = what.padding(toLength: 52, withPad: " ", startingAt: 0)
  print("\(padded) \(threads) thread\(threads == 1 ? " " : "s")  \(text) \(unit)/s")
}

/// The small generator of the tests: seeded, and the same everywhere.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

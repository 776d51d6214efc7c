internal import CMeasure
internal import Foundation

/// What the runs of some work took.
struct Timing {
  var time: Spread
  var allocations: Int?
  var peakBytes: Int?
}

/// Times `body` after a run that warms up and counts allocations.
func measure(runs: Int, _ body: () async throws -> Void) async throws -> Timing {
  Memory.resetPeak()
  let before = cm_allocations()
  cm_count_allocations(1)
  try await body()
  cm_count_allocations(0)
  let allocations = before < 0 ? nil : Int(cm_allocations() - before)
  var seconds: [Double] = []
  for _ in 0..<runs {
    let start = ContinuousClock.now
    try await body()
    seconds.append(start.duration(to: .now) / .seconds(1))
  }
  return Timing(time: Spread(seconds), allocations: allocations, peakBytes: Memory.peakBytes)
}

/// Runs `body` for each of `count` parts at the same time.
func inParallel<Value: Sendable>(
  _ count: Int, _ body: @escaping @Sendable (_ part: Int) throws -> Value
) async throws -> [Value] {
  try await withThrowingTaskGroup(of: (Int, Value).self) { group in
    for part in 0..<count { group.addTask { (part, try body(part)) } }
    var values: [(Int, Value)] = []
    for try await value in group { values.append(value) }
    return values.sorted { $0.0 < $1.0 }.map(\.1)
  }
}

/// The part of `count` things that falls to `part` of `parts`.
func share(_ part: Int, of parts: Int, in count: Int) -> Range<Int> {
  count * part / parts..<count * (part + 1) / parts
}

/// The resident memory of this process, as Linux accounts for it.
enum Memory {
  /// Lets the peak begin again at what is resident now.
  static func resetPeak() {
    try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
  }

  /// The most that was resident since, nil where that is not known.
  static var peakBytes: Int? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = Int(line.filter(\.isNumber))
    else { return nil }
    return kilobytes * 1024
  }
}

/// One line of the table: what was done, to how much, in which time.
///
/// The names of the properties are the keys of the JSON file, which scripts compare over time.
struct Figure: Codable {
  /// `join`, `scan`, `distance`, `names`, `ingest`, `report` or `start`.
  var section: String
  /// What was done; with `threads` and `level` it names the figure.
  var name: String
  var threads = 1
  /// The instructions of the kernels: `portable`, `avx2` or `avx512`; nil where the fastest serve.
  var level: String?
  /// What `items` counts: rows, points, names, runs.
  var unit: String
  var items: Int
  /// Bytes of input that were read, where memory or the file is what limits the speed.
  var bytes: Int?
  var time: Spread
  /// Bytes read a second over what the same number of threads can read at most.
  var bandwidthShare: Double?
  /// Calls of malloc and its kin in one run; nil where they were not counted.
  var allocations: Int?
  /// Resident bytes at the highest: of this process during the runs, or of the program that was run.
  var peakBytes: Int?
  /// What the result was found equal to before it was timed.
  var checked: String

  var itemsPerSecond: Double { Double(items) / time.median }
  var bytesPerSecond: Double? { bytes.map { Double($0) / time.median } }
}

/// Seconds of several runs.
struct Spread: Codable {
  var median: Double
  var lowest: Double
  var highest: Double
  var runs: Int

  /// - Precondition: there is a run.
  init(_ seconds: [Double]) {
    let sorted = seconds.sorted()
    precondition(!sorted.isEmpty, "a spread needs a run")
    let middle = sorted.count / 2
    median =
      sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    lowest = sorted[0]
    highest = sorted[sorted.count - 1]
    runs = sorted.count
  }
}

/// Everything that a run of the benchmarks found.
struct Results: Codable {
  var schema = "geotally.benchmarks/1"
  var machine: Machine
  var isQuick: Bool
  /// Bytes a second that this machine reads from memory, by threads.
  var bandwidth: [Bandwidth]
  var figures: [Figure]
}

/// A result that differs from the naive one: the time of a wrong answer is worth nothing.
struct WrongAnswer: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}

/// Throws unless two results are the same.
func require<Value: Equatable>(_ found: Value, equals expected: Value, _ what: String) throws {
  guard found != expected else { return }
  throw WrongAnswer("\(what): the result differs from the naive one:\n  \(found)\n  \(expected)")
}

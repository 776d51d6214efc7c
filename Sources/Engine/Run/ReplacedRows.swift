internal import Columnar
internal import Incidents
internal import Readers

/// What becomes of rows that share an id, by input: shapes `[inputCount]`.
struct EventSettlement: Sendable {
  /// Where the rows begin in whose place another stands, ascending.
  var replaced: [[Int]]
  /// The actors that a row gets from others of its event, by where it begins.
  var actors: [[Int: [[UInt8]]]]
  /// Ids that rows share which are no revisions of each other, the most frequent first.
  var shared: [[SharedID]]

  init(inputCount: Int) {
    replaced = Array(repeating: [], count: inputCount)
    actors = Array(repeating: [:], count: inputCount)
    shared = Array(repeating: [], count: inputCount)
  }

  var replacedCount: Int { replaced.reduce(0) { $0 + $1.count } }
  var mergesActors: Bool { actors.contains { !$0.isEmpty } }

  /// The inputs, to be read with this.
  func applied(to inputs: [IncidentInput]) -> [IncidentInput] {
    inputs.indices.map { index in
      var input = inputs[index]
      input.replacedRows = Set(replaced[index])
      input.addedActors = actors[index]
      return input
    }
  }

  /// What is to be said of the ids of an input.
  func notes(ofInput input: Int) -> [String] {
    guard let first = shared[input].first else { return [] }
    let others = shared[input].count - 1
    return [
      "\(first.rows) rows share the id \(first.id)"
        + (others > 0
          ? ", and \(counted(others, "other id")) \(others == 1 ? "is" : "are") shared" : "")
        + "; they are of other days or places and all counted"
        + (shared[input].contains(where: \.isCutNumber)
          ? "; the ids look cut by a spreadsheet." : ".")
    ]
  }
}

/// Settles which row of an event stays.
///
/// What is remembered of ids tells which rows may repeat an event; these few are read again, with
/// their whole ids.
/// - Parameters:
///   - inputs: as a pass has joined them.
///   - stretches: what the pass found, shape `[inputCount][stretchCount]`.
/// - Throws: `EngineError.refused` for more rows than can be compared.
/// - Complexity: O(ids), and what reading takes for the rows that may repeat.
func settledEvents(
  in inputs: [IncidentInput], _ stretches: [[IncidentReader.Stretch]], threads: Int
) async throws(EngineError) -> EventSettlement {
  var settlement = EventSettlement(inputCount: inputs.count)
  let suspects = try suspectedRows(in: inputs, stretches)
  guard suspects.contains(where: { !$0.isEmpty }) else { return settlement }
  var projection = Projection([.ids, .timestamps, .offsets, .noteHashes, .actors])
  projection.recordsIDs = false
  projection.keepsIDsAlone = true
  let pass = ReadingPass(
    inputs: inputs, projection: projection, threads: threads, makeConsumer: { EventRows() })
  let rows = try await pass.run(pickingAt: suspects).rests.flatMap(\.self)
  for (source, members) in sources(of: inputs) {
    let settled = SettledEvents(rows.filter { members.contains($0.input) }, of: source)
    for row in settled.replaced { settlement.replaced[row.input].append(row.offset) }
    for (row, actors) in settled.merged { settlement.actors[row.input][row.offset] = actors }
    for id in settled.shared { settlement.shared[id.input].append(id) }
  }
  for input in inputs.indices {
    settlement.replaced[input].sort()
    settlement.shared[input].sort { ($1.rows, $0.id) < ($0.rows, $1.id) }
  }
  return settlement
}

/// The most rows that are compared, whose ids are held in memory.
private let suspectLimit = 20_000_000

/// The inputs of each source of ids.
private func sources(of inputs: [IncidentInput]) -> [EventSource: Set<Int>] {
  var sources: [EventSource: Set<Int>] = [:]
  for (index, input) in inputs.enumerated() {
    sources[EventSource(of: input.summary.format, file: index), default: []].insert(index)
  }
  return sources
}

/// Where rows begin whose ids look like those of others, ascending, by input.
private func suspectedRows(
  in inputs: [IncidentInput], _ stretches: [[IncidentReader.Stretch]]
) throws(EngineError) -> [[Int]] {
  var found = inputs.map { _ in [Int]() }
  for source in sources(of: inputs).values {
    let lists = source.sorted().flatMap { input in
      stretches[input].indices.map { (input: input, stretch: $0, ids: stretches[input][$0].ids) }
    }
    var met = MetHashes(count: lists.reduce(0) { $0 + $1.ids.count })
    for list in lists { for id in list.ids { met.meet(id.hash) } }
    var suspects: [(hash: UInt64, input: Int, offset: Int)] = []
    for list in lists {
      for id in list.ids where met.mayRepeat(id.hash) {
        suspects.append(
          (id.hash, list.input, inputs[list.input].offset(of: id, inStretch: list.stretch)))
      }
      guard suspects.count <= suspectLimit else {
        throw .refused(.tooManyDuplicates(limit: suspectLimit))
      }
    }
    suspects.sort { $0.hash < $1.hash }
    for (index, row) in suspects.enumerated() {
      let isLikeBefore = index > 0 && suspects[index - 1].hash == row.hash
      let isLikeNext = index + 1 < suspects.count && suspects[index + 1].hash == row.hash
      if isLikeBefore || isLikeNext { found[row.input].append(row.offset) }
    }
  }
  return found.map { $0.sorted() }
}

/// Which hashes may have been met more than once: two bits for each of more places than there are
/// hashes, so that few of those that were met once are taken for others.
private struct MetHashes {
  private var words: [UInt64]

  init(count: Int) {
    var wordCount = 1
    // 32 bits, or 16 places, for each hash.
    while wordCount * 2 < count { wordCount *= 2 }
    words = Array(repeating: 0, count: wordCount)
  }

  @inline(__always)
  mutating func meet(_ hash: UInt64) {
    let (word, shift) = place(of: hash)
    let met = words[word] &>> shift & 1
    words[word] |= (1 | met &<< 1) &<< shift
  }

  @inline(__always)
  func mayRepeat(_ hash: UInt64) -> Bool {
    let (word, shift) = place(of: hash)
    return words[word] &>> shift & 2 != 0
  }

  @inline(__always)
  private func place(of hash: UInt64) -> (word: Int, shift: UInt64) {
    (Int(truncatingIfNeeded: hash &>> 5) & (words.count &- 1), (hash & 31) &* 2)
  }
}

/// The rows that have an id, with it.
private struct EventRows: BatchConsumer {
  private var rows: [EventRow] = []

  static let followsStretches = false

  mutating func take(_ read: ReadRows) {
    for row in 0..<read.batch.rowCount {
      let id = Array(read.batch.ids.bytes(row))
      guard !id.isEmpty else { continue }
      rows.append(
        EventRow(
          id: id, timestamp: read.batch.timestamps[row], occasion: read.batch.noteHashes[row],
          actors: read.batch.actors[row].map { Array(read.strings[$0].utf8) },
          input: read.input, offset: read.batch.offsets[row]))
    }
  }

  mutating func endTexts(ofInput input: Int, _ strings: StringPool) {}

  mutating func finish() -> [EventRow] { rows }
}

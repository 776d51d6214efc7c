internal import Columnar
internal import Incidents
internal import Readers

/// Which rows a later revision of the same event replaces, by where they begin, ascending; shape
/// `[inputCount]`.
///
/// What is remembered of ids tells which rows may repeat an event; these few are read again, with
/// their whole ids.
/// - Parameters:
///   - inputs: as a pass has joined them.
///   - stretches: what the pass found, shape `[inputCount][stretchCount]`.
/// - Throws: `EngineError.refused` for more rows than can be compared.
/// - Complexity: O(ids), and what reading takes for the rows that may repeat.
func replacedRows(
  in inputs: [IncidentInput], _ stretches: [[IncidentReader.Stretch]], threads: Int
) async throws(EngineError) -> [[Int]] {
  var replaced = inputs.map { _ in [Int]() }
  let suspects = try suspectedRows(in: inputs, stretches)
  guard suspects.contains(where: { !$0.isEmpty }) else { return replaced }
  var projection = Projection([.ids, .timestamps, .offsets])
  projection.recordsIDs = false
  projection.keepsIDsAlone = true
  let pass = ReadingPass(
    inputs: inputs, projection: projection, threads: threads, makeConsumer: { EventRows() })
  let rows = try await pass.run(pickingAt: suspects).rests.flatMap(\.self)
  for source in sources(of: inputs).values {
    for row in replacedRows(among: rows.filter { source.contains($0.input) }) {
      replaced[row.input].append(row.offset)
    }
  }
  return replaced.map { $0.sorted() }
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
          id: id, timestamp: read.batch.timestamps[row], input: read.input,
          offset: read.batch.offsets[row]))
    }
  }

  mutating func endTexts(ofInput input: Int, _ strings: StringPool) {}

  mutating func finish() -> [EventRow] { rows }
}

import Columnar
import Incidents
import TestSupport
import Testing

@testable import Readers

/// How a table is read: none of it but the options and the projection may matter.
struct ReadingWay {
  var options: ReadingOptions
  var projection: Projection
  var stretchBytes = IncidentInput.usualStretchBytes
  /// How many readers take the stretches, and which takes which.
  var readerCount = 1
  var seed: UInt64 = 0

  init(_ options: ReadingOptions = ReadingOptions()) {
    self.options = options
    projection = Projection(.all)
    projection.checksEveryField = true
    projection.keepsRawRecords = true
  }
}

/// A table that was read whole, its stretches joined as the engine joins them.
struct ReadTable {
  let input: InputSummary
  let account: RowAccount
  /// In the order of the input.
  let batches: [IncidentBatch]
  /// The texts of every batch.
  let strings: StringPool
  /// The fields of every row as they stand.
  let records: [[[UInt8]]]
  /// The ids that were recorded, and where their rows begin.
  let ids: [RecordedRow]
  /// How often the input was read until its stretches joined.
  let passCount: Int

  struct RecordedRow: Equatable {
    let hash: UInt64
    let offset: Int
  }

  var rejects: [Reject] { account.rejects.listed }
  var incidentCount: Int { batches.reduce(0) { $0 + $1.rowCount } }
  /// The numbers of the rows that were kept.
  var rows: [Int] { batches.flatMap { batch in (0..<batch.rowCount).map { batch.row($0) } } }

  init(_ opened: OpenedInput, _ way: ReadingWay) throws(ReadingError) {
    var input = try IncidentInput(opened, options: way.options, stretchBytes: way.stretchBytes)
    var passes = 1
    var pass = try Pass(input, way)
    while let gap = try input.firstGap(pass.stretches) {
      input = try input.repairingStarts(from: gap, pass.stretches)
      precondition(passes < 3, "repaired stretches join")
      passes += 1
      pass = try Pass(input, way)
    }
    account = pass.stretches.reduce(into: input.emptyAccount) {
      $0.append($1.account, keptRejects: input.keptRejects)
    }
    self.input = input.summary(of: account, sha256: try input.sha256())
    (batches, strings) = pass.joined
    records = pass.records.flatMap(\.self)
    ids = pass.stretches.enumerated().flatMap { number, stretch in
      stretch.ids.map {
        RecordedRow(hash: $0.hash, offset: input.offset(of: $0, inStretch: number))
      }
    }
    passCount = passes
  }
}

/// All stretches, read once.
private struct Pass {
  var stretches: [IncidentReader.Stretch] = []
  /// By stretch.
  var records: [[[[UInt8]]]] = []
  /// The batches of each stretch, with the reader whose texts they have.
  private var batches: [(stretch: Int, reader: Int, batch: IncidentBatch)] = []
  private var readers: [IncidentReader]

  init(_ input: IncidentInput, _ way: ReadingWay) throws(ReadingError) {
    var random = SplitMix64(seed: way.seed)
    readers = (0..<way.readerCount).map { _ in IncidentReader(input, way.projection) }
    // What is read behind a broken stretch, by workers that do not know of it yet.
    var more = way.readerCount - 1
    for number in 0..<input.stretchCount {
      let reader = Int.random(in: 0..<way.readerCount, using: &random)
      try read(number, by: reader)
      if stretches.contains(where: { $0.edges.broken != nil }) {
        if more == 0 { break }
        more -= 1
      }
    }
  }

  private mutating func read(_ number: Int, by reader: Int) throws(ReadingError) {
    records.append([])
    try readers[reader].begin(number)
    while true {
      let step = try readers[reader].advance()
      takeRecords(of: readers[reader].rawRecords)
      batches.append((number, reader, readers[reader].batch))
      readers[reader].startBatch()
      guard case .end(let stretch) = step else { continue }
      stretches.append(stretch)
      return
    }
  }

  private mutating func takeRecords(of raw: RawRecords) {
    #expect(records[records.count - 1].count == raw.rowsBefore, "rows come one after another")
    for row in 0..<raw.count {
      var fields: [[UInt8]] = []
      raw.reduceFields(ofRow: row, into: &fields) { fields, _, field in
        var bytes: [UInt8] = []
        append(field, to: &bytes)
        fields.append(bytes)
      }
      records[records.count - 1].append(fields)
    }
  }

  /// The batches in order, with the texts of all readers in one pool.
  var joined: ([IncidentBatch], StringPool) {
    var strings = StringPool()
    let translations = readers.map { strings.intern(all: $0.strings) }
    var before = [0]
    for stretch in stretches { before.append(before[before.count - 1] + stretch.account.rowCount) }
    let joined = batches.filter { $0.batch.rowCount > 0 }.map { stretch, reader, batch in
      var batch = batch
      batch.rowsBefore = before[stretch]
      batch.translateTexts(by: translations[reader])
      return batch
    }
    return (joined, strings)
  }
}

import Columnar
import Geography
import Incidents

@testable import Readers

/// A row that became an incident, its texts spelled out.
struct KeptRow: Equatable {
  var row = 0
  var offset = 0
  var id: String?
  var timestamp: Int64?
  var start: Day?
  var end: Day?
  var datePrecision = DatePrecision.unknown
  var point: [Double]?
  var precision = LocationPrecision.unknown
  var country: String?
  var admin1: String?
  var admin2: String?
  var location: String?
  var kind: IncidentKind?
  var types: [String?] = [nil, nil]
  var actors: [String] = []
  /// Low, best, high.
  var deaths: [Int32?] = [nil, nil, nil]
  var oddities: Oddities = []
  var notes: String?
  var noteHash: UInt64 = 0
  var marks: UInt32 = 0
  var verdict: DropReason?
}

/// All that comes of a table.
struct Outcome: Equatable {
  var header: [String] = []
  var kept: [KeptRow] = []
  var rejects: [Reject] = []
  var records: [[[UInt8]]] = []
  var ids: [ReadTable.RecordedRow] = []
  var rowCount = 0
  var rejectCount = 0
  var dropped = Array(repeating: 0, count: DropReason.allCases.count + 1)
  var begunBeforeWindow = 0
  var unknownKinds = 0
  var withoutID = 0
  var countries = CountryCounts()
  var firstDay: Day?
  var lastDay: Day?
  var latestRevision: Int64?
  var notes: [String] = []
  var unreadDates: [Reject] = []
  var unreadDateCount = 0
  var oddValues: [Reject] = []
  var oddValueCount = 0
  /// Of the start and the end.
  var dates = [Dates(), Dates()]

  /// How many dates mean one day, by themselves or by what is known of the source, and how many do
  /// not.
  struct Dates: Equatable {
    var clear = 0
    var assumed = 0
    var doubtful = 0
  }

  init() {}

  /// What the reader made of a table.
  init(_ table: ReadTable, header: [String]) {
    self.header = header
    for batch in table.batches {
      for row in 0..<batch.rowCount { kept.append(KeptRow(batch, row, table.strings)) }
    }
    let account = table.account
    rejects = account.rejects.listed
    records = table.records
    ids = table.ids
    rowCount = account.rowCount
    rejectCount = account.rejects.count
    dropped = account.dropped
    begunBeforeWindow = account.begunBeforeWindow
    unknownKinds = account.unknownKinds
    withoutID = account.withoutID
    countries = account.countries
    (firstDay, lastDay) = (account.firstDay, account.lastDay)
    latestRevision = account.latestRevision
    notes = table.input.notes
    unreadDates = account.unreadDates.listed
    unreadDateCount = account.unreadDates.count
    oddValues = account.oddValues.listed
    oddValueCount = account.oddValues.count
    dates = [account.dates.starts, account.dates.ends].map {
      Dates(clear: $0.clear, assumed: $0.assumed, doubtful: $0.doubtful)
    }
  }

  /// What differs from another, in some lines; empty where nothing does.
  func differences(from other: Outcome) -> [String] {
    var found: [String] = []
    func compare<Value: Equatable>(_ name: String, _ mine: [Value], _ others: [Value]) {
      guard
        let place = (0..<max(mine.count, others.count)).first(where: {
          $0 >= mine.count || $0 >= others.count || mine[$0] != others[$0]
        })
      else { return }
      let sides = [mine, others].map { $0.count > place ? "\($0[place])" : "nothing" }
      found.append("\(name) \(place): \(sides[0]), expected \(sides[1])")
    }
    compare("header", header, other.header)
    compare("kept", kept, other.kept)
    compare("reject", rejects, other.rejects)
    compare("record", records.map(texts), other.records.map(texts))
    compare("id", ids, other.ids)
    compare("dropped", dropped, other.dropped)
    compare("countries", [countries], [other.countries])
    compare("note", notes, other.notes)
    compare("unread date", unreadDates, other.unreadDates)
    compare("odd value", oddValues, other.oddValues)
    compare("dates", dates, other.dates)
    let counts = [self, other].map {
      [
        $0.rowCount, $0.rejectCount, $0.begunBeforeWindow, $0.unknownKinds, $0.withoutID,
        $0.kept.count, $0.unreadDateCount, $0.oddValueCount,
      ]
    }
    compare("count", counts[0], counts[1])
    compare("day", [firstDay, lastDay], [other.firstDay, other.lastDay])
    compare("revision", [latestRevision], [other.latestRevision])
    return found
  }

  private func texts(_ fields: [[UInt8]]) -> [String] {
    fields.map { String(validating: $0, as: UTF8.self) ?? "\($0)" }
  }
}

extension KeptRow {
  fileprivate init(_ batch: IncidentBatch, _ position: Int, _ strings: StringPool) {
    if batch.columns.contains(.rows) { row = batch.row(position) }
    if batch.columns.contains(.offsets) { offset = batch.offsets[position] }
    id = batch.ids[position]
    timestamp = batch.timestamps[position]
    start = batch.startDays[position].flatMap { Day(rawValue: $0) }
    end = batch.endDays[position].flatMap { Day(rawValue: $0) }
    datePrecision = batch.datePrecisions[position]
    let (x, y) = (batch.longitudes[position], batch.latitudes[position])
    point = x.isNaN && y.isNaN ? nil : [x, y]
    precision = batch.precisions[position]
    country = strings.text(batch.countries[position])
    admin1 = strings.text(batch.admin1[position])
    admin2 = strings.text(batch.admin2[position])
    location = strings.text(batch.locations[position])
    kind = IncidentKind(rawValue: batch.kinds[position])
    types = [batch.eventTypes[position], batch.subEventTypes[position]].map { strings.text($0) }
    actors = batch.actors[position].map { strings[$0] }
    deaths = [
      batch.fatalitiesLow[position], batch.fatalitiesBest[position],
      batch.fatalitiesHigh[position],
    ]
    oddities = batch.oddities(position)
    notes = batch.notes[position]
    if batch.columns.contains(.noteHashes) { noteHash = batch.noteHashes[position] }
    if batch.columns.contains(.marks) { marks = batch.marks[position] }
    verdict = batch.verdicts.reason(position)
  }
}

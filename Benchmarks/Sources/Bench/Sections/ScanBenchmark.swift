internal import Columnar
internal import Foundation

/// How fast rows are filtered, grouped, counted and summed, at every level of instructions.
struct ScanBenchmark {
  private let settings: Settings
  private let columns: ScanColumns
  private let table: CountingTable

  init(_ settings: Settings) throws {
    self.settings = settings
    columns = ScanColumns(count: settings.scanRowCount, seed: 3)
    table = Self.table(of: columns)
    if settings.writesForPeers { try columns.write(to: settings.file) }
  }

  func figures() async throws -> [Figure] {
    var figures: [Figure] = []
    var answers: [String: PlainTotals] = [:]
    for question in ScanQuestion.all {
      let expected = PlainTotals(question, of: columns)
      guard expected.counts.contains(where: { $0 > 0 }) else {
        throw WrongAnswer("\(question.name): no row passes, which measures nothing")
      }
      answers[question.key] = expected
      figures += try await time(question, expected: expected, on: table)
    }
    figures += try await sortedFigures()
    if settings.writesForPeers {
      let file = URL(filePath: settings.file("scan-answers.json"))
      try JSONEncoder().encode(answers).write(to: file)
    }
    return figures
  }

  /// Rows in the order of their days, where the extremes of blocks let a scan skip most of them.
  private func sortedFigures() async throws -> [Figure] {
    var sorted = columns
    sorted.days.sort()
    var question = ScanQuestion.window
    question.name += ", sorted by day"
    let expected = PlainTotals(question, of: sorted)
    return try await time(question, expected: expected, on: Self.table(of: sorted))
      .map { figure in
        // Most bytes are not read: their number would say nothing about memory.
        var figure = figure
        figure.bytes = nil
        return figure
      }
  }

  /// Every level with all threads, the best one also with fewer.
  private func time(
    _ question: ScanQuestion, expected: PlainTotals, on table: CountingTable
  ) async throws -> [Figure] {
    var figures: [Figure] = []
    let most = settings.threads.max() ?? 1
    for level in InstructionLevel.supported.reversed() {
      for threads in settings.threads
      where threads == most || level == InstructionLevel.supported.last {
        let found = PlainTotals(try await totals(table, question, level, threads: threads))
        try require(found, equals: expected, "\(question.name), \(level)")
        let timing = try await measure(runs: settings.runs) {
          _ = try await totals(table, question, level, threads: threads)
        }
        figures.append(
          Figure(
            section: "scan", name: question.name, threads: threads, level: "\(level)",
            unit: "rows", items: table.rowCount,
            bytes: table.rowCount * question.bytesPerRow + expected.linesOfKeptRows * 64,
            time: timing.time, allocations: timing.allocations, peakBytes: timing.peakBytes,
            checked: "a plain loop, all rows"))
      }
    }
    return figures
  }

  private func totals(
    _ table: CountingTable, _ question: ScanQuestion, _ level: InstructionLevel, threads: Int
  ) async throws -> GroupedTotals {
    let parts = table.parts(threads)
    let totals = try await inParallel(parts.count) { part in
      try table.totals(question.query, rows: parts[part], at: level)
    }
    return try totals.dropFirst().reduce(into: totals[0]) { try $0.merge($1) }
  }

  private static func table(of columns: ScanColumns) -> CountingTable {
    CountingTable(
      groups: PackedColumn(codes: columns.provinces), groupCount: ScanColumns.provinceCount,
      days: PackedColumn(Column(columns.days.lazy.map(Optional.some))),
      attributes: [PackedColumn(codes: columns.kinds), PackedColumn(codes: columns.actors)],
      measures: [PackedColumn(Column(columns.deaths.lazy.map(Optional.some)))])
  }
}

/// What is asked of the rows.
struct ScanQuestion: Sendable {
  /// The key of the answer in the file for the peers.
  var key: String
  var name: String
  var query: ScanQuery
  /// Bytes of the columns that are read of every row.
  var bytesPerRow: Int
  var hasWindow = false
  var hasActors = false
  var hasMonths = false

  static let window = ScanQuestion(
    key: "window", name: "window and kind, by province",
    query: ScanQuery(
      window: ScanColumns.window, requirements: [isKind], measures: [0]),
    bytesPerRow: 3, hasWindow: true)

  static let all: [ScanQuestion] = [
    window,
    ScanQuestion(
      key: "actors", name: "window, kind and actors, by province",
      query: ScanQuery(
        window: ScanColumns.window, requirements: [isKind, isActor], measures: [0]),
      bytesPerRow: 4, hasWindow: true, hasActors: true),
    ScanQuestion(
      key: "all", name: "no filter, by province", query: ScanQuery(measures: [0]), bytesPerRow: 2),
    ScanQuestion(
      key: "months", name: "no filter, by province and month",
      query: ScanQuery(
        bins: DayBins(
          firstDay: ScanColumns.firstDay, bins: ScanColumns.months,
          binCount: ScanColumns.monthCount),
        measures: [0]),
      bytesPerRow: 4, hasMonths: true),
  ]

  private static let isKind = ScanQuery.Requirement.attribute(
    0, in: Bitmap(settingBits: [Int(ScanColumns.kind)], count: 24))
  private static let isActor = ScanQuery.Requirement.attribute(
    1, in: Bitmap(settingBits: ScanColumns.actors.map(Int.init), count: 200))
}

/// Counts and sums by cell, as a plain loop gives them.
struct PlainTotals: Equatable, Codable {
  var counts: [Int64]
  var sums: [Int64]
  /// Lines of 64 bytes of the group and the measure, a byte a row each, that hold a row which a
  /// filter keeps: memory gives whole lines. 0 without a filter.
  var linesOfKeptRows = 0

  static func == (first: PlainTotals, second: PlainTotals) -> Bool {
    first.counts == second.counts && first.sums == second.sums
  }

  init(_ totals: GroupedTotals) {
    counts = totals.counts
    sums = (0..<totals.groupCount).map { totals.sum(measure: 0, group: $0) }
  }

  init(_ question: ScanQuestion, of columns: ScanColumns) {
    let groups = ScanColumns.provinceCount
    counts = Array(repeating: 0, count: groups * (question.hasMonths ? ScanColumns.monthCount : 1))
    sums = counts
    var lastLine = -1
    for row in columns.days.indices {
      if question.hasWindow {
        guard ScanColumns.window.contains(columns.days[row]),
          columns.kinds[row] == ScanColumns.kind
        else { continue }
      }
      if question.hasActors, !ScanColumns.actors.contains(columns.actors[row]) { continue }
      if question.hasWindow, row / 64 != lastLine {
        lastLine = row / 64
        linesOfKeptRows += 2
      }
      let month =
        question.hasMonths ? ScanColumns.months[Int(columns.days[row] - ScanColumns.firstDay)] : 0
      let cell = Int(month) * groups + Int(columns.provinces[row])
      counts[cell] += 1
      sums[cell] += Int64(columns.deaths[row])
    }
  }
}

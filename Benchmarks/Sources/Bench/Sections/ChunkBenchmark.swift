internal import Columnar

/// What the report does with a chunk of 65,536 rows that was just read: verdicts, then totals.
struct ChunkBenchmark {
  private struct Chunk {
    let days: Column<Int32>
    let kinds: [UInt8]
    let provinces: [UInt8]
    let deaths: Column<Int32>
  }

  private let settings: Settings
  private let columns: ScanColumns
  private let chunks: [Chunk]
  private let rowCount: Int

  init(_ columns: ScanColumns, _ settings: Settings) {
    self.settings = settings
    let capacity = 65_536
    var first = columns
    rowCount = min(columns.days.count, 64 * capacity) / capacity * capacity
    first.provinces = Array(columns.provinces.prefix(rowCount))
    first.days = Array(columns.days.prefix(rowCount))
    first.kinds = Array(columns.kinds.prefix(rowCount))
    first.actors = Array(columns.actors.prefix(rowCount))
    first.deaths = Array(columns.deaths.prefix(rowCount))
    self.columns = first
    chunks = stride(from: 0, to: rowCount, by: capacity).map { start in
      let rows = start..<start + capacity
      return Chunk(
        days: Column(columns.days[rows].lazy.map(Optional.some)),
        kinds: Array(columns.kinds[rows]), provinces: Array(columns.provinces[rows]),
        deaths: Column(columns.deaths[rows].lazy.map(Optional.some)))
    }
  }

  func figures() async throws -> [Figure] {
    guard rowCount > 0 else { return [] }
    let expected = PlainTotals(.window, of: columns)
    var figures: [Figure] = []
    for level in InstructionLevel.supported.reversed() {
      try require(PlainTotals(try totals(level)), equals: expected, "chunks, \(level)")
      let timing = try await measure(runs: settings.runs) { _ = try totals(level) }
      figures.append(
        Figure(
          section: "scan", name: "window and kind, by province, chunk after chunk",
          level: "\(level)", unit: "rows", items: rowCount, time: timing.time,
          allocations: timing.allocations, peakBytes: timing.peakBytes,
          checked: "a plain loop, all rows"))
    }
    return figures
  }

  private func totals(_ level: InstructionLevel) throws -> GroupedTotals {
    var totals = GroupedTotals(groupCount: ScanColumns.provinceCount, measureCount: 1)
    let kind = Bitmap(settingBits: [Int(ScanColumns.kind)], count: 24)
    for chunk in chunks {
      var filter = RowFilter(rowCount: chunk.kinds.count)
      filter.require(chunk.days, in: ScanColumns.window, else: 1, at: level)
      filter.require(chunk.kinds, in: kind, else: 2, at: level)
      try totals.add(
        groups: chunk.provinces, keptBy: filter, measures: [chunk.deaths], at: level)
    }
    return totals
  }
}

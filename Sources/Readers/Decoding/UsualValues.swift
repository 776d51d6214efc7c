internal import Incidents

/// The values of the fields of a block that are written in their usual forms, read a column at a
/// time: records then do not wait for each other. Of all others nil is said, and the rules are asked.
struct UsualValues {
  private var dates: [Int64] = []
  private var endDates: [Int64] = []
  /// By `DatePart`.
  private var parts: [[Int64]] = Array(repeating: [], count: DatePart.allCases.count)
  private var timestamps: [Int64] = []
  private var longitudes: [Double] = []
  private var latitudes: [Double] = []
  /// By `RowColumns.Deaths`.
  private var deaths: [[Int64]] = Array(repeating: [], count: RowColumns.Deaths.allCases.count)
  private var hashes: [UInt64] = []
  private var precisions: [UInt8] = []
  private var datePrecisions: [UInt8] = []
  private let columns: RowColumns
  private let fieldCount: Int
  /// Whether values in their usual forms are read at all: not where some of them mean nothing.
  private let isUsed: Bool

  /// What a date consists of where it has no column of its own.
  enum DatePart: Int, CaseIterable { case year, month, day }

  init(_ columns: RowColumns, fieldCount: Int, missing: MissingWords) {
    isUsed = !missing.mayBeValues
    self.columns = columns
    self.fieldCount = fieldCount
  }

  /// Reads the values of the next block.
  ///
  /// - Complexity: O(records).
  mutating func read(_ block: RecordBlock) {
    if let column = columns.date { block.readDates(column, of: fieldCount, into: &dates) }
    if let column = columns.endDate { block.readDates(column, of: fieldCount, into: &endDates) }
    for (part, column) in zip(DatePart.allCases, [columns.year, columns.month, columns.day]) {
      guard let column else { continue }
      block.readIntegers(column, of: fieldCount, into: &parts[part.rawValue])
    }
    if let column = columns.timestamp {
      block.readIntegers(column, of: fieldCount, into: &timestamps)
    }
    if let column = columns.longitude {
      block.readDecimals(column, of: fieldCount, into: &longitudes)
    }
    if let column = columns.latitude {
      block.readDecimals(column, of: fieldCount, into: &latitudes)
    }
    for kind in RowColumns.Deaths.allCases {
      guard let column = columns.deaths[kind.rawValue] else { continue }
      block.readIntegers(column, of: fieldCount, into: &deaths[kind.rawValue])
    }
    if let column = columns.precision {
      block.readCodes(column, of: fieldCount, into: &precisions)
    }
    if let column = columns.datePrecision {
      block.readCodes(column, of: fieldCount, into: &datePrecisions)
    }
    if let column = columns.id { block.readHashes(column, of: fieldCount, into: &hashes) }
    if !isUsed { forget() }
  }

  /// Marks every value but ids as one for the rules.
  private mutating func forget() {
    func marks<Value>(_ values: [Value], _ mark: Value) -> [Value] {
      Array(repeating: mark, count: values.count)
    }
    (dates, endDates) = (marks(dates, .min), marks(endDates, .min))
    (longitudes, latitudes) = (marks(longitudes, .nan), marks(latitudes, .nan))
    timestamps = marks(timestamps, .min)
    (parts, deaths) = (parts.map { marks($0, .min) }, deaths.map { marks($0, .min) })
    (precisions, datePrecisions) = (marks(precisions, 0), marks(datePrecisions, 0))
  }

  /// `YYYY-MM-DD`.
  @inline(__always)
  func date(_ record: Int) -> Day? { Day(rawValue: Int32(clamping: dates[record])) }

  @inline(__always)
  func endDate(_ record: Int) -> Day? { Day(rawValue: Int32(clamping: endDates[record])) }

  /// A whole number that may be a part of a date.
  func part(_ part: DatePart, _ record: Int) -> Int? {
    let number = parts[part.rawValue][record]
    return (0...9_999).contains(number) ? Int(number) : nil
  }

  /// Seconds since 1970 in ten digits; four would be a year.
  @inline(__always)
  func timestamp(_ record: Int) -> Int64? {
    (1_000_000_000..<4_102_444_800).contains(timestamps[record]) ? timestamps[record] : nil
  }

  @inline(__always)
  func point(_ record: Int) -> (longitude: Double, latitude: Double)? {
    let (x, y) = (longitudes[record], latitudes[record])
    return x.isNaN || y.isNaN ? nil : (x, y)
  }

  @inline(__always)
  func deaths(_ kind: RowColumns.Deaths, _ record: Int) -> Int32? {
    let number = deaths[kind.rawValue][record]
    return number < 0 ? nil : Int32(exactly: number)
  }

  /// A code of one byte, 0 for another.
  @inline(__always)
  func precision(_ record: Int) -> UInt8 { precisions[record] }

  @inline(__always)
  func datePrecision(_ record: Int) -> UInt8 { datePrecisions[record] }

  /// The hash of an id.
  @inline(__always)
  func idHash(_ record: Int) -> UInt64? { hashes[record] == 0 ? nil : hashes[record] }
}

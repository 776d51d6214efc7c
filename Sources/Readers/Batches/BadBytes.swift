/// Rows that were rejected because some bytes of them are no text.
struct BadBytes: Sendable, Equatable {
  /// By what the bytes look like.
  private var counts = Array(repeating: 0, count: LikelyEncoding.allCases.count)
  /// Of the first.
  private(set) var line: Int?

  var count: Int { counts.reduce(0, +) }

  /// What most of the bytes look like; nil where there are none.
  var likely: LikelyEncoding? {
    guard count > 0 else { return nil }
    return LikelyEncoding.allCases.max {
      // Equal counts: the first.
      (counts[$0.rawValue], $1.rawValue) < (counts[$1.rawValue], $0.rawValue)
    }
  }

  mutating func add(_ likely: LikelyEncoding, line: () -> Int) {
    if self.line == nil { self.line = line() }
    counts[likely.rawValue] += 1
  }

  mutating func append(_ next: BadBytes, linesBefore: Int) {
    line = line ?? next.line.map { $0 + linesBefore }
    for index in counts.indices { counts[index] += next.counts[index] }
  }
}

extension IncidentInput {
  /// Why a row is rejected: bytes are judged by the encoding in which they were read.
  func reason(of fault: RowFault) -> String {
    guard fault.likely != nil, let encoding = options.encoding, !encoding.isUTF8 else {
      return fault.reason
    }
    return "holds bytes that are no text in \(encoding.name), as --encoding says"
  }

  /// Refuses an input of which one row in twenty and more is no text: where names have letters beyond
  /// ASCII in some provinces alone, the rest would not stand for the whole.
  ///
  /// - Parameter account: of all rows.
  /// - Throws: `ReadingError.badData`.
  func checkBytes(_ account: RowAccount) throws(ReadingError) {
    let bad = account.badBytes
    guard options.refusesManyBadBytes, bad.count * 20 > account.rowCount, let likely = bad.likely
    else { return }
    let rows = "\(bad.count) of \(account.rowCount) rows"
    let place = FilePosition(file: path, line: bad.line)
    if let encoding = options.encoding, !encoding.isUTF8 {
      let found = "\(rows) hold bytes that are no text in \(encoding.name)"
      throw .badData(at: place, .needsEncoding(found: found, likely: nil))
    }
    throw .badData(
      at: place, .needsEncoding(found: "\(rows) are not UTF-8", likely: likely.name))
  }
}

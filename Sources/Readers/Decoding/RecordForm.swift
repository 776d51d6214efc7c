internal import Columnar

/// What makes a record no row, beside the values of its fields: its quoting, its number of fields,
/// its length, its bytes.
struct RecordForm {
  private let header: [[UInt8]]
  private let maxFieldBytes: Int
  private let checksEveryField: Bool

  init(_ layout: ColumnLayout, options: ReadingOptions, checksEveryField: Bool) {
    header = layout.header.map { Array($0.utf8) }
    maxFieldBytes = options.limits.maxFieldBytes
    self.checksEveryField = checksEveryField
  }

  /// - Parameter fault: what cutting found wrong.
  /// - Throws: `RowFault` for the first thing that is wrong.
  @inline(__always)
  func check(_ record: borrowing RecordView, _ fault: RowFault?) throws(RowFault) {
    if checksEveryField { try checkText(of: record) }
    if let fault { throw fault }
    guard record.fieldCount == header.count else {
      let fields = record.fieldCount == 1 ? "1 field" : "\(record.fieldCount) fields"
      throw RowFault(reason: "the row has \(fields), expected \(header.count)")
    }
    if record.end &- record.start > maxFieldBytes { try checkLengths(of: record) }
    // Hardly any row begins with an empty field, or as the header does.
    let first = record.content(0).trimmed
    if first.isEmpty { try checkContent(of: record) }
    if mayBeHeader(first) { try checkForHeader(record) }
  }

  private func checkLengths(of record: borrowing RecordView) throws(RowFault) {
    for column in header.indices {
      let count = record.content(column).count
      if count > maxFieldBytes {
        throw RowFault(column: column, reason: "has \(count) bytes, more than \(maxFieldBytes)")
      }
    }
  }

  private func checkContent(of record: borrowing RecordView) throws(RowFault) {
    for column in header.indices where !record.content(column).trimmed.isEmpty { return }
    throw RowFault(reason: "every field of the row is empty")
  }

  /// Whether a first field may be that of the header; it is longer where quotes are doubled.
  @inline(__always)
  private func mayBeHeader(_ first: borrowing FieldValue) -> Bool {
    guard first.count >= header[0].count else { return false }
    return first.count == header[0].count || first.isQuoted && header[0].contains(.quote)
  }

  private func checkForHeader(_ record: borrowing RecordView) throws(RowFault) {
    for column in header.indices {
      guard record.content(column).trimmed.text.elementsEqual(header[column]) else { return }
    }
    throw RowFault(reason: "the header is repeated")
  }

  private func checkText(of record: borrowing RecordView) throws(RowFault) {
    if textFault(record.whole) == nil { return }
    for column in 0..<record.fieldCount {
      if let fault = textFault(record.content(column).span, column: column) { throw fault }
    }
  }
}

/// Why bytes are no text, nil where they are: NUL bytes and bytes that are not UTF-8.
///
/// - Complexity: O(bytes).
func textFault(_ bytes: Span<UInt8>, column: Int? = nil) -> RowFault? {
  guard let bad = firstInvalidUTF8(bytes, withNUL: false) else { return nil }
  if bytes[bad] == 0 { return RowFault(column: column, reason: "holds a NUL byte, expected text") }
  var copy: [UInt8] = []
  append(bytes, to: &copy)
  let likely = LikelyEncoding(copy[...])
  return RowFault(column: column, reason: likely.reason, likely: likely)
}

internal import Columnar
internal import Incidents

/// What makes a record no row, beside the values of its fields: its quoting, its number of fields,
/// its length, its bytes.
struct RecordForm {
  private let fieldCount: Int
  private let maxFieldBytes: Int
  private let checksEveryField: Bool
  /// Whether records without any value may come here: features, and rows of one column in quotes.
  private let maybeEmpty: Bool

  init(_ layout: ColumnLayout, options: ReadingOptions, checksEveryField: Bool) {
    fieldCount = layout.header.count
    maybeEmpty = layout.format == .geojson || fieldCount == 1
    maxFieldBytes = options.limits.maxFieldBytes
    self.checksEveryField = checksEveryField
  }

  /// - Parameter fault: what cutting found wrong.
  /// - Throws: `RowFault` for the first thing that is wrong.
  @inline(__always)
  func check(_ record: borrowing RecordView, _ fault: RowFault?) throws(RowFault) {
    if checksEveryField { try checkText(of: record) }
    if let fault { throw fault }
    guard record.fieldCount == fieldCount else {
      let fields = record.fieldCount == 1 ? "1 field" : "\(record.fieldCount) fields"
      throw RowFault(reason: "the row has \(fields), expected \(fieldCount)")
    }
    if record.end &- record.start > maxFieldBytes { try checkLengths(of: record) }
    if maybeEmpty { try checkContent(of: record) }
  }

  private func checkLengths(of record: borrowing RecordView) throws(RowFault) {
    for column in 0..<fieldCount {
      let count = record.content(column).count
      if count > maxFieldBytes {
        throw RowFault(column: column, reason: "has \(count) bytes, more than \(maxFieldBytes)")
      }
    }
  }

  private func checkContent(of record: borrowing RecordView) throws(RowFault) {
    for column in 0..<fieldCount where !record.content(column).trimmed.isEmpty { return }
    throw RowFault(reason: "every field of the row is empty")
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

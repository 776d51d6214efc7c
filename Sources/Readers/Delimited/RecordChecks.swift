/// What makes a record of delimited text no row, beside the values of its fields.
struct RecordChecks {
  let header: [String]
  let limits: ReadingLimits

  /// What is wrong with a row as a row: its bytes, its quoting, its number of fields.
  ///
  /// - Parameters:
  ///   - scanner: the one that cut the record.
  ///   - span: where the record lies in its bytes.
  func problem(
    of record: Record, cutBy scanner: DelimitedScanner, span: Range<Int>
  ) -> RecordProblem? {
    if let problem = byteProblem(of: record, span: span) { return problem }
    if let column = scanner.malformedField {
      return RecordProblem(
        column: column, reason: "goes on after its closing quote, expected a delimiter")
    }
    guard scanner.fieldCount == header.count else {
      let fields = scanner.fieldCount == 1 ? "1 field" : "\(scanner.fieldCount) fields"
      return RecordProblem(reason: "the row has \(fields), expected \(header.count)")
    }
    if span.count > limits.maxFieldBytes,
      let column = record.fields.firstIndex(where: { $0.bytes.count > limits.maxFieldBytes })
    {
      return RecordProblem(
        column: column,
        reason: "has \(record.fields[column].bytes.count) bytes, more than \(limits.maxFieldBytes)")
    }
    if record.fields.indices.allSatisfy({ record.content($0).trimmed.isEmpty }) {
      return RecordProblem(reason: "every field of the row is empty")
    }
    return isHeader(record) ? RecordProblem(reason: "the header is repeated") : nil
  }

  /// Whether a record is a blank line: a single field of nothing but spaces.
  func isBlank(_ record: Record, cutBy scanner: DelimitedScanner) -> Bool {
    guard scanner.fieldCount == 1, let field = record.fields.first else { return false }
    return field.bytes == field.source && record.bytes[field.bytes].allSatisfy { $0 == .space }
  }

  private func isHeader(_ record: Record) -> Bool {
    header.indices.allSatisfy {
      record.content($0).trimmed.elementsEqual(header[$0].utf8)
    }
  }

  /// NUL bytes and bytes that are not UTF-8; most rows are plain ASCII and pass at once.
  private func byteProblem(of record: Record, span: Range<Int>) -> RecordProblem? {
    guard !isPlainASCII(record.bytes.span, span) else { return nil }
    for (column, field) in record.fields.enumerated() {
      let slice = record.bytes[field.source]
      if slice.contains(0) {
        return RecordProblem(column: column, reason: "holds a NUL byte, expected text")
      }
      if let index = firstInvalidUTF8(slice) {
        let byte = String(record.bytes[index], radix: 16, uppercase: true)
        let remedy = "if the file is Latin-1 or Windows-1252, convert it"
        return RecordProblem(
          column: column, reason: "is not UTF-8 (byte 0x\(byte)); \(remedy)")
      }
    }
    return nil
  }
}

/// Whether all bytes are in 1...0x7F.
private func isPlainASCII(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
  var all: UInt8 = 0
  var hasNull: UInt8 = 0
  for index in range {
    all |= bytes[index]
    hasNull |= bytes[index] == 0 ? 1 : 0
  }
  return all < 0x80 && hasNull == 0
}

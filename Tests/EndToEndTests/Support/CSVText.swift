/// The records of a table, read by RFC 4180 alone: lines end in LF, CR or CRLF, quotes double.
func csvRecords(_ text: String, delimiter: Unicode.Scalar = ",") -> [[String]] {
  var records: [[String]] = []
  var record: [String] = []
  var field = String.UnicodeScalarView()
  var isQuoted = false
  var scalars = Array(text.unicodeScalars)[...]
  if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
  func endField() {
    record.append(String(field))
    field = String.UnicodeScalarView()
  }
  func endRecord() {
    endField()
    // A line without anything on it is no record.
    if record != [""] { records.append(record) }
    record = []
  }
  while let scalar = scalars.popFirst() {
    switch (scalar, isQuoted) {
    case ("\"", true) where scalars.first == "\"": field.append(scalars.removeFirst())
    case ("\"", true): isQuoted = false
    case ("\"", false) where field.isEmpty: isQuoted = true
    case (delimiter, false): endField()
    case ("\r", false):
      if scalars.first == "\n" { scalars.removeFirst() }
      endRecord()
    case ("\n", false): endRecord()
    default: field.append(scalar)
    }
  }
  if !field.isEmpty || !record.isEmpty { endRecord() }
  return records
}

/// The rows of a table by header.
func csvRows(_ text: String) -> [[String: String]] {
  let records = csvRecords(text)
  guard let header = records.first else { return [] }
  return records.dropFirst().map { record in
    Dictionary(zip(header, record)) { first, _ in first }
  }
}

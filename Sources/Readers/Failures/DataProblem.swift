public import Incidents
internal import Text

/// What is wrong with the contents of an input as a whole.
public enum DataProblem: Sendable, Equatable {
  /// No bytes, or nothing but blank lines.
  case empty
  /// A file of another kind, such as "a gzip archive", and how to make text of it.
  case notText(kind: String, remedy: String)
  /// Bytes that are not UTF-8 where everything depends on them.
  case notUTF8(encoding: String?)
  /// Text in another encoding than the one it was read in, and the name of that which is likely.
  case needsEncoding(found: String, likely: String?)
  case tooLarge(limit: Int)
  case tooManyColumns(count: Int, limit: Int)
  /// A quoted field is open until the end of the file.
  case unbalancedQuote
  /// A record has more than `limit` bytes.
  case recordTooLong(limit: Int)
  /// The header lacks columns without which no row can be read.
  case missingColumns([IncidentField], format: SourceFormat, header: [String], looksLikeData: Bool)
  /// A column mapping names a header that the file does not have.
  case unknownHeader(String, field: IncidentField, suggestion: String?, header: [String])
  /// A header that is needed stands over several columns, counted from 1.
  case repeatedHeader(String, columns: [Int])
  /// Nobody said whether columns of whole numbers say how many incidents a row stands for.
  case undecidedCount([String], examples: [Int64])
  /// The dates of a column could mean several days.
  case unclearDates(UnclearDates)
  /// A line among the rows is a header, and not the one that the table begins with.
  case otherHeader([String], header: [String])
  /// Something else, in words; `feature` names the part of a layer where it was found.
  case unexpected(feature: String? = nil, found: String, expected: String, help: String)
}

extension DataProblem {
  /// What was found and what was expected.
  public var message: String {
    switch self {
    case .empty: "the file is empty, expected a header and rows"
    case .notText(let kind, _): "is \(kind), expected a text file (CSV, TSV or GeoJSON)"
    case .notUTF8(let encoding):
      "the text is \(encoding.map { "encoded in \($0)" } ?? "not UTF-8"), expected UTF-8"
    case .needsEncoding(let found, _): "\(found), expected text in one known encoding"
    case .tooLarge(let limit): "has more than \(limit) bytes, the most that are read"
    case .tooManyColumns(let count, let limit):
      "the header has \(count) columns, expected at most \(limit)"
    case .unbalancedQuote: "a quoted field that begins here never ends, expected a closing quote"
    case .recordTooLong(let limit):
      "the row that begins here has more than \(limit) bytes, expected a shorter one"
    case .missingColumns(let fields, let format, let header, let looksLikeData):
      "no column for \(list(fields.map(\.rawValue))) in this \(format.displayName) header"
        + (looksLikeData ? ", which looks like a row of data" : "")
        + "; it has \(list(header))"
    case .unknownHeader(let name, let field, _, let header):
      "no column '\(name)' for \(field.rawValue); the header has \(list(header))"
    case .repeatedHeader(let name, let columns):
      "'\(name)' is the header of columns \(list(columns.map(String.init))), expected one"
    case .undecidedCount(let headers, let examples):
      "\(list(headers.map { "'\($0)'" })) may say how many incidents a row stands for (values such "
        + "as \(examples.map(String.init).joined(separator: ", ")))"
    case .unclearDates(let dates): dates.message
    case .otherHeader(let cells, let header):
      "another header stands among the rows: \(list(cells)); expected \(list(header)) throughout"
    case .unexpected(let feature, let found, let expected, _):
      (feature.map { "\($0): " } ?? "") + "\(found), expected \(expected)"
    }
  }

  /// What to do about it; may be empty.
  public var help: String {
    switch self {
    case .empty: "check that the download or export is complete"
    case .notText(_, let remedy): remedy
    case .notUTF8(let encoding):
      "convert it: iconv -f \(encoding ?? "WINDOWS-1252") -t UTF-8 FILE > NEW"
    case .needsEncoding(_, let likely):
      "name the encoding of the file: --encoding "
        + (likely.map { "\($0.lowercased()) (which looks likely)" } ?? "NAME")
    case .tooLarge: "split the file, or raise --max-input-bytes"
    case .tooManyColumns: "check the delimiter, or raise --max-columns"
    case .unbalancedQuote: "close the quote; a quote inside a quoted field is written twice"
    case .recordTooLong: "look for a quote there that is never closed"
    case .missingColumns(let fields, let format, let header, let looksLikeData):
      (looksLikeData ? "put a header line first, or " : "")
        + "name the columns: --columns "
        + fields.map { assignment($0, format, header) }.joined(separator: ",")
    case .unknownHeader(_, let field, let suggestion, _):
      suggestion.map { "did you mean \(field.rawValue)=\($0)?" }
        ?? "write \(field.rawValue)=HEADER with a header of the file"
    case .repeatedHeader: "rename one of the columns"
    case .undecidedCount(let headers, _):
      "if so, name it: --columns \(countAssignment(headers)); if a row is one incident: "
        + "--columns count="
    case .unclearDates(let dates): dates.help
    case .otherHeader:
      "split the file above that line, and name both parts as inputs (with --pool where it is asked)"
    case .unexpected(_, _, _, let help): help
    }
  }

  /// The problem of a table, whose encoding the user can name.
  var namingFlag: DataProblem {
    guard case .notUTF8(let encoding) = self else { return self }
    return .needsEncoding(
      found: "the text is \(encoding.map { "in \($0)" } ?? "not UTF-8")", likely: encoding)
  }

  /// The assignment of columns of counts: of the least and the most, where the headers say so.
  private func countAssignment(_ headers: [String]) -> String {
    func isBound(_ header: String, _ words: Set<Substring>) -> Bool {
      !words.isDisjoint(with: normalizedHeader(header).split(separator: "_"))
    }
    let low = headers.first { isBound($0, ["minimum", "min", "least", "low"]) }
    let high = headers.first { isBound($0, ["maximum", "max", "most", "high"]) }
    let best = headers.first { $0 != low && $0 != high }
    let parts = [("count", best), ("count_low", low), ("count_high", high)]
    return parts.compactMap { key, header in header.map { "\(key)=\($0)" } }.joined(separator: ",")
  }

  /// What names the column of a field, or the columns of a date's parts where these are seen.
  private func assignment(
    _ field: IncidentField, _ format: SourceFormat, _ header: [String]
  ) -> String {
    let parts = field == .date ? datePartHeaders(in: header) : []
    if !parts.isEmpty {
      return parts.map { "\($0.field.rawValue)=\($0.header.shortened(to: 40))" }
        .joined(separator: ",")
    }
    return "\(field.rawValue)=\(guess(field, format, header) ?? "HEADER")"
  }

  /// The header that a field's usual name may be a misspelling of.
  private func guess(
    _ field: IncidentField, _ format: SourceFormat, _ header: [String]
  ) -> String? {
    guard let name = headerNames(format)[field]?.first else { return nil }
    return nearMiss(to: name, in: header)?.shortened(to: 40)
  }

  /// The first twelve names, quoted where that helps, and a count of the rest.
  private func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { $0.isEmpty ? "''" : $0.shortened(to: 40) }
    let rest = names.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}

extension InputBytes {
  /// The lines of a text as a table of one column, so that they can be read as rows.
  ///
  /// Empty lines stay rows; a line feed at the end begins no further line.
  /// - Parameter header: the name of the column.
  /// - Throws: `ReadingError.badData` for bytes that are no text.
  public func linesAsTable(header: String) throws(ReadingError) -> InputBytes {
    var table = Array("\(header)\n".utf8)
    var lines = bytes.split(separator: .lineFeed, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines {
      table.append(.quote)
      for byte in line.last == .carriageReturn ? line.dropLast() : line {
        if byte == .quote { table.append(.quote) }
        table.append(byte)
      }
      table.append(contentsOf: [.quote, .lineFeed])
    }
    return try InputBytes(table, path: path, checksum: .none)
  }
}

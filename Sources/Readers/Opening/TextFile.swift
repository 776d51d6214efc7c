/// The whole text of a small file, such as a query written down.
///
/// - Throws: `ReadingError` for a file that is missing, empty, oversized or not UTF-8.
public func readText(path: String) throws(ReadingError) -> String {
  let limit = 16 << 20
  let input = try InputBytes(loading: .file(path: path), limit: limit, checksum: .none)
  guard let invalid = firstInvalidUTF8(input.bytes.span) else {
    return String(decoding: input.bytes, as: UTF8.self)
  }
  let place = SourceMap(input.bytes).position(of: invalid)
  throw .badData(
    at: FilePosition(file: path, line: place.line, column: place.column),
    .notUTF8(encoding: nil))
}

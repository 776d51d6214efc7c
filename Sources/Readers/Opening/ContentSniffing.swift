/// How many bytes of an input tell what kind of file it is.
let sniffedBytes = 1 << 16

/// Why bytes are no text that can be read, judged by how they begin; nil when nothing speaks
/// against them.
///
/// Beyond the first line nothing is judged: a bad byte there is a matter of one row.
/// - Parameter checksFirstLine: whether the first line must be UTF-8; in a table it may be a title.
func contentProblem(_ bytes: [UInt8], checksFirstLine: Bool = true) -> DataProblem? {
  guard !bytes.isEmpty else { return .empty }
  let start = bytes.prefix(sniffedBytes)
  if let kind = otherKind(start) { return kind }
  if let encoding = wideEncoding(start) { return .notUTF8(encoding: encoding) }
  if looksLikeMarkup(start) {
    return .notText(
      kind: "a web page or XML", remedy: "download the data itself; a login may be needed")
  }
  let lineEnd = start.firstIndex { $0 == .lineFeed || $0 == .carriageReturn }
  let line = start[..<(lineEnd ?? start.endIndex)]
  if line.contains(0) {
    return .notText(kind: "a binary file (it holds NUL bytes)", remedy: "export it as CSV")
  }
  guard checksFirstLine, let bad = firstInvalidUTF8(line.span) else { return nil }
  let isCut = lineEnd == nil && start.count < bytes.count && bad >= start.endIndex - 3
  return isCut ? nil : .notUTF8(encoding: nil)
}

/// The byte order mark of UTF-8.
let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

/// What kind of file other than text begins with some bytes.
func otherKind(_ start: ArraySlice<UInt8>) -> DataProblem? {
  fileKinds.first { start.starts(with: $0.signature) }
    .map { .notText(kind: $0.name, remedy: $0.remedy) }
}

/// UTF-16 or UTF-32, by the byte order mark, by NULs in every other byte of the first four, or by
/// NULs that stand on one side of their pairs: half of all bytes where letters are ASCII, those of
/// delimiters and line breaks in any script.
func wideEncoding(_ start: ArraySlice<UInt8>) -> String? {
  if start.starts(with: [0xFF, 0xFE, 0, 0]) || start.starts(with: [0, 0, 0xFE, 0xFF]) {
    return "UTF-32"
  }
  if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
  guard start.count >= 4 else { return nil }
  let isNull = start.prefix(4).map { $0 == 0 }
  if isNull == [false, true, false, true] { return "UTF-16LE" }
  if isNull == [true, false, true, false] { return "UTF-16BE" }
  if isNull == [false, true, true, true] { return "UTF-32LE" }
  if isNull == [true, true, true, false] { return "UTF-32BE" }
  var nulls = (first: 0, second: 0)
  let sample = start.prefix(4096)
  for (index, byte) in sample.enumerated() where byte == 0 {
    if index.isMultiple(of: 2) { nulls.first += 1 } else { nulls.second += 1 }
  }
  let (few, many) = (min(nulls.first, nulls.second), max(nulls.first, nulls.second))
  guard many > 3, many * 20 > sample.count, few * 50 < many else { return nil }
  return nulls.first < nulls.second ? "UTF-16LE" : "UTF-16BE"
}

private let fileKinds: [(signature: [UInt8], name: String, remedy: String)] = [
  ([0x1F, 0x8B], "a gzip archive", "decompress it first: gunzip -c FILE > NEW"),
  ([0x42, 0x5A, 0x68], "a bzip2 archive", "decompress it first: bunzip2 -c FILE > NEW"),
  ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive", "decompress it first: unxz -c FILE > NEW"),
  ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive", "decompress it first: unzstd -c FILE > NEW"),
  (
    [0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an Excel workbook",
    "unpack it, or save the sheet as CSV UTF-8"
  ),
  ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook", "save the sheet as CSV UTF-8"),
  (
    Array("SQLite format 3".utf8), "an SQLite database or GeoPackage",
    "convert it: ogr2ogr -f GeoJSON -lco RFC7946=YES NEW FILE"
  ),
  (Array("%PDF".utf8), "a PDF document", "download the data itself"),
]

private func looksLikeMarkup(_ start: ArraySlice<UInt8>) -> Bool {
  let text = start.starts(with: byteOrderMark) ? start.dropFirst(3) : start
  let first = text.drop { $0 == .space || $0 == .lineFeed || $0 == .carriageReturn || $0 == .tab }
  guard first.first == UInt8(ascii: "<"), let second = first.dropFirst().first else { return false }
  return second == UInt8(ascii: "!") || second == UInt8(ascii: "?") || second.isASCIILetter
}

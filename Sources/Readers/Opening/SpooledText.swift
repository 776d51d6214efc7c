/// A stream that was copied to a temporary file, as text in UTF-8.
struct SpooledText: Sendable {
  let file: RandomAccessFile
  /// Of the bytes as they came.
  let sha256: String?
  /// What the text was converted from, nil for UTF-8.
  let encoding: TextEncoding?
  /// Whether a byte order mark told of the encoding.
  let isMarked: Bool
  /// Whether the text begins with letters beyond ASCII that are right in UTF-8, though it is
  /// converted.
  let isAlsoUTF8: Bool

  /// Copies a stream, which is refused as soon as it is too much or is seen to be no text.
  ///
  /// - Throws: `ReadingError.io`; `.badData` for what is no text, too large, a damaged archive, or in
  ///   another encoding than its mark says.
  init(
    _ handle: consuming InputHandle, path: String, options: ReadingOptions
  ) throws(ReadingError) {
    var stream = TextStream(
      handle, path: path, limit: options.limits.maxSpooledBytes, checksum: options.checksum)
    var block = [UInt8](repeating: 0, count: 1 << 20)
    var start: [UInt8] = []
    while start.count < sniffedBytes {
      let count = try stream.read(into: &block)
      if count == 0 { break }
      start += block[..<count]
    }
    let source = try Self.source(of: start, path: path, asked: options.encoding)
    var copy = TextCopy(
      try SpoolFile(path: path), try Self.conversion(from: source, path: path), path: path,
      options: options)
    try copy.add(start, count: start.count)
    while true {
      let count = try stream.read(into: &block)
      if count == 0 { break }
      try copy.add(block, count: count)
    }
    file = try copy.finish()
    sha256 = stream.sha256()
    encoding = source?.from
    isMarked = source.map { $0.mark > 0 } ?? false
    isAlsoUTF8 = source != nil && isTextBeyondASCII(start)
  }

  private static func source(
    of start: [UInt8], path: String, asked: TextEncoding?
  ) throws(ReadingError) -> (from: TextEncoding, mark: Int)? {
    do throws(DataProblemError) {
      if let problem = otherKind(start[...]) { throw DataProblemError(problem) }
      return try sourceEncoding(ofText: start[...], asked: asked)
    } catch {
      throw .badData(at: FilePosition(file: path), error.problem)
    }
  }
}

extension SpooledText {
  private static func conversion(
    from source: (from: TextEncoding, mark: Int)?, path: String
  ) throws(ReadingError) -> TextConversion? {
    guard let source else { return nil }
    if let conversion = TextConversion(from: source.from, mark: source.mark) { return conversion }
    throw .badData(
      at: FilePosition(file: path),
      .unexpected(
        found: "the text is in \(source.from.name), which iconv does not know here",
        expected: "UTF-8", help: "convert it elsewhere"))
  }
}

/// Whether some bytes are UTF-8 and not ASCII; at their end a character may be cut.
private func isTextBeyondASCII(_ bytes: [UInt8]) -> Bool {
  guard bytes.contains(where: { $0 >= 0x80 }) else { return false }
  return firstInvalidUTF8(bytes.span).map { $0 >= bytes.count - 3 } ?? true
}

/// Where the text of a stream goes.
private struct TextCopy: ~Copyable {
  private let file: SpoolFile
  private let path: String
  private let options: ReadingOptions
  private var conversion: TextConversion?
  private var count = 0
  /// How the text begins, while it is not yet known to be text.
  private var start: [UInt8] = []
  private var isChecked = false

  init(
    _ file: consuming SpoolFile, _ conversion: consuming TextConversion?, path: String,
    options: ReadingOptions
  ) {
    self.file = file
    self.conversion = conversion
    self.path = path
    self.options = options
  }

  /// Adds the next bytes of the stream.
  mutating func add(_ block: [UInt8], count: Int) throws(ReadingError) {
    if conversion == nil { return try write(block, count: count) }
    let text = conversion?.convert(block[..<count]) ?? []
    try write(text, count: text.count)
  }

  private mutating func write(_ text: [UInt8], count: Int) throws(ReadingError) {
    if !isChecked {
      start += text[..<min(count, sniffedBytes + 1 - start.count)]
      if start.count > sniffedBytes { try check() }
    }
    try file.write(text, count: count)
    self.count += count
    guard self.count <= options.limits.maxSpooledBytes else {
      throw .badData(
        at: FilePosition(file: path), .tooLarge(limit: options.limits.maxSpooledBytes))
    }
    options.progress?(self.count, nil)
  }

  /// - Throws: `ReadingError.badData` for bytes that begin no text; whoever reads on asks for the
  ///   encoding.
  private mutating func check() throws(ReadingError) {
    isChecked = true
    guard let problem = contentProblem(start, checksFirstLine: false) else { return }
    if case .notUTF8 = problem { return }
    throw .badData(at: FilePosition(file: path), problem)
  }

  /// Ends the text.
  mutating func finish() throws(ReadingError) -> RandomAccessFile {
    let text = conversion?.finish() ?? []
    try write(text, count: text.count)
    if !isChecked { try check() }
    return try file.reopened(byteCount: count)
  }
}

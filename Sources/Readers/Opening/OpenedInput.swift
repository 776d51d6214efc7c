/// An input that is open for any number of readers and passes.
///
/// A regular file in UTF-8 is read where it lies. Standard input, a pipe, a gzip archive and a text in
/// another encoding are first written to a temporary file without a name, in UTF-8, so that they can
/// be read more than once and in parts.
public struct OpenedInput: Sendable {
  /// The path as it was given, or `-`.
  public let path: String
  let file: RandomAccessFile
  /// What was found out while the input was spooled, nil where it was not.
  let spooled: SpooledText?

  /// Opens an input.
  ///
  /// - Throws: `ReadingError.noInput`, `.io`; `.badData` for a stream that is no text, too large, or
  ///   a damaged archive.
  /// - Complexity: O(1) for a regular file that is no archive, O(bytes) for others.
  public init(_ source: InputSource, options: ReadingOptions) throws(ReadingError) {
    path = source.path
    let handle: InputHandle
    switch source {
    case .file(let path):
      if let file = try RandomAccessFile(path: path),
        try !file.mustBeSpooled(as: options.encoding)
      {
        self.file = file
        spooled = nil
        return
      }
      handle = try InputHandle(path: path)
    case .standardInput: handle = try InputHandle()
    }
    let spooled = try SpooledText(handle, path: source.path, options: options)
    (file, self.spooled) = (spooled.file, spooled)
  }

  /// Bytes in memory that stand for a file.
  public init(_ bytes: [UInt8], path: String) {
    self.path = path
    file = RandomAccessFile(bytes, path: path)
    spooled = nil
  }

  /// The lines of an input as a table of one column, so that they can be read as rows.
  ///
  /// Empty lines stay rows; a line feed at the end begins no further line.
  /// - Parameters:
  ///   - source: is read to its end.
  ///   - header: the name of the column.
  /// - Throws: as `init`.
  public init(
    linesOf source: InputSource, header: String, options: ReadingOptions
  ) throws(ReadingError) {
    let text = try InputBytes(
      loading: source, limit: options.limits.maxInputBytes, checksum: .none,
      encoding: options.encoding)
    var table = Array("\(header)\n".utf8)
    var lines = text.bytes.split(separator: .lineFeed, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines {
      table.append(.quote)
      for byte in line.last == .carriageReturn ? line.dropLast() : line {
        if byte == .quote { table.append(.quote) }
        table.append(byte)
      }
      table.append(contentsOf: [.quote, .lineFeed])
    }
    self.init(table, path: source.path)
  }

  public var byteCount: Int { file.byteCount }

  /// The first bytes, enough to tell what kind of file it is.
  ///
  /// - Throws: `ReadingError.io`; `.badData` for bytes that begin no text.
  func start() throws(ReadingError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: min(byteCount, sniffedBytes + 1))
    try file.read(0..<bytes.count, into: &bytes)
    if let problem = contentProblem(bytes, checksFirstLine: false) {
      throw .badData(at: FilePosition(file: path), problem.namingFlag)
    }
    return bytes
  }

  /// What is to be said about the encoding.
  var encodingNotes: [String] {
    guard let encoding = spooled?.encoding else { return [] }
    guard spooled?.isMarked == false else {
      return ["The text is in \(encoding.name), as its byte order mark says."]
    }
    let doubt = "It is valid UTF-8 as well, which --encoding would be wrong for."
    return ["The text is read as \(encoding.name), as --encoding says."]
      + (spooled?.isAlsoUTF8 == true ? [doubt] : [])
  }

  /// The SHA-256 of the input in lowercase hexadecimal, nil where the mode does not ask for it.
  ///
  /// Of an archive it is that of the archive, of a text in another encoding that of its own bytes.
  /// - Throws: `ReadingError.io`.
  /// - Complexity: O(bytes).
  func sha256(_ mode: ChecksumMode) throws(ReadingError) -> String? {
    if let spooled { return spooled.sha256 }
    guard mode.applies(toByteCount: byteCount), var hash = SHA256Handle() else { return nil }
    var block = [UInt8](repeating: 0, count: min(byteCount, 1 << 20))
    var offset = 0
    while offset < byteCount {
      let end = min(byteCount, offset + block.count)
      if end - offset < block.count { block.removeLast(block.count - (end - offset)) }
      try file.read(offset..<end, into: &block)
      guard hash.update(with: block) else { return nil }
      offset = end
    }
    return hash.digest().map(hexadecimal)
  }
}

extension RandomAccessFile {
  /// Whether the file has to be copied as text: an archive, or not in UTF-8.
  fileprivate func mustBeSpooled(as encoding: TextEncoding?) throws(ReadingError) -> Bool {
    if let encoding, !encoding.isUTF8 { return true }
    var start = [UInt8](repeating: 0, count: min(byteCount, 4))
    try read(0..<start.count, into: &start)
    if start.starts(with: [0x1F, 0x8B]) { return true }
    return ByteOrderMark(start[...]).map { !$0.encoding.isUTF8 } ?? false
  }
}

/// Bytes in lowercase hexadecimal.
func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".unicodeScalars)
  var text = ""
  for byte in bytes {
    text.unicodeScalars.append(digits[Int(byte >> 4)])
    text.unicodeScalars.append(digits[Int(byte & 15)])
  }
  return text
}

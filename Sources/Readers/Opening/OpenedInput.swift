/// An input that is open for any number of readers and passes.
///
/// A regular file is read where it lies. Standard input, a pipe and a gzip archive are first written
/// to a temporary file without a name, so that they can be read more than once and in parts.
public struct OpenedInput: Sendable {
  /// The path as it was given, or `-`.
  public let path: String
  let file: RandomAccessFile
  /// Of a spooled input, which is known when it was spooled.
  let spooledSHA256: String?
  let isSpooled: Bool

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
      if let file = try RandomAccessFile(path: path), try !file.isGzip() {
        self.file = file
        spooledSHA256 = nil
        isSpooled = false
        return
      }
      handle = try InputHandle(path: path)
    case .standardInput: handle = try InputHandle()
    }
    (file, spooledSHA256) = try spool(handle, path: source.path, options: options)
    isSpooled = true
  }

  /// Bytes in memory that stand for a file.
  public init(_ bytes: [UInt8], path: String) {
    self.path = path
    file = RandomAccessFile(bytes, path: path)
    spooledSHA256 = nil
    isSpooled = false
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
      loading: source, limit: options.limits.maxInputBytes, checksum: .none)
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
    try check(bytes, path: path)
    return bytes
  }

  /// The SHA-256 of the input in lowercase hexadecimal, nil where the mode does not ask for it.
  ///
  /// Of an archive it is that of the archive.
  /// - Throws: `ReadingError.io`.
  /// - Complexity: O(bytes).
  func sha256(_ mode: ChecksumMode) throws(ReadingError) -> String? {
    if isSpooled { return spooledSHA256 }
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
  /// Whether the file begins as gzip archives do.
  fileprivate func isGzip() throws(ReadingError) -> Bool {
    guard byteCount >= 2 else { return false }
    var start: [UInt8] = [0, 0]
    try read(0..<2, into: &start)
    return start == [0x1F, 0x8B]
  }
}

/// Writes a stream to a temporary file, refused as soon as it is too much or is seen to be no text.
private func spool(
  _ handle: consuming InputHandle, path: String, options: ReadingOptions
) throws(ReadingError) -> (RandomAccessFile, sha256: String?) {
  var stream = TextStream(
    handle, path: path, limit: options.limits.maxSpooledBytes, checksum: options.checksum)
  let file = try SpoolFile(path: path)
  var block = [UInt8](repeating: 0, count: 1 << 20)
  var start: [UInt8] = []
  var count = 0
  while true {
    let read = try stream.read(into: &block)
    if read == 0 { break }
    if start.count < sniffedBytes {
      start.append(contentsOf: block[..<min(read, sniffedBytes + 1 - start.count)])
      if start.count >= sniffedBytes { try check(start, path: path) }
    }
    try file.write(block, count: read)
    count += read
    options.progress?(count, nil)
  }
  if start.count < sniffedBytes { try check(start, path: path) }
  return (try file.reopened(byteCount: count), stream.sha256())
}

/// - Throws: `ReadingError.badData` for bytes that begin no text.
private func check(_ start: [UInt8], path: String) throws(ReadingError) {
  if let problem = contentProblem(start) {
    throw .badData(at: FilePosition(file: path), problem)
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

/// A whole input in memory: a layer, a table of words, a text.
struct InputBytes: Sendable {
  /// The path as it was given, or `-`.
  let path: String
  /// Lowercase hexadecimal, nil when it was not asked for or the input is too large for it.
  let sha256: String?
  let bytes: [UInt8]

  /// Reads an input to its end.
  ///
  /// - Throws: `ReadingError.noInput` for a missing or unreadable file, a directory, a device;
  ///   `.io`; `.badData` for an empty or oversized input and for one that is not UTF-8 text.
  /// - Complexity: O(bytes) time and memory.
  init(
    loading source: InputSource, limit: Int, checksum: ChecksumMode, encoding: TextEncoding? = nil
  ) throws(ReadingError) {
    var options = ReadingOptions()
    options.limits.maxSpooledBytes = min(options.limits.maxSpooledBytes, limit)
    options.checksum = checksum
    options.encoding = encoding
    try self.init(OpenedInput(source, options: options), limit: limit, checksum: checksum)
  }

  /// Reads an input that is open.
  ///
  /// - Throws: as `init(loading:limit:checksum:)`.
  init(_ input: OpenedInput, limit: Int, checksum: ChecksumMode) throws(ReadingError) {
    guard input.byteCount <= limit else {
      throw .badData(at: FilePosition(file: input.path), .tooLarge(limit: limit))
    }
    var bytes = [UInt8](repeating: 0, count: input.byteCount)
    try input.file.read(0..<bytes.count, into: &bytes)
    try self.init(bytes, path: input.path, sha256: input.sha256(checksum))
  }

  /// Some bytes, under the name that messages give them.
  ///
  /// - Throws: `ReadingError.badData` for no bytes, or bytes that are no UTF-8 text.
  init(_ bytes: [UInt8], path: String, sha256: String? = nil) throws(ReadingError) {
    if let problem = contentProblem(bytes) {
      throw .badData(at: FilePosition(file: path), problem)
    }
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
  }

  var byteCount: Int { bytes.count }

  /// The last component of the path, or `-`.
  var name: String { fileName(of: path) }
}

/// The last component of a path.
func fileName(of path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

/// Whether the first byte that is no space opens a JSON array or object.
func beginsJSON(_ bytes: [UInt8]) -> Bool {
  let text = bytes[(bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0)...]
  let first = text.first {
    $0 != .space && $0 != .tab && $0 != .lineFeed && $0 != .carriageReturn
  }
  return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
}

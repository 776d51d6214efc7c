/// The bytes of one input, read once; every pass over the input shares them.
public struct InputBytes: Sendable {
  /// The path as it was given, or `-`.
  public let path: String
  /// Lowercase hexadecimal, nil when it was not asked for or the input is too large for it.
  public let sha256: String?
  let bytes: [UInt8]

  /// Reads an input to its end.
  ///
  /// - Throws: `ReadingError.noInput` for a missing or unreadable file, a directory, a device;
  ///   `.io`; `.badData` for an empty or oversized input and for one that is not UTF-8 text.
  /// - Complexity: O(bytes) time and memory.
  public init(loading source: InputSource, options: ReadingOptions) throws(ReadingError) {
    var options = options
    options.limits.maxSpooledBytes = min(
      options.limits.maxSpooledBytes, options.limits.maxInputBytes)
    try self.init(OpenedInput(source, options: options), options: options)
  }

  /// Reads an input that is open.
  ///
  /// - Throws: as `init(loading:options:)`.
  public init(_ input: OpenedInput, options: ReadingOptions) throws(ReadingError) {
    let bytes = try input.bytes(limit: options.limits.maxInputBytes)
    let digest = try input.sha256(options.checksum)
    try self.init(bytes, path: input.path, sha256: digest)
  }

  /// Some bytes in memory, under the name that messages give them.
  ///
  /// - Throws: `ReadingError.badData` for no bytes, or bytes that are no UTF-8 text.
  public init(
    _ bytes: [UInt8], path: String, checksum: ChecksumMode = .auto
  ) throws(ReadingError) {
    let digest = checksum.applies(toByteCount: bytes.count) ? sha256Hexadecimal(bytes) : nil
    try self.init(bytes, path: path, sha256: digest)
  }

  private init(_ bytes: [UInt8], path: String, sha256: String?) throws(ReadingError) {
    if let problem = contentProblem(bytes) {
      throw .badData(at: FilePosition(file: path), problem)
    }
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
  }

  init(
    loading source: InputSource, limit: Int, checksum: ChecksumMode
  ) throws(ReadingError) {
    var options = ReadingOptions()
    options.limits.maxInputBytes = limit
    options.checksum = checksum
    try self.init(loading: source, options: options)
  }

  public var byteCount: Int { bytes.count }

  /// The last component of the path, or `-`.
  public var name: String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Whether the first byte that is no space opens a JSON array or object.
  var isJSON: Bool {
    let text = bytes[(bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0)...]
    let first = text.first {
      $0 != .space && $0 != .tab && $0 != .lineFeed && $0 != .carriageReturn
    }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }
}

/// The SHA-256 in lowercase hexadecimal, nil when OpenSSL fails.
private func sha256Hexadecimal(_ bytes: [UInt8]) -> String? {
  guard var hash = SHA256Handle(), hash.update(with: bytes) else { return nil }
  return hash.digest().map(hexadecimal)
}

func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".unicodeScalars)
  var text = ""
  for byte in bytes {
    text.unicodeScalars.append(digits[Int(byte >> 4)])
    text.unicodeScalars.append(digits[Int(byte & 15)])
  }
  return text
}

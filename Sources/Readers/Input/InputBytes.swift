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
    try self.init(
      loading: source, limit: options.limits.maxInputBytes, checksum: options.checksum,
      progress: options.progress)
  }

  /// Some bytes in memory, under the name that messages give them.
  ///
  /// - Throws: `ReadingError.badData` for no bytes, or bytes that are no UTF-8 text.
  public init(
    _ bytes: [UInt8], path: String, checksum: ChecksumMode = .auto
  ) throws(ReadingError) {
    if let problem = contentProblem(bytes) {
      throw .badData(at: FilePosition(file: path), problem)
    }
    self.path = path
    self.bytes = bytes
    sha256 = checksum.applies(toByteCount: bytes.count) ? sha256Hexadecimal(bytes) : nil
  }

  init(
    loading source: InputSource, limit: Int, checksum: ChecksumMode,
    progress: (@Sendable (Int, Int?) -> Void)? = nil
  ) throws(ReadingError) {
    let handle = try source.open()
    let bytes = try readAll(handle, path: source.path, limit: limit, progress: progress)
    try self.init(bytes, path: source.path, checksum: checksum)
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

extension InputSource {
  fileprivate func open() throws(ReadingError) -> InputHandle {
    switch self {
    case .file(let path): try InputHandle(path: path)
    case .standardInput: try InputHandle()
    }
  }
}

/// Everything that `handle` gives, refused as soon as it is too much or is seen to be no text.
private func readAll(
  _ handle: borrowing InputHandle, path: String, limit: Int,
  progress: (@Sendable (Int, Int?) -> Void)?
) throws(ReadingError) -> [UInt8] {
  let tooLarge = ReadingError.badData(at: FilePosition(file: path), .tooLarge(limit: limit))
  if let size = handle.byteCount, size > limit { throw tooLarge }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(handle.byteCount ?? 0)
  var block = [UInt8](repeating: 0, count: 1 << 20)
  var isSniffed = false
  while true {
    let count = try handle.read(into: &block)
    if count == 0 { return bytes }
    if bytes.count > limit - count { throw tooLarge }
    bytes.append(contentsOf: block[..<count])
    if !isSniffed, bytes.count >= sniffedBytes {
      isSniffed = true
      if let problem = contentProblem(bytes) {
        throw .badData(at: FilePosition(file: path), problem)
      }
    }
    if handle.byteCount == nil { progress?(bytes.count, nil) }
  }
}

/// The SHA-256 in lowercase hexadecimal, nil when OpenSSL fails.
private func sha256Hexadecimal(_ bytes: [UInt8]) -> String? {
  guard let digest = SHA256Handle()?.digest(of: bytes) else { return nil }
  let digits = Array("0123456789abcdef".unicodeScalars)
  var text = ""
  for byte in digest {
    text.unicodeScalars.append(digits[Int(byte >> 4)])
    text.unicodeScalars.append(digits[Int(byte & 15)])
  }
  return text
}

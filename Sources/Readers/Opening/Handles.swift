internal import CCrypto
internal import Foundation

/// Owns an open file, pipe or standard input.
@safe struct InputHandle: ~Copyable {
  private let descriptor: Int32
  private let file: String
  /// The size of a regular file, nil for a stream.
  let byteCount: Int?

  /// Opens a file or a pipe; anything that may never end is refused.
  ///
  /// - Throws: `ReadingError.noInput`.
  init(path: String) throws(ReadingError) {
    (descriptor, byteCount) = try openForReading(path)
    file = path
  }

  /// Standard input.
  ///
  /// - Throws: `ReadingError.noInput` when it is closed or a directory.
  init() throws(ReadingError) {
    try checkStandardInput()
    descriptor = STDIN_FILENO
    file = "-"
    byteCount = nil
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// Reads up to `block.count` bytes into the start of `block`; 0 at the end.
  ///
  /// - Throws: `ReadingError.io`.
  func read(into block: inout [UInt8]) throws(ReadingError) -> Int {
    while true {
      let count = unsafe block.withUnsafeMutableBytes { buffer in
        unsafe systemRead(descriptor, buffer.baseAddress, buffer.count)
      }
      if count >= 0 { return count }
      if errno != EINTR { throw .io(file: file, reason: errorText(errno)) }
    }
  }
}

/// Owns an open regular file, or some bytes in its place, that several workers read at once, each
/// where it likes.
@safe final class RandomAccessFile: Sendable {
  /// The size when it was opened.
  let byteCount: Int
  private let descriptor: Int32
  /// What is read where there is no descriptor.
  private let memory: [UInt8]
  private let path: String

  /// Nil for anything but a regular file.
  ///
  /// - Throws: `ReadingError.noInput`.
  convenience init?(path: String) throws(ReadingError) {
    // A pipe must not be opened to find out what it is: who writes to it would see it closed again.
    guard try fileType(of: path) == S_IFREG else { return nil }
    let (descriptor, size) = try openForReading(path)
    guard let size else {
      close(descriptor)
      return nil
    }
    self.init(descriptor: descriptor, path: path, byteCount: size)
  }

  /// A file that is open already, which this owns from now on.
  fileprivate init(descriptor: Int32, path: String, byteCount: Int) {
    self.descriptor = descriptor
    self.path = path
    self.byteCount = byteCount
    memory = []
  }

  /// Bytes that stand for a file.
  init(_ bytes: [UInt8], path: String) {
    descriptor = -1
    self.path = path
    byteCount = bytes.count
    memory = bytes
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Reads `range`, which lies in the file as it was opened, into `buffer` from `position` on.
  ///
  /// - Throws: `ReadingError.io` when that fails, or the file has become shorter.
  func read(
    _ range: Range<Int>, into buffer: inout [UInt8], at position: Int = 0
  ) throws(ReadingError) {
    precondition(position + range.count <= buffer.count, "the buffer is too small")
    guard descriptor >= 0 else {
      buffer.replaceSubrange(position..<position + range.count, with: memory[range])
      return
    }
    var done = 0
    while done < range.count {
      let offset = off_t(range.lowerBound + done)
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe pread(
          descriptor, bytes.baseAddress.map { unsafe $0 + (position + done) }, range.count - done,
          offset)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .io(file: path, reason: errorText(errno)) }
      if count == 0 { throw .io(file: path, reason: "it became shorter while it was read") }
      done += count
    }
  }

  /// - Throws: `ReadingError.io` when the file no longer has the size that it was opened with.
  func checkSize() throws(ReadingError) {
    guard descriptor >= 0 else { return }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw .io(file: path, reason: errorText(errno))
    }
    if Int(status.st_size) != byteCount {
      throw .io(file: path, reason: "it changed while it was read")
    }
  }
}

/// Owns a temporary file without a name, which is gone with its last reader.
@safe struct SpoolFile: ~Copyable {
  private let descriptor: Int32
  /// Of the input, for messages.
  private let path: String

  /// - Throws: `ReadingError.io` when no temporary file can be made.
  init(path: String) throws(ReadingError) {
    let folder = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    var template = Array("\(folder)/geotally-XXXXXX".utf8CString)
    let opened = unsafe template.withUnsafeMutableBufferPointer { name in
      guard let address = name.baseAddress else { return Int32(-1) }
      let opened = unsafe mkstemp(address)
      if opened >= 0 { _ = unsafe unlink(address) }
      return opened
    }
    guard opened >= 0 else {
      throw .io(
        file: path,
        reason: "no temporary file can be made in \(folder) (\(errorText(errno))); set TMPDIR")
    }
    descriptor = opened
    self.path = path
  }

  deinit { close(descriptor) }

  /// - Throws: `ReadingError.io`, on a full disk for one.
  func write(_ block: [UInt8], count: Int) throws(ReadingError) {
    precondition(count <= block.count, "the block has the bytes")
    var done = 0
    while done < count {
      let written = unsafe block.withUnsafeBytes { bytes in
        unsafe systemWrite(descriptor, bytes.baseAddress.map { unsafe $0 + done }, count - done)
      }
      if written < 0, errno == EINTR { continue }
      if written < 0 {
        throw .io(
          file: path, reason: "its temporary copy cannot be written: \(errorText(errno))")
      }
      done += written
    }
  }

  /// What was written, for reading.
  func reopened(byteCount: Int) throws(ReadingError) -> RandomAccessFile {
    let copy = dup(descriptor)
    guard copy >= 0 else { throw .io(file: path, reason: errorText(errno)) }
    return RandomAccessFile(descriptor: copy, path: path, byteCount: byteCount)
  }
}

/// The type of a regular file or pipe; anything else is refused.
private func fileType(of path: String) throws(ReadingError) -> mode_t {
  guard !path.isEmpty, !path.utf8.contains(0) else { throw .noInput(file: path, .missing) }
  var status = stat()
  guard unsafe stat(path, &status) == 0 else { throw obstacle(errno, file: path) }
  let type = status.st_mode & S_IFMT
  if type == S_IFDIR { throw .noInput(file: path, .directory) }
  guard type == S_IFREG || type == S_IFIFO else { throw .noInput(file: path, .device) }
  return type
}

private func openForReading(
  _ path: String
) throws(ReadingError) -> (descriptor: Int32, byteCount: Int?) {
  _ = try fileType(of: path)
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw obstacle(errno, file: path) }
  var status = stat()
  guard unsafe fstat(descriptor, &status) == 0 else {
    close(descriptor)
    throw obstacle(errno, file: path)
  }
  return (descriptor, status.st_mode & S_IFMT == S_IFREG ? Int(exactly: status.st_size) : nil)
}

private func checkStandardInput() throws(ReadingError) {
  var status = stat()
  guard unsafe fstat(STDIN_FILENO, &status) == 0 else {
    throw .noInput(file: "-", .unreadable(reason: "standard input is closed"))
  }
  if status.st_mode & S_IFMT == S_IFDIR { throw .noInput(file: "-", .directory) }
}

private func obstacle(_ code: Int32, file: String) -> ReadingError {
  let isMissing = code == ENOENT || code == ENOTDIR
  return .noInput(file: file, isMissing ? .missing : .unreadable(reason: errorText(code)))
}

/// The operating system's words for an error.
private func errorText(_ code: Int32) -> String {
  unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
}

/// `read(2)`, under a name that no method hides.
private func systemRead(
  _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  unsafe read(descriptor, buffer, count)
}

/// `write(2)`, under a name that no method hides.
private func systemWrite(
  _ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int
) -> Int {
  unsafe write(descriptor, buffer, count)
}

/// Owns one computation of a SHA-256 by OpenSSL.
@safe struct SHA256Handle: ~Copyable {
  private let context: OpaquePointer

  /// Nil when OpenSSL has no memory or no SHA-256.
  init?() {
    guard let context = unsafe EVP_MD_CTX_new() else { return nil }
    guard unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      unsafe EVP_MD_CTX_free(context)
      return nil
    }
    unsafe self.context = context
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Adds bytes; false when OpenSSL fails.
  mutating func update(with bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe EVP_DigestUpdate(context, buffer.baseAddress, buffer.count)
    } == 1
  }

  /// The digest of what was added, nil when OpenSSL fails.
  consuming func digest() -> [UInt8]? {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let finished = unsafe digest.withUnsafeMutableBufferPointer { buffer in
      unsafe EVP_DigestFinal_ex(context, buffer.baseAddress, &length)
    }
    return finished == 1 && length == 32 ? digest : nil
  }
}

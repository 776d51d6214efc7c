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

private func openForReading(
  _ path: String
) throws(ReadingError) -> (descriptor: Int32, byteCount: Int?) {
  guard !path.isEmpty, !path.utf8.contains(0) else { throw .noInput(file: path, .missing) }
  var status = stat()
  guard unsafe stat(path, &status) == 0 else { throw obstacle(errno, file: path) }
  let type = status.st_mode & S_IFMT
  if type == S_IFDIR { throw .noInput(file: path, .directory) }
  guard type == S_IFREG || type == S_IFIFO else { throw .noInput(file: path, .device) }
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw obstacle(errno, file: path) }
  return (descriptor, type == S_IFREG ? Int(exactly: status.st_size) : nil)
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

  /// The digest of `bytes`, nil when OpenSSL fails.
  consuming func digest(of bytes: [UInt8]) -> [UInt8]? {
    let updated = unsafe bytes.withUnsafeBytes { buffer in
      unsafe EVP_DigestUpdate(context, buffer.baseAddress, buffer.count)
    }
    guard updated == 1 else { return nil }
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let finished = unsafe digest.withUnsafeMutableBufferPointer { buffer in
      unsafe EVP_DigestFinal_ex(context, buffer.baseAddress, &length)
    }
    return finished == 1 && length == 32 ? digest : nil
  }
}

internal import Foundation

// The calls of the operating system that take C strings and buffers, each behind a safe face.

/// Why a call of the operating system failed, in its own words.
struct SystemError: Error, Equatable {
  let number: Int32

  /// The error of the last call.
  static var last: SystemError { SystemError(number: errno) }

  var message: String { unsafe String(cString: strerror(number)) }
}

/// Writes all of `bytes`, however many calls it takes.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
  var done = 0
  while done < bytes.count {
    let written = unsafe bytes.withUnsafeBytes { buffer in
      unsafe write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
    }
    if written > 0 {
      done += written
    } else if errno != EINTR {
      throw .last
    }
  }
}

/// Creates a file that must not exist yet, and opens it for writing.
func createNewFile(_ path: String) throws(SystemError) -> Int32 {
  let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw .last }
  return descriptor
}

/// Opens a device or a pipe for writing.
func openExisting(_ path: String) throws(SystemError) -> Int32 {
  let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .last }
  return descriptor
}

/// Waits until an open file is on the disk, where it can be, and closes it.
func flushAndClose(_ descriptor: Int32) throws(SystemError) {
  let isFlushed = fsync(descriptor) == 0 || errno == EINVAL
  let error = SystemError.last
  guard close(descriptor) == 0 else { throw .last }
  guard isFlushed else { throw error }
}

/// Waits until the names in a folder are on the disk; best effort.
func flushFolder(_ path: String) {
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  fsync(descriptor)
  close(descriptor)
}

/// Gives a file another name, replacing what bears it.
func renameFile(_ path: String, to other: String) throws(SystemError) {
  guard unsafe rename(path, other) == 0 else { throw .last }
}

/// Gives a file a second name, which must be free.
func linkFile(_ path: String, to other: String) throws(SystemError) {
  guard unsafe link(path, other) == 0 else { throw .last }
}

/// Removes a file; best effort.
func removeFile(_ path: String) {
  unsafe unlink(path)
}

/// Lets a write to a closed pipe fail with an error instead of ending the process.
func ignoreClosedPipes() {
  signal(SIGPIPE, SIG_IGN)
}

/// Whether a signal is ignored already.
func isIgnored(_ number: Int32) -> Bool {
  var action = sigaction()
  guard unsafe sigaction(number, nil, &action) == 0 else { return false }
  let handler = unsafe action.__sigaction_handler.sa_handler
  return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
}

/// Leaves a signal to a dispatch source instead of its default action.
func leaveToSource(_ number: Int32) {
  signal(number, SIG_IGN)
}

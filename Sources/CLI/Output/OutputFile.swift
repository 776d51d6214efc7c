internal import ArgumentParser
internal import Foundation

/// Where a command's data goes: a stream, or a file that appears whole or not at all.
///
/// A file is written under another name in the same folder, flushed to the disk and then given its
/// name, so that a crash, a full disk or an interruption leaves the old file or none.
struct OutputFile {
  /// The path as it was given; nil for standard output.
  let path: String?
  let overwrites: Bool
  private let target: OutputTarget

  /// - Parameter path: nil and `-` stand for standard output.
  /// - Throws: `Failure` 73 when the file exists and may not be overwritten, or its folder does
  ///   not exist; so that this is known before any work is done. `Failure` 64 for an empty path.
  init(_ path: String?, overwrites: Bool) throws(Failure) {
    target = OutputTarget(path)
    self.path = target == .standardOutput ? nil : path
    self.overwrites = overwrites
    guard let path, case .file(let file) = target else { return }
    if path.isEmpty {
      throw Failure(.usage, "error: the name of the output file is empty", help: "name a file")
    }
    let isFolder = try? URL(filePath: file).resourceValues(forKeys: [.isDirectoryKey]).isDirectory
    if isFolder == true {
      throw Failure(
        .cannotCreate, "\(path): error: is a folder, a file name was expected",
        help: "name a file inside it")
    }
    if !overwrites && FileManager.default.fileExists(atPath: file) { throw .fileExists(path) }
    let folder = URL(filePath: file).deletingLastPathComponent().path(percentEncoded: false)
    if !FileManager.default.fileExists(atPath: folder) {
      throw Failure(
        .cannotCreate, "\(path): error: the folder \(folder) does not exist",
        help: "create it first")
    }
  }

  /// The extension of the path in lower case, nil for a stream.
  var pathExtension: String? {
    guard let path, !target.isStream else { return nil }
    return URL(filePath: path).pathExtension.lowercased()
  }

  /// Writes everything that `body` hands over, piece by piece.
  ///
  /// - Throws: `Failure` 73 or 74; on a stream a closed pipe ends the process quietly.
  func write(_ body: ((String) throws -> Void) throws -> Void) throws {
    try fill { sink in try body { try sink.write($0) } }
  }

  /// Writes one text.
  func write(_ text: String) throws {
    try fill { try $0.write(text) }
  }

  /// Writes bytes that are no text.
  func write(_ bytes: [UInt8]) throws {
    try fill { try $0.write(bytes) }
  }

  /// Writes what `body` hands over while it waits for others.
  func writeAsync(_ body: (DescriptorSink) async throws -> Void) async throws {
    let output = try begin()
    do {
      try await body(output.sink)
      try output.end()
    } catch {
      output.file?.discard()
      throw error
    }
  }

  private func fill(_ body: (DescriptorSink) throws -> Void) throws {
    let output = try begin()
    do {
      try body(output.sink)
      try output.end()
    } catch {
      output.file?.discard()
      throw error
    }
  }

  /// An output while it is written; a stream has no file.
  private struct Begun {
    let sink: DescriptorSink
    var file: AtomicFile?

    func end() throws(Failure) {
      if let file { try file.commit() } else { try sink.flush() }
    }
  }

  private func begin() throws(Failure) -> Begun {
    switch target {
    case .standardOutput:
      return Begun(sink: DescriptorSink(descriptor: 1, name: "standard output"))
    case .stream(let path):
      let descriptor: Int32
      do { descriptor = try openExisting(path) } catch {
        throw Failure(.cannotCreate, "\(path): error: cannot open it for writing: \(error.message)")
      }
      return Begun(sink: DescriptorSink(descriptor: descriptor, name: path))
    case .file(let path):
      let file = try AtomicFile(path, overwrites: overwrites)
      return Begun(sink: file.sink, file: file)
    }
  }
}

internal import ArgumentParser
internal import Foundation

/// A file under construction beside the name it will get.
final class AtomicFile {
  let sink: DescriptorSink
  private let path: String
  private let temporary: String
  private let overwrites: Bool

  init(_ path: String, overwrites: Bool) throws(Failure) {
    self.path = path
    self.overwrites = overwrites
    temporary = "\(path).\(UInt64.random(in: 0 ... .max)).part"
    TemporaryFiles.add(temporary)
    do throws(SystemError) {
      sink = DescriptorSink(descriptor: try createNewFile(temporary), name: path)
    } catch {
      TemporaryFiles.remove(temporary)
      throw Failure(
        .cannotCreate, "\(path): error: cannot create the file: \(error.message)",
        help: "check the folder's permissions and the free space")
    }
  }

  /// Flushes the file to the disk and gives it its name.
  func commit() throws(Failure) {
    try sink.flush()
    do throws(SystemError) {
      try flushAndClose(sink.descriptor)
      try giveName()
    } catch {
      throw failure(error)
    }
    TemporaryFiles.remove(temporary)
    flushFolder(URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false))
  }

  /// Removes what was written so far.
  func discard() {
    removeFile(temporary)
    TemporaryFiles.remove(temporary)
  }

  /// A link fails where a rename would replace a file that has appeared meanwhile.
  private func giveName() throws(SystemError) {
    if overwrites { return try renameFile(temporary, to: path) }
    do throws(SystemError) {
      try linkFile(temporary, to: path)
      removeFile(temporary)
    } catch {
      if error.number == EEXIST { throw error }
      // Some file systems have no links.
      try renameFile(temporary, to: path)
    }
  }

  private func failure(_ error: SystemError) -> Failure {
    if error.number == EEXIST { return .fileExists(path) }
    return Failure(
      .inputOutput, "\(path): error: cannot write the file: \(error.message)",
      help: "check the free space and the permissions")
  }
}

extension Failure {
  static func fileExists(_ path: String) -> Failure {
    Failure(
      .cannotCreate, "\(path): error: the file exists",
      help: "name another file, or pass --overwrite")
  }
}

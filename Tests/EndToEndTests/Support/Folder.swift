import Foundation
import TestSupport

/// A temporary folder that goes when the value does, or one that is there and stays.
final class Folder {
  let url: URL
  private let isTemporary: Bool

  init(at url: URL) {
    self.url = url
    isTemporary = false
  }

  init() throws {
    isTemporary = true
    url = FileManager.default.temporaryDirectory
      .appending(path: "geotally-\(UUID().uuidString)", directoryHint: .isDirectory)
      .resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { if isTemporary { try? FileManager.default.removeItem(at: url) } }

  func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

  @discardableResult
  func write(_ data: Data, to name: String) throws -> URL {
    let file = url.appending(path: name)
    try data.write(to: file)
    return file
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> URL {
    try write(Data(text.utf8), to: name)
  }

  /// Copies a file here, so that messages name it without a folder.
  func copy(_ file: URL, as name: String? = nil) throws {
    try FileManager.default.copyItem(
      at: file, to: url.appending(path: name ?? file.lastPathComponent))
  }

  func data(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

  func text(_ name: String) throws -> String { String(decoding: try data(name), as: UTF8.self) }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false)).sorted()
  }
}

/// The program in a folder that holds copies of `files`.
func geotally(with files: URL...) throws -> Geotally {
  let folder = try Folder()
  for file in files { try folder.copy(file) }
  return Geotally(folder: folder)
}

/// A synthetic fixture by name.
func fixture(_ name: String) -> URL { testFile("Fixtures/\(name)") }

import Foundation
import TestSupport

/// A source file of this checkout.
struct SourceFile: Sendable {
  /// The folder below `Sources` or `Tests`.
  let target: String
  /// From the root of the checkout.
  let path: String
  let text: String

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  var isSwift: Bool { name.hasSuffix(".swift") }
  var tokens: [Token] { swiftTokens(text) }
}

/// The code below a folder of the root, by path; files that are no code are left out.
func sourceFiles(below folder: String) throws -> [SourceFile] {
  let root = repositoryRoot.appending(path: folder)
  let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
  let code = paths.filter { path in
    [".swift", ".c", ".h"].contains { path.hasSuffix($0) }
  }
  return try code.map { path in
    SourceFile(
      target: path.split(separator: "/").first.map(String.init) ?? "", path: "\(folder)/\(path)",
      text: try String(contentsOf: root.appending(path: path), encoding: .utf8))
  }
}

/// The names of the folders below a folder of the root.
func folders(below folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(
    at: repositoryRoot.appending(path: folder), includingPropertiesForKeys: [.isDirectoryKey]
  )
  .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
  .map(\.lastPathComponent).sorted()
}

public import Foundation

/// The root of the checkout that the tests were compiled from.
public let repositoryRoot = URL(filePath: #filePath, directoryHint: .notDirectory)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// A file of the real test data that lies beside the checkout, in `../shared/data`, or nil where
/// the machine does not have it; a test that needs it is skipped then.
public func sharedData(_ name: String) -> URL? {
  let file = repositoryRoot.deletingLastPathComponent().appending(path: "shared/data/\(name)")
  return FileManager.default.isReadableFile(atPath: file.path) ? file : nil
}

/// Why tests of the real data are skipped.
public let dataIsAbsent = "../shared/data is not there"

/// A file beside the tests of the calling target, such as `Fixtures/two-squares.geojson`.
public func testFile(_ path: String, callingFile: String = #filePath) -> URL {
  testFolder(of: callingFile).appending(path: path)
}

/// The folder of the test target that a source file belongs to.
func testFolder(of callingFile: String) -> URL {
  let tests = repositoryRoot.appending(path: "Tests").pathComponents
  let components = URL(filePath: callingFile, directoryHint: .notDirectory).pathComponents
  precondition(
    components.starts(with: tests) && components.count > tests.count + 1,
    "\(callingFile) belongs to no target under Tests")
  return repositoryRoot.appending(path: "Tests/\(components[tests.count])")
}

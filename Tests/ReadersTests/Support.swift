import Foundation
import Incidents
import Readers

/// Reads a table given as text.
func table(
  _ text: String, options: ReadingOptions = ReadingOptions()
) throws(ReadingError) -> IncidentTable {
  try table(Array(text.utf8), options: options)
}

/// Reads a table given as bytes.
func table(
  _ bytes: [UInt8], options: ReadingOptions = ReadingOptions()
) throws(ReadingError) -> IncidentTable {
  try readIncidents(from: InputBytes(bytes, path: "in.csv"), options: options)
}

/// The error of an input that cannot be read, nil when it can.
func failure(
  _ text: String, options: ReadingOptions = ReadingOptions()
) -> ReadingError? {
  failure(Array(text.utf8), options: options)
}

func failure(_ bytes: [UInt8], options: ReadingOptions = ReadingOptions()) -> ReadingError? {
  do {
    _ = try table(bytes, options: options)
    return nil
  } catch {
    return error
  }
}

/// A file of real data, nil where the data is not at hand.
func sharedData(_ name: String) -> String? {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let folders = [
    ProcessInfo.processInfo.environment["GEOTALLY_TEST_DATA"],
    root.deletingLastPathComponent().appending(path: "shared/data").path(),
  ]
  return folders.compactMap { $0 }.map { $0 + "/" + name }
    .first { FileManager.default.isReadableFile(atPath: $0) }
}

let dataIsAbsent = "shared/data is not at hand; set GEOTALLY_TEST_DATA to its folder"

/// A file that exists as long as the closure runs.
@discardableResult
func withFile<Result>(
  _ bytes: [UInt8], _ body: (_ path: String) throws -> Result
) throws -> Result {
  let url = FileManager.default.temporaryDirectory
    .appending(path: "geotally-\(UInt64.random(in: 0 ... .max))")
  try Data(bytes).write(to: url)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(url.path())
}

import Foundation
import Incidents
import Testing

@testable import Readers

/// Reads a table given as text.
func table(
  _ text: String, options: ReadingOptions = ReadingOptions()
) throws(ReadingError) -> ReadTable {
  try table(Array(text.utf8), options: options)
}

/// Reads a table given as bytes.
func table(
  _ bytes: [UInt8], options: ReadingOptions = ReadingOptions()
) throws(ReadingError) -> ReadTable {
  try ReadTable(OpenedInput(bytes, path: "in.csv"), ReadingWay(options))
}

/// Reads the table in a file.
func table(
  path: String, options: ReadingOptions = ReadingOptions()
) throws(ReadingError) -> ReadTable {
  try ReadTable(OpenedInput(.file(path: path), options: options), ReadingWay(options))
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

/// A path in the folder for temporary files at which there is nothing.
func unusedPath() -> String {
  FileManager.default.temporaryDirectory
    .appending(path: "geotally-\(UInt64.random(in: 0 ... .max))").path()
}

/// A file that exists as long as the closure runs.
@discardableResult
func withFile<Result>(
  _ bytes: [UInt8], _ body: (_ path: String) throws -> Result
) throws -> Result {
  let path = unusedPath()
  try Data(bytes).write(to: URL(filePath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try body(path)
}

/// A named pipe to which somebody writes the bytes while the closure runs.
@discardableResult
func withPipe<Result>(
  _ bytes: [UInt8], _ body: (_ path: String) throws -> Result
) throws -> Result {
  let path = unusedPath()
  try #require(unsafe mkfifo(path, 0o600) == 0)
  defer { _ = unsafe unlink(path) }
  let writer = Thread {
    let handle = FileHandle(forWritingAtPath: path)
    try? handle?.write(contentsOf: Data(bytes))
    try? handle?.close()
  }
  writer.start()
  return try body(path)
}

let hasGzip = FileManager.default.isExecutableFile(atPath: "/bin/gzip")

/// What the system's gzip makes of some bytes.
func gzipped(_ bytes: [UInt8]) throws -> [UInt8] {
  let process = Process()
  process.executableURL = URL(filePath: "/bin/gzip")
  process.arguments = ["-c"]
  let (input, output) = (Pipe(), Pipe())
  process.standardInput = input
  process.standardOutput = output
  try process.run()
  let writer = Thread {
    try? input.fileHandleForWriting.write(contentsOf: Data(bytes))
    try? input.fileHandleForWriting.close()
  }
  writer.start()
  let packed = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return Array(packed)
}

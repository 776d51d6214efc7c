internal import ArgumentParser
internal import Foundation
internal import SyntheticTables

/// Writes a synthetic table in ACLED's layout, of any size.
@main
struct BenchData: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "BenchData",
    abstract: "Write a seeded synthetic table in ACLED's current layout.",
    discussion: """
      What the rows tell never happened. The same options give the same bytes. With --size the
      number of rows is settled from a sample, and the file comes within 1 % of it.
      """)

  @Option(name: .shortAndLong, help: "The file to write; - is standard output.")
  var output: String

  @Option(help: "Rows after the header; 1000000 when neither this nor --size is given.")
  var rows: Int?

  @Option(help: "Bytes, such as 690M or 5G (powers of ten).")
  var size: String?

  @Option(help: "The seed.")
  var seed: UInt64 = 1

  @Option(help: "descending, latest day first as ACLED exports, or shuffled.")
  var order = "descending"

  @Option(help: "The part of rows that must be rejected, 0 to 1.")
  var badRows = 0.0

  @Option(help: "The part of rows that repeat an earlier event, 0 to 1.")
  var duplicates = 0.0

  @Option(help: "How far points lie from their place at most, in degrees, 0 to 1.")
  var jitter = 0.0

  @Option(help: "How many distinct places.")
  var places = 3_000

  @Option(help: "The GeoJSON layer of provinces; the bundled one when not given.")
  var boundaries: String?

  func validate() throws {
    guard rows == nil || size == nil else {
      throw ValidationError("--rows and --size exclude each other; give one of them.")
    }
    for (name, rate) in [
      ("--bad-rows", badRows), ("--duplicates", duplicates), ("--jitter", jitter),
    ]
    where !(0...1).contains(rate) {
      throw ValidationError("\(name) is \(rate); give a number from 0 to 1.")
    }
    guard badRows + duplicates <= 1 else {
      throw ValidationError("--bad-rows and --duplicates add up to more than 1.")
    }
    guard (rows ?? 0) >= 0, (0...1_000_000).contains(places) else {
      throw ValidationError("--rows must not be negative, nor --places outside 0 to 1000000.")
    }
    guard SyntheticTable.Order(rawValue: order) != nil else {
      throw ValidationError("--order is '\(order)'; give descending or shuffled.")
    }
    if let size, byteCount(size) == nil {
      throw ValidationError("--size is '\(size)'; give bytes, such as 690M or 5G.")
    }
  }

  func run() throws {
    let layer = boundaries ?? checkout("GeoData/boundaries/afg-provinces.geojson")
    var table = SyntheticTable(rowCount: rows ?? 1_000_000)
    table.seed = seed
    table.order = SyntheticTable.Order(rawValue: order) ?? .descending
    table.badRowRate = badRows
    table.duplicateRate = duplicates
    table.jitter = Int(jitter * 10_000)
    table.placeCount = places
    if let size, let bytes = byteCount(size) {
      table.rowCount = Int(Double(bytes) / (try table.bytesPerRow(layer: layer)))
    }
    let file = try open()
    let tally = try table.write(layer: layer) { block in
      try file.write(contentsOf: block)
    }
    let summary =
      "\(output): \(tally.rowCount) rows, \(tally.byteCount) bytes; \(tally.badRowCount) cannot be "
      + "read, \(tally.duplicateCount) repeat an event\n"
    FileHandle.standardError.write(Data(summary.utf8))
  }

  private func open() throws -> FileHandle {
    if output == "-" { return .standardOutput }
    let folder = URL(filePath: output).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    guard FileManager.default.createFile(atPath: output, contents: nil),
      let file = FileHandle(forWritingAtPath: output)
    else { throw ValidationError("\(output) cannot be written.") }
    return file
  }
}

/// The bytes that `text` stands for, with K, M or G for powers of a thousand.
private func byteCount(_ text: String) -> Int? {
  let factors: [Character: Int] = ["K": 1_000, "M": 1_000_000, "G": 1_000_000_000]
  let factor = text.last.flatMap { factors[Character($0.uppercased())] }
  guard let number = Int(factor == nil ? text[...] : text.dropLast()), number > 0 else {
    return nil
  }
  let (bytes, overflow) = number.multipliedReportingOverflow(by: factor ?? 1)
  return overflow ? nil : bytes
}

/// A file of the checkout that this is run in.
private func checkout(_ path: String) -> String {
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: path)
    .path(percentEncoded: false)
}

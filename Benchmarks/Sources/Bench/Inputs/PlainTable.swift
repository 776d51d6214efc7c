internal import Foundation
internal import Geography
internal import SyntheticTables

/// What is in a synthetic table, found in the plainest way: the measure of right answers.
struct PlainTable {
  /// What the report is asked for.
  static let window = "2018-01-01"..."2019-12-31"
  static let subType = "Air/drone strike"

  private(set) var rowCount = 0
  private(set) var deaths = 0
  /// By province code, in the window and of the sub-type: incidents and reported deaths.
  private(set) var asked: [String: Tally] = [:]
  /// By province code, all rows.
  private(set) var all: [String: Tally] = [:]

  struct Tally: Equatable, Codable {
    var incidents = 0
    var deaths = 0
  }

  private let caster: RayCaster
  private let provinces: [Province]
  /// Answers by the texts of latitude and longitude: places repeat.
  private var found: [[UInt8]: String] = [:]

  init(path: String, provinces: [Province]) throws {
    caster = RayCaster(provinces)
    self.provinces = provinces
    let bytes = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
    var isHeader = true
    try bytes.withUnsafeBytes { bytes in
      try Self.forEachRecord(of: bytes) { fields in
        if !isHeader { try add(fields) }
        isHeader = false
      }
    }
  }

  private mutating func add(_ fields: [[UInt8]]) throws {
    func text(_ column: Int) -> String { String(decoding: fields[column], as: UTF8.self) }
    guard fields.count == 31, let deaths = Int(text(28)) else {
      throw WrongAnswer("row \(rowCount + 1) of the synthetic table is not as it was made")
    }
    rowCount += 1
    self.deaths += deaths
    let code = try province(latitude: fields[22], longitude: fields[23], named: text(18))
    all[code, default: Tally()].incidents += 1
    all[code, default: Tally()].deaths += deaths
    guard text(6) == Self.subType, Self.window.contains(text(1)) else { return }
    asked[code, default: Tally()].incidents += 1
    asked[code, default: Tally()].deaths += deaths
  }

  /// By ray casting; too near an edge for that, the name in the row decides, as it was made so.
  private mutating func province(
    latitude: [UInt8], longitude: [UInt8], named name: String
  ) throws -> String {
    let key = latitude + [0x20] + longitude
    if let code = found[key] { return code }
    guard let north = Double(String(decoding: latitude, as: UTF8.self)),
      let east = Double(String(decoding: longitude, as: UTF8.self))
    else { throw WrongAnswer("a synthetic row has no point") }
    let number = caster.lowest(east, north)
    let code =
      number.map { $0 == ProvinceID.noneRawValue ? "" : provinces[Int($0)].code }
      ?? provinces.first { $0.name == name }?.code ?? ""
    found[key] = code
    return code
  }

  /// Byte after byte, by RFC 4180.
  private static func forEachRecord(
    of bytes: UnsafeRawBufferPointer, _ body: ([[UInt8]]) throws -> Void
  ) throws {
    var record: [[UInt8]] = []
    var field: [UInt8] = []
    var (isQuoted, wasQuote) = (false, false)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""):
        if !isQuoted, wasQuote { field.append(byte) }
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        record.append(field)
        field.removeAll(keepingCapacity: true)
      case UInt8(ascii: "\n") where !isQuoted:
        record.append(field)
        field.removeAll(keepingCapacity: true)
        try body(record)
        record.removeAll(keepingCapacity: true)
      default: field.append(byte)
      }
      wasQuote = byte == UInt8(ascii: "\"")
    }
  }
}

/// The synthetic table that reading is measured on, made anew and so in the system's cache, with
/// what is in it.
struct MeasuredTable {
  let path: String
  let byteCount: Int
  let expected: PlainTable

  init(rowCount: Int, path: String) throws {
    self.path = path
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw WrongAnswer("\(path) cannot be written") }
    byteCount = try SyntheticTable(rowCount: rowCount).write(layer: bundledLayer) {
      try file.write(contentsOf: $0)
    }.byteCount
    try file.close()
    expected = try PlainTable(path: path, provinces: bundledProvinces())
  }
}

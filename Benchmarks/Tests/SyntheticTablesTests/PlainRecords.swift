internal import Foundation
internal import Geography
internal import Readers
internal import SyntheticTables

/// How many fields each record has, by RFC 4180 alone.
func fieldCounts(_ bytes: [UInt8]) -> [Int] { plainRecords(bytes).map(\.count) }

/// The rows of a table without its header.
func records(_ table: SyntheticTable) throws -> [[String]] {
  var bytes: [UInt8] = []
  _ = try table.write(layer: layerPath) { bytes += $0 }
  return Array(plainRecords(bytes).dropFirst())
}

/// The names of the provinces around the point of a row, by counting crossings of a ray.
func provinces(at row: [String]) throws -> [String] {
  guard let latitude = Double(row[22]), let longitude = Double(row[23]) else { return [] }
  return try layer.get().filter { province in
    province.polygons.flatMap(\.rings).reduce(false) { inside, ring in
      inside != crossesOddly(ring.coordinates, longitude, latitude)
    }
  }.map(\.name)
}

private func crossesOddly(_ ring: [Coordinate], _ longitude: Double, _ latitude: Double) -> Bool {
  zip(ring, ring.dropFirst()).count { first, second in
    (first.latitude > latitude) != (second.latitude > latitude)
      && longitude < (second.longitude - first.longitude) * (latitude - first.latitude)
        / (second.latitude - first.latitude) + first.longitude
  }.isMultiple(of: 2) == false
}

private let layerPath = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../GeoData/boundaries/afg-provinces.geojson").standardizedFileURL
  .path(percentEncoded: false)

private let layer = Result {
  try readBoundaries(path: layerPath, keyField: nil, nameField: nil).provinces
}

private func plainRecords(_ bytes: [UInt8]) -> [[String]] {
  var records: [[String]] = []
  var record: [String] = []
  var field: [UInt8] = []
  var isQuoted = false
  var previous: UInt8 = 0
  for byte in bytes {
    switch (byte, isQuoted) {
    case (0x22, _):
      if !isQuoted, previous == 0x22 { field.append(byte) }
      isQuoted.toggle()
    case (0x2C, false), (0x0A, false):
      record.append(String(decoding: field, as: UTF8.self))
      field = []
      if byte == 0x0A {
        records.append(record)
        record = []
      }
    default: field.append(byte)
    }
    previous = byte
  }
  return records
}

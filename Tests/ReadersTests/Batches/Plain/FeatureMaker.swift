import Incidents
import TestSupport

@testable import Readers

/// A GeoJSON file, and its features as rows.
struct FeatureMaker {
  private(set) var bytes: [UInt8] = Array("{\"type\":\"FeatureCollection\",\n\"features\":[".utf8)
  private(set) var table: PlainTable
  private var maker: TableMaker
  /// The values of each feature, by header.
  private var values: [[String: PlainField]] = []
  private var hasIDs = false
  /// The line of the next feature, and the bytes before it.
  private var line = 1
  private var countedBytes = 0

  init(_ maker: TableMaker, rowCount: Int) {
    self.maker = maker
    table = PlainTable(format: .geojson, header: [], columns: [:], rows: [])
    for number in 0..<rowCount {
      bytes +=
        Array((number == 0 ? "" : ",").utf8) + Array(self.maker.pick(["\n", "", "\r\n"]).utf8)
      addFeature()
    }
    bytes += Array("\n]}".utf8)
    settle()
  }

  /// What the reader is to be asked.
  var options: ReadingOptions { maker.options }

  /// The header is known once all features are.
  private mutating func settle() {
    table.header = (hasIDs ? ["id"] : []) + table.header + ["longitude", "latitude"]
    for (column, header) in table.header.enumerated() {
      if let field = maker.columns.first(where: { $0.header == header })?.field {
        table.columns[field] = column
      }
    }
    table.columns[.longitude] = table.header.count - 2
    table.columns[.latitude] = table.header.count - 1
    // A property stands behind the id of the feature.
    if hasIDs { table.columns[.id] = 0 }
    for number in table.rows.indices {
      table.rows[number].fields = table.header.map { values[number][$0] ?? PlainField([]) }
    }
  }

  private mutating func addFeature() {
    for index in countedBytes..<bytes.count {
      let isPair = bytes[index] == 13 && index + 1 < bytes.count && bytes[index + 1] == 10
      if bytes[index] == 10 || bytes[index] == 13 && !isPair { line += 1 }
    }
    countedBytes = bytes.count
    var row = PlainRow(offset: table.rows.count, line: line, fields: [])
    values.append([:])
    var members: [String] = []
    let isFeature = !maker.chance(20)
    members.append("\"type\":\"\(isFeature ? "Feature" : "Thing")\"")
    if maker.chance(2) {
      hasIDs = true
      members.append("\"id\":" + json("id", maker.value(of: .id)))
    }
    members.append(maker.pick(["", "\n"]) + "\"properties\":" + properties())
    let (geometry, fault) = geometry(isRead: isFeature)
    if let geometry { members.append(maker.pick(["", "\r"]) + "\"geometry\":" + geometry) }
    if !isFeature {
      row.fault = (nil, "the type is not 'Feature'")
    } else if let fault {
      row.fault = (nil, fault)
    }
    table.rows.append(row)
    bytes += Array("{\(members.joined(separator: ","))}".utf8)
  }

  private mutating func properties() -> String {
    // The first feature has every property, so that no column is missing.
    let isFirst = values.count == 1
    if !isFirst, maker.chance(30) { return "null" }
    var properties: [String] = []
    for (header, field) in maker.columns where field != .longitude && field != .latitude {
      if !isFirst, maker.chance(8) { continue }
      if !table.header.contains(header) { table.header.append(header) }
      properties.append("\"\(header)\":\(json(header, maker.value(of: field)))")
    }
    return "{\(properties.joined(separator: ", "))}"
  }

  /// A value of JSON, remembered as the field of a header.
  private mutating func json(_ header: String, _ text: String) -> String {
    let last = values.count - 1
    switch Int.random(in: 0..<40, using: &maker.random) {
    case 0:
      values[last][header] = PlainField([])
      return "null"
    case 1:
      values[last][header] = PlainField(Array("[1,{\"a\":\"b c\"}]".utf8), isNested: true)
      return "[1, {\"a\" : \"b c\"}]"
    case 2:
      values[last][header] = PlainField(Array("true".utf8))
      return "true"
    case 3:
      values[last][header] = PlainField(Array("1556572853.0".utf8))
      return "1556572853.0"
    default:
      values[last][header] = PlainField(Array(text.utf8))
      return string(text)
    }
  }

  private mutating func string(_ text: String) -> String {
    let escapesLetters = maker.chance(3)
    let scalars = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\n": "\\n"
      case "\t": "\\t"
      case "\0"..<" ": "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      case "\u{80}"..."\u{FFFF}" where escapesLetters:
        "\\u" + String("000" + String(scalar.value, radix: 16)).suffix(4)
      default: String(scalar)
      }
    }
    return "\"\(scalars.joined())\""
  }

  /// - Parameter isRead: whether anybody looks at it.
  private mutating func geometry(isRead: Bool) -> (text: String?, fault: String?) {
    switch Int.random(in: 0..<24, using: &maker.random) {
    case 0: return (nil, nil)
    case 1: return ("null", nil)
    case 2: return ("{}", "the geometry has no type")
    case 3: return ("{\"type\":\"LineString\"}", "the geometry is a LineString, expected a Point")
    case 4:
      return (
        "{\"type\":\"Point\",\"coordinates\":[1]}",
        "the coordinates are not two numbers, longitude and latitude"
      )
    default: break
    }
    let x = maker.pick(["69.1", "70.75", "6.9e1", "-69", "0", "181", "1e400", "71.25"])
    let y = maker.pick(["34.5", "33", "3.45e1", "-34.125", "0", "93.5", "-1e400", "34.0"])
    if isRead {
      values[values.count - 1]["longitude"] = PlainField(Array(x.utf8))
      values[values.count - 1]["latitude"] = PlainField(Array(y.utf8))
    }
    return ("{\"type\": \"Point\", \"coordinates\": [\(x), \(y)\(maker.pick(["", ",1800"]))]}", nil)
  }
}

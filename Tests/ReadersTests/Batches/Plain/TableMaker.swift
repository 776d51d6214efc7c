import Incidents
import TestSupport

@testable import Readers

/// What is made: every format that is read, in the forms in which it comes.
enum TableKind: String, CaseIterable, Sendable {
  case acled
  case acledOld
  case ucdp
  case commas
  case semicolons
  case tabs
  /// A table as GTD has it, its columns named by the user.
  case mapped
  /// A table with the parts of dates in columns of their own.
  case parts
  case geojson
}

/// Makes tables in which much is wrong.
struct TableMaker {
  let kind: TableKind
  var random: SplitMix64
  /// How the table is to be read.
  var options = ReadingOptions()
  /// The headers, and what the columns hold.
  let columns: [(header: String, field: IncidentField?)]
  let delimiter: UInt8
  /// What the notes say of the delimiter.
  let delimiterName: String?
  private let lineBreaks: [String]

  init(_ kind: TableKind, seed: UInt64) {
    self.kind = kind
    random = SplitMix64(seed: seed)
    columns = kind.columns
    (delimiter, delimiterName) =
      switch kind {
      case .semicolons: (UInt8(ascii: ";"), "semicolons")
      case .tabs: (.tab, "tabs")
      default: (.comma, nil)
      }
    lineBreaks =
      [["\n"], ["\r\n"], ["\r"], ["\n", "\r\n"], ["\n", "\r\n", "\r"]]
      .randomElement(using: &random) ?? ["\n"]
    if kind == .mapped {
      options.columns = [.id: "eventid", .date: "when", .location: "city", .fatalities: "nkill"]
    }
    if kind == .parts { options.columns = [.year: "Year", .month: "Month", .day: "Day"] }
    if chance(3) { options.dates = pick(DateConvention.allCases) }
    if chance(4) {
      options.missingWords = MissingWords(
        [
          ["-99", "unk"], ["7", "69.1", "2017-05-16", "1"], ["Many", "3"], [],
        ].randomElement(using: &random) ?? [])
    }
    options.requiresDate = Bool.random(using: &random)
    options.limits.maxFieldBytes = 300
    options.countries = .sample
    options.kinds = KindVocabulary([
      .init(source: "acled", eventType: "", subEventType: "Air/drone strike", kinds: [.airstrike]),
      .init(source: "acled", eventType: "Battles", subEventType: "", kinds: [.armedClash]),
      .init(source: "gtd", eventType: "Bombing/Explosion", subEventType: "", kinds: [.bombing]),
    ])
  }

  mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }

  /// Delimited text: a header, and some rows.
  mutating func bytes(rowCount: Int) -> [UInt8] {
    var bytes: [UInt8] = chance(3) ? [0xEF, 0xBB, 0xBF] : []
    if chance(4) { bytes += Array(" \(lineBreak)".utf8) }
    bytes += line(columns.map { Array($0.header.utf8) })
    if chance(3) { bytes += line(columns.map { Array("#\($0.field?.rawValue ?? "meta")".utf8) }) }
    for _ in 0..<rowCount { bytes += row() }
    switch Int.random(in: 0..<8, using: &random) {
    case 0: bytes += Array("  ".utf8)
    case 1: while bytes.last == 10 || bytes.last == 13 { bytes.removeLast() }
    case 2: bytes += Array("\"never closed\(lineBreak)".utf8)
    default: break
    }
    return bytes
  }

  /// A text with some bytes behind its header made others, put in or taken out.
  mutating func changed(_ text: [UInt8], changes: Int) -> [UInt8] {
    let spice: [UInt8] = [34, 34, 34, 10, 13, delimiter, delimiter, 32, 9, 0, 0xE9, 0xD9, 45, 46]
    var text = text
    let header = text.firstIndex(of: UInt8(ascii: "a")) ?? 0
    let first = text[header...].firstIndex { $0 == 10 || $0 == 13 } ?? text.count - 1
    for _ in 0..<changes where first + 2 < text.count {
      let index = Int.random(in: first + 2..<text.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: text[index] = pick(spice)
      case 1: text.insert(pick(spice), at: index)
      default: text.remove(at: index)
      }
    }
    return text
  }

  private var lineBreak: String {
    mutating get { lineBreaks[Int.random(in: 0..<lineBreaks.count, using: &random)] }
  }

  private mutating func line(_ fields: [[UInt8]]) -> [UInt8] {
    fields.joined(separator: [delimiter]) + Array(lineBreak.utf8)
  }

  /// A row, or what stands where one should.
  private mutating func row() -> [UInt8] {
    switch Int.random(in: 0..<40, using: &random) {
    case 0: return Array((pick(["", " ", "     "]) + lineBreak).utf8)
    case 1:
      return line(columns.map { _ in Array(pick(["", "  ", "\"\"", "\"   \"", "\t "]).utf8) })
    case 2: return line(columns.map { Array(pick(["\($0.header)", " \($0.header)  "]).utf8) })
    case 3: return line(columns.map { Array("\"\($0.header)\"".utf8) })
    case 4: return line(columns.map { _ in Array("#adm1".utf8) })
    default: break
    }
    var fields = columns.map { field($0.field) }
    switch Int.random(in: 0..<30, using: &random) {
    case 0: fields.removeLast()
    case 1: fields.append(Array("extra".utf8))
    case 2: fields = Array(fields.prefix(1))
    case 3: fields[pick(Array(fields.indices))] = Array(pick(Self.strayQuotes).utf8)
    case 4: fields[pick(Array(fields.indices))] += [0xE9]
    case 5: fields[pick(Array(fields.indices))] += [0]
    case 6:
      fields[pick(Array(fields.indices))] = Array(repeating: 120, count: pick([300, 301, 800]))
    case 7: fields[pick(Array(fields.indices))] += [13]
    case 8 where chance(6): fields[pick(Array(fields.indices))] = Array("\"opens".utf8)
    default: break
    }
    return line(fields)
  }

  private static let strayQuotes = [
    "5\" gun", "a \"b\" c", "\"x\"y", "\"x\" ", " \"x\"", "\"a\"b\"", "\"\"\"", "\"x\"\"y\"z",
    "x\"",
    "\"\"x\"\"",
  ]

  /// A field as it is written.
  private mutating func field(_ field: IncidentField?) -> [UInt8] {
    let value = Array(value(of: field).utf8)
    let mustQuote = value.contains { $0 == delimiter || $0 == 34 || $0 == 10 || $0 == 13 }
    guard mustQuote || chance(5) else { return value }
    return [34] + value.flatMap { $0 == 34 ? [34, 34] : [$0] } + [34]
  }

  /// A value, mostly one that can be read.
  mutating func value(of field: IncidentField?) -> String {
    guard let field else { return pick(["", "x", "12", "a,b", "é"]) }
    let (usual, odd) = kind.values(of: field)
    let value = chance(25) && !odd.isEmpty ? pick(odd) : pick(usual)
    return chance(30) ? " \(value)\t" : value
  }
}

extension TableKind {
  /// The format that the header is known by.
  var format: SourceFormat {
    switch self {
    case .acled, .acledOld: .acled
    case .ucdp: .ucdp
    case .commas, .semicolons, .tabs, .mapped, .parts: .csv
    case .geojson: .geojson
    }
  }

  fileprivate var columns: [(header: String, field: IncidentField?)] {
    switch self {
    case .acled:
      [
        ("event_id_cnty", .id), ("event_date", .date), ("time_precision", .datePrecision),
        ("disorder_type", nil), ("event_type", .eventType), ("sub_event_type", .subEventType),
        ("actor1", .actor1), ("assoc_actor_1", .associatedActor1), ("actor2", .actor2),
        ("assoc_actor_2", .associatedActor2), ("country", .country), ("admin1", .admin1),
        ("admin2", .admin2), ("location", .location), ("latitude", .latitude),
        ("longitude", .longitude), ("geo_precision", .precision), ("notes", .notes),
        ("fatalities", .fatalities), ("timestamp", .timestamp), ("iso", nil),
      ]
    case .acledOld:
      [
        ("data_id", .id), ("iso", nil), ("event_id_no_cnty", nil), ("event_date", .date),
        ("time_precision", .datePrecision), ("event_type", .eventType), ("actor1", .actor1),
        ("actor2", .actor2), ("admin1", .admin1), ("location", .location),
        ("latitude", .latitude), ("longitude", .longitude), ("geo_precision", .precision),
        ("notes", .notes), ("fatalities", .fatalities),
      ]
    case .ucdp:
      [
        ("id", .id), ("relid", nil), ("type_of_violence", .eventType), ("side_a", .actor1),
        ("side_b", .actor2), ("where_prec", .precision), ("where_coordinates", nil),
        ("where_description", .location), ("adm_1", .admin1), ("adm_2", .admin2),
        ("latitude", .latitude), ("longitude", .longitude), ("country", .country),
        ("date_prec", .datePrecision), ("date_start", .date), ("date_end", .endDate),
        ("best", .best), ("high", .high), ("low", .low), ("country_id", nil),
      ]
    case .commas, .semicolons, .tabs, .geojson:
      [
        ("Event ID", .id), ("date", .date), ("end-date", .endDate), ("lat", .latitude),
        ("lng", .longitude), ("precision", .precision), ("date_precision", .datePrecision),
        ("country", .country), ("province", .admin1), ("district", .admin2), ("place", .location),
        ("kind", .kind), ("type", .eventType), ("actor1", .actor1), ("deaths", .fatalities),
        ("low", .low), ("high", .high), ("notes", .notes), ("last_updated", .timestamp),
        ("other", nil), ("Country Code", nil),
      ]
    case .parts:
      [
        ("Incident ID", .id), ("Year", .year), ("Month", .month), ("Day", .day), ("Date", nil),
        ("end_date", .endDate), ("Latitude", .latitude), ("Longitude", .longitude),
        ("killed", .fatalities),
      ]
    case .mapped:
      [
        ("eventid", .id), ("when", .date), ("country_txt", .country), ("city", .location),
        ("latitude", .latitude), ("longitude", .longitude), ("nkill", .fatalities),
        ("summary", .notes),
      ]
    }
  }
}

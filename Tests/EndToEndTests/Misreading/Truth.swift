import Foundation
import TestSupport
import Testing

/// What is right for one table of the misreading set and some arguments.
struct Truth: Sendable, CustomTestStringConvertible {
  let value: JSON
  /// Those of another truth where this is its remedy.
  private let parent: JSON?

  private init(_ value: JSON, of parent: JSON? = nil) {
    self.value = value
    self.parent = parent
  }

  static func all() throws -> [Truth] {
    try JSON(Data(contentsOf: testFile("Misreadings/truths.json"))).array.map { Truth($0) }
  }

  /// What is right for real files.
  static func ofRealFiles() throws -> [Truth] {
    try JSON(Data(contentsOf: testFile("RealFiles/truths.json"))).array.map { Truth($0) }
  }

  var testDescription: String { ([table] + arguments).joined(separator: " ") }

  var table: String { (parent ?? value)["table"].string ?? (parent ?? value)["file"].string ?? "" }
  var command: String { (parent ?? value)["command"].string ?? "report" }
  var arguments: [String] { value["arguments"].array.compactMap(\.string) }
  var exit: Int { value["exit"].int ?? 0 }
  /// Why the program does not say it yet, nil where it does.
  var open: String? { value["open"].string }

  /// Whether the table is a sheet or a part of an archive that is to be saved first.
  var isMade: Bool { value["made_from"] != .null }

  var remedy: Truth? {
    value["remedy"] == .null ? nil : Truth(value["remedy"], of: value)
  }

  func strings(_ key: String) -> [String] { value[key].array.compactMap(\.string) }
}

extension JSON {
  /// The members, none of what is no object.
  var members: [String: JSON] { if case .object(let members) = self { members } else { [:] } }
}

/// Where the answer of a run of the program is not the truth, in sentences.
struct TruthCheck {
  private(set) var problems: [String] = []
  private let geotally: Geotally

  init(_ truth: Truth, _ geotally: Geotally) throws {
    self.geotally = geotally
    try check(truth)
    if let remedy = truth.remedy { try check(remedy) }
  }

  private mutating func expect<Value: Equatable>(_ found: Value, _ right: Value, _ what: String) {
    if found != right { problems.append("\(what): \(found), expected \(right)") }
  }

  private mutating func check(_ truth: Truth) throws {
    let command = [truth.command, truth.table] + truth.arguments
    let run = try geotally(command)
    let texts = [run.text, run.errors]
    for pattern in truth.strings("never") where try Self.matches(pattern, texts) {
      problems.append("says \(pattern)")
    }
    if let refused = truth.value["or_refused"].int, refused == Int(run.code) { return }
    expect(Int(run.code), truth.exit, "exit code (\(run.firstError))")
    for pattern in truth.strings("messages") where try !Self.matches(pattern, texts) {
      problems.append("does not say \(pattern)")
    }
    guard truth.command == "report", truth.exit == 0, run.code == 0 else { return }
    check(try JSON(geotally(command + ["--format", "json"]).output), truth.value)
  }

  private static func matches(_ pattern: String, _ texts: [String]) throws -> Bool {
    let regex = try Regex(pattern)
    return try texts.contains { try regex.firstMatch(in: $0) != nil }
  }

  private mutating func check(_ report: JSON, _ right: JSON) {
    checkLedger(report["ledger"], right["rows"])
    let focus = report["focus"]
    if let conflicts = right["conflicts"].int {
      expect(report["conflicts"].int, conflicts, "conflicts")
    }
    if let weight = right["incidents"].int { expect(focus["of"].int, weight, "incidents") }
    for key in ["incidents", "of"] {
      if let count = right["focus"][key].int { expect(focus[key].int, count, "focus \(key)") }
    }
    let bounds = right["focus"]["bounds"].array.compactMap(\.double)
    let found = focus["bounds"].array.compactMap(\.double)
    if !bounds.isEmpty,
      found.count != 2 || zip(bounds, found).contains(where: { abs($0 - $1) > 1e-9 })
    {
      problems.append("bounds: \(found), expected \(bounds)")
    }
    if right["months"] != .null {
      let months = report["timeline"].array.map {
        ($0["month"].string ?? "", $0["incidents"].int ?? 0)
      }
      let sums = Dictionary(months, uniquingKeysWith: +).filter { $0.value != 0 }
      expect(sums, right["months"].integers, "months")
    }
    if right["counts"] != .null {
      let counts = report["provinces"].array.map {
        ($0["code"].string ?? "", $0["incidents"].int ?? 0)
      }
      expect(
        Dictionary(counts, uniquingKeysWith: +).filter { $0.value != 0 },
        right["counts"].integers, "counts")
    }
    for (key, sum) in right["fatalities"].members {
      expect(report["fatalities"][key], sum, "fatalities \(key)")
    }
    checkBounds(report)
  }

  private mutating func checkLedger(_ ledger: JSON, _ rows: JSON) {
    let names = ["duplicates": "duplicate", "unplaced": "unlocated"]
    for (key, count) in rows.members where key != "filtered" {
      expect(ledger[names[key] ?? key], count, key)
    }
    for (reason, count) in rows["filtered"].members {
      expect(ledger["filtered"][reason], count, "filtered as \(reason)")
    }
    let counts = ledger.integers
    let parts = ["rejected", "duplicate", "matched"].compactMap { counts[$0] }
    let sum = (parts + ledger["filtered"].integers.values).reduce(0, +)
    expect(counts["read"], sum, "the sum of the ledger")
  }

  /// The bounds of every share hold its coded and its fractional reading.
  private mutating func checkBounds(_ report: JSON) {
    for part in report["provinces"].array + [report["focus"]] {
      let bounds = part["bounds"].array.compactMap(\.double)
      guard bounds.count == 2 else { continue }
      for reading in ["share", "fractional"] {
        guard let value = part[reading].double else { continue }
        if value < bounds[0] - 1e-9 || value > bounds[1] + 1e-9 {
          problems.append("\(part["code"].string ?? "focus"): \(reading) \(value) beside \(bounds)")
        }
      }
    }
  }
}

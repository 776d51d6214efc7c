import TestSupport

/// A table as people have them and worse: regular rows, rows in unusual forms, rows that are none.
func randomTable(rows: Int, seed: UInt64) -> String {
  var random = SplitMix64(seed: seed)
  func pick<Value>(_ values: [Value]) -> Value { values.randomElement(using: &random) ?? values[0] }
  let lineBreak = pick(["\n", "\r\n", "\n", "\r"])
  let delimiter = pick([",", ",", ";", "\t"])
  let isHostile = Int.random(in: 0..<3, using: &random) == 0
  let names = [
    "id", "date", "end_date", "lat", "lon", "precision", "admin1", "location", "kind", "actor1",
    "assoc_actor_1", "low", "best", "high", "timestamp", "notes",
  ]
  var text = pick(["", "\u{FEFF}"]) + names.joined(separator: delimiter) + lineBreak
  func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
  func usual(_ row: Int) -> [String] {
    [
      pick(["", "\(row)", "\(Int.random(in: 0..<rows, using: &random))"]),
      pick(["2016-01-31", "2017-05-16", "16 May 2018", "2019-12-31", "2017-02", "2016"]),
      pick(["", "", "2020-01-01"]),
      pick(["0.5", "1", "1.25", "-0", "2.000", "1.9999999999999999", "5", "1e0"]),
      pick(["0.5", "1", "0.75", "1.5", " 1.25 ", "2.5000001", "9"]),
      pick(["exact", "near", "province", "", "strange"]),
      pick(["Province XX-A", "Province XX-B", "", "elsewhere"]),
      pick(["", "Province XX-C", quoted("a \"b\", c"), "دای‌کندی"]),
      pick(["airstrike", "Air/drone strike", "", "unheard of"]),
      pick(["A", "B", "A and/or B", quoted("A, B"), "Unidentified Group", ""]),
      pick(["", "A; B", "C;"]), pick(["", "0", "3"]), pick(["2", "", "700.0", "1"]),
      pick(["", "9", "1"]), pick(["", "1600000000", "2020-01-02T03:04:05Z"]),
      pick([
        "plain", quoted("with, commas"), quoted("two\(lineBreak)lines"), quoted("\"said\""),
        quoted("1,2017-01-01,,0.5,0.5\n2,2017"), "",
      ]),
    ]
  }
  func broken(_ row: Int) -> String {
    var fields = usual(row)
    switch Int.random(in: 0..<(isHostile ? 11 : 7), using: &random) {
    case 0: fields[1] = pick(["", "2017-02-30", "31/12/2017", "0025-01-01", "x"])
    case 1: fields[3] = pick(["", "91", "nan", "1,5", "0x1F", "1e309", "34.5.6"])
    case 2: fields[12] = pick(["-1", "1.5", "99999999999", "many"])
    case 3: fields.removeLast()
    case 4: return ""
    case 5: return names.joined(separator: delimiter)
    case 6: return String(repeating: delimiter, count: names.count - 1)
    case 7: fields[15] = "a \"quote\" in a plain field"
    case 8: fields[15] = "\"closed\" and on"
    case 9: fields[7] = "\u{0}"
    default: fields[14] = "999999999999"
    }
    return fields.joined(separator: delimiter)
  }
  for row in 0..<rows {
    let isBroken = Int.random(in: 0..<12, using: &random) == 0
    text += isBroken ? broken(row) : usual(row).joined(separator: delimiter)
    if row < rows - 1 || Bool.random(using: &random) { text += lineBreak }
  }
  return text
}

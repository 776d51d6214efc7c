/// A JSON value whose members keep their order, so that the same report gives the same bytes.
///
/// - Source: RFC 8259.
indirect enum JSONValue {
  case null
  case bool(Bool)
  case integer(Int64)
  /// Written as the shortest digits that read back as the same number; null where not finite.
  case number(Double)
  /// Ten-millionths, written as a decimal fraction without trailing zeros.
  case decimal(Int64)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])
  /// Written on one line, whatever it holds.
  case line(JSONValue)

  static func count(_ value: Int) -> JSONValue { .integer(Int64(value)) }
  static func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
  static func figure(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
  static func figure(_ value: Int64?) -> JSONValue { value.map { .integer($0) } ?? .null }
  static func texts(_ values: some Sequence<String>) -> JSONValue {
    .line(.array(values.map { .string($0) }))
  }

  /// The value over several lines, two spaces a level, without a line end after it.
  var indented: String {
    var text = ""
    write(to: &text, level: 0)
    return text
  }

  /// The value on one line.
  var compact: String {
    var text = ""
    write(to: &text, level: nil)
    return text
  }

  /// - Parameter level: the depth of indentation, nil for one line.
  private func write(to text: inout String, level: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += "\(value)"
    case .number(let value): text += value.isFinite ? "\(value)" : "null"
    case .decimal(let value): text += decimalJSON(value)
    case .string(let value): appendJSON(value, to: &text)
    case .line(let value): value.write(to: &text, level: nil)
    case .array(let values):
      Self.write(values, to: &text, level: level, between: "[", "]") { value, text, level in
        value.write(to: &text, level: level)
      }
    case .object(let members):
      Self.write(members, to: &text, level: level, between: "{", "}") { member, text, level in
        appendJSON(member.0, to: &text)
        text += ": "
        member.1.write(to: &text, level: level)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], to text: inout String, level: Int?, between open: String,
    _ close: String, _ write: (Element, inout String, Int?) -> Void
  ) {
    text += open
    let inner = level.map { $0 + 1 }
    for (index, element) in elements.enumerated() {
      if index > 0 { text += level == nil ? ", " : "," }
      if let inner { text += "\n" + String(repeating: "  ", count: inner) }
      write(element, &text, inner)
    }
    if let level, !elements.isEmpty { text += "\n" + String(repeating: "  ", count: level) }
    text += close
  }
}

private func decimalJSON(_ units: Int64) -> String {
  let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: 10_000_000)
  let sign = units < 0 ? "-" : ""
  guard rest > 0 else { return "\(sign)\(whole)" }
  var digits = "\(rest)"
  digits = String(repeating: "0", count: 7 - digits.count) + digits
  while digits.last == "0" { digits.removeLast() }
  return "\(sign)\(whole).\(digits)"
}

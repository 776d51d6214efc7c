internal import Text

/// The text as a JSON string.
func quotedJSON(_ string: String) -> String {
  var text = ""
  appendJSON(string, to: &text)
  return text
}

/// Appends a JSON string.
///
/// Beside what JSON asks for, everything is escaped that would steer a terminal or hide from a
/// reader; a parser gives it back as it was.
/// - Source: RFC 8259, section 7.
func appendJSON(_ string: String, to text: inout String) {
  text += "\""
  if string.utf8.allSatisfy(isPlain) {
    text += string
  } else {
    for scalar in string.unicodeScalars { appendEscaped(scalar, to: &text) }
  }
  text += "\""
}

/// Whether a byte stands for itself in a JSON string, whatever is around it.
private func isPlain(_ byte: UInt8) -> Bool {
  byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
}

private func appendEscaped(_ scalar: Unicode.Scalar, to text: inout String) {
  switch scalar {
  case "\"": text += "\\\""
  case "\\": text += "\\\\"
  case "\n": text += "\\n"
  case "\r": text += "\\r"
  case "\t": text += "\\t"
  default:
    if scalar.needsEscape {
      for unit in String(scalar).utf16 { text += "\\u\(hexadecimal(unit))" }
    } else {
      text.unicodeScalars.append(scalar)
    }
  }
}

private func hexadecimal(_ unit: UInt16) -> String {
  let digits = String(unit, radix: 16)
  return String(repeating: "0", count: 4 - digits.count) + digits
}

import Columnar
import TestSupport
import Testing

@testable import Readers

/// The fields of some bytes by the scanner that goes byte by byte, nil where a quote stays open or
/// stands where it should not.
private func scanned(_ bytes: [UInt8]) -> [[Range<Int>]]? {
  var scanner = DelimitedScanner(delimiter: .comma, maxFields: .max)
  var fields: [FieldRange] = []
  var records: [[Range<Int>]] = []
  while true {
    switch scanner.next(bytes.span, into: &fields) {
    case .end: return records
    case .openQuote: return nil
    case .record:
      if scanner.malformedField != nil { return nil }
      for field in fields where field.bytes == field.source {
        if bytes[field.bytes].contains(.quote) { return nil }
      }
      records.append(fields.map(\.source))
    }
  }
}

/// The same by masks, nil where these are not regular.
private func cut(_ bytes: [UInt8], at level: InstructionLevel) -> [[Range<Int>]]? {
  var ends = FieldEnds()
  ends.cut(bytes, in: 0..<bytes.count, delimiter: .comma, isEndOfFile: true, level: level)
  guard ends.isRegular, !ends.endsInQuotes else { return nil }
  var records: [[Range<Int>]] = []
  var fields: [Range<Int>] = []
  var start = 0
  for end in ends.ends.prefix(ends.count) {
    let offset = Int(end & ~FieldEnds.recordEnd)
    fields.append(start..<offset)
    start = offset + 1
    guard end & FieldEnds.recordEnd != 0 else { continue }
    if offset + 1 < bytes.count, bytes[offset] == .carriageReturn, bytes[offset + 1] == .lineFeed {
      start += 1
    }
    records.append(fields)
    fields = []
  }
  return records
}

@Suite struct `Ends of fields` {
  @Test(arguments: UInt64(0)..<200)
  func `agree with the scanner at every level of instructions`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet = Array("ab,,\"\"\n\r \u{0}é".utf8)
    let length = [0, 1, 2, 63, 64, 65, 127, 128, 129, 500][Int(seed % 10)]
    var bytes = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0 }
    if seed.isMultiple(of: 2) {
      // Mostly regular text, with quotes around whole fields.
      let fields = ["", "a", "\"\"", "\"a,b\"", "\"a\n\r\n\"", "\"say \"\"a\"\"\"", "bc"]
      bytes = []
      while bytes.count < length {
        bytes += Array((fields.randomElement(using: &random) ?? "").utf8)
        bytes += Array(([",", "\n", "\r\n", "\r"].randomElement(using: &random) ?? ",").utf8)
      }
    }
    let expected = scanned(bytes)
    for level in InstructionLevel.supported {
      #expect(
        cut(bytes, at: level) == expected, "\(level): \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test(arguments: UInt64(0)..<50)
  func `count line breaks and see bytes alike at every level`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet = Array("a,\"\n\r\n\r".utf8) + (seed.isMultiple(of: 3) ? [0, 0xC3] : [])
    let bytes = (0..<Int.random(in: 0..<300, using: &random)).map { _ in
      alphabet.randomElement(using: &random) ?? 0
    }
    var lines = LineCounter()
    let expected = lines.line(of: bytes.count, in: bytes) - 1
    for level in InstructionLevel.supported {
      var ends = FieldEnds()
      ends.cut(bytes, in: 0..<bytes.count, delimiter: .comma, isEndOfFile: false, level: level)
      #expect(ends.lineBreakCount == expected)
      #expect(ends.hasNull == bytes.contains(0))
      #expect(ends.isASCII == bytes.allSatisfy { $0 < 0x80 })
    }
  }
}

import Columnar
import Incidents
import TestSupport
import Testing

@testable import Readers

/// What a scan finds.
private struct Found: Equatable {
  /// For each record, where its fields end.
  var records: [[Int]] = []
  var lineBreaks = 0
  var isRegular = true
}

/// The naive twin: byte by byte, up to the first quote that stands where RFC 4180 has none.
private func naiveScan(_ bytes: [UInt8], _ range: Range<Int>, _ delimiter: UInt8) -> Found {
  enum State { case start, plain, quoted, afterQuote }
  var found = Found()
  var ends: [Int] = []
  var state = State.start
  var index = range.lowerBound
  var behindLast = index
  while index < range.upperBound {
    let byte = bytes[index]
    let isBreak = byte == 10 || byte == 13
    switch state {
    case .quoted: if byte == 34 { state = .afterQuote }
    case .afterQuote where byte == 34: state = .quoted
    case .start where byte == 34: state = .quoted
    case .plain, .start, .afterQuote:
      if byte == delimiter || isBreak {
        ends.append(index)
        state = .start
      } else if state == .afterQuote || byte == 34 {
        found.isRegular = false
      } else {
        state = .plain
      }
      guard isBreak else { break }
      if byte == 13, index + 1 < range.upperBound, bytes[index + 1] == 10 { index += 1 }
      found.records.append(ends)
      ends = []
      behindLast = index + 1
    }
    if !found.isRegular { break }
    index += 1
  }
  found.lineBreaks = naiveLineBreaks(bytes[range.lowerBound..<behindLast])
  return found
}

private func naiveLineBreaks(_ bytes: ArraySlice<UInt8>) -> Int {
  bytes.indices.count { index in
    bytes[index] == 10
      || bytes[index] == 13 && (index + 1 == bytes.endIndex || bytes[index + 1] != 10)
  }
}

/// What the kernel of a level finds; ends and records that stood there before must stay.
private func scan(
  _ bytes: [UInt8], _ range: Range<Int>, _ delimiter: UInt8, _ level: InstructionLevel
) -> Found {
  var ends: [UInt32] = [7, 8]
  var lasts: [UInt32] = [2]
  let scanned = scanRecords(
    bytes, in: range, delimiter: delimiter, ends: &ends, endCount: 2, lasts: &lasts,
    recordCount: 1, level: level)
  var found = Found(lineBreaks: scanned.lineBreaks, isRegular: scanned.isRegular)
  for record in 0..<scanned.recordCount {
    found.records.append(ends[Int(lasts[record])..<Int(lasts[record + 1])].map(Int.init))
  }
  #expect(ends.prefix(2) == [7, 8] && lasts[0] == 2)
  return found
}

@Suite struct `Scanning records` {
  @Test(arguments: UInt64(0)..<400)
  func `agrees with the naive twin at every level of instructions`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let delimiter = [UInt8.comma, .tab].randomElement(using: &random) ?? .comma
    let length = [0, 1, 2, 63, 64, 65, 127, 128, 129, 500, 4_095, 4_096, 9_000][Int(seed % 13)]
    let alphabet = [delimiter] + Array("ab,,\"\"\n\r \u{0}é".utf8)
    // Mostly regular text, with quotes around whole fields; some of it without CR.
    let fields = ["", "a", "\"\"", "\"a,b\"", "\"a\n\n\"", "\"say \"\"a\"\"\"", "bc", "\"\"\"\""]
    let separators = seed % 4 == 0 ? [",", "\n"] : [",", "\n", "\r\n", "\r"]
    var bytes: [UInt8] = []
    while bytes.count < length {
      if seed % 3 == 0 || Int.random(in: 0..<400, using: &random) == 0 {
        bytes.append(alphabet.randomElement(using: &random) ?? 0)
      } else {
        bytes += Array((fields.randomElement(using: &random) ?? "").utf8)
        let separator = separators.randomElement(using: &random) ?? ","
        bytes += separator == "," ? [delimiter] : Array(separator.utf8)
      }
    }
    let start = min(bytes.count, Int.random(in: 0...3, using: &random))
    let range = start..<max(start, bytes.count - Int.random(in: 0...3, using: &random))
    bytes += (0..<64).map { _ in alphabet.randomElement(using: &random) ?? 0 }
    let expected = naiveScan(bytes, range, delimiter)
    for level in InstructionLevel.supported {
      #expect(
        scan(bytes, range, delimiter, level) == expected,
        "\(level): \(String(decoding: bytes[range], as: UTF8.self).debugDescription)")
    }
  }

  /// The rules in plain sight and the masks cut alike wherever quotes stand as they should.
  @Test(arguments: UInt64(0)..<100)
  func `agrees with the scanner of single records`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let fields = ["", "a", "\"\"", "\"a,b\"", "\"\r\"", "\"a\r\n\"", "\"\"\"a\"\"\"", "é "]
    var bytes: [UInt8] = []
    while bytes.count < 200 {
      bytes += Array((fields.randomElement(using: &random) ?? "").utf8)
      bytes += Array(([",", "\n", "\r\n", "\r"].randomElement(using: &random) ?? ",").utf8)
    }
    bytes.append(.lineFeed)
    let range = 0..<bytes.count
    var records: [[Int]] = []
    var scanner = RecordScanner(delimiter: .comma)
    var position = 0
    while position < bytes.count {
      guard case .whole(let next) = scanner.cut(bytes.span, from: position) else { break }
      #expect(scanner.malformedField == nil)
      records.append(scanner.ends.map(Int.init))
      position = next
    }
    #expect(position == bytes.count)
    let padded = bytes + Array(repeating: 0, count: 64)
    #expect(scan(padded, range, .comma, .inForce).records == records)
  }
}

@Suite struct `Scanning texts` {
  @Test(arguments: UInt64(0)..<300)
  func `finds the first byte that is no UTF-8 at every level`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces: [[UInt8]] = [
      Array("plain text that is longer than a block of sixty-four bytes, by some".utf8),
      Array("é".utf8), Array("ننگرهار".utf8), Array("😀".utf8), [0xED, 0x9F, 0xBF],
      [0xF4, 0x8F, 0xBF, 0xBF], [0x7F], [0xEF, 0xBF, 0xBD], [0],
      [0xC3], [0x80], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xC1, 0xBF], [0xE1, 0x80], [0xFF], [0xF0, 0x9F, 0x98],
      [0xF0, 0x8F, 0x80, 0x80],
    ]
    // Mostly well formed, so that both answers occur.
    let known = Int.random(in: 0..<3, using: &random) == 0 ? pieces.count : 9
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0..<12, using: &random) {
      bytes += pieces[Int.random(in: 0..<known, using: &random)]
    }
    // The longest start that the standard library takes for text.
    var expected = bytes.count
    while String(validating: bytes[..<expected], as: UTF8.self) == nil { expected -= 1 }
    let nul = bytes.firstIndex(of: 0) ?? bytes.count
    for level in InstructionLevel.supported {
      let found = firstInvalidUTF8(bytes.span, level: level)
      #expect(found == (expected == bytes.count ? nil : expected))
      let withoutNUL = firstInvalidUTF8(bytes.span, withNUL: false, level: level)
      #expect(withoutNUL == (min(expected, nul) == bytes.count ? nil : min(expected, nul)))
    }
  }

  @Test(arguments: UInt64(0)..<100)
  func `agrees with the standard library on short random bytes`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pool: [UInt8] = [
      0x41, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0,
      0xF1, 0xF4, 0xF5, 0xFF, 0x90, 0x8F,
    ]
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        pool.randomElement(using: &random) ?? 0
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect((firstInvalidUTF8(bytes.span) == nil) == isValid, "\(bytes)")
    }
  }

  @Test(arguments: UInt64(0)..<100)
  func `counts line breaks as the naive twin does`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet = Array((seed.isMultiple(of: 2) ? "\n\r" : "aaaa,\"\n\r").utf8)
    let bytes = (0..<Int.random(in: 0..<900, using: &random)).map { _ in
      alphabet.randomElement(using: &random) ?? 0
    }
    for _ in 0..<20 {
      let low = Int.random(in: 0...bytes.count, using: &random)
      let high = Int.random(in: low...bytes.count, using: &random)
      #expect(lineBreakCount(bytes, in: low..<high) == naiveLineBreaks(bytes[low..<high]))
    }
  }

  @Test func `finds a place at which memory is aligned`() {
    for index in 0..<200 {
      let bytes = [UInt8](repeating: 0, count: 512)
      #expect((index..<index + 64).contains(alignedIndex(in: bytes, from: index)))
    }
  }
}

import Columnar
import Incidents
import TestSupport
import Testing

@testable import Readers

/// A block of records of three fields, one of which is looked at; some records have two or four.
private struct Sample {
  var block = RecordBlock()
  /// The texts that a kernel should see; nil where the record has another number of fields.
  var texts: [[UInt8]?] = []
  let column: Int

  /// - Parameter fields: texts without delimiters and line breaks.
  init(_ fields: [String], isDelimited: Bool, using random: inout SplitMix64) {
    column = Int.random(in: 0..<3, using: &random)
    block.isDelimited = isDelimited
    block.start = Int.random(in: 0..<70, using: &random)
    block.bytes = Array(repeating: .comma, count: block.start)
    for field in fields {
      let count = Int.random(in: 0..<12, using: &random) == 0 ? [2, 4].randomElement() ?? 2 : 3
      for place in 0..<count {
        let isQuoted = isDelimited && Bool.random(using: &random)
        let text = place == column ? field : ["", "x", "12345"].randomElement(using: &random) ?? ""
        block.bytes += isQuoted ? [.quote] + Array(text.utf8) + [.quote] : Array(text.utf8)
        block.ends.append(UInt32(block.bytes.count))
        if place + 1 < count { block.bytes.append(isDelimited ? .comma : 0) }
      }
      let lineBreak = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
      block.bytes += isDelimited ? Array(lineBreak.utf8) : [0]
      block.lasts.append(UInt32(block.ends.count))
      block.recordCount += 1
      texts.append(count == 3 ? Array(field.utf8) : nil)
    }
    // Whatever stands behind the records must not matter.
    block.bytes += (0..<16).map { _ in UInt8.random(in: 48...57, using: &random) }
  }

  /// What kernels make of the column, beside what the naive twin does.
  func expect<Value>(
    _ mark: Value, _ naive: ([UInt8]) -> Value, _ agree: (Value, Value) -> Bool,
    _ read: (Int, Int, inout [Value]) -> Void
  ) {
    var values: [Value] = []
    read(column, 3, &values)
    for (record, text) in texts.enumerated() {
      let expected = text.map(naive) ?? mark
      #expect(
        agree(values[record], expected),
        "\(values[record]), expected \(expected): \(text.map { $0[...].text } ?? "no field")")
    }
  }
}

private func digits(_ counts: ClosedRange<Int>, _ random: inout SplitMix64) -> String {
  (0..<Int.random(in: counts, using: &random))
    .map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
}

/// A text with one byte put in, taken out or made another, every now and then.
private func changed(_ text: String, _ random: inout SplitMix64) -> String {
  guard Int.random(in: 0..<3, using: &random) == 0 else { return text }
  var scalars = Array(text.unicodeScalars)
  let spice = Array("-./: 0x9aé+".unicodeScalars)
  let place = Int.random(in: 0...scalars.count, using: &random)
  let scalar = spice.randomElement(using: &random) ?? "-"
  switch Int.random(in: 0..<3, using: &random) {
  case 0: scalars.insert(scalar, at: place)
  case 1 where place < scalars.count: scalars.remove(at: place)
  case 2 where place < scalars.count: scalars[place] = scalar
  default: break
  }
  return String(String.UnicodeScalarView(scalars))
}

/// The number of some digits, nil for no digits or other bytes.
private func naiveNumber(_ text: ArraySlice<UInt8>) -> Int? {
  !text.isEmpty && text.allSatisfy { (48...57).contains($0) } ? Int(text[...].text) : nil
}

@Suite struct `Values in their usual forms` {
  @Test(arguments: UInt64(0)..<60)
  func `dates are those of the calendar`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let fields = (0..<200).map { _ in
      let year = Int.random(in: 1_898...2_101, using: &random)
      let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
      let month = two(Int.random(in: 0...13, using: &random))
      return changed("\(year)-\(month)-\(two(Int.random(in: 0...32, using: &random)))", &random)
    }
    let sample = Sample(fields, isDelimited: seed.isMultiple(of: 2), using: &random)
    let naive = { (text: [UInt8]) in naiveDate(text) }
    sample.expect(Int64.min, naive, ==) {
      sample.block.readDates($0, of: $1, into: &$2)
    }
  }

  private func naiveDate(_ text: [UInt8]) -> Int64 {
    guard text.count == 10, text[4] == .minus, text[7] == .minus,
      let year = naiveNumber(text[..<4]),
      let month = naiveNumber(text[5..<7]), let day = naiveNumber(text[8...]),
      let found = Day(year: year, month: month, day: day)
    else { return .min }
    return Int64(found.rawValue)
  }

  @Test(arguments: UInt64(0)..<60)
  func `whole numbers have up to sixteen digits`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let fields = (0..<200).map { _ in changed(digits(0...18, &random), &random) }
    let sample = Sample(fields, isDelimited: seed.isMultiple(of: 2), using: &random)
    let naive = { (text: [UInt8]) in
      text.count <= 16 ? naiveNumber(text[...]).map(Int64.init) ?? .min : .min
    }
    sample.expect(Int64.min, naive, ==) { sample.block.readIntegers($0, of: $1, into: &$2) }
  }

  @Test(arguments: UInt64(0)..<60)
  func `decimal numbers are the nearest double`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let fields = (0..<200).map { _ in
      let sign = Bool.random(using: &random) ? "-" : ""
      let fraction = Bool.random(using: &random) ? "." + digits(0...14, &random) : ""
      return changed(sign + digits(0...9, &random) + fraction, &random)
    }
    let sample = Sample(fields, isDelimited: seed.isMultiple(of: 2), using: &random)
    let agree = { (a: Double, b: Double) in a.bitPattern == b.bitPattern || a.isNaN && b.isNaN }
    let naive = { (text: [UInt8]) in naiveDecimal(text) }
    sample.expect(Double.nan, naive, agree) {
      sample.block.readDecimals($0, of: $1, into: &$2)
    }
  }

  /// Of up to fifteen bytes, digits and at most one point, which is among the first eight bytes where
  /// there are more; a minus before them.
  private func naiveDecimal(_ text: [UInt8]) -> Double {
    let plain = text.count > 1 && text[0] == .minus ? text[1...] : text[...]
    let points = plain.indices.filter { plain[$0] == .point }
    guard (1...15).contains(plain.count), points.count <= 1,
      plain.allSatisfy({ $0 == .point || (48...57).contains($0) }), plain.count > points.count
    else { return .nan }
    if plain.count > 8 {
      guard let point = points.first, point - plain.startIndex < 8 else { return .nan }
    }
    return Double(text[...].text) ?? .nan
  }

  @Test(arguments: UInt64(0)..<60)
  func `hashes are those of plain texts, and of no text that rules read otherwise`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let odd = ["", " A", "A ", "\tA", "A\t", "A.0", "é", "[1]", "{}", "A\u{0}", " "]
    let fields = (0..<200).map { _ in
      let prefix = ["AFG", "", "IRQ-", "a b"].randomElement(using: &random) ?? ""
      return Int.random(in: 0..<4, using: &random) == 0
        ? odd.randomElement(using: &random) ?? "" : prefix + digits(1...20, &random)
    }
    let sample = Sample(fields, isDelimited: seed.isMultiple(of: 2), using: &random)
    let naive = { (text: [UInt8]) -> UInt64 in
      let isOdd = odd.contains(text[...].text)
      return isOdd ? 0 : stableHash(of: text.span)
    }
    sample.expect(UInt64(0), naive, ==) { sample.block.readHashes($0, of: $1, into: &$2) }
  }

  @Test(arguments: UInt64(0)..<20)
  func `codes are those of one byte`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let fields = (0..<200).map { _ in changed(digits(0...2, &random), &random) }
    let sample = Sample(fields, isDelimited: seed.isMultiple(of: 2), using: &random)
    let naive = { (text: [UInt8]) in text.count == 1 ? text[0] : 0 }
    sample.expect(UInt8(0), naive, ==) { sample.block.readCodes($0, of: $1, into: &$2) }
  }
}

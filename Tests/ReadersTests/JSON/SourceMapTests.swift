import TestSupport
import Testing

@testable import Readers

/// The line and the character of an offset, looked for from the start of the text.
private func naivePosition(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
  let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  var (line, column) = (1, 1)
  for index in (bytes.starts(with: mark) ? 3 : 0)..<max(3, min(offset, bytes.count))
  where index < min(offset, bytes.count) {
    let isPair = bytes[index] == 13 && index + 1 < bytes.count && bytes[index + 1] == 10
    if bytes[index] == 10 || bytes[index] == 13 && !isPair {
      (line, column) = (line + 1, 1)
    } else if bytes[index] & 0xC0 != 0x80 {
      column += 1
    }
  }
  return (line, column)
}

@Suite struct `Places in a source` {
  /// Texts of several strides, of characters that end lines in every way.
  private func text(_ count: Int, using generator: inout SplitMix64) -> [UInt8] {
    let pieces = ["a", "é", "漢", "😀", "\n", "\r", "\r\n", "\n\r", "\r\r\n", " "]
    let isOneLine = Bool.random(using: &generator)
    var bytes: [UInt8] = Bool.random(using: &generator) ? [0xEF, 0xBB, 0xBF] : []
    while bytes.count < count {
      let piece = pieces.randomElement(using: &generator) ?? "a"
      if isOneLine, piece.utf8.contains(where: { $0 == 10 || $0 == 13 }) { continue }
      bytes += Array(piece.utf8)
    }
    return bytes
  }

  @Test(arguments: UInt64(0)..<12)
  func `are the same whether one is asked for or many`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for count in [0, 1, 5, 4_095, 4_096, 4_097, 20_000] {
      let bytes = text(count, using: &generator)
      let map = SourceMap(bytes)
      var offsets = (0..<60).map { _ in Int.random(in: 0...bytes.count, using: &generator) }
      offsets += [0, 1, 2, 3, 4_095, 4_096, 4_097, 8_192, bytes.count, bytes.count + 9]
      for offset in offsets {
        let (found, expected) = (map.position(of: offset), naivePosition(of: offset, in: bytes))
        #expect(found == expected, "\(offset) of \(bytes.count)")
      }
    }
  }

  /// Defects as many as features, all on one line: the way to each is counted from a mark nearby.
  @Test(arguments: [2_000, 4_000, 8_000])
  func `of many offsets cost as much as the text and a stride for each`(count: Int) {
    let bytes = Array(repeating: UInt8(ascii: "x"), count: 100 * count)
    let places = SourceMap(bytes)
    for number in 0..<count {
      let offset = 100 * (number % 2 == 0 ? number : count - number)
      #expect(places.position(of: offset) == (1, offset + 1))
    }
    #expect(places.bytesScanned <= bytes.count + 4_096 * count)
  }
}

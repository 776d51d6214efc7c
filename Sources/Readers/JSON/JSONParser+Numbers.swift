/// Arrays of plain numbers, which most of a layer is made of, read in one loop.
extension JSONParser {
  /// Reads an array of numbers without exponents, at once; false where anything else stands there,
  /// and then nothing was read.
  mutating func plainNumbers() -> Bool {
    guard open.count < Self.maxDepth, index < bytes.count else { return false }
    let array = values.count
    var place = index + 1
    values.append(JSONDocument.Value(kind: .array, start: UInt32(truncatingIfNeeded: index)))
    while true {
      place = Self.spaceEnd(bytes, from: place)
      guard values.count < maxValues, let end = Self.plainNumberEnd(bytes, from: place) else {
        break
      }
      values.append(
        JSONDocument.Value(
          kind: .number, start: UInt32(truncatingIfNeeded: place),
          end: UInt32(truncatingIfNeeded: end), next: UInt32(truncatingIfNeeded: values.count + 1)))
      place = Self.spaceEnd(bytes, from: end)
      guard place < bytes.count else { break }
      if bytes[place] == UInt8(ascii: "]") {
        index = place + 1
        values[array].end = UInt32(truncatingIfNeeded: index)
        values[array].next = UInt32(truncatingIfNeeded: values.count)
        return true
      }
      guard bytes[place] == .comma else { break }
      place += 1
    }
    values.removeLast(values.count - array)
    return false
  }

  @inline(__always)
  private static func spaceEnd(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] <= .space,
      bytes[index] == .space || bytes[index] == .lineFeed || bytes[index] == .tab
        || bytes[index] == .carriageReturn
    { index += 1 }
    return index
  }

  /// Where a number without exponent ends, nil for anything else.
  @inline(__always)
  private static func plainNumberEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    if index < bytes.count, bytes[index] == .minus { index += 1 }
    let whole = index
    while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
    guard index > whole, index == whole + 1 || bytes[whole] != UInt8(ascii: "0") else { return nil }
    if index < bytes.count, bytes[index] == .point {
      let fraction = index + 1
      index = fraction
      while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
      guard index > fraction else { return nil }
    }
    guard index < bytes.count, bytes[index] | 0x20 != UInt8(ascii: "e") else { return nil }
    return index
  }
}

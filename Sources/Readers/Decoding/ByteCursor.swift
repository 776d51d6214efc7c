/// A place in some bytes, moved along by what is read.
struct ByteCursor {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  var isAtEnd: Bool { index == bytes.endIndex }

  /// The next byte, nil at the end.
  var peek: UInt8? { isAtEnd ? nil : bytes[index] }

  /// Passes over the next byte, nil at the end.
  mutating func next() -> UInt8? {
    guard let byte = peek else { return nil }
    index += 1
    return byte
  }

  /// Passes over `byte` if it is next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  /// The digits that are next, however many; the value stops growing at nine digits.
  mutating func digits() -> (value: Int, count: Int) {
    let start = index
    var value = 0
    while let byte = peek, byte.isASCIIDigit {
      if index - start < 9 { value = value * 10 + Int(byte.digitValue) }
      index += 1
    }
    return (value, index - start)
  }

  /// The value of the digits that are next, nil unless there are exactly `count`.
  mutating func digits(exactly count: Int) -> Int? {
    let (value, found) = digits()
    return found == count ? value : nil
  }

  /// The ASCII letters that are next.
  mutating func letters() -> ArraySlice<UInt8> {
    let start = index
    while let byte = peek, byte.isASCIILetter { index += 1 }
    return bytes[start..<index]
  }
}

/// The bytes of a text on their way to UTF-8.
///
/// What is no text in its encoding becomes a byte that no UTF-8 has, so that it rejects the rows in
/// which it is used, and no others.
struct TextConversion: ~Copyable {
  private var converter: TextConverter
  private let unitBytes: Int
  /// Bytes of a mark that are still to be left out.
  private var mark: Int
  /// The bytes of a character that the last block cut.
  private var waiting: [UInt8] = []
  private var output = [UInt8](repeating: 0, count: 1 << 16)

  /// Stands for what is no text.
  static let noText: UInt8 = 0xFF

  /// Nil where iconv does not know the encoding.
  ///
  /// - Parameter mark: how many bytes of a byte order mark come first.
  init?(from encoding: TextEncoding, mark: Int) {
    guard let converter = TextConverter(from: encoding.name) else { return nil }
    self.converter = converter
    self.mark = mark
    unitBytes = encoding.unitBytes
  }

  /// The text of the next bytes.
  mutating func convert(_ block: ArraySlice<UInt8>) -> [UInt8] {
    let left = min(mark, block.count)
    mark -= left
    let input = waiting + block.dropFirst(left)
    let (text, taken) = convert(input)
    waiting = Array(input[taken...])
    return text
  }

  /// What is left when no bytes follow.
  mutating func finish() -> [UInt8] {
    let text = waiting.isEmpty ? [] : [Self.noText]
    waiting = []
    let made = converter.finish(into: &output)
    return text + output[..<made]
  }

  /// The text of some bytes up to a character that they cut.
  private mutating func convert(_ input: [UInt8]) -> (text: [UInt8], taken: Int) {
    var text: [UInt8] = []
    text.reserveCapacity(input.count + input.count / 4)
    var next = 0
    while next < input.count {
      let found = converter.convert(input, next..<input.count, into: &output)
      text += output[..<found.made]
      next += found.taken
      if found.step == .incomplete { break }
      if found.step == .invalid {
        text.append(Self.noText)
        next = min(input.count, next + unitBytes)
      }
    }
    return (text, next)
  }
}

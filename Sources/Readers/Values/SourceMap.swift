/// Lines and columns of byte offsets, for messages.
struct SourceMap {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The line of an offset and the number of its character on that line, both from 1.
  ///
  /// LF, CR and CRLF end lines; a byte order mark is no character.
  /// - Complexity: O(offset).
  func position(of offset: Int) -> (line: Int, column: Int) {
    var line = 1
    var start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    let end = min(offset, bytes.count)
    for index in 0..<end where endsLine(bytes, index) {
      line += 1
      start = index + 1
    }
    let column = start < end ? bytes[start..<end].count { $0 & 0xC0 != 0x80 } : 0
    return (line, column + 1)
  }
}

/// Counts lines along a file, for offsets that only go forward.
struct LineCounter {
  private var index: Int
  private var line = 1

  /// - Parameter start: where line 1 begins.
  init(from start: Int = 0) { index = start }

  /// The line of `offset`, from 1.
  ///
  /// - Precondition: no earlier call had a larger offset.
  /// - Complexity: O(bytes since the last call).
  mutating func line(of offset: Int, in bytes: [UInt8]) -> Int {
    while index < min(offset, bytes.count) {
      if endsLine(bytes, index) { line += 1 }
      index += 1
    }
    return line
  }
}

/// Whether the byte at `index` is the last of a line break.
private func endsLine(_ bytes: [UInt8], _ index: Int) -> Bool {
  switch bytes[index] {
  case .lineFeed: true
  case .carriageReturn: index + 1 >= bytes.count || bytes[index + 1] != .lineFeed
  default: false
  }
}

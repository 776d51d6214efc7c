/// How the letters of a text are written in bytes, by a name that iconv knows.
public struct TextEncoding: Sendable, Equatable {
  /// As it was given.
  public let name: String

  /// Nil for a name that this system's iconv does not know.
  public init?(named name: String) {
    let isName = name.utf8.allSatisfy { byte in
      byte.isASCIILetter || byte.isASCIIDigit || "-_.:+()".utf8.contains(byte)
    }
    // `char` and `wchar_t` are whatever the machine and its locale have.
    let isPlain = !name.isEmpty && name.utf8.count <= 40 && isName
    guard isPlain, !["CHAR", "WCHART", "INTERNAL"].contains(bareName(name)) else { return nil }
    if TextConverter(from: name) == nil { return nil }
    self.name = name
  }

  /// One that every system knows.
  init(known name: String) { self.name = name }

  var isUTF8: Bool { ["UTF8", "CSUTF8"].contains(bareName(name)) }

  /// How many bytes a unit has in which the order of bytes matters, 1 where it does not.
  var unitBytes: Int {
    let bare = bareName(name)
    if bare.contains("UTF16") || bare.contains("UCS2") { return 2 }
    return bare.contains("UTF32") || bare.contains("UCS4") ? 4 : 1
  }

  /// Whether the name says in which order the bytes of a unit come.
  var namesOrder: Bool { bareName(name).hasSuffix("LE") || bareName(name).hasSuffix("BE") }
}

private func bareName(_ name: String) -> String {
  name.uppercased().filter { $0.isLetter || $0.isNumber }
}

/// A byte order mark: which encoding it stands for, and how many bytes it has.
struct ByteOrderMark: Equatable {
  let encoding: TextEncoding
  let count: Int

  /// The mark that some bytes begin with.
  init?(_ start: ArraySlice<UInt8>) {
    guard let found = marks.first(where: { start.starts(with: $0.bytes) }) else { return nil }
    encoding = TextEncoding(known: found.name)
    count = found.bytes.count
  }
}

/// The longer ones first: that of UTF-32 begins like that of UTF-16.
private let marks: [(name: String, bytes: [UInt8])] = [
  ("UTF-32LE", [0xFF, 0xFE, 0, 0]), ("UTF-32BE", [0, 0, 0xFE, 0xFF]), ("UTF-8", byteOrderMark),
  ("UTF-16LE", [0xFF, 0xFE]), ("UTF-16BE", [0xFE, 0xFF]),
]

/// From which encoding a text is to be converted, and how many bytes of a mark come before it; nil
/// for UTF-8.
///
/// - Parameters:
///   - start: how the text begins.
///   - asked: the encoding that the user named.
/// - Throws: `DataProblemError` where a mark and the name contradict each other, or neither says in
///   which order bytes come.
func sourceEncoding(
  ofText start: ArraySlice<UInt8>, asked: TextEncoding?
) throws(DataProblemError) -> (from: TextEncoding, mark: Int)? {
  guard let mark = ByteOrderMark(start) else {
    guard let asked, !asked.isUTF8 else { return nil }
    if asked.unitBytes > 1, !asked.namesOrder {
      let name = asked.name.lowercased()
      throw DataProblemError(
        .unexpected(
          found: "the text does not begin with a byte order mark",
          expected: "one in \(asked.name), which can be written in two orders",
          help: wideEncoding(start).map { "it looks like --encoding \($0.lowercased())" }
            ?? "name the order: --encoding \(name)le or \(name)be"))
    }
    return (asked, 0)
  }
  if let asked, !asked.agrees(with: mark) {
    throw DataProblemError(
      .unexpected(
        found: "the text begins with the byte order mark of \(mark.encoding.name)",
        expected: "\(asked.name), as --encoding says", help: "leave --encoding out"))
  }
  return mark.encoding.isUTF8 ? nil : (mark.encoding, mark.count)
}

extension TextEncoding {
  fileprivate func agrees(with mark: ByteOrderMark) -> Bool {
    guard unitBytes == mark.encoding.unitBytes else { return false }
    if unitBytes == 1 { return isUTF8 }
    return !namesOrder || bareName(name).suffix(2) == bareName(mark.encoding.name).suffix(2)
  }
}

/// A column of texts that are mostly distinct, such as event ids, over one UTF-8 arena; one without
/// any row reads as null in every row.
public struct TextColumn: Sendable, Equatable {
  private var arena: [UInt8] = []
  /// Shape `[count + 1]`.
  private var offsets: [Int] = [0]

  public init() {}

  public var count: Int { offsets.count - 1 }

  /// Adds a row; an empty text stands for null.
  public mutating func append(_ text: String) { withBytes(of: text) { append($0) } }

  /// Adds a row of valid UTF-8; none stand for null.
  public mutating func append(_ bytes: Span<UInt8>) {
    Columnar.append(bytes, to: &arena)
    offsets.append(arena.count)
  }

  /// The text of a row, or nil where it is empty.
  public subscript(row: Int) -> String? {
    let bytes = bytes(row)
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// The UTF-8 of a row, empty where it is null.
  ///
  /// - Complexity: O(1).
  public func bytes(_ row: Int) -> ArraySlice<UInt8> {
    count == 0 ? [] : arena[offsets[row]..<offsets[row + 1]]
  }
}

/// A column of short lists of codes, such as the actors of each incident.
public struct ListColumn: Sendable, Equatable {
  private var codes: [UInt32] = []
  /// Shape `[count + 1]`.
  private var offsets: [Int] = [0]

  public init() {}

  public var count: Int { offsets.count - 1 }

  /// Adds a row.
  public mutating func append(_ list: [UInt32]) {
    codes.append(contentsOf: list)
    offsets.append(codes.count)
  }

  /// The codes of a row, in order; empty where there are none.
  public subscript(row: Int) -> ArraySlice<UInt32> { codes[offsets[row]..<offsets[row + 1]] }
}

/// A column of short lists of codes, such as the actors of each incident; one without any row reads
/// as an empty list in every row.
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
  public subscript(row: Int) -> ArraySlice<UInt32> {
    count == 0 ? [] : codes[offsets[row]..<offsets[row + 1]]
  }

  /// Gives every code the number that `translation` has for it.
  public mutating func translate(by translation: [UInt32]) {
    for index in codes.indices { codes[index] = translation[Int(codes[index])] }
  }
}

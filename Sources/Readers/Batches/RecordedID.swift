/// The id of a row, as it is remembered until all are read: enough to suspect that two rows are of
/// one event, and to find them again.
public struct RecordedID: Sendable, Equatable {
  /// 40 bits of the id's hash, then 24 for the place.
  private let rawValue: UInt64

  static let placeBits: UInt64 = 24

  /// - Precondition: the place fits its bits.
  init(hash: UInt64, place: Int) {
    precondition(place < 1 << Int(Self.placeBits), "a stretch is too long")
    rawValue = (hash >> Self.placeBits) << Self.placeBits | UInt64(place)
  }

  /// Equal for equal ids, and for hardly any others.
  public var hash: UInt64 { rawValue >> Self.placeBits }

  /// Where its row begins, from where its stretch does.
  public var place: Int { Int(rawValue & ((1 << Self.placeBits) - 1)) }
}

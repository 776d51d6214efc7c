/// An ISO 3166-1 alpha-2 code in two bytes, in the order of its letters.
public struct CountryCode: Sendable, Hashable, Comparable {
  let rawValue: UInt16

  /// Nil for a text that is not two bytes.
  public init?(_ alpha2: String) {
    let bytes = Array(alpha2.utf8)
    guard bytes.count == 2 else { return nil }
    rawValue = UInt16(bytes[0]) << 8 | UInt16(bytes[1])
  }

  /// Such as `AF`.
  public var alpha2: String {
    String(decoding: [UInt8(rawValue >> 8), UInt8(truncatingIfNeeded: rawValue)], as: UTF8.self)
  }

  public static func < (a: CountryCode, b: CountryCode) -> Bool { a.rawValue < b.rawValue }
}

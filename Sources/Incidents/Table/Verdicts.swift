/// For each row of a batch, that it is kept, or why it is not.
public struct Verdicts: Sendable, Equatable {
  /// Raw values of `DropReason`, 0 for kept rows.
  private var reasons = RareBytes()

  public init() {}

  public func keeps(_ row: Int) -> Bool { reasons[row] == 0 }

  /// Why a row is left out, nil where it is kept.
  public func reason(_ row: Int) -> DropReason? { DropReason(rawValue: reasons[row]) }

  public mutating func drop(_ row: Int, _ reason: DropReason) { reasons[row] = reason.rawValue }

  public mutating func keep(_ row: Int) { reasons[row] = 0 }
}

/// What is strange about a row, and is told of where the row counts.
public struct Oddities: OptionSet, Sendable, Equatable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The source broke low <= best <= high, so that the extremes were taken as bounds.
  public static let reorderedFatalities = Oddities(rawValue: 1)
  /// A code of location precision that stands for nothing known.
  public static let unknownPrecision = Oddities(rawValue: 2)
  public static let unknownDatePrecision = Oddities(rawValue: 4)
  /// A type that stands for no known kind.
  public static let unknownKind = Oddities(rawValue: 8)
  /// Its figures may be sums of those of other rows, for parts of its area.
  public static let sumsItsParts = Oddities(rawValue: 16)
  /// Its figures are part of those of another type.
  public static let isPartOfType = Oddities(rawValue: 32)
  public static let hasPartOfType = Oddities(rawValue: 64)
}

/// A byte for each row, 0 for most and for those behind the last that was set.
struct RareBytes: Sendable, Equatable {
  private var bytes: [UInt8] = []

  subscript(row: Int) -> UInt8 {
    get { row < bytes.count ? bytes[row] : 0 }
    set {
      if bytes.count <= row {
        bytes.append(contentsOf: repeatElement(0, count: row + 1 - bytes.count))
      }
      bytes[row] = newValue
    }
  }
}

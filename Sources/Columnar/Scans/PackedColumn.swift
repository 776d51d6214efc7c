/// A column of numbers kept in as few bytes as they need: what they exceed the smallest by, in 8,
/// 16 or 32 bits.
///
/// Days of up to 179 years take 16 bits, and codes of up to 256 provinces or kinds 8. A scan reads
/// fewer bytes, and memory is what limits a scan.
public struct PackedColumn: Sendable, Equatable {
  /// Shape `[count]`: the value less `base`, 0 where null.
  let offsets: KernelBuffer
  /// The smallest value of measures and days, 0 for codes.
  let base: Int32
  /// The largest offset.
  let spread: UInt32
  /// One bit a row, set where the value is present; nil when no row is null.
  let validity: Bitmap?

  /// The number of rows.
  public var count: Int { offsets.count }

  /// Bits of a value as stored: 8, 16 or 32.
  public var bitWidth: Int { Int(offsets.width) * 8 }

  /// The rows of several columns, one after another.
  ///
  /// - Complexity: O(rows).
  public init(joining parts: [Column<Int32>]) {
    var (low, high) = (Int32.max, Int32.min)
    var hasNull = false
    for part in parts {
      let values = part.values.span
      for row in values.indices {
        if values[row] == Column.null {
          hasNull = true
          continue
        }
        low = min(low, values[row])
        high = max(high, values[row])
      }
    }
    let base = low <= high ? low : 0
    spread = low <= high ? UInt32(bitPattern: high &- low) : 0
    self.base = base
    let count = parts.reduce(0) { $0 + $1.values.count }
    var validity: Bitmap?
    if hasNull {
      let present = parts.lazy.flatMap(\.values).enumerated().lazy
        .filter { $0.element != Column<Int32>.null }.map(\.offset)
      validity = Bitmap(settingBits: present, count: count)
    }
    self.validity = validity
    switch spread {
    case ...UInt32(UInt8.max): offsets = .bytes(Self.offsets(parts, count: count, base: base))
    case ...UInt32(UInt16.max): offsets = .shorts(Self.offsets(parts, count: count, base: base))
    default: offsets = .words(Self.offsets(parts, count: count, base: base))
    }
  }

  /// The codes of several columns, one after another.
  ///
  /// - Parameter none: the code that stands for null, if any does.
  /// - Precondition: codes have at most 32 bits.
  /// - Complexity: O(rows).
  @specialized(where Code == UInt8)
  @specialized(where Code == UInt16)
  @specialized(where Code == UInt32)
  public init<Code: FixedWidthInteger & UnsignedInteger>(
    joiningCodes parts: [[Code]], none: Code? = nil
  ) {
    precondition(Code.bitWidth <= 32, "codes have at most 32 bits")
    var highest: Code = 0
    var hasNull = false
    for part in parts {
      for code in part {
        if code == none { hasNull = true } else { highest = max(highest, code) }
      }
    }
    base = 0
    spread = UInt32(highest)
    let count = parts.reduce(0) { $0 + $1.count }
    var validity: Bitmap?
    if hasNull {
      let present = parts.joined().enumerated().lazy.filter { $0.element != none }.map(\.offset)
      validity = Bitmap(settingBits: present, count: count)
    }
    self.validity = validity
    switch spread {
    case ...UInt32(UInt8.max): offsets = .bytes(Self.narrow(parts, count: count, none: none))
    case ...UInt32(UInt16.max): offsets = .shorts(Self.narrow(parts, count: count, none: none))
    default: offsets = .words(Self.narrow(parts, count: count, none: none))
    }
  }

  public init(_ column: Column<Int32>) { self.init(joining: [column]) }

  public init<Code: FixedWidthInteger & UnsignedInteger>(
    codes: [Code], none: Code? = nil
  ) {
    self.init(joiningCodes: [codes], none: none)
  }

  public func isNull(_ row: Int) -> Bool { validity.map { !$0[row] } ?? false }

  /// The value of a row, or nil where null.
  public subscript(row: Int) -> Int64? {
    isNull(row) ? nil : Int64(base) + Int64(offsets[row])
  }

  /// A null keeps a zero in its place.
  private static func offsets<Offset: FixedWidthInteger & UnsignedInteger>(
    _ parts: [Column<Int32>], count: Int, base: Int32
  ) -> [Offset] {
    var offsets: [Offset] = []
    offsets.reserveCapacity(count)
    for part in parts {
      let values = part.values.span
      for row in values.indices {
        let isNull = values[row] == Column<Int32>.null
        let offset = isNull ? 0 : UInt32(bitPattern: values[row] &- base)
        offsets.append(Offset(truncatingIfNeeded: offset))
      }
    }
    return offsets
  }

  private static func narrow<
    Code: FixedWidthInteger & UnsignedInteger, Narrow: FixedWidthInteger & UnsignedInteger
  >(_ parts: [[Code]], count: Int, none: Code?) -> [Narrow] {
    var narrow: [Narrow] = []
    narrow.reserveCapacity(count)
    for part in parts {
      for code in part { narrow.append(code == none ? 0 : Narrow(truncatingIfNeeded: code)) }
    }
    return narrow
  }
}

extension PackedColumn {
  /// The offsets of the values in `range`; nil when no value of the column can be in it.
  func offsets(of range: ClosedRange<Int32>) -> ClosedRange<UInt32>? {
    let last = Int64(base) + Int64(spread)
    guard Int64(range.lowerBound) <= last, range.upperBound >= base else { return nil }
    let low = max(Int64(range.lowerBound), Int64(base)) - Int64(base)
    let high = min(Int64(range.upperBound), last) - Int64(base)
    return UInt32(low)...UInt32(high)
  }
}

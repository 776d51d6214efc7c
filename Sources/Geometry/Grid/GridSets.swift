internal import Geography

/// The distinct sets of provinces that meet in cells.
struct GridSets {
  /// Up to `GridCells.setSize` provinces, ascending.
  struct Members: Hashable {
    private(set) var values = InlineMembers(repeating: ProvinceID.noneRawValue)
    private(set) var count = 0
    /// Whether more were put in than it holds.
    private(set) var hasOverflowed = false

    /// Puts in a province that is not there yet; `ProvinceID.noneRawValue` is none.
    mutating func insert(_ unit: UInt16) {
      guard unit != ProvinceID.noneRawValue else { return }
      var position = 0
      while position < count, values[position] < unit { position += 1 }
      if position < count, values[position] == unit { return }
      guard count < GridCells.setSize else {
        hasOverflowed = true
        return
      }
      var last = count
      while last > position {
        values[last] = values[last - 1]
        last -= 1
      }
      values[position] = unit
      count += 1
    }

    /// The bit that stands for a province in it; none for `ProvinceID.noneRawValue`.
    func bit(of unit: UInt16) -> UInt8 {
      guard unit != ProvinceID.noneRawValue else { return 0 }
      for position in 0..<count where values[position] == unit { return 1 &<< UInt8(position) }
      return 0
    }
  }

  typealias InlineMembers = SIMD8<UInt16>

  /// Shape `[setCount, GridCells.setSize]`.
  private(set) var members: [UInt16] = []
  private var numbers: [InlineMembers: UInt16] = [:]
  private var last: (values: InlineMembers, number: UInt16)?

  /// The number of a set, nil when there are too many.
  mutating func number(of set: Members) -> UInt16? {
    if let last, last.values == set.values { return last.number }
    let number: UInt16
    if let known = numbers[set.values] {
      number = known
    } else {
      guard numbers.count < Int(UInt16.max) else { return nil }
      number = UInt16(truncatingIfNeeded: numbers.count)
      numbers[set.values] = number
      for position in 0..<GridCells.setSize { members.append(set.values[position]) }
    }
    last = (set.values, number)
    return number
  }
}

/// A column while values are added to it.
///
/// Inlinable, so that callers in other modules get a copy for their type of values.
public struct ColumnBuilder<Element: FixedWidthInteger & Sendable>: Sendable {
  @usableFromInline var values: [Element] = []
  /// A bit a row, set where the value is present.
  @usableFromInline var words: [UInt64] = []
  @usableFromInline var hasNull = false

  @inlinable public init() {}

  /// Adds a row, null for nil.
  @inlinable
  public mutating func append(_ value: Element?) {
    let row = values.count
    if row & 63 == 0 { words.append(0) }
    if value == nil { hasNull = true } else { words[row &>> 6] |= 1 &<< UInt64(row & 63) }
    values.append(value ?? 0)
  }

  /// The column so far.
  @inlinable public var column: Column<Element> {
    Column(values, validity: hasNull ? Bitmap(words: words, count: values.count) : nil)
  }
}

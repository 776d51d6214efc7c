/// A column of fixed-width values, any of which may be null.
///
/// A null keeps a zero in its place, so that a kernel may add every value and count the nulls
/// apart.
public struct Column<Element: FixedWidthInteger & Sendable>: Sendable, Equatable {
  /// Shape `[rowCount]`, zero where null.
  public private(set) var values: [Element]
  /// One bit a row, set where the value is present; nil when no row is null.
  public private(set) var validity: Bitmap?

  /// A column of `values`, nil where null.
  ///
  /// Inlinable, so that callers in other modules get a copy for their type of values.
  /// - Complexity: O(rowCount).
  @inlinable
  public init(_ values: some Collection<Element?>) {
    var builder = ColumnBuilder<Element>()
    for value in values { builder.append(value) }
    self = builder.column
  }

  @usableFromInline
  init(_ values: [Element], validity: Bitmap?) {
    self.values = values
    self.validity = validity
  }

  /// The number of rows.
  public var count: Int { values.count }

  /// The value of a row, or nil where null.
  public subscript(row: Int) -> Element? { isNull(row) ? nil : values[row] }

  public func isNull(_ row: Int) -> Bool { validity.map { !$0[row] } ?? false }

  /// How many rows are null.
  ///
  /// - Complexity: O(rowCount / 64).
  public var nullCount: Int { validity.map { $0.count - $0.setCount } ?? 0 }
}

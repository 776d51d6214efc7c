/// A column of fixed-width values, any of which may be null; the least value of the type stands for
/// null.
///
/// A column without any value reads as null in every row: so a batch leaves out what nobody asked
/// for.
public struct Column<Element: FixedWidthInteger & Sendable>: Sendable, Equatable {
  /// Shape `[rowCount]`, `null` where there is no value.
  @inlinable public var values: [Element] { stored }
  @usableFromInline var stored: [Element] = []

  /// What stands for no value.
  @inlinable public static var null: Element { .min }

  @inlinable public init() {}

  /// A column of `values`, nil where null.
  ///
  /// Inlinable, as what follows: callers in other modules get a copy for their type of values.
  /// - Complexity: O(rowCount).
  @inlinable
  public init(_ values: some Sequence<Element?>) {
    self.init()
    for value in values { append(value) }
  }

  /// Adds a row, null for nil.
  ///
  /// - Precondition: the value is not the least of its type.
  @inlinable
  public mutating func append(_ value: Element?) {
    precondition(value != Self.null, "the least value stands for null")
    stored.append(value ?? Self.null)
  }

  /// The value of a row, or nil where null.
  @inlinable
  public subscript(row: Int) -> Element? { isNull(row) ? nil : stored[row] }

  @inlinable
  public func isNull(_ row: Int) -> Bool { stored.isEmpty || stored[row] == Self.null }
}

/// A column of codes, the largest of which stands for none; one without any code reads as none in
/// every row.
public struct CodeColumn<Code: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable, Equatable
{
  /// Shape `[rowCount]`, or empty.
  @inlinable public var codes: [Code] { stored }
  @usableFromInline var stored: [Code] = []

  @inlinable public init() {}

  @inlinable
  public subscript(row: Int) -> Code { stored.isEmpty ? .max : stored[row] }

  @inlinable
  public mutating func append(_ code: Code) { stored.append(code) }

  /// Gives every code the number that `translation` has for it; `.max` stays.
  public mutating func translate(by translation: [Code]) {
    for row in stored.indices where stored[row] != .max {
      stored[row] = translation[Int(stored[row])]
    }
  }
}

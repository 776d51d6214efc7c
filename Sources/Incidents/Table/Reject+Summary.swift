extension Reject {
  /// The row, the field, its value and the reason in one line.
  public var summary: String {
    switch (field.isEmpty, value.isEmpty) {
    case (true, true): "row \(row): \(reason)"
    case (true, false): "row \(row): '\(value)': \(reason)"
    case (false, true): "row \(row): \(field): \(reason)"
    case (false, false): "row \(row): \(field) '\(value)': \(reason)"
    }
  }
}

/// Why a row is no incident: what is wrong, and in which of its fields.
struct RowFault: Error, Equatable {
  /// Nil for the row as a whole, and while whoever found the fault does not know where it looked.
  var column: Int?
  /// What is wrong and what was expected, to stand after the value.
  let reason: String

  init(column: Int? = nil, reason: String) {
    self.column = column
    self.reason = reason
  }
}

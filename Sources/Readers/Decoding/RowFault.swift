/// Why a row is no incident: what is wrong, and in which of its fields.
struct RowFault: Error, Equatable {
  /// Nil for the row as a whole, and while whoever found the fault does not know where it looked.
  var column: Int?
  /// What is wrong and what was expected, to stand after the value.
  let reason: String
  /// What its bytes look like, where they are no text in UTF-8.
  let likely: LikelyEncoding?
  /// What a date could mean, where that is what is wrong.
  let doubt: DateDoubt?

  init(
    column: Int? = nil, reason: String, likely: LikelyEncoding? = nil, doubt: DateDoubt? = nil
  ) {
    self.column = column
    self.reason = reason
    self.likely = likely
    self.doubt = doubt
  }
}

extension String {
  /// At most `limit` characters of the text, an ellipsis for the rest.
  public func shortened(to limit: Int) -> String {
    guard let cut = index(startIndex, offsetBy: limit, limitedBy: endIndex), cut != endIndex else {
      return self
    }
    return self[..<cut] + "…"
  }
}

/// A whole number as people read it, with a comma between groups of three digits: `16,038`.
///
/// Every text for people uses this one form, from 1,000 up; files for programs carry plain digits.
public func countText(_ count: some BinaryInteger) -> String {
  let digits = "\(count.magnitude)"
  var text = count < 0 ? "-" : ""
  for (position, digit) in digits.enumerated() {
    if position > 0, (digits.utf8.count - position).isMultiple(of: 3) { text.append(",") }
    text.append(digit)
  }
  return text
}

/// A count with its noun: `1 incident`, `2,000 incidents`.
public func counted(_ count: Int, _ noun: String) -> String {
  "\(countText(count)) \(noun)\(count == 1 ? "" : "s")"
}

/// Words as one enumeration: `a`, `a and b`, `a, b and c`.
public func enumeration(_ words: [String], last conjunction: String = "and") -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
}

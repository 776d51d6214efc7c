internal import Text

/// Why the value of an option is none, in words that the message of the parser ends with.
struct ValueMistake: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  /// A word that is none of `candidates`, with the one that may have been meant.
  init(_ word: String, among candidates: [String]) {
    let near = nearMiss(to: word, in: candidates)
    description = "'\(word)' is not known" + (near.map { ". Did you mean '\($0)'?" } ?? "")
  }
}

/// The value that goes by `word`.
///
/// - Throws: `ValueMistake` with the near miss.
func knownWord<Value>(
  _ word: String, among values: some Sequence<Value>, _ name: (Value) -> String
) throws -> Value {
  if let value = values.first(where: { name($0) == word }) { return value }
  throw ValueMistake(word, among: values.map(name))
}

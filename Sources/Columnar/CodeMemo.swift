/// Answers to a question about texts, by their codes, kept as they are found.
public struct CodeMemo<Answer: Sendable>: Sendable {
  private var answers: [Answer?] = []

  public init() {}

  /// The answer for a code, nil while it is not known.
  ///
  /// - Complexity: O(1) to read; writing makes room up to the code.
  public subscript(code: UInt32) -> Answer? {
    get { Int(code) < answers.count ? answers[Int(code)] : nil }
    set {
      while answers.count <= Int(code) { answers.append(nil) }
      answers[Int(code)] = newValue
    }
  }
}

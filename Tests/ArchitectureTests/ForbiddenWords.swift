/// The words in a file of Sources that its name does not allow, one sentence each.
///
/// `unsafe` may stand in `Handles.swift` and in `+Unsafe.swift` files, `fatalError` in
/// `Handles.swift`, where a library that is out of memory leaves nothing to throw.
func forbiddenWordComplaints(_ tokens: [Token], inFile name: String) -> [String] {
  let isFence = name == "Handles.swift"
  let mayBeUnsafe = isFence || name.hasSuffix("+Unsafe.swift")
  return tokens.indices.compactMap { index in
    guard let word = forbiddenWord(at: index, in: tokens) else { return nil }
    if word == "unsafe" && mayBeUnsafe || word == "fatalError" && isFence { return nil }
    return "line \(tokens[index].line): \(word) has no place in \(name)"
  }
}

private func forbiddenWord(at index: Int, in tokens: [Token]) -> String? {
  let token = tokens[index]
  guard token.kind == .word else { return nil }
  let before = { (steps: Int) in index >= steps ? tokens[index - steps] : nil }
  let next = index + 1 < tokens.count ? tokens[index + 1] : nil
  switch token.text {
  case "unsafe":
    if before(1)?.isSign("(") == true, before(2)?.isWord("nonisolated") == true {
      return "nonisolated(unsafe)"
    }
    return before(1)?.isSign(".") == true ? nil : "unsafe"
  case "unchecked": return before(1)?.isSign("@") == true ? "@unchecked" : nil
  case "try", "as":
    // `try !flag` is no forced try: the sign has to follow at once.
    return next?.isSign("!") == true && next?.isAdjacent == true ? "\(token.text)!" : nil
  case "fatalError": return "fatalError"
  case "detached":
    return before(1)?.isSign(".") == true && before(2)?.isWord("Task") == true
      ? "Task.detached" : nil
  default: return nil
  }
}

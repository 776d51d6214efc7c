private let declarationWords: Set = [
  "func", "var", "let", "init", "subscript", "struct", "class", "actor", "enum", "protocol",
  "extension", "typealias", "associatedtype", "case",
]
private let modifiers: Set = [
  "public", "package", "open", "internal", "fileprivate", "private", "static", "class", "final",
  "mutating", "nonmutating", "consuming", "borrowing", "nonisolated", "convenience", "required",
  "override", "indirect", "dynamic", "lazy", "weak", "unowned", "isolated", "distributed",
  "prefix", "postfix", "infix", "async",
]
private let openLevels: Set = ["public", "package", "open"]
private let closedLevels: Set = ["internal", "fileprivate", "private"]

/// What a pair of braces makes of the declarations directly inside.
private enum Scope { case closed, cases, members }

/// The raw pointers on declarations that other modules see, one sentence each.
///
/// The signature counts, over as many lines as it has, not the body; cases of a visible enum,
/// requirements of a visible protocol and members of a visible extension are visible themselves.
func publicPointerComplaints(_ tokens: [Token]) -> [String] {
  var complaints: [String] = []
  var scopes: [Scope] = []
  var scopeAtBrace: [Int: Scope] = [:]
  for (index, token) in tokens.enumerated() {
    if token.isSign("{") {
      scopes.append(scopeAtBrace[index] ?? .closed)
    } else if token.isSign("}") {
      _ = scopes.popLast()
    } else if isDeclaration(index, in: tokens),
      isVisible(index, in: tokens, scope: scopes.last ?? .closed)
    {
      let end = endOfSignature(index, in: tokens)
      let pointers = tokens[index..<end].filter(isRawPointer)
      complaints += pointers.map { "line \($0.line): \($0.text) on a public declaration" }
      switch token.text {
      case "enum": scopeAtBrace[end] = .cases
      case "protocol", "extension": scopeAtBrace[end] = .members
      default: break
      }
    }
  }
  return complaints
}

private func isRawPointer(_ token: Token) -> Bool {
  guard token.kind == .word || token.kind == .quotedWord else { return false }
  return token.text.hasPrefix("Unsafe") || token.text.hasPrefix("AutoreleasingUnsafe")
    || ["OpaquePointer", "Unmanaged", "CVaListPointer"].contains(token.text)
}

private func isDeclaration(_ index: Int, in tokens: [Token]) -> Bool {
  guard tokens[index].kind == .word, declarationWords.contains(tokens[index].text) else {
    return false
  }
  if index > 0, tokens[index - 1].isSign(".") { return false }
  // `class func` is a modifier, `P: class` a constraint.
  let isModifier = index + 1 < tokens.count && declarationWords.contains(tokens[index + 1].text)
  return !(tokens[index].isWord("class") && isModifier)
}

private func isVisible(_ index: Int, in tokens: [Token], scope: Scope) -> Bool {
  let own = modifiers(before: index, in: tokens)
  if !own.isDisjoint(with: openLevels) { return true }
  switch scope {
  case .closed: return false
  case .cases: return tokens[index].isWord("case")
  case .members: return own.isDisjoint(with: closedLevels)
  }
}

/// The modifiers of the declaration whose keyword is at `index`; those of a setter alone, such as
/// `private(set)`, do not count.
private func modifiers(before index: Int, in tokens: [Token]) -> Set<String> {
  var found: Set<String> = []
  var index = index - 1
  while index >= 0 {
    let token = tokens[index]
    if token.isSign(")") {
      let isSetter = index >= 2 && tokens[index - 1].isWord("set")
      while index >= 0, !tokens[index].isSign("(") { index -= 1 }
      index -= isSetter ? 2 : 1
    } else if index > 0, tokens[index - 1].isSign("@") {
      index -= 2
    } else if token.kind == .word, modifiers.contains(token.text) {
      found.insert(token.text)
      index -= 1
    } else {
      break
    }
  }
  return found
}

/// Where the signature that begins at `start` ends: at its body, or with its last line.
private func endOfSignature(_ start: Int, in tokens: [Token]) -> Int {
  var depth = 0
  for index in start..<tokens.count {
    let token = tokens[index]
    if token.isSign("(") || token.isSign("[") { depth += 1 }
    if token.isSign(")") || token.isSign("]") { depth -= 1 }
    guard depth <= 0 else { continue }
    if token.isSign("{") || token.isSign("}") || token.isSign(";") { return index }
    if index > start, token.line > tokens[index - 1].line,
      !continues(at: index, from: start, in: tokens)
    {
      return index
    }
  }
  return tokens.count
}

/// Whether the token at `index`, the first of its line, belongs to the signature begun at `start`.
private func continues(at index: Int, from start: Int, in tokens: [Token]) -> Bool {
  let previous = tokens[index - 1]
  if index - 1 == start { return true }
  switch tokens[index].kind {
  case .sign where ["-", "=", ",", ":", ".", "&", "(", "<", ">", "?"].contains(tokens[index].text):
    return true
  case .word where ["throws", "rethrows", "async", "where"].contains(tokens[index].text):
    return true
  default: break
  }
  switch previous.kind {
  case .sign:
    let isArrow = previous.isSign(">") && tokens[index - 2].isSign("-")
    return isArrow || ["=", ",", ":", ".", "&", "<"].contains(previous.text)
  case .word: return ["where", "throws", "async", "any", "some"].contains(previous.text)
  default: return false
  }
}

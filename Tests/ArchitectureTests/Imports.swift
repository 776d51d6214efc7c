/// An `import` declaration.
struct Import: Equatable {
  /// The module, without a submodule or the declaration asked of it.
  let module: String
  /// Without their signs, such as `testable`.
  let attributes: Set<String>
  let line: Int
}

private let accessLevels: Set = ["public", "package", "internal", "fileprivate", "private"]
private let importKinds: Set = [
  "struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "macro",
]

/// Every import of a file, in whatever form it is written.
func imports(in tokens: [Token]) -> [Import] {
  tokens.indices.compactMap { index in
    guard tokens[index].isWord("import"), index == 0 || !tokens[index - 1].isSign(".") else {
      return nil
    }
    var module = index + 1
    if module < tokens.count, tokens[module].kind == .word,
      importKinds.contains(tokens[module].text)
    {
      module += 1
    }
    guard module < tokens.count else { return nil }
    guard tokens[module].kind == .word || tokens[module].kind == .quotedWord else { return nil }
    return Import(
      module: tokens[module].text, attributes: attributes(before: index, in: tokens),
      line: tokens[index].line)
  }
}

/// The attributes of the declaration whose keyword is at `index`.
private func attributes(before index: Int, in tokens: [Token]) -> Set<String> {
  var found: Set<String> = []
  var index = index - 1
  while index >= 0 {
    if tokens[index].isSign(")") {
      while index >= 0, !tokens[index].isSign("(") { index -= 1 }
      index -= 1
    } else if index > 0, tokens[index - 1].isSign("@") {
      found.insert(tokens[index].text)
      index -= 2
    } else if tokens[index].kind == .word, accessLevels.contains(tokens[index].text) {
      index -= 1
    } else {
      break
    }
  }
  return found
}

/// What is wrong with the imports of a file of `target`, one sentence each.
func importComplaints(_ tokens: [Token], of target: String, in table: [Row]) -> [String] {
  guard let row = table.first(where: { $0.target == target }) else {
    return ["\(target) is not in the table of targets"]
  }
  return imports(in: tokens).flatMap { item in
    var complaints: [String] = []
    if !row.imports.contains(item.module) {
      complaints.append("line \(item.line): \(target) may not import \(item.module)")
    }
    for attribute in ["testable", "_exported"] where item.attributes.contains(attribute) {
      complaints.append("line \(item.line): @\(attribute) has no place in Sources")
    }
    return complaints
  }
}

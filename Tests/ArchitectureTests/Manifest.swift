/// A target as `Package.swift` declares it.
struct ManifestTarget: Equatable {
  let name: String
  let dependencies: Set<String>
  let isExecutable: Bool
}

/// The functions of the manifest that declare a target with dependencies; the bare names are the
/// manifest's own, and with a dot before them they would declare products.
private let ownFunctions: Set = ["library", "tests", "executable"]
private let packageFunctions: Set = ["target", "testTarget", "executableTarget"]

/// The targets that a manifest declares with literal names.
func manifestTargets(_ tokens: [Token]) -> [ManifestTarget] {
  tokens.indices.compactMap { index in
    let isMember = index > 0 && tokens[index - 1].isSign(".")
    let functions = isMember ? packageFunctions : ownFunctions
    guard tokens[index].kind == .word, functions.contains(tokens[index].text),
      index + 1 < tokens.count, tokens[index + 1].isSign("(")
    else { return nil }
    let arguments = arguments(of: index + 1, in: tokens)
    guard arguments.count > 0, let name = literal(arguments[0]) else { return nil }
    let list = arguments.dropFirst().first { isDependencyList($0) } ?? []
    // In a list of dependencies `.target(name: "A")` names one and declares nothing.
    if isMember && arguments.count == 1 { return nil }
    return ManifestTarget(
      name: name, dependencies: dependencies(in: Array(list)),
      isExecutable: tokens[index].text.hasPrefix("executable"))
  }
}

/// The arguments of the call whose parenthesis is at `open`.
private func arguments(of open: Int, in tokens: [Token]) -> [ArraySlice<Token>] {
  var found: [ArraySlice<Token>] = []
  var depth = 0
  var start = open + 1
  for index in open..<tokens.count {
    let token = tokens[index]
    if ["(", "[", "{"].contains(where: token.isSign) { depth += 1 }
    if [")", "]", "}"].contains(where: token.isSign) { depth -= 1 }
    let isEnd = depth == 0
    if isEnd || (depth == 1 && token.isSign(",")) {
      if start < index { found.append(tokens[start..<index]) }
      start = index + 1
    }
    if isEnd { break }
  }
  return found
}

/// The text of an argument that is a literal, labeled `name:` or not at all.
private func literal(_ argument: ArraySlice<Token>) -> String? {
  let isNamed = argument.first?.isWord("name") == true
  guard let value = argument.dropFirst(isNamed ? 2 : 0).first, value.kind == .text,
    argument.count == (isNamed ? 3 : 1)
  else { return nil }
  return value.text
}

private func isDependencyList(_ argument: ArraySlice<Token>) -> Bool {
  argument.first?.isSign("[") == true || argument.first?.isWord("dependencies") == true
}

/// The names in a list of dependencies: plain texts, and the names of products and targets.
private func dependencies(in list: [Token]) -> Set<String> {
  var found: Set<String> = []
  var depth = 0
  for (index, token) in list.enumerated() {
    if token.isSign("(") { depth += 1 }
    if token.isSign(")") { depth -= 1 }
    guard token.kind == .text else { continue }
    let isNamed = index > 1 && list[index - 1].isSign(":") && list[index - 2].isWord("name")
    if depth == 0 || isNamed { found.insert(token.text) }
  }
  return found
}

/// How the dependencies of a target differ from what its files import, one sentence each.
///
/// - Parameter modules: Everything that a target could depend on; the toolchain's modules need no
///   dependency.
func dependencyComplaints(
  _ target: ManifestTarget, importing imported: Set<String>, modules: Set<String>,
  executables: Set<String>
) -> [String] {
  let missing = imported.intersection(modules).subtracting(target.dependencies)
  // An executable may be named so that it is built before the tests that run it.
  let unused = target.dependencies.subtracting(imported).subtracting(executables)
  return missing.sorted().map { "\(target.name) imports \($0) without depending on it" }
    + unused.sorted().map { "\(target.name) depends on \($0) without importing it" }
}

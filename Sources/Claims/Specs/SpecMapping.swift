internal import Incidents
internal import Text
internal import Yams

/// A mapping of a spec, read key by key; what no reader asks for is refused.
struct SpecMapping {
  let node: Node
  /// What the mapping is, for messages: `the claim`.
  let what: String
  private let values: [(key: Node, value: Node)]

  init(_ node: Node, _ what: String) throws(ClaimSpecError) {
    guard let mapping = node.mapping else {
      throw ClaimSpecError(
        at: node, "\(what) is no mapping of keys to values", help: "write key: value")
    }
    self.node = node
    self.what = what
    values = mapping.map { ($0.key, $0.value) }
  }

  subscript(key: String) -> Node? { values.first { $0.key.scalar?.string == key }?.value }

  /// The keys and values of the mapping under a key; empty without the key.
  func entries(of key: String) throws(ClaimSpecError) -> [(key: Node, value: Node)] {
    guard let node = self[key] else { return [] }
    return try SpecMapping(node, key).values
  }

  /// Refuses keys that are not among `known`, with the near miss.
  func allow(_ known: [String]) throws(ClaimSpecError) {
    for (key, _) in values {
      let name = key.scalar?.string ?? ""
      guard !known.contains(name) else { continue }
      throw ClaimSpecError(
        at: key, "\(what) has no key '\(name)'",
        help: nearMiss(to: name, in: known).map { "did you mean '\($0)'?" }
          ?? "the keys are \(known.joined(separator: ", "))")
    }
  }

  func required(_ key: String) throws(ClaimSpecError) -> Node {
    if let value = self[key] { return value }
    throw ClaimSpecError(at: node, "\(what) states no \(key)", help: "add the key \(key)")
  }

  func text(_ key: String) throws(ClaimSpecError) -> String {
    try Self.text(of: try required(key), key)
  }

  func optionalText(_ key: String) throws(ClaimSpecError) -> String? {
    guard let node = self[key] else { return nil }
    return try Self.text(of: node, key)
  }

  /// One text or a list of texts; empty without the key.
  func texts(_ key: String) throws(ClaimSpecError) -> [(text: String, node: Node)] {
    guard let node = self[key] else { return [] }
    var found: [(text: String, node: Node)] = []
    for item in node.sequence.map(Array.init) ?? [node] {
      found.append((try Self.text(of: item, key), item))
    }
    return found
  }

  /// A word of a list of words.
  func word<Value>(
    _ key: String, among values: some Sequence<Value>, _ name: (Value) -> String
  ) throws(ClaimSpecError) -> Value? {
    guard let node = self[key] else { return nil }
    return try Self.word(node, key, among: values, name)
  }

  func flag(_ key: String) throws(ClaimSpecError) -> Bool {
    guard let node = self[key] else { return false }
    guard let value = node.bool, ["true", "false"].contains(node.scalar?.string ?? "") else {
      throw ClaimSpecError(
        at: node, "\(key) is neither true nor false", help: "write true or false")
    }
    return value
  }

  /// A day, or a month that stands for its first or last day.
  func day(_ key: String, isEnd: Bool) throws(ClaimSpecError) -> Day? {
    guard let node = self[key] else { return nil }
    let text = try Self.text(of: node, key)
    guard case .date(let first, let last)? = PrintedFigure.date(text), text.utf8.count >= 7 else {
      throw ClaimSpecError(
        at: node, "\(key) '\(text)' is no date", help: "write it as 2018-10-31 or 2018-10")
    }
    return isEnd ? last : first
  }

  /// The days `from` to `to` of a window or a coverage; nil without the key.
  func days(_ key: String) throws(ClaimSpecError) -> Coverage? {
    guard let node = self[key] else { return nil }
    let window = try SpecMapping(node, "the \(key)")
    try window.allow(["from", "to"])
    let from = try window.day("from", isEnd: false)
    let to = try window.day("to", isEnd: true)
    guard from != nil || to != nil else {
      throw ClaimSpecError(at: node, "the \(key) has neither end", help: "state from, to or both")
    }
    if let from, let to, from > to {
      throw ClaimSpecError(
        at: node, "the \(key) ends on \(to), before it begins on \(from)",
        help: "exchange the two dates")
    }
    return Coverage(from: from, to: to)
  }

  static func text(of node: Node, _ key: String) throws(ClaimSpecError) -> String {
    guard let text = node.scalar?.string, !text.isEmpty else {
      throw ClaimSpecError(at: node, "\(key) is no text", help: "write one text, in quotes")
    }
    return text
  }

  static func word<Value>(
    _ node: Node, _ key: String, among values: some Sequence<Value>, _ name: (Value) -> String
  ) throws(ClaimSpecError) -> Value {
    let text = try text(of: node, key)
    let all = Array(values)
    if let found = all.first(where: { name($0) == text }) { return found }
    let names = all.map(name)
    throw ClaimSpecError(
      at: node, "\(key) '\(text)' is not known",
      help: nearMiss(to: text, in: names).map { "did you mean '\($0)'?" }
        ?? "it is one of \(names.joined(separator: ", "))")
  }
}

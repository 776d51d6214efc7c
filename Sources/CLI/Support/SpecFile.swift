internal import ArgumentParser
internal import Foundation
internal import Readers
internal import Text
internal import Yams

/// Turns a `--spec` file into the arguments that it stands for.
///
/// A spec is a YAML mapping with `version: 1` and the names of flags, underscores for hyphens; it
/// adds nothing to the command line's language. Flags given beside it replace its keys. Paths in it
/// are relative to its own folder.
enum SpecFile {
  /// The arguments with those of the spec put before the user's own.
  ///
  /// The inputs of a spec stand behind them where something else must come before inputs.
  /// - Parameter origins: gets the place in the spec of each flag that is taken from it.
  /// - Throws: `Failure` 66 for a missing file, 78 for one that is no spec, with line and column.
  static func expand(
    _ arguments: [String], origins: inout [SpecOrigin]
  ) throws(Failure) -> [String] {
    guard let path = value(of: "--spec", in: arguments), let command = arguments.first,
      let type = Geotally.commandType(named: command)
    else { return arguments }
    let entries = try entries(of: path)
    let own = Array(arguments.dropFirst())
    let hasOwnInputs =
      ((try? type.parse(own)) as? any ReadsIncidents)?.input.inputs.isEmpty == false
    let before = (type as? any ReadsIncidents.Type)?.argumentsBeforeInputs ?? []
    var added: [String] = []
    var inputs: [String] = []
    for entry in entries {
      try checkKey(of: entry, for: type, in: path)
      let flag = "--\(entry.key.replacing("_", with: "-"))"
      if entry.key == "inputs" ? hasOwnInputs : isGiven(flag, in: own) { continue }
      let arguments = try entry.arguments(for: flag, relativeTo: path)
      try check(before + arguments, of: entry, for: type, in: path)
      if entry.key == "inputs", !before.isEmpty { inputs = arguments } else { added += arguments }
      origins.append(
        SpecOrigin(flag: flag, place: entry.place(in: path), arguments: arguments))
    }
    return [command] + added + own + inputs
  }

  /// The mapping that a spec is.
  ///
  /// - Throws: `Failure` 66 for a missing file, 78 for one that is no mapping.
  static func root(of path: String) throws(Failure) -> Node {
    let text: String
    do { text = try readText(path: path) } catch { throw Failure(spec: error, in: path) }
    let root: Node?
    do { root = try compose(yaml: text) } catch let error as YamlError {
      throw Failure(error, in: path)
    } catch {
      throw Failure(.badSpec, "\(path): error: not valid YAML: \(error.localizedDescription)")
    }
    guard let root, root.mapping != nil else {
      throw Failure(
        .badSpec, "\(path): error: the spec is no mapping of keys to values",
        help: "begin it with the line: version: 1")
    }
    return root
  }

  /// The entries of a spec but its version, in the order of the file.
  private static func entries(of path: String) throws(Failure) -> [SpecEntry] {
    let mapping = try root(of: path).mapping ?? [:]
    var entries = mapping.map { SpecEntry(key: $0.key, value: $0.value) }
    guard let version = entries.firstIndex(where: { $0.key == "version" }) else {
      throw Failure(
        .badSpec, "\(path): error: the spec states no version", help: "add the line: version: 1")
    }
    guard entries[version].value.scalar?.string == "1" else {
      throw entries[version].failure("the version is not 1", in: path, help: "write version: 1")
    }
    entries.remove(at: version)
    return entries
  }

  private static func checkKey(
    of entry: SpecEntry, for type: any ParsableCommand.Type, in path: String
  ) throws(Failure) {
    guard entry.key != "inputs", !SpecKeys.of(type).contains(entry.key) else { return }
    let near = nearMiss(to: entry.key, in: SpecKeys.of(type) + ["inputs", "version"])
    throw entry.failure(
      "unknown key '\(entry.key)'", in: path,
      help: near.map { "did you mean '\($0)'?" } ?? "the keys are the flags of the command")
  }

  /// Tries an entry alone, so that a mistake is charged to its line in the file.
  private static func check(
    _ arguments: [String], of entry: SpecEntry, for type: any ParsableCommand.Type, in path: String
  ) throws(Failure) {
    do { _ = try type.parse(arguments) } catch {
      let reason = type.message(for: error).split(separator: "\n").first.map(String.init) ?? ""
      throw entry.failure("\(entry.key): \(reason)", in: path, help: nil)
    }
  }

  /// The value of the last `name VALUE` or `name=VALUE` before a `--`.
  private static func value(of name: String, in arguments: [String]) -> String? {
    var found: String?
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if argument == name, index + 1 < arguments.count { found = arguments[index + 1] }
      if argument.hasPrefix("\(name)=") { found = String(argument.dropFirst(name.count + 1)) }
    }
    return found
  }

  private static func isGiven(_ flag: String, in arguments: [String]) -> Bool {
    let short = flag == "--output" ? "-o" : flag
    return arguments.contains { $0 == flag || $0 == short || $0.hasPrefix("\(flag)=") }
  }
}

/// Where in a spec a flag was stated.
struct SpecOrigin {
  let flag: String
  /// `FILE:LINE:COLUMN`.
  let place: String
  /// What stands for it on the command line.
  let arguments: [String]

  /// Whether the flag and the value at fault are those of this place.
  func states(_ subject: Failure.Subject) -> Bool {
    guard flag == subject.flag else { return false }
    guard let value = subject.value else { return true }
    return arguments.contains { argument in
      words(argument.dropFirst(flag.count + 1)).contains(value)
    }
  }
}

/// One key of a spec with its value.
private struct SpecEntry {
  let key: String
  let value: Node
  private let mark: Mark?

  /// The keys whose values are paths.
  private static let pathKeys: Set<String> = [
    "inputs", "output", "boundaries", "rejects", "data", "gazetteer", "borders",
  ]

  init(key: Node, value: Node) {
    self.key = key.scalar?.string ?? ""
    self.value = value
    mark = key.mark
  }

  /// What one would write on the command line.
  func arguments(for flag: String, relativeTo path: String) throws(Failure) -> [String] {
    if let mapping = value.mapping {
      var arguments: [String] = []
      for (name, header) in mapping {
        guard let name = name.scalar?.string, let header = header.scalar?.string else {
          throw failure("'\(key)' holds something other than names and texts", in: path, help: nil)
        }
        arguments.append("\(flag)=\(name)=\(header)")
      }
      return arguments
    }
    var texts: [String] = []
    for node in value.sequence.map(Array.init) ?? [value] {
      guard let text = node.scalar?.string else {
        throw failure("'\(key)' holds something other than texts", in: path, help: nil)
      }
      texts.append(Self.pathKeys.contains(key) ? resolve(text, against: path) : text)
    }
    // A name that begins like a flag stays a name.
    if key == "inputs" { return texts.map { $0.hasPrefix("-") && $0 != "-" ? "./\($0)" : $0 } }
    // A switch is true or false; false is what it is without the flag.
    if value.bool == true, texts == ["true"] { return [flag] }
    if value.bool == false, texts == ["false"] { return [] }
    return texts.map { "\(flag)=\($0)" }
  }

  func failure(_ problem: String, in path: String, help: String?) -> Failure {
    Failure(.badSpec, "\(place(in: path)): error: \(problem)", help: help)
  }

  /// `FILE:LINE:COLUMN` of the key.
  func place(in path: String) -> String {
    path + (mark.map { ":\($0.line):\($0.column)" } ?? "")
  }

  private func resolve(_ text: String, against path: String) -> String {
    guard text != "-", !text.hasPrefix("/"), let slash = path.lastIndex(of: "/") else {
      return text
    }
    return String(path[...slash]) + text
  }
}

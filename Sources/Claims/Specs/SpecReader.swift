public import Engine
public import Incidents
internal import Text
public import Yams

/// The words that a spec may use beside its own.
public struct ClaimVocabulary: Sendable {
  public let aliases: ActorAliases
  /// The names of the layer that the claims are checked in.
  public let names: PlaceNames

  public init(aliases: ActorAliases, names: PlaceNames) {
    self.aliases = aliases
    self.names = names
  }
}

extension ClaimFile {
  /// Reads a spec.
  ///
  /// - Parameter root: the whole document.
  /// - Throws: `ClaimSpecErrors`, every mistake at once, for unknown keys, words that are not known, figures that cannot be
  ///   read, sets and parts that do not exist, impossible windows and circles of wholes.
  public init(_ root: Node, vocabulary: ClaimVocabulary) throws(ClaimSpecErrors) {
    var errors: [ClaimSpecError] = []
    do throws(ClaimSpecError) {
      self = try ClaimFile(root, vocabulary, &errors)
    } catch { throw ClaimSpecErrors(errors: errors + [error]) }
    guard errors.isEmpty else { throw ClaimSpecErrors(errors: errors) }
  }

  /// Reads what can be read and adds every mistake; throws where nothing more can be.
  private init(
    _ root: Node, _ vocabulary: ClaimVocabulary, _ errors: inout [ClaimSpecError]
  ) throws(ClaimSpecError) {
    let file = try SpecMapping(root, "the file")
    try file.allow(["version", "published", "reviewer", "sources", "sets", "claims"])
    guard try file.required("version").scalar?.string == "1" else {
      throw ClaimSpecError(
        at: try file.required("version"), "the version is not 1", help: "write version: 1")
    }
    let reader = try SpecReader(file, vocabulary, &errors)
    reviewer = errors.unlessFails { () throws(ClaimSpecError) in try Self.reviewer(file) } ?? nil
    let list = try file.required("claims")
    guard let nodes = list.sequence, !nodes.isEmpty else {
      throw ClaimSpecError(at: list, "claims is no list", help: "write - id: … for each claim")
    }
    var claims: [Claim] = []
    for node in nodes {
      guard let claim = reader.claim(node, &errors) else { continue }
      if claims.contains(where: { $0.id == claim.id }) {
        errors.append(
          ClaimSpecError(
            at: node, "two claims have the id '\(claim.id)'", help: "give each its own"))
      }
      claims.append(claim)
    }
    self.claims = claims
  }

  private static func reviewer(_ file: SpecMapping) throws(ClaimSpecError) -> Reviewer? {
    guard let node = file["reviewer"] else { return nil }
    let mapping = try SpecMapping(node, "the reviewer")
    try mapping.allow(["name", "url"])
    return Reviewer(name: try mapping.text("name"), url: try mapping.optionalText("url"))
  }
}

/// Reads claims with the sources and sets that the file defines.
struct SpecReader {
  let vocabulary: ClaimVocabulary
  private let publication: Publication?
  private let sources: [String: ClaimSource]
  let sets: [String: IncidentSet]

  init(
    _ file: SpecMapping, _ vocabulary: ClaimVocabulary, _ errors: inout [ClaimSpecError]
  ) throws(ClaimSpecError) {
    self.vocabulary = vocabulary
    publication = try Self.publication(of: file)
    var sources: [String: ClaimSource] = [:]
    for (key, value) in try file.entries(of: "sources") {
      let name = try SpecMapping.text(of: key, "the name of a source")
      // A source that cannot be read is known by its name, so that no claim is blamed for it.
      sources[name] =
        errors.unlessFails { () throws(ClaimSpecError) in try Self.source(value) }
        ?? ClaimSource(name: name, format: nil, vintage: nil, coverage: nil)
    }
    self.sources = sources
    var sets: [String: IncidentSet] = [:]
    for (key, value) in try file.entries(of: "sets") {
      let name = try SpecMapping.text(of: key, "the name of a set")
      sets[name] =
        errors.unlessFails { () throws(ClaimSpecError) in
          try Self.set(value, named: name, vocabulary)
        } ?? IncidentSet(name: name, query: IncidentQuery(), wideKinds: [], wideActors: [])
    }
    self.sets = sets
  }

  /// A claim, nil with its mistakes added; the mistakes of its parts are all added.
  func claim(_ node: Node, _ errors: inout [ClaimSpecError]) -> Claim? {
    do throws(ClaimSpecError) { return try self.read(node, &errors) } catch {
      errors.append(error)
      return nil
    }
  }

  private func read(
    _ node: Node, _ errors: inout [ClaimSpecError]
  ) throws(ClaimSpecError) -> Claim {
    let claim = try SpecMapping(node, "the claim")
    let own = ["id", "quotation", "place", "published", "source", "window", "parts"]
    let kind = claim["parts"] == nil ? try PartKind(claim) : nil
    try claim.allow(own + (kind?.keys ?? []))
    guard let publication = try Self.publication(of: claim) ?? publication else {
      throw ClaimSpecError(
        at: node, "the claim does not say where it was published",
        help: "add published: {title: …} to the claim or to the file")
    }
    return Claim(
      id: try claim.text("id"), quotation: try claim.text("quotation"), publication: publication,
      place: try claim.optionalText("place"), source: try source(of: claim),
      window: try claim.days("window"), parts: try parts(of: claim, &errors))
  }

  private func source(of claim: SpecMapping) throws(ClaimSpecError) -> ClaimSource? {
    guard let node = claim["source"] else { return nil }
    let name = try SpecMapping.text(of: node, "source")
    guard let source = sources[name] else {
      throw Self.unknown("source", name, node, among: sources.keys.sorted())
    }
    return source
  }

  private func parts(
    of claim: SpecMapping, _ errors: inout [ClaimSpecError]
  ) throws(ClaimSpecError) -> [ClaimPart] {
    guard let list = claim["parts"] else {
      return [try part(claim, id: "figure")]
    }
    guard let nodes = list.sequence, !nodes.isEmpty else {
      throw ClaimSpecError(at: list, "parts is no list", help: "write - kind: … for each part")
    }
    var parts: [ClaimPart] = []
    var places: [String: Node] = [:]
    let before = errors.count
    for node in nodes {
      let part = errors.unlessFails { () throws(ClaimSpecError) in
        let mapping = try SpecMapping(node, "the part")
        try mapping.allow(["id"] + (try PartKind(mapping)).keys)
        let id = try mapping.optionalText("id") ?? "\(parts.count + 1)"
        guard places.updateValue(node, forKey: id) == nil else {
          throw ClaimSpecError(
            at: node, "two parts have the id '\(id)'", help: "give each its own")
        }
        return try self.part(mapping, id: id)
      }
      if let part { parts.append(part) }
    }
    // A part that cannot be read is no part that does not exist.
    guard errors.count == before else { return parts }
    try checkReferences(parts, places)
    return parts
  }

  static func unknown(
    _ what: String, _ name: String, _ node: Node, among names: [String]
  ) -> ClaimSpecError {
    let help =
      names.isEmpty
      ? "the file defines none: add \(what)s: {\(name): …}"
      : "it has \(names.joined(separator: ", "))"
    return ClaimSpecError(
      at: node, "no \(what) has the name '\(name)'",
      help: nearMiss(to: name, in: names).map { "did you mean '\($0)'?" } ?? help)
  }
}

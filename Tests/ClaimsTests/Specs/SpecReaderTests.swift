import Engine
import Foundation
import Geography
import Incidents
import TestSupport
import Testing
import Yams

@testable import Claims

@Suite struct SpecReaderTests {
  private static let head = """
    version: 1
    published: {title: Paper}
    sets:
      strikes: {kind: airstrike}
      focus: {province: AF-NAN}

    """

  private func read(_ text: String) throws -> ClaimFile {
    let root = try #require(try compose(yaml: text))
    let catalog = try ProvinceCatalog(
      [("AF-NAN", "Nangarhar"), ("AF-KNR", "Kunar"), ("AF-KAB", "Kabul")].map {
        Province(code: $0.0, name: $0.1, polygons: [])
      })
    let names = PlaceNames(catalog, aliases: []) { .init(places: [], countries: []) }
    return try ClaimFile(
      root, vocabulary: ClaimVocabulary(aliases: ActorAliases([]), names: names))
  }

  private func error(_ claims: String) throws -> ClaimSpecError {
    let text = Self.head + claims
    do {
      _ = try read(text)
    } catch let errors as ClaimSpecErrors {
      return try #require(errors.errors.first)
    }
    Issue.record("the spec was accepted")
    return ClaimSpecError(at: Node(""), "", help: "")
  }

  @Test(arguments: [
    (
      "claims:\n  - {id: a, quotation: q, kind: count, of: strikes, figure: many}",
      "the figure 'many' cannot be read", 7, 61
    ),
    (
      "claims:\n  - {id: a, quotation: q, kind: count, of: strikes, figure: 96%}",
      "'96%' is no figure of a part of kind count", 7, 61
    ),
    (
      "claims:\n  - {id: a, quotation: q, kind: count, of: strike, figure: 3}",
      "no set has the name 'strike'", 7, 44
    ),
    (
      "claims:\n  - {id: a, quotation: q, kind: count, of: strikes, figur: 3}",
      "the claim has no key 'figur'", 7, 53
    ),
    (
      "claims:\n  - {id: a, quotation: q, kind: cuont, of: strikes, figure: 3}",
      "kind 'cuont' is not known", 7, 33
    ),
    (
      "claims:\n  - id: a\n    quotation: q\n    window: {from: 2018-10, to: 2017-01}\n"
        + "    kind: count\n    of: strikes\n    figure: 3",
      "the window ends on 2017-01-31, before it begins on 2018-10-01", 9, 13
    ),
    (
      "claims:\n  - id: a\n    quotation: q\n    window: {from: 2018-02-30}\n"
        + "    kind: count\n    of: strikes\n    figure: 3",
      "from '2018-02-30' is no date", 9, 20
    ),
    (
      "claims:\n  - id: a\n    quotation: q\n    parts:\n"
        + "      - {id: x, kind: count, of: strikes, figure: 3, part_of: y}\n"
        + "      - {id: y, kind: count, of: strikes, figure: 3, part_of: x}",
      "the parts are parts of each other in a circle: x of y of x", 10, 9
    ),
    (
      "claims:\n  - id: a\n    quotation: q\n    parts:\n"
        + "      - {id: x, kind: count, of: strikes, figure: 3, part_of: z}",
      "no part has the name 'z'", 10, 9
    ),
    (
      "claims:\n  - id: a\n    quotation: q\n    parts:\n"
        + "      - {id: x, kind: sum, figure: 3, addends: [x]}",
      "the part 'x' adds up itself", 10, 9
    ),
    (
      "claims:\n  - {id: a, quotation: q, kind: rank, of: strikes, figure: first, province: AF-NAM}",
      "no province of the layer has the code or the name 'AF-NAM'", 7, 77
    ),
    (
      "claims:\n  - {id: a, quotation: q, source: acled, kind: date, figure: 2021}",
      "no source has the name 'acled'", 7, 35
    ),
    (
      "claims:\n  - {id: a, quotation: q, kind: share, denominator: strikes, figure: 3%}",
      "the claim states no numerator", 7, 5
    ),
    ("claims: []", "claims is no list", 6, 9),
    (
      "claims:\n  - {id: a, quotation: q, kind: date, figure: 2021}\n"
        + "  - {id: a, quotation: q, kind: date, figure: 2021}",
      "two claims have the id 'a'", 8, 5
    ),
  ])
  func `a mistake is refused with its place`(
    claims: String, problem: String, line: Int, column: Int
  ) throws {
    let error = try error(claims)
    #expect(error.problem == problem)
    #expect(error.line == line)
    #expect(error.column == column)
    #expect(!error.help.isEmpty)
  }

  @Test(arguments: [
    ("claims:\n  - {id: a, quotation: q, kind: count, of: strike, figure: 3}", "strikes"),
    ("claims:\n  - {id: a, quotation: q, kind: count, of: strikes, figur: 3}", "figure"),
    ("claims:\n  - {id: a, quotation: q, kind: cuont, of: strikes, figure: 3}", "count"),
    (
      "claims:\n  - {id: a, quotation: q, kind: rank, of: strikes, figure: 1st, province: AF-NAM}",
      "AF-NAN"
    ),
  ])
  func `a near miss is suggested`(claims: String, suggestion: String) throws {
    let help = try error(claims).help
    #expect(
      ["did you mean '\(suggestion)'?", "did you mean \(suggestion)?"].contains {
        help.hasPrefix($0)
      })
  }

  @Test func `another version is refused`() throws {
    #expect(throws: ClaimSpecErrors.self) { try read("version: 2\nclaims: []") }
    #expect(throws: ClaimSpecErrors.self) { try read("claims: []") }
  }

  @Test(arguments: ["article", "literature"])
  func `the bundled claims are read`(name: String) throws {
    let text = try String(
      contentsOf: repositoryRoot.appending(path: "GeoData/claims/\(name).yaml"), encoding: .utf8)
    let file = try read(text)
    #expect(!file.claims.isEmpty)
    #expect(file.claims.allSatisfy { !$0.parts.isEmpty })
  }

  @Test func `kinds have a wide reading unless the spec states another`() throws {
    let file = try read(
      Self.head + "claims:\n  - {id: a, quotation: q, kind: count, of: strikes, figure: 3}")
    guard case .count(let set, _) = file.claims[0].parts[0].question else {
      Issue.record("no count")
      return
    }
    #expect(set.wideKinds == [.airstrike, .shelling])
    #expect(set.variants.map(\.kinds.count) == [1, 1, 2, 2])
  }
}

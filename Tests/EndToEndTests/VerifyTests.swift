import Foundation
import TestSupport
import Testing

/// `geotally verify`, run as a journalist runs it.
@Suite struct VerifyTests {
  static let article = repositoryRoot.appending(path: "GeoData/claims/article.yaml")
  private static let literature = repositoryRoot.appending(path: "GeoData/claims/literature.yaml")

  private func parts(_ run: Run) throws -> [String: JSON] {
    var found: [String: JSON] = [:]
    for claim in try JSON(run.output)["claims"].array {
      for part in claim["parts"].array {
        found["\(claim["id"].string ?? "")/\(part["id"].string ?? "")"] = part
      }
    }
    return found
  }

  private func reasons(_ part: JSON?) -> String {
    part?["reasons"].array.compactMap(\.string).joined(separator: "\n") ?? ""
  }

  @Test func `without data every claim is audited and what is needed is said`() throws {
    let geotally = try geotally(with: Self.article)
    let run = try geotally("verify", "article.yaml", "--format", "json")
    #expect(run.code == 1)
    let audit = try JSON(run.output)
    #expect(audit["schema"].string == "geotally.audit/1")
    #expect(audit["inputs"] == .array([]))
    let parts = try parts(run)
    #expect(parts.count == 9)
    for (id, part) in parts where part["verdict"].string != "inconsistent" {
      #expect(!part["needs"].array.isEmpty, "\(id)")
    }
    #expect(parts["withdrawal/figure"]?["verdict"].string == "inconsistent")
    #expect(parts["between/figure"]?["verdict"].string == "undetermined")
    #expect(parts["strikes/share"]?["fits_k"] == .array([.integer(288), .integer(290)]))
    #expect(reasons(parts["airport/killed"]).contains("add up to 41, no more than the whole"))
  }

  @Test func `a misspelled actor is told, and kinds that a source cannot tell are not counted`()
    throws
  {
    let kinds = testFile("Misreadings/kinds")
    let geotally = try geotally(
      with: kinds.appending(path: "acled-today.csv"),
      kinds.appending(path: "acled-before-2019.csv"))
    try geotally.folder.write(
      """
      version: 1
      published: {title: Made-up figures}
      sets:
        all: {kind: airstrike}
        some: {kind: airstrike, actor: Talban}
      claims:
        - id: made-up
          quotation: Three of three.
          parts:
            - {id: number, kind: count, of: some, figure: 3}
            - {id: share, kind: share, numerator: some, denominator: all, figure: 75%}

      """, to: "claims.yaml")
    let options = ["--coverage", "2017-05,2019-05", "--format", "json"]
    let today = try parts(geotally(["verify", "claims.yaml", "acled-today.csv"] + options))
    let old = try parts(geotally(["verify", "claims.yaml", "acled-before-2019.csv"] + options))
    for part in ["made-up/number", "made-up/share"] {
      #expect(reasons(today[part]).contains("the nearest are \"Taliban\" (5 rows)"))
      #expect(old[part]?["verdict"].string == "not-checkable")
      #expect(reasons(old[part]).contains("\"Remote violence\" may be airstrike, bombing,"))
    }
  }

  @Test func `289 of 301 support the claim, and the answer says what turns it`() throws {
    let geotally = try geotally(with: Self.article, fixture("synthetic-acled-iso.csv"))
    let run = try geotally(
      "verify", "article.yaml", "synthetic-acled-iso.csv", "--format", "json")
    let parts = try parts(run)
    let share = try #require(parts["strikes/share"])
    #expect(share["verdict"].string == "supported")
    #expect(share["k"].int == 289)
    #expect(share["n"].int == 301)
    #expect(share["robust"] == .bool(true))
    #expect(share["fits_k"] == .array([.integer(288), .integer(290)]))
    #expect(share["fragility"].integers == ["recoded": 2, "added": 2, "removed": 2])
    let number = try #require(parts["strikes/number"])
    #expect(number["verdict"].string == "supported")
    #expect(number["k"].int == 301)
    #expect(number["fragility"].integers == ["removed": 1])
    #expect(number["robust"] == .bool(false))
    let claims = try JSON(run.output)["claims"].array
    #expect(claims.first?["verdict"].string == "supported")
  }

  @Test func `the sensitivity of the share has a cell for every combination`() throws {
    let geotally = try geotally(with: Self.article, fixture("synthetic-acled-iso.csv"))
    let parts = try parts(
      geotally("verify", "article.yaml", "synthetic-acled-iso.csv", "--format", "json"))
    let sensitivity = try #require(parts["strikes/share"])["sensitivity"]
    let cells = sensitivity["cells"].array
    // 3 precisions x 5 methods x 2 x 2 x 3 windows within the coverage, and one layer.
    #expect(cells.count == 3 * 5 * 2 * 2 * 3)
    #expect(cells.first?["k"].int == 289)
    #expect(sensitivity["ranking"].array.first?["choice"].string == "window")
    let narrow = cells.first {
      $0["precision"].string == "precise" && $0["method"].string == "coded"
    }
    #expect(narrow?["k"].int == 193)
    #expect(narrow?["n"].int == 201)
  }

  @Test(.enabled(if: OracleTests.hasData, "the test data in ../shared/data is absent"))
  func `UCDP does not record air strikes, and the nearest statement is offered`() throws {
    let geotally = try geotally(with: Self.article)
    let input = try #require(sharedData("ucdp_ged211_afg.csv")).path(percentEncoded: false)
    let parts = try parts(geotally("verify", "article.yaml", input, "--format", "json"))
    let share = try #require(parts["strikes/share"])
    #expect(share["verdict"].string == "not-checkable")
    #expect(share["k"] == .null)
    #expect(reasons(share).contains("does not record the kind of an incident"))
    #expect(reasons(share).contains("Government of Afghanistan"))
    let nearest = try #require(share["nearest"].string)
    #expect(nearest.contains("364 (78.6 %)"))
    #expect(nearest.contains("463 incidents involving ISKP"))
  }

  @Test func `the literature's share is 41.3 %, not 40 %, and about 40 %`() throws {
    let geotally = try geotally(with: Self.literature)
    let run = try geotally("verify", "literature.yaml", "--format", "json")
    #expect(run.code == 1)
    let parts = try parts(run)
    let exact = try #require(parts["fatalities-share/figure"])
    #expect(exact["verdict"].string == "inconsistent")
    #expect(reasons(exact).contains("41.3 %"))
    #expect(parts["fatalities-share-about/figure"]?["verdict"].string == "supported")
  }

  @Test func `a publication's own rows confirm nothing`() throws {
    let geotally = try geotally(with: Self.article)
    let documented = repositoryRoot.appending(path: "GeoData/incidents/documented_incidents.csv")
    try geotally.folder.copy(documented)
    let run = try geotally(
      "verify", "article.yaml", "documented_incidents.csv", "--format", "json")
    let killed = try #require(parts(run)["wedding/killed"])
    #expect(killed["verdict"].string == "not-checkable")
    #expect(reasons(killed).contains("a claim does not confirm itself"))
  }

  private static let rows = """
    event_id,date,kind,admin1,longitude,latitude,fatalities
    1,2018-01-05,airstrike,Nangarhar,70.45,34.43,3
    2,2018-02-05,airstrike,Nangarhar,70.45,34.43,2
    3,2018-03-05,airstrike,Kabul,69.17,34.52,1
    """

  private static func claims(_ part: String, window: String = "{from: 2018-01, to: 2018-03}")
    -> String
  {
    """
    version: 1
    published: {title: Paper}
    reviewer: {name: Desk, url: "https://example.org"}
    sets:
      strikes: {kind: airstrike}
      nangarhar: {province: AF-NAN}
    claims:
      - id: c
        quotation: Quoted.
        window: \(window)
        \(part)
    """
  }

  @Test(arguments: [
    ("kind: count\n    of: strikes\n    figure: more than 2", "supported", 0),
    ("kind: count\n    of: strikes\n    figure: more than 3", "contradicted", 1),
    (
      "kind: share\n    numerator: nangarhar\n    denominator: strikes\n    figure: 67%",
      "supported", 0
    ),
    (
      "kind: share\n    numerator: nangarhar\n    denominator: strikes\n    figure: 83%",
      "contradicted", 1
    ),
    (
      "kind: most\n    numerator: nangarhar\n    denominator: strikes", "supported", 0
    ),
    (
      "kind: rank\n    of: strikes\n    province: AF-NAN\n    figure: first", "supported", 0
    ),
    (
      "kind: rank\n    of: strikes\n    province: AF-KAB\n    figure: first",
      "supported-only-under", 3
    ),
    (
      "kind: distance\n    of: nangarhar\n    border: PAK\n    figure: within 60 km\n"
        + "    statistic: median", "supported", 0
    ),
    (
      "kind: distance\n    of: nangarhar\n    border: PAK\n    figure: within 60 km",
      "undetermined", 3
    ),
    (
      "kind: between\n    province: AF-NAN\n    from: AF-KAB\n    border: PAK\n"
        + "    measure: topological", "supported", 0
    ),
    (
      "kind: between\n    province: AF-KNR\n    from: AF-KAB\n    border: PAK\n"
        + "    measure: detour\n    threshold: 1.1", "contradicted", 1
    ),
  ])
  func `every kind has its verdict and exit code`(
    part: String, verdict: String, code: Int32
  ) throws {
    let geotally = try geotally()
    try geotally.folder.write(Self.claims(part), to: "claims.yaml")
    try geotally.folder.write(Self.rows, to: "rows.csv")
    let run = try geotally(
      "verify", "claims.yaml", "rows.csv", "--coverage", "2018-01,2018-03", "--format", "json")
    #expect(run.errors.isEmpty)
    #expect(run.code == code)
    #expect(try JSON(run.output)["claims"].array.first?["verdict"].string == verdict)
  }

  @Test(arguments: [
    ("{from: 2018-01, to: 2018-03}", "2018-01,2018-03", "contradicted"),
    ("{from: 2017-12, to: 2018-03}", "2018-01,2018-03", "out-of-coverage"),
    ("{from: 2018-01, to: 2018-03}", nil, "coverage-not-stated"),
    ("{from: 2019-01, to: 2019-03}", nil, "out-of-coverage"),
  ])
  func `what is not covered is never read as zero`(
    window: String, coverage: String?, verdict: String
  ) throws {
    let geotally = try geotally()
    let part = "kind: count\n    of: strikes\n    figure: more than 5"
    try geotally.folder.write(Self.claims(part, window: window), to: "claims.yaml")
    try geotally.folder.write(Self.rows, to: "rows.csv")
    let run = try geotally(
      ["verify", "claims.yaml", "rows.csv", "--format", "json"]
        + (coverage.map { ["--coverage", $0] } ?? []))
    let part0 = try #require(try JSON(run.output)["claims"].array.first?["parts"].array.first)
    #expect(part0["verdict"].string == verdict)
    if verdict == "out-of-coverage" { #expect(part0["k"] == .null) }
  }

  @Test func `a reviewer's claims are ClaimReviews`() throws {
    let geotally = try geotally()
    let part = "kind: count\n    of: strikes\n    figure: more than 2"
    try geotally.folder.write(Self.claims(part), to: "claims.yaml")
    let run = try geotally("verify", "claims.yaml", "-o", "reviews.jsonld")
    #expect(run.code == 3)
    let review = try JSON(geotally.folder.data("reviews.jsonld"))["@graph"].array.first
    #expect(review?["@type"].string == "ClaimReview")
    #expect(review?["author"]["name"].string == "Desk")
    #expect(review?["claimReviewed"].string == "Quoted.")
    #expect(review?["reviewRating"]["alternateName"].string == "not checkable")
    let without = try geotally.folder.text("claims.yaml")
      .split(separator: "\n").filter { !$0.hasPrefix("reviewer") }.joined(separator: "\n")
    try geotally.folder.write(without, to: "claims.yaml")
    let refused = try geotally("verify", "claims.yaml", "--format", "jsonld")
    #expect(refused.code == 78)
    #expect(refused.firstError.contains("names none"))
  }

  @Test func `a mistake in a spec is refused with its place`() throws {
    let geotally = try geotally()
    try geotally.folder.write(
      Self.claims("kind: count\n    of: strike\n    figure: 3"), to: "c.yaml")
    let run = try geotally("verify", "c.yaml")
    #expect(run.code == 78)
    #expect(run.output.isEmpty)
    #expect(
      run.errors == """
        c.yaml:12:9: error: no set has the name 'strike'
          help: did you mean 'strikes'?

        """)
    #expect(try geotally("verify", "absent.yaml").code == 66)
    try geotally.folder.write("version: [", to: "broken.yaml")
    #expect(try geotally("verify", "broken.yaml").code == 78)
  }

  @Test func `the page of an audit has a section for every claim and loads nothing`() throws {
    let geotally = try geotally(with: fixture("synthetic-acled-iso.csv"))
    let claims = try String(contentsOf: Self.article, encoding: .utf8)
      .replacing("id: withdrawal", with: "id: <script>alert(1)</script>")
    try geotally.folder.write(claims, to: "claims.yaml")
    let run = try geotally("verify", "claims.yaml", "synthetic-acled-iso.csv", "-o", "audit.html")
    #expect(run.code == 1)
    let page = try geotally.folder.text("audit.html")
    #expect(page.ranges(of: "<section").count == 5 + 2)
    #expect(page.contains("289 of 301 incidents"))
    #expect(page.contains("default-src &#39;none&#39;"))
    #expect(!page.contains("<script"))
    #expect(!page.contains("http:") && !page.contains("https:"))
  }

  @Test(arguments: ["text", "md"])
  func `an audit is the golden one`(format: String) throws {
    let geotally = try geotally(with: Self.article, fixture("synthetic-acled-iso.csv"))
    let arguments = ["verify", "article.yaml", "synthetic-acled-iso.csv", "--format", format]
    let run = try geotally(arguments)
    expectGolden(run.text, named: "verify-strikes.\(format)")
    #expect(run.output == (try geotally(arguments + ["--threads", "1"]).output))
  }
}

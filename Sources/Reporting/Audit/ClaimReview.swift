internal import Claims

extension Audit {
  /// Nil when nobody reviews the claims.
  var claimReviews: JSONValue? {
    guard let reviewer else { return nil }
    return .object([
      ("@context", .string("https://schema.org")),
      ("@graph", .array(claims.map { $0.claimReview(by: reviewer) })),
    ])
  }
}

extension AuditedClaim {
  /// - Source: https://schema.org/ClaimReview.
  fileprivate func claimReview(by reviewer: Reviewer) -> JSONValue {
    .object(
      [
        ("@type", .string("ClaimReview")), ("@id", .string("#\(claim.id)")),
        ("claimReviewed", .string(claim.quotation)), ("author", reviewer.json),
        ("itemReviewed", claim.json),
        ("reviewRating", verdict.rating),
        (
          "reviewBody",
          .string(
            parts.flatMap { $0.reasons + [$0.nearest].compactMap { $0 } }.joined(separator: " "))
        ),
      ] + (reviewer.url.map { [("url", .string($0))] } ?? []))
  }
}

extension Reviewer {
  fileprivate var json: JSONValue {
    .object(
      [("@type", .string("Organization")), ("name", .string(name))]
        + (url.map { [("url", .string($0))] } ?? []))
  }
}

extension Claim {
  fileprivate var json: JSONValue {
    var work: [(String, JSONValue)] = [
      ("@type", .string("CreativeWork")), ("name", .string(publication.title)),
    ]
    if let url = publication.url { work.append(("url", .string(url))) }
    if let date = publication.date { work.append(("datePublished", .string("\(date)"))) }
    if let author = publication.author {
      work.append(("author", .object([("@type", .string("Person")), ("name", .string(author))])))
    }
    return .object([("@type", .string("Claim")), ("appearance", .object(work))])
  }
}

extension Verdict {
  /// A rating from 1, false, to 5, true; what is not decided has words and no number.
  fileprivate var rating: JSONValue {
    let value: Int? =
      switch self {
      case .inconsistent, .contradicted: 1
      case .supportedOnlyUnder: 3
      case .supported: 5
      case .notCheckable, .outOfCoverage, .coverageNotStated, .undetermined: nil
      }
    var members: [(String, JSONValue)] = [
      ("@type", .string("Rating")), ("alternateName", .string(words)),
    ]
    if let value {
      members += [
        ("ratingValue", .count(value)), ("bestRating", .count(5)), ("worstRating", .count(1)),
      ]
    }
    return .object(members)
  }
}

internal import Claims
internal import Engine
internal import Incidents
internal import Statistics

/// The audit as it is told to people: the same parts in the same order and words in every layout.
struct AuditStory {
  let audit: Audit

  var blocks: [Block] { sections.flatMap { $0 } }

  /// The summary, every claim, the caveats.
  var sections: [[Block]] {
    [[.title(title), .paragraph(basis)] + summary] + audit.claims.map(blocks)
      + [[.heading("Read with care"), .list(audit.notes)]]
  }

  var title: String {
    let verdicts = Verdict.allCases.reversed().compactMap { verdict -> String? in
      let number = audit.claims.count { $0.verdict == verdict }
      return number == 0 ? nil : "\(countText(number)) \(verdict.phrase(number))"
    }
    return "Of \(counted(audit.claims.count, "claim")), \(enumeration(verdicts))"
  }

  private var basis: String {
    guard !audit.inputs.isEmpty else {
      return "Held against the claims' own arithmetic and the boundary layer; no data was given."
    }
    let inputs = audit.inputs.map { "\($0.name) (\($0.format.displayName))" }
    return "Held against \(enumeration(inputs)), placed in "
      + "\(enumeration(audit.layers.map(\.name)))."
  }

  private var summary: [Block] {
    [
      .table(
        Table(
          columns: [
            .init(header: "Claim", kind: .fixed), .init(header: "Figure", kind: .text),
            .init(header: "Verdict", kind: .fixed), .init(header: "k", kind: .number),
            .init(header: "n", kind: .number),
          ],
          rows: audit.claims.flatMap(rows)))
    ]
  }

  private func rows(of claim: AuditedClaim) -> [[Table.Cell]] {
    claim.parts.map { part in
      [
        .text(claim.parts.count == 1 ? claim.claim.id : "\(claim.claim.id) / \(part.part.id)"),
        .text(part.part.figure.text), .text(part.verdict.words),
        .text(part.count.map(countText) ?? "–"), .text(part.total.map(countText) ?? "–"),
      ]
    }
  }

  private func blocks(of claim: AuditedClaim) -> [Block] {
    let place = claim.claim.place.map { ", \($0)" } ?? ""
    return [
      .heading("\(claim.claim.id): \(claim.verdict.words)"),
      .paragraph("\"\(claim.claim.quotation)\""),
      .aside("\(claim.claim.publication.title)\(place)."),
    ] + claim.parts.flatMap { blocks(of: $0, in: claim) }
  }

  private func blocks(of part: AuditedPart, in claim: AuditedClaim) -> [Block] {
    var blocks: [Block] = []
    if claim.parts.count > 1 {
      blocks.append(
        .paragraph("\(part.part.id), \"\(part.part.figure.text)\": \(verdict(part))."))
    } else if part.isRobust == true {
      blocks.append(.paragraph("Robust: every fair reading that changes one choice agrees."))
    }
    var sentences = part.reasons
    if let nearest = part.nearest { sentences.append(nearest) }
    if !part.needs.isEmpty {
      sentences.append("Needed to decide: \(part.needs.joined(separator: "; ")).")
    }
    if !sentences.isEmpty { blocks.append(.list(sentences)) }
    return blocks + readings(of: part) + ranking(of: part)
  }

  private func verdict(_ part: AuditedPart) -> String {
    part.verdict.words + (part.isRobust == true ? ", robust" : "")
  }

  private func readings(of part: AuditedPart) -> [Block] {
    guard let readings = part.readings, part.total != 0 else { return [] }
    let isShare = part.total != nil
    func text(_ value: Double?) -> String {
      guard let value else { return "–" }
      return isShare
        ? "\(decimalText(value * 100, decimals: 1)) %" : decimalText(value, decimals: 1)
    }
    let bounds = [readings.bounds.lowerBound, readings.bounds.upperBound]
    let precise =
      readings.precise.total.map {
        "\(countText(readings.precise.count))/\(countText($0)) = "
          + percentText(Proportion(readings.precise.count, of: $0))
      } ?? countText(readings.precise.count)
    return [
      .facts([
        Fact(
          label: "Coded",
          value: part.proportion.map {
            "\(countText($0.count))/\(countText($0.total)) = \(percentText($0))"
          } ?? part.count.map(countText) ?? "–"),
        Fact(
          label: "Bounds",
          value: part.total.map { total in
            bounds.map { percentText(Proportion($0, of: total)) }.joined(separator: " – ")
          } ?? bounds.map(countText).joined(separator: " – ")),
        Fact(label: "Fractional", value: text(readings.fractional)),
        Fact(label: "Precise only", value: precise),
      ])
    ]
  }

  private func ranking(of part: AuditedPart) -> [Block] {
    guard let sensitivity = part.sensitivity, !sensitivity.ranking.isEmpty, part.total != 0 else {
      return []
    }
    let isShare = part.isShare
    let rows = sensitivity.ranking.map { weight -> [Table.Cell] in
      let title =
        sensitivity.choices.first { $0.axis == weight.axis }?.title ?? weight.axis.rawValue
      let spread =
        isShare
        ? "\(decimalText(weight.spread * 100, decimals: 1)) points"
        : decimalText(weight.spread, decimals: 1)
      return [
        .text(title),
        .text("\(countText(weight.turns)) of \(countText(weight.combinations))"),
        .text(spread),
      ]
    }
    let cells = sensitivity.cells.filter { $0.holds != nil }
    return [
      .paragraph(
        "Of \(counted(cells.count, "combination")) of fair choices, "
          + "\(countText(sensitivity.holding)) give the figure"
          + (sensitivity.expectedHolding.map {
            ", and a percentage drawn at random \(decimalText($0, decimals: 1)) on average"
          } ?? "")
          + ". What matters, by how often the choice alone turns the answer:"),
      .table(
        Table(
          columns: [
            .init(header: "Choice", kind: .text), .init(header: "Turns the answer", kind: .number),
            .init(header: "Moves it by up to", kind: .number),
          ], rows: rows)),
    ]
  }
}

extension AuditedPart {
  /// Whether readings give shares; else counts, places or kilometers.
  fileprivate var isShare: Bool {
    switch part.question {
    case .share, .most: true
    default: false
    }
  }

  /// The coded share, nil where the figure is none.
  var proportion: Proportion? {
    guard let count, let total, count >= 0, count <= total else { return nil }
    return Proportion(count, of: total)
  }
}

extension Verdict {
  /// The verdict as people read it.
  var words: String { rawValue.replacing("-", with: " ") }

  /// What is said of so many claims, as the rest of a sentence.
  fileprivate func phrase(_ number: Int) -> String {
    let isOne = number == 1
    switch self {
    case .inconsistent: return isOne ? "contradicts itself" : "contradict themselves"
    case .contradicted: return "\(isOne ? "is" : "are") contradicted by the data"
    case .notCheckable: return "cannot be checked"
    case .outOfCoverage: return "\(isOne ? "lies" : "lie") outside the coverage of the data"
    case .coverageNotStated:
      return "\(isOne ? "is" : "are") not borne out by data of unstated coverage"
    case .undetermined: return "cannot be determined"
    case .supportedOnlyUnder:
      return "\(isOne ? "is" : "are") supported under other readings only"
    case .supported: return "\(isOne ? "is" : "are") supported"
    }
  }
}

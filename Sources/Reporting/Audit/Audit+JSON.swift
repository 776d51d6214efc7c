internal import Claims
internal import Engine
internal import Statistics

extension Audit {
  func json(version: String) -> JSONValue {
    .object([
      ("schema", .string("geotally.audit/1")), ("version", .string(version)),
      ("inputs", .array(inputs.map(\.json))),
      ("layers", .texts(layers.map(\.name))),
      ("claims", .array(claims.map(\.json))), ("notes", .array(notes.map { .string($0) })),
    ])
  }
}

extension AuditedClaim {
  fileprivate var json: JSONValue {
    .object([
      ("id", .string(claim.id)), ("quotation", .string(claim.quotation)),
      ("published", .string(claim.publication.title)), ("place", .text(claim.place)),
      ("source", .text(claim.source?.name)), ("vintage", .text(claim.source?.vintage)),
      (
        "window",
        claim.window.map {
          .line(
            .object([
              ("from", .text($0.from.map { "\($0)" })), ("to", .text($0.to.map { "\($0)" })),
            ]))
        } ?? .null
      ),
      ("verdict", .string(verdict.rawValue)), ("parts", .array(parts.map(\.json))),
    ])
  }
}

extension AuditedPart {
  fileprivate var json: JSONValue {
    .object([
      ("id", .string(part.id)), ("kind", .string(part.question.kind)),
      ("figure", .string(part.figure.text)), ("rounding", .string(part.rounding.rawValue)),
      ("verdict", .string(verdict.rawValue)),
      ("robust", isRobust.map { .bool($0) } ?? .null),
      ("uninformative", .bool(isUninformative)),
      ("k", count.map { .count($0) } ?? .null), ("n", total.map { .count($0) } ?? .null),
      ("readings", readings?.json(of: total) ?? .null),
      ("fits_k", .line(fits?.counts.json ?? .null)),
      ("fits", fits?.json ?? .null),
      ("fragility", fragility?.json ?? .null),
      ("sensitivity", sensitivity?.json ?? .null),
      ("reasons", .array(reasons.map { .string($0) })),
      ("needs", .array(needs.map { .string($0) })), ("nearest", .text(nearest)),
    ])
  }
}

extension PartReadings {
  /// - Parameter total: of all, nil for a figure that is no share.
  fileprivate func json(of total: Int?) -> JSONValue {
    let bounds = [bounds.lowerBound, bounds.upperBound]
    let shares: JSONValue =
      total.map { total in
        .array(bounds.map { .figure(Proportion($0, of: total).value) })
      } ?? .null
    return .object([
      ("coded", .figure(coded)), ("bounds", .line(shares)),
      ("bounds_k", .line(.array(bounds.map { .count($0) }))), ("fractional", .figure(fractional)),
      (
        "precise_only",
        .line(
          .object([
            ("k", .count(precise.count)), ("n", precise.total.map { .count($0) } ?? .null),
          ]))
      ),
    ])
  }
}

extension FittingCounts {
  fileprivate var json: JSONValue {
    .line(
      .object([
        ("n", .count(total)), ("half_up", halfUp.json), ("half_even", halfEven.json),
      ]))
  }
}

extension ClosedRange<Int>? {
  fileprivate var json: JSONValue {
    map { .array([.count($0.lowerBound), .count($0.upperBound)]) } ?? .null
  }
}

extension Fragility {
  fileprivate var json: JSONValue {
    .line(
      .object([
        ("recoded", recoded.map { .count($0) } ?? .null),
        ("added", added.map { .count($0) } ?? .null),
        ("removed", removed.map { .count($0) } ?? .null),
      ]))
  }
}

extension Sensitivity {
  fileprivate var json: JSONValue {
    .object([
      (
        "ranking",
        .array(
          ranking.map { weight in
            .line(
              .object([
                ("choice", .string(weight.axis.rawValue)), ("turns", .count(weight.turns)),
                ("of", .count(weight.combinations)), ("spread", .number(weight.spread)),
              ]))
          })
      ),
      ("combinations", .count(tested)), ("holding", .count(holding)),
      ("holding_at_random", .figure(expectedHolding)), ("cells", .array(cells.map(json))),
    ])
  }

  private func json(of cell: Cell) -> JSONValue {
    let options = zip(choices, cell.options).compactMap {
      choice, option -> (String, JSONValue)? in
      choice.options.count == 1
        ? nil : (choice.axis.rawValue, .string(choice.options[option]))
    }
    return .line(
      .object(
        options + [
          ("k", cell.count.map { .count($0) } ?? .null),
          ("n", cell.total.map { .count($0) } ?? .null), ("value", .figure(cell.value)),
          ("holds", cell.holds.map { .bool($0) } ?? .null),
        ]))
  }
}

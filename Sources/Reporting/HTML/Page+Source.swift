internal import Engine
internal import Incidents

extension Page {
  /// What was read and by which rules, so that another can come to the same bytes.
  var source: Markup {
    card("source", .text(book[.sourceTitle]), .text(book[.sourceLead])) {
      Markup.element("dl", [.class("source")]) {
        report.inputs.enumerated().map { index, input in
          entry(.sourceInput, self.input(input, index))
            + .joined(input.reading.facts.map { entry($0.phrase, .isolated($0.value)) }, by: .empty)
        }
        entry(.sourceBoundaries, boundaries)
        if let name = report.nearness?.bordersName {
          entry(.sourceBorders, .isolated(name))
        }
        entry(.sourceJoin, .text(book[.sourceJoinText]))
        entry(.sourceShares, .text(book[.sourceSharesText]))
        if report.nearness != nil { entry(.sourceDistance, .text(book[.sourceDistanceText])) }
        entry(.sourceVersion, .element("bdi") { .text("geotally \(options.version)") })
      }
      Markup.element("pre", [.class("command"), Attribute("dir", "ltr"), Attribute("tabindex", 0)])
      {
        Markup.element("code") { Markup.text(reportCommand(report)) }
      }
      Markup.element("details") {
        Markup.element("summary") { Markup.text(book[.sourceQuery]) }
        Markup.element("pre", [Attribute("dir", "ltr"), Attribute("tabindex", 0)]) {
          Markup.element("code") {
            .joined(
              report.question.json.indented.split(separator: "\n").map { .text(String($0)) },
              by: .lineFeed)
          }
        }
      }
    }
  }

  private func entry(_ title: Phrase, _ text: Markup) -> Markup {
    .element("dt") { Markup.text(book[title]) } + .element("dd") { text }
  }

  private func input(_ input: InputSummary, _ index: Int) -> Markup {
    var parts: [Markup] = [
      .isolated(input.name), .text(input.format.displayName),
      book.markup(
        book.plural(input.rowCount, .rowOne, .rows),
        [.n: count(input.rowCount, "inputs.\(index).rows")]),
    ]
    if let first = input.firstDay, let last = input.lastDay {
      parts.append(figure("\(first) – \(last)", nil))
    }
    if let revision = input.latestRevision.flatMap(timestampText) {
      parts.append(book.markup(.revision, [.date: figure(revision, nil)]))
    }
    parts.append(checksum(input.sha256))
    parts += credits(input.license, input.attribution)
    return .joined(parts, by: .text(" · "))
  }

  private var boundaries: Markup {
    let layer = report.boundaries
    let parts: [Markup] = [
      .isolated(layer.name),
      book.markup(
        book.plural(layer.provinceCount, .provinceOne, .provinceMany),
        [.n: count(layer.provinceCount, "boundaries.provinces")]),
      checksum(layer.sha256),
    ]
    return .joined(parts + credits(layer.license, layer.attribution), by: .text(" · "))
  }

  private func checksum(_ sha256: String?) -> Markup {
    guard let sha256 else { return .text(book[.noChecksum]) }
    return .text("SHA-256 ") + .element("code", [.class("sum")]) { .text(sha256) }
  }

  private func credits(_ license: String?, _ attribution: String?) -> [Markup] {
    [
      attribution.map { Markup.isolated($0) },
      license.map { book.markup(.license, [.name: .isolated($0)]) },
    ].compactMap { $0 }
  }
}

extension InputReading.Fact {
  fileprivate var phrase: Phrase {
    switch matter {
    case .columnsUsed: .sourceUsed
    case .columnsNotUsed: .sourceUnused
    case .dates: .sourceDates
    case .country: .sourceCountry
    case .missingWords: .sourceMissing
    }
  }
}

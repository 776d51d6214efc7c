public import Engine

/// The report as one page for a browser: a file that needs no other, and no network.
///
/// It tells what the other forms tell, with maps and charts; every figure in it is one of
/// `renderJSON`. It is complete without its script, which only sorts the table, prints, and switches
/// between light and dark. A Content-Security-Policy lets nothing but that script run and nothing at
/// all load.
///
/// - Parameters:
///   - map: the layer of the report, and the borders around it.
///   - options: the language, and what the page says of the program.
/// - Complexity: O(vertices + positions + provinces).
public func renderHTML(_ report: Report, map: MapLayers, options: PageOptions) -> String {
  Page(report, map: map, options: options).document.source
}

extension Page {
  var document: Markup {
    Markup.htmlDoctype
      + .element(
        "html",
        [
          Attribute("lang", book.language.tag),
          Attribute("dir", book.language.isRightToLeft ? "rtl" : "ltr"),
        ]
      ) {
        Markup.element("head") {
          pageHead(
            title: question.title, policy: Self.contentSecurityPolicy, version: options.version,
            style: pageStyle)
        }
        Markup.element("body") { bodyElements }
      } + .lineFeed
  }

  /// What the page may do: run the one script that it carries, and load nothing.
  static let contentSecurityPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(pageScriptHash)'; "
    + "base-uri 'none'; form-action 'none'"

  @MarkupBuilder private var bodyElements: Markup {
    Markup.element("a", [.class("skip"), .href(.place("main"))]) { .text(book[.skip]) }
    Markup.lineFeed
    Markup.element("main", [.id("main"), Attribute("tabindex", -1)]) {
      head
      Markup.lineFeed
      hero
      Markup.lineFeed
      whereSection
      Markup.lineFeed
      if report.incidents.count > 0 {
        months
        Markup.lineFeed
        pair(nearness + [readings])
        Markup.lineFeed
      }
      provinces
      Markup.lineFeed
      pair([ledger, care])
      Markup.lineFeed
      source
    }
    Markup.lineFeed
    Markup.element("footer") { Markup.text(book[.footer]) }
    Markup.script(identity, id: "report-data")
    Markup.script(pageScript)
  }

  /// Cards two by two; a single one takes the whole width.
  private func pair(_ cards: [Markup]) -> Markup {
    let cards = cards.filter { $0 != .empty }
    guard !cards.isEmpty else { return .empty }
    return .element("div", [.class(cards.count == 1 ? "pair single" : "pair")]) { cards }
  }

  /// What tells an archived page from another: the question, the inputs and the ledger.
  private var identity: ScriptData {
    ScriptData(reportIdentity(report, version: options.version))
  }
}

internal import Claims
internal import Engine
internal import Statistics

/// The audit as one page for a browser, in the style of a report: a summary, then a card for every
/// claim. It has no script and loads nothing.
struct AuditPage {
  let audit: Audit
  let version: String

  private static let contentSecurityPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

  var document: Markup {
    Markup.htmlDoctype
      + .element("html", [Attribute("lang", "en"), Attribute("dir", "ltr")]) {
        Markup.element("head") {
          pageHead(
            title: AuditStory(audit: audit).title, policy: Self.contentSecurityPolicy,
            version: version, style: pageStyle + auditStyle)
        }
        Markup.element("body") {
          Markup.element("a", [.class("skip"), .href(.place("main"))]) {
            Markup.text("Skip to the audit")
          }
          Markup.element("main", [.id("main"), Attribute("tabindex", -1)]) {
            AuditStory(audit: audit).sections.map(section)
          }
        }
      } + .lineFeed
  }

  private func section(_ blocks: [Block]) -> Markup {
    .element("section", [.class("card pad audit")]) { blocks.map(markup) } + .lineFeed
  }

  private func markup(_ block: Block) -> Markup {
    switch block {
    case .title(let text): .element("h1") { Markup.text(text) }
    case .heading(let text): .element("h2") { Markup.isolated(text) }
    case .paragraph(let text): .element("p") { Markup.isolated(text) }
    case .aside(let text): .element("p", [.class("lead")]) { Markup.isolated(text) }
    case .list(let items):
      .element("ul") {
        items.map { item in Markup.element("li") { Markup.isolated(item) } }
      }
    case .facts(let facts):
      .element("dl", [.class("facts")]) {
        facts.map { fact in
          Markup.element("dt") { Markup.text(fact.label) }
            + .element("dd", [.class("n")]) { Markup.text(fact.value) }
        }
      }
    case .table(let table): markup(table)
    }
  }

  private func markup(_ table: Table) -> Markup {
    .element("div", [.class("audit-table")]) {
      Markup.element("table") {
        Markup.element("thead") {
          Markup.element("tr") {
            table.columns.map { column in
              Markup.element("th", [Attribute("scope", "col")] + align(column)) {
                Markup.text(column.header)
              }
            }
          }
        }
        Markup.element("tbody") {
          table.rows.map { row in
            Markup.element("tr") {
              zip(table.columns, row).map { column, cell in
                Markup.element("td", align(column)) { markup(cell) }
              }
            }
          }
        }
      }
    }
  }

  private func align(_ column: Table.Column) -> [Attribute] {
    column.kind == .number ? [.class("number")] : []
  }

  private func markup(_ cell: Table.Cell) -> Markup {
    switch cell {
    case .text(let text): .isolated(text)
    case .bar(let part): .text("\(decimalText(part * 100, decimals: 0)) %")
    }
  }
}

private let auditStyle = StyleSheet(
  """
  main > .audit + .audit { margin-top: 16px; }
  .audit > * + * { margin-top: 12px; }
  .audit ul { margin-bottom: 0; padding-inline-start: 20px; }
  .audit li + li { margin-top: 4px; }
  .audit-table { overflow-x: auto; }
  .audit table { border-collapse: collapse; font-size: 14.5px; width: 100%; }
  .audit th, .audit td { border-bottom: 1px solid var(--rule); padding: 6px 12px 6px 0; text-align: start; }
  .audit .number { text-align: end; }
  .facts { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; }
  .facts dt { color: var(--muted); }
  .facts dd { margin: 0; }
  @media print { .audit { break-inside: avoid; } }
  """)

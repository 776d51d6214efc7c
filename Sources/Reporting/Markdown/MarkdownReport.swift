public import Engine
internal import Text

/// The report as GitHub-flavored Markdown, in lines that end in LF.
///
/// Names and notes from the data are escaped, so that they are read as they stand and never as
/// markup; control characters and marks of direction are written as `\u{…}`.
public func renderMarkdown(_ report: Report) -> String {
  markdownDocument(Story(report).blocks)
}

/// Blocks one below the other, with an empty line between.
func markdownDocument(_ blocks: [Block]) -> String {
  let parts = blocks.map(markdown)
  return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
}

private let barWidth = 20

private func markdown(_ block: Block) -> String {
  switch block {
  case .title(let text): "# \(text.markdownEscaped)"
  case .heading(let text): "## \(text.markdownEscaped)"
  case .paragraph(let text): text.markdownParagraph
  case .aside(let text): text.markdownParagraph
  case .facts(let facts):
    facts.map { "- \($0.label.markdownEscaped): \($0.value.markdownEscaped)" }
      .joined(separator: "\n")
  case .table(let table): markdown(table)
  case .list(let items):
    items.map { "- \($0.markdownParagraph)" }.joined(separator: "\n")
  }
}

private func markdown(_ table: Table) -> String {
  let headers = table.columns.map(\.header.markdownEscaped)
  let rule = table.columns.map { $0.kind == .number ? "---:" : ":---" }
  let rows = table.rows.map { row in
    row.map { cell in
      switch cell {
      case .text(let text): text.markdownEscaped
      case .bar(let fraction): bar(fraction, width: barWidth)
      }
    }
  }
  return ([headers, rule] + rows).map { "| \($0.joined(separator: " | ")) |" }
    .joined(separator: "\n")
}

extension String {
  /// The text with every character escaped that could be read as inline markup or end a cell.
  ///
  /// - Source: CommonMark 0.31, section 2.4; GitHub Flavored Markdown, section 4.10.
  var markdownEscaped: String {
    var text = ""
    for scalar in visible.unicodeScalars {
      if Self.markup.contains(scalar) { text.append("\\") }
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  /// The text as the start of a block, where a few more characters begin lists or headings.
  fileprivate var markdownParagraph: String {
    let text = markdownEscaped
    if let first = text.first, "-+=".contains(first) { return "\\\(text)" }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    if !digits.isEmpty, let mark = rest.first, ".)".contains(mark) { return "\(digits)\\\(rest)" }
    return text
  }

  private static let markup: Set<Unicode.Scalar> = [
    "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "#", "$",
  ]
}

public import Engine
internal import Text

/// The report as text for a terminal, in lines that end in LF.
///
/// Control characters and marks of direction from the data are escaped; columns are aligned by the
/// cells that the texts take.
public func renderText(_ report: Report, style: TextStyle = TextStyle()) -> String {
  textDocument(Story(report).blocks, style: style)
}

/// Blocks one below the other, with an empty line between.
func textDocument(_ blocks: [Block], style: TextStyle) -> String {
  let layout = TextLayout(style: style)
  let parts = blocks.map(layout.lines)
  return parts.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
}

/// Lays blocks out in lines.
struct TextLayout {
  let style: TextStyle
  var width: Int { max(TextStyle.narrowest, style.width) }

  func lines(of block: Block) -> [String] {
    switch block {
    case .title(let text):
      return text.visible.wrapped(to: width).map { style.paint($0, .strong) }
    case .heading(let text): return [style.paint(text.visible, .strong)]
    case .paragraph(let text): return text.visible.wrapped(to: width)
    case .aside(let text):
      return text.visible.wrapped(to: width).map { style.paint($0, .quiet) }
    case .facts(let facts): return lines(of: facts)
    case .table(let table): return lines(of: table)
    case .list(let items):
      return items.flatMap { hanging("- ", $0.visible.wrapped(to: width - 2)) }
    }
  }

  private func lines(of facts: [Fact]) -> [String] {
    let indent = (facts.map(\.label.displayWidth).max() ?? 0) + 2
    return facts.flatMap { fact in
      hanging(
        fact.label.padded(to: indent), fact.value.visible.wrapped(to: max(20, width - indent)))
    }
  }

  /// The first line after `mark`, the others below the first.
  private func hanging(_ mark: String, _ lines: [String]) -> [String] {
    let blank = String(repeating: " ", count: mark.displayWidth)
    return lines.enumerated().map { ($0.offset == 0 ? mark : blank) + $0.element }
  }
}

internal import Text

extension TextLayout {
  private static let gutter = "  "

  func lines(of table: Table) -> [String] {
    let columns = TableWidths(table, room: width, gutter: Self.gutter.count).shown(in: table)
    let headers = columns.map { column in
      column.header.shortened(to: column.width)
        .padded(to: column.width, flushRight: column.kind == .number)
    }
    let rule = columns.map { String(repeating: "─", count: $0.width) }
    let rows = table.rows.map { row in columns.map { text(of: row[$0.index], in: $0) } }
    return [style.paint(line(headers), .strong), style.paint(line(rule), .quiet)] + rows.map(line)
  }

  private func line(_ cells: [String]) -> String {
    let line = cells.joined(separator: Self.gutter)
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  private func text(of cell: Table.Cell, in column: ShownColumn) -> String {
    switch cell {
    case .text(let text):
      let shown = column.kind == .text ? text.visible.shortened(to: column.width) : text.visible
      return shown.padded(to: column.width, flushRight: column.kind == .number)
    case .bar(let fraction):
      let drawn = bar(fraction, width: column.width)
      let blank = String(repeating: " ", count: column.width - drawn.displayWidth)
      return style.paint(drawn, .bar) + blank
    }
  }
}

/// A column of a table as it is set in text.
private struct ShownColumn {
  let index: Int
  let header: String
  let kind: Table.Column.Kind
  let width: Int
}

/// How a table shares the cells of a line among its columns.
///
/// Numbers get what they need. Long texts give way to a bar until they are of readable length; then
/// the bar goes, and only then do texts shrink further. What is left over goes to the bar.
private struct TableWidths {
  private static let barWidths = 8...28
  private static let readableText = 16
  private static let smallestText = 6
  /// The most that a text may take while a bar could use the room.
  private static let largestText = 48

  private var widths: [Int]

  init(_ table: Table, room: Int, gutter: Int) {
    let hasBar = table.columns.contains { $0.kind == .bar }
    widths = table.columns.indices.map { column in
      let width = Self.naturalWidth(of: column, in: table)
      return hasBar && table.columns[column].kind == .text ? min(width, Self.largestText) : width
    }
    func used() -> Int {
      widths.reduce(0, +) + gutter * (widths.count { $0 > 0 } - 1)
    }
    let texts = widths.indices.filter { table.columns[$0].kind == .text }
    func shrinkTexts(to least: Int) {
      while used() > room {
        let long = texts.filter { widths[$0] > least }
        guard let widest = long.max(by: { (widths[$0], $0) < (widths[$1], $1) }) else { break }
        widths[widest] -= 1
      }
    }
    shrinkTexts(to: Self.readableText)
    for column in widths.indices where table.columns[column].kind == .bar {
      let spare = room - used()
      widths[column] = spare < 0 ? 0 : min(Self.barWidths.upperBound, widths[column] + spare)
    }
    shrinkTexts(to: Self.smallestText)
  }

  /// The columns that there is room for.
  func shown(in table: Table) -> [ShownColumn] {
    table.columns.indices.filter { widths[$0] > 0 }.map { index in
      let column = table.columns[index]
      return ShownColumn(
        index: index, header: column.header, kind: column.kind, width: widths[index])
    }
  }

  private static func naturalWidth(of column: Int, in table: Table) -> Int {
    if table.columns[column].kind == .bar { return barWidths.lowerBound }
    let cells = table.rows.map { row in
      if case .text(let text) = row[column] { text.visible.displayWidth } else { 0 }
    }
    return max(table.columns[column].header.displayWidth, cells.max() ?? 0)
  }
}

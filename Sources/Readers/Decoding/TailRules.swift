internal import Incidents

/// What the last lines of a table are that are no rows.
struct TailRules {
  private let layout: ColumnLayout
  private let requiresDate: Bool

  init(_ layout: ColumnLayout, options: ReadingOptions) {
    self.layout = layout
    requiresDate = options.requiresDate
  }

  /// Nil for a row, whether it can be read or not.
  func kind(_ line: TailLine) -> LeftOutLines.Kind? {
    let cells = line.cells
    let filled = cells.indices.filter { !cells[$0].isEmpty }
    guard layout.header.count > 1, let first = filled.first else { return nil }
    let text = cells[first]
    let hasPlace = isPlaced(cells, besides: first)
    if isTotal(text), !hasPlace { return .total }
    if hasNoteWord(text), !hasPlace { return .footnote }
    if filled.count == 1 { return isNote(text, in: first) ? .footnote : nil }
    let isSentence =
      cells.count != layout.header.count && line.isSpaced && wordCount(text) > 1
    return isSentence ? .footnote : nil
  }

  /// Whether the only text of a line is a note, and no value of its column.
  private func isNote(_ text: ArraySlice<UInt8>, in column: Int) -> Bool {
    // The name of a place alone is a row where no date is needed.
    if !requiresDate, placeColumns.contains(column) { return false }
    // Dates and ids may have two or three words.
    let isDate = [layout[.date], layout[.endDate]].contains(column)
    if isDate, text.first?.isASCIIDigit == true { return false }
    return wordCount(text) > (isDate || column == layout[.id] ? 3 : 1)
  }

  private var placeColumns: [Int] {
    [layout[.admin1], layout[.admin2], layout[.location], layout[.notes]].compactMap(\.self)
  }

  /// Whether a line has a point, or the name of a place in another column.
  private func isPlaced(_ cells: [ArraySlice<UInt8>], besides column: Int) -> Bool {
    guard cells.count == layout.header.count else { return false }
    let point = [layout[.longitude], layout[.latitude]].compactMap(\.self)
    return (point + placeColumns).contains { $0 != column && !cells[$0].isEmpty }
  }
}

/// Whether a text is what a line of totals begins with.
private func isTotal(_ text: ArraySlice<UInt8>) -> Bool {
  let words = words(text)
  guard let first = words.first else { return false }
  let isGrand = words.count > 1 && first == Array("grand".utf8) && words[1] == Array("total".utf8)
  return isGrand || totalWords.contains(first)
}

/// Whether a text begins as notes below tables do.
private func hasNoteWord(_ text: ArraySlice<UInt8>) -> Bool {
  if text.first == UInt8(ascii: "*") || text.starts(with: "©".utf8) { return true }
  guard let first = words(text).first else { return false }
  return noteWords.contains(first) && (wordCount(text) > 1 || text.last == UInt8(ascii: ":"))
}

private func wordCount(_ text: ArraySlice<UInt8>) -> Int { words(text).count }

/// The words of a text in lower case, without the signs around them.
private func words(_ text: ArraySlice<UInt8>) -> [[UInt8]] {
  let signs = Array(".:,;()[]".utf8)
  return comparedHeader(text).split { $0 == .space || signs.contains($0) }.map { Array($0) }
}

private let totalWords = Set(
  ["total", "totals", "subtotal", "sum", "gesamt", "summe", "somme", "مجموع", "المجموع"].map {
    Array($0.utf8)
  })

private let noteWords = Set(
  [
    "source", "sources", "note", "notes", "footnote", "copyright", "disclaimer", "license",
    "generated", "created", "compiled", "exported", "downloaded", "accessed", "updated", "quelle",
  ].map { Array($0.utf8) })

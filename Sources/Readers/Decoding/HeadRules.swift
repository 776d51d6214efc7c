internal import Incidents

/// What the records at the beginning of a table are, judged by the columns that are needed.
struct HeadRules {
  private let options: ReadingOptions

  init(_ options: ReadingOptions) { self.options = options }

  /// Whether a record names the columns that are needed.
  func isHeader(_ cells: [ArraySlice<UInt8>]) -> Bool {
    do throws(DataProblemError) {
      _ = try layout(cells.map(\.text))
      return true
    } catch {
      switch error.problem {
      case .missingColumns, .unknownHeader: return false
      // It names them, and something else is wrong with it.
      default: return true
      }
    }
  }

  private func layout(_ header: [String]) throws(DataProblemError) -> ColumnLayout {
    try ColumnLayout(
      header: header, format: options.format ?? detectFormat(header), options: options)
  }

  /// Whether a record above a header looks like a row under it: it has a point, or what may be a date.
  func isRow(_ cells: [ArraySlice<UInt8>], under header: [String]) -> Bool {
    guard cells.count == header.count, let layout = try? layout(header) else { return false }
    if let x = layout[.longitude], let y = layout[.latitude] {
      return isNumber(cells[x]) && isNumber(cells[y])
    }
    guard let date = layout[.date] else { return false }
    return cells[date].count(where: \.isASCIIDigit) > 3
  }

  /// Whether a record right below a header says what the columns hold, or in what units: there are
  /// words where a row has its point and its date.
  ///
  /// Words in the place of a date alone may be a row without a date, unless they tell of dates.
  func describes(_ cells: [ArraySlice<UInt8>], below header: [String]) -> Bool {
    guard cells.count == header.count, let layout = try? layout(header) else { return false }
    if let id = layout[.id], cells[id].contains(where: \.isASCIIDigit) { return false }
    let point = [layout[.longitude], layout[.latitude]].compactMap(\.self).map { cells[$0] }
    let date = layout[.date].map { cells[$0] } ?? []
    if !point.isEmpty, point.allSatisfy(isWords) {
      return !hasYear(date)
    }
    return point.allSatisfy(\.isEmpty) && isWords(date) && tellsOfDates(date)
  }

  private func isNumber(_ cell: ArraySlice<UInt8>) -> Bool { (try? parseDouble(cell)) != nil }

  /// Three letters and more in a row, which no number and no missing word has.
  private func isWords(_ cell: ArraySlice<UInt8>) -> Bool {
    let words = cell.split { !$0.isASCIILetter && $0 < 0x80 }
    let isMissing = missingWords.contains(comparedHeader(cell))
    return !isMissing && !isNumber(cell) && words.contains { $0.count > 2 }
  }

  private func hasYear(_ cell: ArraySlice<UInt8>) -> Bool {
    cell.split { !$0.isASCIIDigit }.contains { digits in
      let isYear = digits.starts(with: "19".utf8) || digits.starts(with: "20".utf8)
      return isYear && (digits.count == 4 || digits.count == 8)
    }
  }

  private func tellsOfDates(_ cell: ArraySlice<UInt8>) -> Bool {
    let words = comparedHeader(cell).split { !$0.isASCIILetter }.map { Array($0) }
    return words.contains(where: dateWords.contains) && !hasYear(cell)
  }
}

private let dateWords = Set(
  ["date", "day", "dd", "mm", "yy", "yyyy", "yyyymmdd", "when", "iso"].map { Array($0.utf8) })

/// Words for a value that is not known.
private let missingWords = Set(
  ["nan", "none", "null", "unknown", "missing", "not known", "not available", "n.a."].map {
    Array($0.utf8)
  })

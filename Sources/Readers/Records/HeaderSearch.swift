/// Looks for the line with the names of the columns, among the first records of delimited text.
///
/// Exports have titles, dates, notes and empty lines above it. The header is the first record that
/// names the columns that are needed; where a record has one value alone, it is a title unless no
/// other is found.
struct HeaderSearch {
  /// Where a header was found.
  struct Place {
    let delimiter: UInt8
    /// Where the record begins, and on which line.
    let offset: Int
    let line: Int
    let cells: [ArraySlice<UInt8>]
    /// The records above it that are not blank, with their lines.
    let above: [(line: Int, cells: [ArraySlice<UInt8>])]

    var hasSeveralValues: Bool { cells.count { !$0.isEmpty } > 1 }
  }

  private let opened: OpenedInput
  private let limits: ReadingLimits
  private let preamble: Preamble
  /// Whether a record names the columns that are needed.
  private let isHeader: ([ArraySlice<UInt8>]) -> Bool

  /// How many records are looked at.
  private static let reach = 64

  init(
    _ opened: OpenedInput, _ preamble: Preamble, limits: ReadingLimits,
    isHeader: @escaping ([ArraySlice<UInt8>]) -> Bool
  ) {
    self.opened = opened
    self.preamble = preamble
    self.limits = limits
    self.isHeader = isHeader
  }

  /// The header; where no record names the columns that are needed, what stands in its place: the
  /// first record with several values, or the first of all. Nil where there is no record.
  ///
  /// - Throws: `ReadingError` for a first record that cannot be cut.
  func place() throws(ReadingError) -> Place? {
    var best = Found()
    for delimiter in preamble.delimiters {
      do throws(ReadingError) {
        let found = try look(delimiter)
        if let header = found.header { return header }
        best.alone = best.alone ?? found.alone
        if best.other.map({ !$0.hasSeveralValues }) ?? true {
          best.other = found.other ?? best.other
        }
      } catch {
        if best.other == nil { throw error }
      }
    }
    return best.alone ?? best.other
  }

  /// What was found with one delimiter.
  private struct Found {
    /// The first of several values that names the columns.
    var header: Place?
    /// The first of one value that does.
    var alone: Place?
    /// The first with several values, or else the first.
    var other: Place?
  }

  private func look(_ delimiter: UInt8) throws(ReadingError) -> Found {
    var walk = RecordWalk(
      opened, delimiter: delimiter, from: preamble.end, line: preamble.endLine, limits: limits)
    var found = Found()
    var above: [(line: Int, cells: [ArraySlice<UInt8>])] = []
    while above.count < Self.reach {
      let record: [ArraySlice<UInt8>]?
      do throws(ReadingError) {
        record = try walk.nextRecord()
      } catch {
        // What cannot be cut further down is no matter of the header.
        if above.isEmpty { throw error }
        break
      }
      guard let cells = record else { break }
      let place = Place(
        delimiter: delimiter, offset: walk.offset, line: walk.line, cells: cells, above: above)
      if isHeader(cells) {
        if place.hasSeveralValues {
          found.header = place
          break
        }
        found.alone = found.alone ?? place
      }
      let isBetter = found.other.map { !$0.hasSeveralValues && place.hasSeveralValues } ?? true
      if isBetter { found.other = place }
      above.append((walk.line, cells))
    }
    return found
  }
}

/// Lines of a table that are no rows: how many of each kind, and where the first are.
struct LeftOutLines: Sendable, Equatable {
  enum Kind: Int, CaseIterable {
    case aboveHeader, blank, header, tags, description, footnote, total
  }

  private var counts = Array(repeating: 0, count: Kind.allCases.count)
  /// The first lines of each kind, ascending.
  private var firstLines = Array(repeating: [Int](), count: Kind.allCases.count)

  /// The most lines of a kind that are named.
  private static let named = 3

  func count(_ kind: Kind) -> Int { counts[kind.rawValue] }

  func lines(_ kind: Kind) -> [Int] { firstLines[kind.rawValue] }

  /// - Parameter line: asked for the first ones alone.
  mutating func add(_ kind: Kind, line: () -> Int) {
    counts[kind.rawValue] += 1
    if firstLines[kind.rawValue].count < Self.named { firstLines[kind.rawValue].append(line()) }
  }

  /// Adds those that come next.
  mutating func append(_ next: LeftOutLines, linesBefore: Int = 0) {
    for kind in Kind.allCases.map(\.rawValue) {
      counts[kind] += next.counts[kind]
      let room = Self.named - firstLines[kind].count
      firstLines[kind] += next.firstLines[kind].prefix(room).map { $0 + linesBefore }
    }
  }

  /// A sentence for each kind.
  var notes: [String] {
    Kind.allCases.compactMap { kind in
      let count = counts[kind.rawValue]
      guard count > 0 else { return nil }
      let (one, many) = kind.words
      return (count == 1 ? "1 line \(one)" : "\(count) lines \(many)") + " (\(place(kind)))."
    }
  }

  private func place(_ kind: Kind) -> String {
    let lines = firstLines[kind.rawValue].map(String.init)
    if counts[kind.rawValue] > lines.count { return "the first on \(listed(lines))" }
    return listed(lines)
  }

  private func listed(_ lines: [String]) -> String {
    guard lines.count > 1, let last = lines.last else { return "line \(lines.first ?? "")" }
    return "lines " + lines.dropLast().joined(separator: ", ") + " and \(last)"
  }
}

extension LeftOutLines.Kind {
  /// What is said of one line, and of several.
  fileprivate var words: (one: String, many: String) {
    switch self {
    case .aboveHeader: ("above the header is no row", "above the header are no rows")
    case .blank: ("without a value is no row", "without a value are no rows")
    case .header: ("repeats the header and is no row", "repeat the header and are no rows")
    case .tags: ("of HXL tags is no row", "of HXL tags are no rows")
    case .description:
      ("describes the columns and is no row", "describe the columns and are no rows")
    case .footnote:
      ("below the rows is a note and no row", "below the rows are notes and no rows")
    case .total:
      ("of totals below the rows is no row", "of totals below the rows are no rows")
    }
  }
}

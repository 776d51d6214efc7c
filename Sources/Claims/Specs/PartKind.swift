/// The kinds of parts, and the keys of each.
enum PartKind: String, CaseIterable {
  case share, count, most, rank, distance, between, sum, arithmetic, date

  init(_ mapping: SpecMapping) throws(ClaimSpecError) {
    guard let kind = try mapping.word("kind", among: Self.allCases, \.rawValue) else {
      throw ClaimSpecError(
        at: mapping.node, "\(mapping.what) states no kind",
        help: "add kind: one of \(Self.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    self = kind
  }

  /// The keys of a part of this kind.
  var keys: [String] {
    let common = ["kind", "figure", "part_of", "may_overlap", "also"]
    return common
      + {
        switch self {
        case .share, .most: ["numerator", "denominator", "measure", "rounding"]
        case .count: ["of", "measure"]
        case .rank: ["of", "measure", "province"]
        case .distance: ["of", "border", "statistic"]
        case .between: ["province", "from", "border", "measure", "threshold"]
        case .sum: ["addends"]
        case .arithmetic: ["k", "n", "rounding"]
        case .date: []
        }
      }()
  }

  /// Whether a figure of this form can be the figure of such a part.
  func takes(_ quantity: PrintedFigure.Quantity) -> Bool {
    switch (self, quantity) {
    case (.share, .percent), (.share, .fraction), (.share, .majority), (.share, .nearlyAll),
      (.share, .all), (.share, .none), (.most, .percent), (.most, .fraction), (.most, .majority),
      (.most, .nearlyAll), (.count, .count), (.count, .none), (.rank, .rank),
      (.distance, .length), (.between, _), (.sum, .count), (.arithmetic, .percent),
      (.arithmetic, .fraction), (.arithmetic, .majority), (.arithmetic, .nearlyAll),
      (.date, .date):
      true
    default: false
    }
  }

  /// The figure that a part of this kind has when it states none.
  var usualFigure: String? {
    switch self {
    case .most: "most"
    default: nil
    }
  }

  /// What its figure looks like, for messages.
  var example: String {
    switch self {
    case .share, .arithmetic: "96%, more than 40 %, two thirds or almost all"
    case .most: "most, almost all or more than 60 %"
    case .count, .sum: "12,345, more than 300 or about 40"
    case .rank: "first, second or 3rd"
    case .distance: "50 km, within 20 km or about 12 miles"
    case .between: "all"
    case .date: "26 August 2021, August 2022 or 2021"
    }
  }
}

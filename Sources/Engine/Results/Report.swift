public import Geography
public import Incidents
public import Statistics

/// Where the incidents that a query asks for were recorded, and how the count came about.
///
/// One value feeds every renderer; nothing in it depends on the clock, the locale, the number of
/// threads or the folder the inputs lay in.
public struct Report: Sendable, Equatable {
  /// The question, as it was understood.
  public let question: Question
  /// In the order given.
  public internal(set) var inputs: [InputSummary]
  public let boundaries: BoundarySummary
  public let ledger: Ledger
  /// The incidents that the matched rows stand for; all shares are of these.
  public let incidents: MatchedIncidentCount
  /// All provinces, those without incidents included, by incidents descending, then by code.
  public let provinces: [ProvinceCount]
  /// The joint count of the provinces named by `--focus`, nil when none are.
  public let focus: FocusCount?
  /// Over the incidents in each province, zeros included; nil when no incident is in any.
  public let concentration: Concentration?
  /// Cells that are not zero, by month, then by code; those outside every province come last.
  public let timeline: [MonthCount]
  /// Reported deaths of all matched incidents.
  public let fatalities: FatalityTotals
  /// Incidents whose coordinates and coded province disagree.
  public let conflicts: Int
  public let closeness: Closeness
  /// The same query over further layers, in the order given.
  public let compared: [ComparedLayer]
  /// Whether the bundled documented incidents were used because no input was named.
  public let isExample: Bool
  /// Whether nothing matched because some filter alone asks for what no row has: a word that is
  /// misspelled, a time that the inputs do not cover. It is then not known that nothing was recorded.
  public let asksForWhatIsAbsent: Bool
  /// Caveats and attributions that must travel with the figures.
  public internal(set) var notes: [String]
  /// The matched incidents that have coordinates, by position from west to east, then from south to
  /// north; nil unless the analysis collects them.
  public internal(set) var points: [PointCount]?
  /// The areas of the provinces; empty where there is no layer to measure.
  public internal(set) var areas = ProvinceAreas(squareMeters: [])
  /// How near the incidents are to borders or a place, nil when that was not asked.
  public internal(set) var nearness: NearnessReport?
  /// What lies between capitals and borders, as asked.
  public internal(set) var between: [BetweenReport] = []
  /// The share of the focus, or of the leading province, under other fair readings; empty when
  /// nothing matched.
  public internal(set) var alternatives: [AlternativeReading] = []
}

/// How many incidents the matched rows stand for.
public struct MatchedIncidentCount: Sendable, Equatable {
  public let count: Int
  /// The least and the most that the source allows.
  public let least: Int
  public let most: Int
  /// Those that no province covers, and those without a place.
  public let outside: Int
  public let unlocated: Int
  /// Whether rows say how many incidents they stand for; if not, each is one.
  public let isCounted: Bool

  init(
    _ figures: CellTotals.Figures, outside: Int64, unlocated: Int64, isCounted: Bool
  ) {
    self.outside = Int(outside)
    self.unlocated = Int(unlocated)
    count = Int(figures.incidents)
    least = Int(figures.least)
    most = Int(figures.most)
    self.isCounted = isCounted
  }

  /// Of matched rows that are one incident each.
  public init(_ ledger: Ledger) {
    (count, least, most) = (ledger.matched, ledger.matched, ledger.matched)
    (outside, unlocated, isCounted) = (ledger.outside, ledger.unlocated, false)
  }

  /// Those that are in a province.
  public var placed: Int { count - outside - unlocated }
}

/// The boundary layer that incidents were located in.
public struct BoundarySummary: Sendable, Equatable {
  /// The last component of its path.
  public let name: String
  /// Lowercase hexadecimal, nil when it was not computed.
  public let sha256: String?
  public let provinceCount: Int
  public let license: String?
  public let attribution: String?
  /// How far the boundaries may be off, nil where the layer does not say.
  public let accuracyMeters: Double?
}

/// The incidents of one province.
public struct ProvinceCount: Sendable, Equatable {
  public let id: ProvinceID
  public let code: String
  public let name: String
  /// Located and tied incidents, of all matched ones.
  public let share: Proportion
  /// The same share, read with what the source says of its locations.
  public let readings: Readings
  public let fatalities: FatalityTotals
  public let fatalityReadings: FatalityReadings
}

/// The incidents of a set of provinces together.
public struct FocusCount: Sendable, Equatable {
  /// Codes, ascending.
  public let codes: [String]
  /// Located and tied incidents, of all matched ones.
  public let share: Proportion
  /// The same share, read with what the source says of its locations.
  public let readings: Readings
  public let fatalities: FatalityTotals
  public let fatalityReadings: FatalityReadings
}

/// The incidents of one province in one month.
public struct MonthCount: Sendable, Equatable {
  public let month: Month
  /// Nil for incidents in no province.
  public let code: String?
  public let incidents: Int
  public let fatalities: FatalityTotals
}

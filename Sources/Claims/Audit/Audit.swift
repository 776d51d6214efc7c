public import Engine
public import Incidents

/// What became of published claims when they were held against arithmetic, coverage and data.
public struct Audit: Sendable, Equatable {
  /// In the order given; empty when no data was.
  public let inputs: [InputSummary]
  /// The layers that incidents were placed in; the first fills the coded reading.
  public let layers: [BoundarySummary]
  public let reviewer: Reviewer?
  /// In the order of the file.
  public let claims: [AuditedClaim]
  /// Caveats and attributions that must travel with the figures.
  public let notes: [String]

  /// What a script is told.
  public enum Outcome: Sendable, Equatable {
    /// Every claim is supported.
    case allSupported
    /// Some claim is contradicted or inconsistent.
    case someFalse
    /// Neither.
    case undecided
  }

  public var outcome: Outcome {
    let verdicts = claims.map(\.verdict)
    if verdicts.contains(where: { $0 <= .contradicted }) { return .someFalse }
    return verdicts.allSatisfy { $0 == .supported } ? .allSupported : .undecided
  }
}

/// A claim with its verdict.
public struct AuditedClaim: Sendable, Equatable {
  public let claim: Claim
  /// The worst of the parts.
  public let verdict: Verdict
  public let parts: [AuditedPart]
}

/// One figure of a claim with its verdict and what led to it.
public struct AuditedPart: Sendable, Equatable {
  public let part: ClaimPart
  public internal(set) var verdict = Verdict.undetermined
  /// What the coded reading counts; nil without data.
  public internal(set) var count: Int?
  /// Of all; nil without data, and for figures that are no share.
  public internal(set) var total: Int?
  public internal(set) var readings: PartReadings?
  /// Which counts print as the figure, for the total that is known or the least that is possible.
  public internal(set) var fits: FittingCounts?
  public internal(set) var fragility: Fragility?
  public internal(set) var sensitivity: Sensitivity?
  /// Whether the figure is true and says little: the count is at least twice what it claims.
  public internal(set) var isUninformative = false
  /// Why the verdict is what it is, in sentences.
  public internal(set) var reasons: [String] = []
  /// What would be needed to decide, in sentences; empty when it is decided.
  public internal(set) var needs: [String] = []
  /// The nearest statement that the data can check, with its figures; nil where there is none.
  public internal(set) var nearest: String?

  init(_ part: ClaimPart) { self.part = part }

  /// Whether every fair reading that changes one choice gives the figure too; nil unless supported.
  public var isRobust: Bool? {
    guard verdict == .supported, let sensitivity else { return nil }
    return sensitivity.failing.isEmpty
  }
}

/// The four readings of a figure.
public struct PartReadings: Sendable, Equatable {
  /// The share, or the count where the figure is one.
  public let coded: Double?
  /// Counts that can be meant, given how exactly incidents are located.
  public let bounds: ClosedRange<Int>
  public let fractional: Double?
  /// The count, and the total of a share, over incidents located exactly or near.
  public let precise: (count: Int, total: Int?)

  public static func == (a: PartReadings, b: PartReadings) -> Bool {
    a.coded == b.coded && a.bounds == b.bounds && a.fractional == b.fractional
      && a.precise == b.precise
  }
}

/// How a figure fares under every combination of fair choices.
public struct Sensitivity: Sendable, Equatable {
  public let choices: [Choice]
  /// Every combination that can be counted, the coded reading first.
  public let cells: [Cell]
  /// The choices by how much they matter: how often a change of one alone turns the answer, then
  /// how far it moves the figure.
  public let ranking: [Weight]
  /// How many combinations give a figure of the same form drawn at random, on average; nil where
  /// figures of the form have no end.
  public internal(set) var expectedHolding: Double?

  public struct Cell: Sendable, Equatable {
    /// The option of each choice, by index; shape `[choiceCount]`.
    public let options: [Int]
    /// Nil where incidents are spread over provinces.
    public let count: Int?
    public let total: Int?
    /// The share, or the count where the figure is one; nil with nothing to take a share of.
    public let value: Double?
    /// Whether the figure fits; nil with nothing to take a share of.
    public let holds: Bool?

    /// How many choices are not the coded reading's.
    public var changes: Int { options.count { $0 != 0 } }
  }

  public struct Weight: Sendable, Equatable {
    public let axis: Choice.Axis
    /// In how many of the combinations of all other choices the answer depends on this one.
    public let turns: Int
    public let combinations: Int
    /// The most that the choice moves the figure while the others stay.
    public let spread: Double
  }

  /// The cells that change one choice alone and do not give the figure.
  public var failing: [Cell] { cells.filter { $0.changes == 1 && $0.holds == false } }

  /// The cells that change one choice alone and give the figure.
  public var rescuing: [Cell] { cells.filter { $0.changes == 1 && $0.holds == true } }

  /// In how many combinations the figure could be tested, and how many give it.
  public var tested: Int { cells.count { $0.holds != nil } }
  public var holding: Int { cells.count { $0.holds == true } }

  /// Whether a reading that changes one choice alone gives the figure, and not only it: more than
  /// one combination in a hundred does, since that many give any whole percentage.
  public var isRescued: Bool { !rescuing.isEmpty && 100 * holding > tested }

  /// A cell in words: the options that are not the coded reading's.
  public func words(_ cell: Cell) -> String {
    let words = zip(choices, cell.options).compactMap { choice, option in
      option == 0 ? nil : choice.words(option)
    }
    return words.isEmpty ? "as coded" : words.joined(separator: "; ")
  }
}

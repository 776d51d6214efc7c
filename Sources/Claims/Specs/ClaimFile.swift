public import Incidents

/// Published claims, written down so that they can be checked.
///
/// docs/methods/claims.md describes the file that it is read from.
public struct ClaimFile: Sendable, Equatable {
  /// Who stands for the audit, for the review that search engines read; nil for nobody.
  public let reviewer: Reviewer?
  /// In the order of the file; ids are unique.
  public let claims: [Claim]
}

/// Who reviews claims.
public struct Reviewer: Sendable, Equatable {
  public let name: String
  public let url: String?
}

/// Where a claim was published.
public struct Publication: Sendable, Equatable {
  public let title: String
  public let author: String?
  public let url: String?
  public let date: Day?
  /// Inputs that hold the publication's own figures, by file name or SHA-256: a claim is not
  /// confirmed by itself.
  public let derivedInputs: [String]
  /// Rows of an input that hold them.
  public let derivedRows: DerivedRows?

  /// Rows whose column holds one of some values.
  public struct DerivedRows: Sendable, Equatable {
    public let column: String
    public let values: [String]
  }
}

/// The source that a claim rests on.
public struct ClaimSource: Sendable, Equatable {
  public let name: String
  /// The layout of its tables, nil where it has none that is known.
  public let format: SourceFormat?
  /// Which edition was used, such as "as published in 2018".
  public let vintage: String?
  /// The days that it covers, as stated; nil when nobody says.
  public let coverage: Coverage?
}

/// The days that a source covers; an open end is nil.
public struct Coverage: Sendable, Equatable {
  public let from: Day?
  public let to: Day?

  public init(from: Day?, to: Day?) {
    self.from = from
    self.to = to
  }

  /// The days, as raw values; open ends at the ends of the calendar.
  var days: ClosedRange<Int32> {
    let first = (from ?? .first).rawValue
    return first...max(first, (to ?? .last).rawValue)
  }

  /// Whether every day of a window is covered; an open end of the window needs an open end here.
  func holds(_ window: Coverage) -> Bool {
    let begins = from.map { from in window.from.map { $0 >= from } ?? false } ?? true
    let ends = to.map { to in window.to.map { $0 <= to } ?? false } ?? true
    return begins && ends
  }
}

/// Incidents that a claim speaks of: a query without a window.
public struct IncidentSet: Sendable, Equatable {
  public let name: String
  /// The strict reading.
  public let query: IncidentQuery
  /// The kinds of the wide reading; those of `query` where there is none.
  public let wideKinds: [IncidentKind]
  /// The actors of the wide reading; those of `query` where there is none.
  public let wideActors: [ActorPattern]
}

/// One published claim: its words, and its parts, each with a figure of its own.
public struct Claim: Sendable, Equatable {
  public let id: String
  public let quotation: String
  public let publication: Publication
  /// The place in the publication, such as a page or "caption".
  public let place: String?
  public let source: ClaimSource?
  /// The days that it speaks of; nil for whatever the source holds.
  public let window: Coverage?
  /// At least one.
  public let parts: [ClaimPart]
}

/// One figure of a claim and what it is a figure of.
public struct ClaimPart: Sendable, Equatable {
  /// Unique in its claim.
  public let id: String
  public let figure: PrintedFigure
  public let rounding: PrintedRounding
  public let question: Question
  /// The part of the same claim that this one is a part of, by id.
  public let partOf: String?
  /// Whether the parts of that whole may overlap, so that they need not add up.
  public let mayOverlap: Bool
  /// Other statements of the same publication about the same figure.
  public let others: [OtherStatement]

  public struct OtherStatement: Sendable, Equatable {
    public let figure: PrintedFigure
    public let place: String?
  }

  /// What is counted.
  public enum Measure: String, Sendable, CaseIterable {
    case incidents
    case fatalities
    /// The dead of one side; no source that is read here tells them apart.
    case fatalitiesOfSide = "fatalities-of-side"
    /// No source that is read here records the injured.
    case injured
  }

  public enum Question: Sendable, Equatable {
    /// A part of a set, of the whole set.
    case share(numerator: IncidentSet, denominator: IncidentSet, Measure)
    /// More than half, of the same.
    case most(numerator: IncidentSet, denominator: IncidentSet, Measure)
    case count(IncidentSet, Measure)
    /// The place of a province among all, by what is recorded in it.
    case rank(province: String, of: IncidentSet, Measure)
    /// How far incidents are from a border; nil when the claim names no statistic.
    case distance(of: IncidentSet, border: String, DistanceStatistic?)
    /// Whether provinces lie between a province's seat and a border.
    case between(BetweenClaim)
    /// Other parts of the claim, by id, add up to the figure.
    case sum([String])
    /// A published part of a published whole gives the figure.
    case arithmetic(part: PrintedFigure, whole: PrintedFigure)
    case date

    /// The sets of incidents that it speaks of.
    public var sets: [IncidentSet] {
      switch self {
      case .share(let numerator, let denominator, _), .most(let numerator, let denominator, _):
        [numerator, denominator]
      case .count(let set, _), .rank(_, of: let set, _), .distance(of: let set, _, _): [set]
      case .between, .sum, .arithmetic, .date: []
      }
    }

    /// The name in specs and files.
    public var kind: String {
      switch self {
      case .share: "share"
      case .most: "most"
      case .count: "count"
      case .rank: "rank"
      case .distance: "distance"
      case .between: "between"
      case .sum: "sum"
      case .arithmetic: "arithmetic"
      case .date: "date"
      }
    }
  }
}

/// What stands for the distances of many incidents.
public enum DistanceStatistic: String, Sendable, CaseIterable {
  case nearest, median, farthest
}

/// Which provinces are said to lie between what; docs/methods/between.md has the measures.
public struct BetweenClaim: Sendable, Equatable {
  public enum Measure: String, Sendable, CaseIterable {
    /// Crossed by at least `threshold` of the geodesics to the border.
    case geodesic
    /// On a shortest path over adjacent provinces.
    case topological
    /// On a way no longer than `threshold` times the shortest.
    case detour
  }

  public let provinces: [String]
  /// The province whose seat is meant.
  public let from: String
  /// The neighbor.
  public let border: String
  /// Nil when the claim names none.
  public let measure: Measure?
  /// Nil when the claim names none; `topological` needs none.
  public let threshold: Double?
}

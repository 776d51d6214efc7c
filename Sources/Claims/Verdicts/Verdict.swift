/// What an audit says of a published figure, from the worst to the best.
///
/// docs/methods/claims.md has the decision table. A claim of several parts has the worst verdict
/// among them: it says all of its parts together, so that one false part makes it false.
public enum Verdict: String, Sendable, CaseIterable, Comparable {
  /// The figures exclude each other, whatever the data.
  case inconsistent
  /// No fair reading of the data gives the figure.
  case contradicted
  /// The data cannot speak to the claim at all.
  case notCheckable = "not-checkable"
  /// The source does not cover the whole window; what it lacks is never read as zero.
  case outOfCoverage = "out-of-coverage"
  /// The rows reach over the window, but nobody says that they are all: they do not bear the figure
  /// out, and that is no finding.
  case coverageNotStated = "coverage-not-stated"
  /// The claim does not say what it measures, or there is nothing to take a share of.
  case undetermined
  /// The coded reading does not give the figure, another fair reading does.
  case supportedOnlyUnder = "supported-only-under"
  /// The coded reading gives the figure as it was printed.
  case supported

  public static func < (a: Verdict, b: Verdict) -> Bool { a.rank < b.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Sequence<Verdict> {
  /// The verdict of the whole, nil without parts.
  public var ofWhole: Verdict? { self.min() }
}

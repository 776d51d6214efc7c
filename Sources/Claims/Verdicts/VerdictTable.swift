/// What is known of a part of a claim when its verdict is due.
struct VerdictFacts: Sendable, Equatable {
  /// The figures exclude each other, or no whole numbers give them.
  var isImpossible = false
  /// Whether incidents are needed; arithmetic and geography do without.
  var needsData = true
  var hasData = true
  /// Whether the source records the kinds, actors and measures that are asked.
  var isRecorded = true
  /// Whether some row that matches is not the publication's own, or none matches at all.
  var isIndependent = true
  /// Whether the stated coverage holds the whole window.
  var isCovered = true
  /// Whether somebody says what the data covers, or its rows bear the figure out without.
  var isCoverageStated = true
  /// Whether the claim names what it measures, and there is something to take a share of.
  var isDetermined = true
  var codedHolds = false
  /// Whether any other fair reading gives the figure.
  var anotherHolds = false
}

/// The decision table: the first rule that applies gives the verdict, and the last always does.
enum VerdictTable {
  struct Rule: Sendable {
    let verdict: Verdict
    /// As docs/methods/claims.md has it.
    let condition: String
    let applies: @Sendable (VerdictFacts) -> Bool
  }

  static let rules: [Rule] = [
    Rule(verdict: .inconsistent, condition: "the figures exclude each other") { $0.isImpossible },
    Rule(verdict: .notCheckable, condition: "incidents are needed and none are given") {
      $0.needsData && !$0.hasData
    },
    Rule(verdict: .notCheckable, condition: "the source does not record what is asked") {
      !$0.isRecorded
    },
    Rule(verdict: .notCheckable, condition: "the only rows are the publication's own") {
      !$0.isIndependent
    },
    Rule(verdict: .outOfCoverage, condition: "the coverage does not hold the window") {
      !$0.isCovered
    },
    Rule(verdict: .coverageNotStated, condition: "the rows do not bear it out, coverage unstated") {
      !$0.isCoverageStated
    },
    Rule(verdict: .undetermined, condition: "no measure is named, or n = 0") {
      !$0.isDetermined
    },
    Rule(verdict: .supported, condition: "the coded reading gives the figure") { $0.codedHolds },
    Rule(verdict: .supportedOnlyUnder, condition: "another fair reading gives the figure") {
      $0.anotherHolds
    },
    Rule(verdict: .contradicted, condition: "no fair reading gives the figure") { _ in true },
  ]

  static func verdict(_ facts: VerdictFacts) -> Verdict {
    rules.first { $0.applies(facts) }?.verdict ?? .contradicted
  }
}

internal import Engine
internal import Incidents

/// A part of a claim, ready to be counted under any combination of choices.
struct Grid {
  let queries: PartQueries
  /// The matched rows in each layer; at least one.
  let layers: [MatchedRows]
  /// The window as the claim states it.
  let window: Coverage?
  private let precisions: [AcceptedPrecision]
  private let methods: [CountingMethod]
  private let shifts: [WindowShift]
  private let hasWideActors: Bool
  private let hasWideKinds: Bool
  let choices: [Choice]

  /// - Parameters:
  ///   - layerNames: shape `[layerCount]`.
  ///   - coverage: the days within which a window may be moved; nil for those of the window.
  ///   - recordsRange: whether every input has low and high figures of fatalities.
  init(
    _ queries: PartQueries, layers: [MatchedRows], layerNames: [String],
    quantity: Quantity, measure: ClaimPart.Measure, window: Coverage?, coverage: Coverage?,
    recordsRange: Bool
  ) {
    self.queries = queries
    self.layers = layers
    self.window = window
    // Fewer rows are another count, and not another reading of it.
    precisions = quantity == .count ? [.any] : AcceptedPrecision.allCases
    methods = Self.methods(measure, quantity, recordsRange: recordsRange)
    shifts = WindowShift.allCases.filter { shift in
      guard let window else { return shift == .stated }
      guard let moved = shift.moved(window) else { return false }
      return shift == .stated || (coverage ?? window).holds(moved)
    }
    hasWideActors = queries.sets.contains { !$0.query.actors.isEmpty }
    hasWideKinds = queries.sets.contains { $0.wideKinds != $0.query.kinds }
    let all: [Choice] = [
      Choice(axis: .precision, options: precisions.map(\.rawValue)),
      Choice(axis: .method, options: methods.map(\.rawValue)),
      Choice(axis: .actors, options: hasWideActors ? ["strict", "wide"] : ["strict"]),
      Choice(axis: .kinds, options: hasWideKinds ? ["strict", "wide"] : ["strict"]),
      Choice(axis: .window, options: shifts.map(\.rawValue)),
      Choice(axis: .layer, options: layerNames),
    ]
    choices = all
  }

  private static func methods(
    _ measure: ClaimPart.Measure, _ quantity: Quantity, recordsRange: Bool
  ) -> [CountingMethod] {
    switch (quantity, measure) {
    case (.distance, _): [.coded]
    case (_, .fatalities): [.deathsBest] + (recordsRange ? [.deathsLow, .deathsHigh] : [])
    case (.rank, _): [.coded, .lowest, .highest]
    case (.share, _), (.count, _):
      [.coded, .lowest, .highest, .fractional, .perDayAndDistrict]
    }
  }

  /// What a reading is of: every reading of a figure is of the same quantity.
  enum Quantity: Sendable {
    case share, count, rank, distance
  }

  /// What a combination gives: as the members of a cell.
  struct Outcome {
    var count: Int?
    var total: Int?
    var value: Double?
    var holds: Bool?
  }

  /// The method of the coded reading.
  var codedMethod: CountingMethod { methods[0] }

  /// How the rows are chosen in a combination; `options` are by index, as of `choices`.
  private func reading(_ options: [Int]) -> Reading {
    Reading(
      precision: precisions[options[0]], actorsWide: options[2] == 1, kindsWide: options[3] == 1,
      days: window.flatMap { shifts[options[4]].moved($0) }?.days)
  }

  /// A reading in the first layer, with the window as stated.
  func tally(
    _ method: CountingMethod, _ precision: AcceptedPrecision = .any
  ) throws(EngineError) -> Tally {
    let reading = Reading(precision: precision, days: window?.days)
    return try ReadingSums(reading, of: queries, in: layers[0]).tally(method)
  }

  /// The rows of the publication itself, counted as coded.
  var ofPublication: Tally {
    get throws(EngineError) {
      let reading = Reading(days: window?.days, isPublication: true)
      return try ReadingSums(reading, of: queries, in: layers[0]).tally(.coded)
    }
  }

  /// Counts every combination of a share or a count.
  func sensitivity(_ range: FigureRange) throws(EngineError) -> Sensitivity {
    try sensitivity { sums, method, _ throws(EngineError) in
      let tally = try sums.tally(method)
      return Outcome(
        count: tally.count, total: tally.total, value: tally.value, holds: tally.fits(range))
    }
  }

  /// Counts every combination.
  ///
  /// - Parameter outcome: of a choice of rows and a method, in a layer.
  /// - Complexity: O(rows) for each choice of rows, however many methods count them.
  func sensitivity(
    _ outcome: (ReadingSums, CountingMethod, Int) throws(EngineError) -> Outcome
  ) throws(EngineError) -> Sensitivity {
    var cells: [Sensitivity.Cell] = []
    var known: [Reading: ReadingSums] = [:]
    for layer in layers.indices {
      known.removeAll(keepingCapacity: true)
      for options in combinations where options[5] == layer {
        let reading = reading(options)
        if known[reading] == nil {
          known[reading] = try ReadingSums(reading, of: queries, in: layers[layer])
        }
        guard let sums = known[reading] else { continue }
        let found = try outcome(sums, methods[options[1]], layer)
        cells.append(
          .init(
            options: options, count: found.count, total: found.total, value: found.value,
            holds: found.holds))
      }
    }
    cells.sort { $0.options.lexicographicallyPrecedes($1.options) }
    let shown = choices.filter { $0.options.count > 1 }
    return Sensitivity(
      choices: choices, cells: cells,
      ranking: shown.map { weight(of: $0, in: cells) }.sorted {
        ($1.turns, $1.spread) < ($0.turns, $0.spread)
      })
  }

  /// Every combination of options, the last axis running fastest.
  private var combinations: [[Int]] {
    choices.reduce([[]]) { combinations, choice in
      combinations.flatMap { first in choice.options.indices.map { first + [$0] } }
    }
  }

  private func weight(of choice: Choice, in cells: [Sensitivity.Cell]) -> Sensitivity.Weight {
    let axis = choices.firstIndex(of: choice) ?? 0
    let groups = Dictionary(grouping: cells) { cell in
      var others = cell.options
      others[axis] = 0
      return others
    }
    var turns = 0
    var spread = 0.0
    for group in groups.values {
      if Set(group.compactMap(\.holds)).count > 1 { turns += 1 }
      let values = group.compactMap(\.value)
      if let low = values.min(), let high = values.max() { spread = max(spread, high - low) }
    }
    return .init(axis: choice.axis, turns: turns, combinations: groups.count, spread: spread)
  }
}

extension IncidentSet {
  /// The queries of its four readings, in the order of `PartQueries.bit`.
  var variants: [IncidentQuery] {
    [(false, false), (true, false), (false, true), (true, true)].map { actorsWide, kindsWide in
      var query = query
      if actorsWide {
        query.actors = wideActors
        query.includesUnclearActors = true
      }
      if kindsWide { query.kinds = wideKinds }
      return query
    }
  }
}

public import Geography

/// The matched incidents that a source puts at one position.
public struct PointCount: Sendable, Equatable {
  public let coordinate: Coordinate
  public let incidents: Int
  /// The sum of the best figures; a missing one adds nothing.
  public let fatalitiesBest: Int64
  /// Incidents whose best figure is 0 or missing.
  public let withoutFatalities: Int
  /// Incidents that are located no better than to a province, for which the position stands for the
  /// whole area.
  public let coarse: Int
}

/// Matched incidents by position: a partial aggregate of integers.
struct PointTotals: Sendable, Equatable {
  struct Figures: Sendable, Equatable {
    var rows = 0
    var incidents = 0
    var fatalitiesBest: Int64 = 0
    var withoutFatalities = 0
    var coarse = 0
  }

  private(set) var figures: [Coordinate: Figures] = [:]

  mutating func add(
    _ coordinate: Coordinate, fatalities: Int64?, isCoarse: Bool, incidents: Int = 1
  ) {
    var one = Figures(rows: 1, incidents: incidents)
    one.fatalitiesBest = fatalities ?? 0
    one.withoutFatalities = one.fatalitiesBest == 0 ? incidents : 0
    one.coarse = isCoarse ? incidents : 0
    add(one, at: coordinate)
  }

  /// Adds other totals, or takes them out.
  mutating func merge(_ other: PointTotals, times: Int) {
    for (coordinate, figures) in other.figures { add(figures, at: coordinate, times: times) }
  }

  private mutating func add(_ other: Figures, at coordinate: Coordinate, times: Int = 1) {
    var sums = figures[coordinate] ?? Figures()
    sums.rows += other.rows * times
    sums.incidents += other.incidents * times
    sums.fatalitiesBest += other.fatalitiesBest * Int64(times)
    sums.withoutFatalities += other.withoutFatalities * times
    sums.coarse += other.coarse * times
    figures[coordinate] = sums.rows == 0 ? nil : sums
  }

  /// From west to east, then from south to north, whatever the order in which they came.
  ///
  /// - Complexity: O(n log n).
  var points: [PointCount] {
    figures.filter { $0.value.incidents > 0 }.map { coordinate, figures in
      PointCount(
        coordinate: coordinate, incidents: figures.incidents,
        fatalitiesBest: figures.fatalitiesBest, withoutFatalities: figures.withoutFatalities,
        coarse: figures.coarse)
    }.sorted { a, b in
      (a.coordinate.longitude, a.coordinate.latitude)
        < (b.coordinate.longitude, b.coordinate.latitude)
    }
  }
}

internal import Engine
internal import Geography

/// Incidents that a map draws as one circle.
struct MapCircle: Sendable, Equatable {
  /// In pixels.
  var center: PlanePoint
  var incidents: Int
  /// The sum of the best figures.
  var deaths: Int64
  /// Incidents located no better than to a province.
  var coarse: Int

  /// Whether its position stands for a whole province.
  var isCoarse: Bool { coarse == incidents }
}

/// The circles of a panel: one for each position, or for each cell of a grid where there are too
/// many to tell apart, so that a drawing stays small.
struct CircleGrid: Sendable {
  /// Those with the most deaths first, so that small ones lie on top.
  let circles: [MapCircle]
  /// Whether circles stand for cells of a grid.
  let isAggregated: Bool

  /// More positions than these are added up by cells.
  static let mostPositions = 700
  private static let mostCells = 450
  /// The sides of cells in pixels, from the finest.
  private static let sides = [4.0, 5, 6, 8, 10, 12, 16, 24, 32]

  /// - Complexity: O(n log n).
  init(_ points: [PointCount], layer: DrawableLayer, view: PanelView) {
    var circles: [MapCircle] = []
    for point in points {
      let center = view.pixel(layer.place(point.coordinate))
      guard center.isFinite, view.frame.contains(center) else { continue }
      circles.append(
        MapCircle(
          center: center, incidents: point.incidents, deaths: point.fatalitiesBest,
          coarse: point.coarse))
    }
    isAggregated = circles.count > Self.mostPositions
    if isAggregated {
      var cells = circles
      for side in Self.sides where cells.count > Self.mostCells {
        cells = Self.cells(of: circles, side: side)
      }
      circles = cells
    }
    self.circles = circles.sorted { a, b in
      (b.deaths, b.incidents, a.center.y, a.center.x)
        < (a.deaths, a.incidents, b.center.y, b.center.x)
    }
  }

  /// The circles of each cell added up, at their middle by incidents.
  private static func cells(of circles: [MapCircle], side: Double) -> [MapCircle] {
    struct Cell: Hashable {
      let column: Int
      let row: Int
    }
    var cells: [Cell: MapCircle] = [:]
    for circle in circles {
      // The frame bounds the quotients.
      let cell = Cell(column: Int(circle.center.x / side), row: Int(circle.center.y / side))
      guard var known = cells[cell] else {
        cells[cell] = circle
        continue
      }
      let all = Double(known.incidents + circle.incidents)
      known.center =
        known.center + (circle.center - known.center) * (Double(circle.incidents) / max(1, all))
      known.incidents += circle.incidents
      known.deaths &+= circle.deaths
      known.coarse += circle.coarse
      cells[cell] = known
    }
    return Array(cells.values)
  }
}

internal import Geography

/// A piece near each cell of a grid in degrees: where a search begins.
///
/// A poor seed makes a search longer, never wrong.
struct SeedGrid: Sendable {
  private let west: Double
  private let south: Double
  private let cellsPerDegree: (longitude: Double, latitude: Double)
  private let side: Int
  private var pieces: [Int32]

  /// How far the grid reaches beyond the lines, in degrees.
  private static let margin = 4.0

  /// A grid around `edges` of `pieceCount` pieces, the finer the more there are, up to 128 by 128
  /// cells; `nearest` gives the piece for the middle of a cell, given the piece of the cell before.
  init(
    around edges: [LineEdge], pieceCount: Int, nearest: (Coordinate, _ seed: Int32) -> Int32
  ) {
    let bounds = Self.bounds(of: edges)
    west = (bounds?.west ?? 0) - Self.margin
    south = (bounds?.south ?? 0) - Self.margin
    let side = min(128, max(4, Int((16 * Double(pieceCount)).squareRoot())))
    self.side = side
    cellsPerDegree = (
      Double(side) / ((bounds?.east ?? 0) + Self.margin - west),
      Double(side) / ((bounds?.north ?? 0) + Self.margin - south)
    )
    pieces = []
    pieces.reserveCapacity(side * side)
    var seed: Int32 = 0
    for row in 0..<side {
      for column in 0..<side {
        let latitude = south + (Double(row) + 0.5) / cellsPerDegree.latitude
        let middle = Coordinate(
          longitude: west + (Double(column) + 0.5) / cellsPerDegree.longitude,
          latitude: min(90, max(-90, latitude)))
        seed = nearest(middle, seed)
        pieces.append(seed)
      }
    }
  }

  private static func bounds(of edges: [LineEdge]) -> BoundingBox? {
    guard let first = edges.first, var bounds = BoundingBox(CollectionOfOne(first.start))
    else { return nil }
    for edge in edges {
      bounds.extend(to: edge.start)
      bounds.extend(to: edge.end)
    }
    return bounds
  }

  /// The piece to begin with; a position outside the grid takes the cell at its edge.
  @inline(__always)
  func seed(for position: Coordinate) -> Int32 {
    let column = cell((position.longitude - west) * cellsPerDegree.longitude)
    let row = cell((position.latitude - south) * cellsPerDegree.latitude)
    return pieces[row * side + column]
  }

  @inline(__always)
  private func cell(_ offset: Double) -> Int {
    let last = Double(side - 1)
    return Int(offset < 0 ? 0 : offset > last ? last : offset)
  }
}

internal import Geography

/// The cells of a layer at the finest size that pays, and what its edges do to these.
struct GridLayout {
  /// Nil for a layer that no grid fits.
  let cells: GridCells?
  /// The edges by the cells that they touch; nil for a layer that cannot be divided into cells.
  let marks: GridMarks?

  init(_ edges: LayerEdges, unitCount: Int) {
    var marks: GridMarks?
    var cells: GridCells?
    if let bounds = edges.boundingBox, edges.edges.count < GridCells.mostEdges {
      for bits in Self.tileBits(forEdges: edges.edges.count) {
        guard let frame = GridFrame(bounds, tileBits: bits) else { continue }
        let laid = GridMarks(edges.edges, in: frame)
        if marks == nil { marks = laid }
        // The codes of special cells need 64 values.
        guard unitCount < 65_000 else { break }
        cells = GridBuilder(edges, frame, laid, unitCount: unitCount).build()
        if cells != nil { break }
      }
    }
    self.marks = marks
    self.cells = cells
  }

  /// The sizes to try, from the finest that pays.
  private static func tileBits(forEdges count: Int) -> [UInt32] {
    [(8, 1_000), (7, 100), (6, 20), (5, 0)].filter { $0.1 <= count }.map { $0.0 }
  }
}

extension LayerEdges {
  /// The box around all edges, nil when there are none.
  fileprivate var boundingBox: BoundingBox? {
    guard let first = edges.first,
      var box = BoundingBox([Coordinate(longitude: first.ax, latitude: first.ay)])
    else { return nil }
    for edge in edges {
      box.extend(to: Coordinate(longitude: edge.ax, latitude: edge.ay))
      box.extend(to: Coordinate(longitude: edge.bx, latitude: edge.by))
    }
    return box
  }
}

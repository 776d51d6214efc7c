public import Geography

/// An edge of the boundaries of a layer, with the units that have it.
public struct BoundaryEdge: Sendable, Equatable {
  /// The end that comes first by longitude, then by latitude.
  public let start: Coordinate
  public let end: Coordinate
  /// The index of the unit in the order given.
  public let firstUnit: Int
  /// The other unit, nil where there is none.
  public let secondUnit: Int?
}

/// The edges of a layer, each once for two units that share it exactly.
///
/// An edge that more than two units have, or one unit twice, is there more than once; edges without
/// length are left out.
/// - Precondition: at most `ProvinceID.capacity` units, every vertex finite.
/// - Complexity: O(edges).
public func boundaryEdges(of units: [[Polygon]]) -> [BoundaryEdge] {
  let layer = GridEdges(units)
  return zip(layer.edges, layer.owners).map { edge, owners in
    BoundaryEdge(
      start: Coordinate(longitude: edge.ax, latitude: edge.ay),
      end: Coordinate(longitude: edge.bx, latitude: edge.by), firstUnit: Int(owners.first),
      secondUnit: owners.second == ProvinceID.noneRawValue ? nil : Int(owners.second))
  }
}

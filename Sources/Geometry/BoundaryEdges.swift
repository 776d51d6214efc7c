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
public struct BoundaryEdges: Sendable, RandomAccessCollection {
  private let edges: [GridEdge]
  private let owners: [LayerEdges.Owners]

  init(_ layer: LayerEdges) {
    edges = layer.edges
    owners = layer.owners
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { edges.count }

  public subscript(index: Int) -> BoundaryEdge {
    let (edge, owners) = (edges[index], owners[index])
    return BoundaryEdge(
      start: Coordinate(longitude: edge.ax, latitude: edge.ay),
      end: Coordinate(longitude: edge.bx, latitude: edge.by), firstUnit: Int(owners.first),
      secondUnit: owners.second == ProvinceID.noneRawValue ? nil : Int(owners.second))
  }
}

/// The edges of a layer that is asked nothing else.
///
/// - Precondition: at most `ProvinceID.capacity` units, every vertex finite.
/// - Complexity: O(edges).
public func boundaryEdges(of units: [[Polygon]]) -> BoundaryEdges {
  BoundaryEdges(LayerEdges(units))
}

public import Geography

/// One edge of a line: straight in longitude and latitude between two positions.
public struct LineEdge: Sendable, Hashable {
  public let start: Coordinate
  public let end: Coordinate
  /// The number of the line that the edge belongs to; any but the last of its type.
  public let line: UInt32

  public init(start: Coordinate, end: Coordinate, line: UInt32) {
    precondition(line < .max, "the last number stands for no line")
    self.start = start
    self.end = end
    self.line = line
  }
}

extension LineEdge {
  /// The edges of lines, each numbered by its place. A line whose vertices are all the same is one
  /// edge without length, and is measured as a point.
  ///
  /// - Throws: `GeodesyError.invalidVertex` for the first vertex that is no position.
  static func edges(of lines: [Polyline]) throws(GeodesyError) -> [LineEdge] {
    var edges: [LineEdge] = []
    edges.reserveCapacity(lines.reduce(0) { $0 + $1.coordinates.count })
    for (number, line) in lines.enumerated() {
      let vertices = line.coordinates
      if let bad = vertices.firstIndex(where: { !$0.isMeasurable }) {
        throw .invalidVertex(line: number, vertex: bad, coordinate: vertices[bad])
      }
      let label = UInt32(truncatingIfNeeded: number)
      let count = edges.count
      for (start, end) in zip(vertices, vertices.dropFirst()) where start != end {
        edges.append(LineEdge(start: start, end: end, line: label))
      }
      if edges.count == count {
        edges.append(LineEdge(start: vertices[0], end: vertices[0], line: label))
      }
    }
    return edges
  }

  /// The position at a part of the edge, in 0...1; its own ends at 0 and 1.
  func position(at part: Double) -> Coordinate {
    if part <= 0 { return start }
    if part >= 1 { return end }
    return Coordinate(
      longitude: start.longitude + (end.longitude - start.longitude) * part,
      latitude: start.latitude + (end.latitude - start.latitude) * part)
  }
}

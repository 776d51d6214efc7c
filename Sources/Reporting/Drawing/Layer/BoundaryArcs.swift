internal import Geography

/// The boundaries of a layer cut where three or more of them meet, so that what two provinces share
/// is one arc, drawn once and thinned once.
///
/// Vertices are the same when their coordinates are; neighbors that do not share their vertices
/// keep an arc each, with the gaps that the layer has.
struct BoundaryArcs: Sendable {
  /// A line between two places at which boundaries meet; a closed one around a boundary that meets
  /// none.
  struct Arc: Sendable {
    /// Indices into `places`, at least two; the first and last are equal in a closed arc.
    let vertices: [Int32]
    /// The provinces on its sides, by index, each as often as a ring of it runs along.
    fileprivate(set) var owners: [Int32]

    /// Whether it has a province on one side alone.
    var isOutline: Bool { owners.count == 1 }
    var isClosed: Bool { vertices.first == vertices.last }
  }

  /// An arc as a ring runs along it.
  struct Reference: Sendable, Hashable {
    let arc: Int32
    let isReversed: Bool
  }

  /// The distinct vertices, projected; in meters.
  let places: [PlanePoint]
  let arcs: [Arc]
  /// The rings of each province, exteriors and holes alike; shape `[provinceCount]`.
  let rings: [[[Reference]]]

  /// Cuts the boundaries of `provinces`.
  ///
  /// Edges along the antimeridian that a province has on both sides are no boundary and vanish.
  /// - Complexity: O(vertices).
  init(
    _ provinces: [Province], extent: LayerExtent, projection: EqualAreaProjection
  ) {
    var numbering = VertexNumbering(extent: extent, projection: projection)
    var loops = provinces.map { province in
      province.polygons.flatMap(\.rings).compactMap { numbering.loop(of: $0) }
    }
    if extent.crossesAntimeridian {
      let isOnAntimeridian = numbering.coordinates.map { $0.longitude == 180 }
      loops = loops.map { joinedLoops($0, across: isOnAntimeridian) }
    }
    places = numbering.places
    let nodes = nodes(of: loops, vertexCount: places.count)
    var cutter = ArcCutter(isNode: nodes)
    var rings: [[[Reference]]] = []
    for (province, loops) in loops.enumerated() {
      rings.append(loops.map { cutter.references(along: $0, of: Int32(province)) })
    }
    self.rings = rings
    arcs = cutter.arcs
  }
}

/// Numbers for the distinct vertices of a layer, in the order in which they are met.
private struct VertexNumbering {
  let extent: LayerExtent
  let projection: EqualAreaProjection
  private var numbers: [Coordinate: Int32] = [:]
  private(set) var coordinates: [Coordinate] = []
  private(set) var places: [PlanePoint] = []

  init(extent: LayerExtent, projection: EqualAreaProjection) {
    self.extent = extent
    self.projection = projection
  }

  /// The vertices of a ring, none twice in a row and the first not repeated; nil when fewer than
  /// three are left.
  mutating func loop(of ring: Ring) -> [Int32]? {
    var loop: [Int32] = []
    loop.reserveCapacity(ring.coordinates.count)
    for coordinate in ring.coordinates.dropLast() {
      let vertex = number(of: coordinate)
      if vertex != loop.last { loop.append(vertex) }
    }
    while loop.count > 1 && loop.first == loop.last { loop.removeLast() }
    return loop.count >= 3 ? loop : nil
  }

  private mutating func number(of coordinate: Coordinate) -> Int32 {
    var place = coordinate
    place.longitude = extent.unrolled(coordinate.longitude)
    if let known = numbers[place] { return known }
    let number = Int32(places.count)
    numbers[place] = number
    coordinates.append(place)
    places.append(projection.project(longitude: place.longitude, latitude: place.latitude))
    return number
  }
}

/// Which vertices have other than two neighbors, over all loops.
private func nodes(of loops: [[[Int32]]], vertexCount: Int) -> [Bool] {
  var one = [Int32](repeating: -1, count: vertexCount)
  var other = one
  var isNode = [Bool](repeating: false, count: vertexCount)
  func meet(_ vertex: Int32, _ neighbor: Int32) {
    let index = Int(vertex)
    if one[index] < 0 || one[index] == neighbor {
      one[index] = neighbor
    } else if other[index] < 0 || other[index] == neighbor {
      other[index] = neighbor
    } else {
      isNode[index] = true
    }
  }
  for loop in loops.joined() {
    guard var previous = loop.last else { continue }
    for vertex in loop {
      meet(vertex, previous)
      meet(previous, vertex)
      previous = vertex
    }
  }
  // A vertex with one neighbor is the tip of a spike.
  for index in one.indices where one[index] >= 0 && other[index] < 0 { isNode[index] = true }
  return isNode
}

/// Loops with the edges left out that they run along in both directions between vertices of
/// `isCut`, and what is left joined again.
private func joinedLoops(_ loops: [[Int32]], across isCut: [Bool]) -> [[Int32]] {
  func edges(_ loop: [Int32]) -> [Edge] {
    loop.indices.map { Edge(from: loop[$0], to: loop[($0 + 1) % loop.count]) }
  }
  let cuts = Set(
    loops.joined(by: edges).filter { isCut[Int($0.from)] && isCut[Int($0.to)] })
  let dropped = cuts.filter { cuts.contains($0.reversed) }
  guard !dropped.isEmpty else { return loops }
  var next: [Int32: [Int32]] = [:]
  var starts: [Int32] = []
  for edge in loops.joined(by: edges) where !dropped.contains(edge) {
    next[edge.from, default: []].append(edge.to)
    starts.append(edge.from)
  }
  var joined: [[Int32]] = []
  for start in starts {
    var loop: [Int32] = []
    var place = start
    while let following = next[place]?.popLast() {
      loop.append(place)
      place = following
    }
    if loop.count >= 3 { joined.append(loop) }
  }
  return joined
}

private struct Edge: Hashable {
  let from: Int32
  let to: Int32
  var reversed: Edge { Edge(from: to, to: from) }
}

extension [[Int32]] {
  fileprivate func joined(by edges: ([Int32]) -> [Edge]) -> [Edge] { flatMap(edges) }
}

/// Cuts loops at nodes and knows again the arcs that it has cut before.
private struct ArcCutter {
  let isNode: [Bool]
  private(set) var arcs: [BoundaryArcs.Arc] = []
  /// Arcs by their first edge: an edge is in one arc alone.
  private var known: [Edge: Int32] = [:]

  init(isNode: [Bool]) { self.isNode = isNode }

  mutating func references(along loop: [Int32], of owner: Int32) -> [BoundaryArcs.Reference] {
    let start =
      loop.firstIndex { isNode[Int($0)] } ?? loop.indices.min { loop[$0] < loop[$1] } ?? 0
    let rotated = loop[start...] + loop[..<start] + [loop[start]]
    var references: [BoundaryArcs.Reference] = []
    var arc: [Int32] = []
    for vertex in rotated {
      arc.append(vertex)
      if arc.count > 1 && (isNode[Int(vertex)] || references.isEmpty && arc.count == rotated.count)
      {
        references.append(reference(to: arc, of: owner))
        arc = [vertex]
      }
    }
    return references
  }

  /// The arc with these vertices in one direction or the other, made where it is not known.
  private mutating func reference(
    to vertices: [Int32], of owner: Int32
  ) -> BoundaryArcs.Reference {
    let isReversed = Array(vertices.reversed()).lexicographicallyPrecedes(vertices)
    let ascending = isReversed ? vertices.reversed() : vertices
    let edge = Edge(from: ascending[0], to: ascending[1])
    if let arc = known[edge] {
      arcs[Int(arc)].owners.append(owner)
      return BoundaryArcs.Reference(arc: arc, isReversed: isReversed)
    }
    let arc = Int32(arcs.count)
    known[edge] = arc
    arcs.append(BoundaryArcs.Arc(vertices: ascending, owners: [owner]))
    return BoundaryArcs.Reference(arc: arc, isReversed: isReversed)
  }
}

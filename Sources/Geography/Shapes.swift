/// A closed ring of positions: the last equals the first, edges are straight in longitude and
/// latitude.
///
/// Source: RFC 7946, sections 3.1.1 and 3.1.6.
public struct Ring: Sendable, Hashable {
  /// Shape `[vertexCount + 1]`, the first position repeated at the end.
  public let coordinates: [Coordinate]

  /// Makes a ring, or nil when there are fewer than four positions or the ends differ.
  public init?(_ coordinates: [Coordinate]) {
    guard coordinates.count >= 4, coordinates.first == coordinates.last else { return nil }
    self.coordinates = coordinates
  }

  /// Twice the signed area in square degrees, positive when the ring runs counterclockwise.
  ///
  /// Summed around the first vertex, so that rings far from the origin keep their sign.
  /// - Complexity: O(vertexCount).
  public var doubledSignedArea: Double {
    let origin = coordinates[0]
    var sum = 0.0
    for (a, b) in zip(coordinates, coordinates.dropFirst()) {
      let ax = a.longitude - origin.longitude
      let ay = a.latitude - origin.latitude
      let bx = b.longitude - origin.longitude
      let by = b.latitude - origin.latitude
      sum += ax * by - bx * ay
    }
    return sum
  }

  /// The box around its positions.
  ///
  /// - Complexity: O(vertexCount).
  public var boundingBox: BoundingBox {
    var box = BoundingBox(of: coordinates[0])
    for position in coordinates { box.extend(to: position) }
    return box
  }

  /// The same ring, walked the other way.
  public var reversed: Ring { Ring(unchecked: coordinates.reversed()) }

  private init(unchecked coordinates: [Coordinate]) { self.coordinates = coordinates }
}

/// One outer ring and the holes inside it.
public struct Polygon: Sendable, Hashable {
  public let exterior: Ring
  public let holes: [Ring]

  public init(exterior: Ring, holes: [Ring] = []) {
    self.exterior = exterior
    self.holes = holes
  }

  /// The exterior first, then the holes.
  public var rings: [Ring] { [exterior] + holes }

  /// The same polygon with its exterior counterclockwise and its holes clockwise, the right-hand
  /// rule of RFC 7946, section 3.1.6.
  public var rightHanded: Polygon {
    Polygon(
      exterior: exterior.doubledSignedArea < 0 ? exterior.reversed : exterior,
      holes: holes.map { $0.doubledSignedArea > 0 ? $0.reversed : $0 })
  }
}

/// An open line of at least two positions, its edges straight in longitude and latitude.
public struct Polyline: Sendable, Hashable {
  /// Shape `[vertexCount]`.
  public let coordinates: [Coordinate]

  /// Makes a line, or nil when there are fewer than two positions.
  public init?(_ coordinates: [Coordinate]) {
    guard coordinates.count >= 2 else { return nil }
    self.coordinates = coordinates
  }
}

/// The smallest box in degrees that holds some positions; it never crosses the antimeridian.
public struct BoundingBox: Sendable, Hashable {
  public private(set) var west: Double
  public private(set) var south: Double
  public private(set) var east: Double
  public private(set) var north: Double

  /// The box of `coordinates`, or nil when there are none.
  ///
  /// - Complexity: O(n).
  public init?(_ coordinates: some Sequence<Coordinate>) {
    var box: BoundingBox?
    for point in coordinates {
      if box == nil { box = BoundingBox(of: point) }
      box?.extend(to: point)
    }
    guard let box else { return nil }
    self = box
  }

  /// The box of one position.
  fileprivate init(of point: Coordinate) {
    west = point.longitude
    east = point.longitude
    south = point.latitude
    north = point.latitude
  }

  /// Grows the box until it holds `point`.
  public mutating func extend(to point: Coordinate) {
    west = min(west, point.longitude)
    east = max(east, point.longitude)
    south = min(south, point.latitude)
    north = max(north, point.latitude)
  }

  /// Grows the box until it holds `other`.
  public mutating func extend(to other: BoundingBox) {
    west = min(west, other.west)
    east = max(east, other.east)
    south = min(south, other.south)
    north = max(north, other.north)
  }

  /// The box with `degrees` more on every side.
  public func grown(by degrees: Double) -> BoundingBox {
    var box = self
    box.west -= degrees
    box.south -= degrees
    box.east += degrees
    box.north += degrees
    return box
  }

  /// Whether the box holds a position, its edges included.
  public func contains(_ point: Coordinate) -> Bool {
    (west...east).contains(point.longitude) && (south...north).contains(point.latitude)
  }
}

internal import Geodesy
internal import Geography
internal import Geometry

/// Which provinces the geodesics from a capital to a border cross.
struct BorderGeodesics {
  /// How many there are, one for each stretch of the border.
  let count: Int
  private let shares: [Double]
  private let onShortest: Set<ProvinceID>

  /// A geodesic is drawn through points this far apart; between them it leaves the straight edge by
  /// less than half a meter below 50 degrees of latitude.
  private static let stepMeters = 5_000.0
  /// The last part of each geodesic is left out: its end lies on an edge of the province it arrives
  /// from, or of the one beyond, as rounding has it.
  private static let endMeters = 1.0

  /// - Throws: `GeometryError` when GEOS fails.
  init(
    from capital: Coordinate, to border: Border, nearest: Coordinate, catalog: ProvinceCatalog
  ) throws(GeometryError) {
    let index = try PolygonIndex(catalog.provinces.map(\.polygons))
    let samples = BorderSamples(of: border).samples
    var crossed = Array(repeating: 0.0, count: catalog.count)
    var whole = 0.0
    for sample in samples {
      whole += sample.lengthMeters
      let line = Self.line(from: capital, to: sample.middle, leavingOut: Self.endMeters)
      for id in try Self.provinces(crossedBy: line, index) {
        crossed[id.index] += sample.lengthMeters
      }
    }
    let shortest = Self.line(from: capital, to: nearest, leavingOut: 0)
    count = samples.count
    shares = crossed.map { min($0 / whole, 1) }
    onShortest = Set(try Self.provinces(crossedBy: shortest, index))
  }

  func share(through id: ProvinceID) -> Double { shares[id.index] }

  /// Whether the shortest of all geodesics to the border meets the province.
  func shortestCrosses(_ id: ProvinceID) -> Bool { onShortest.contains(id) }

  /// The geodesic as a line, its longitudes running on past the antimeridian.
  private static func line(
    from start: Coordinate, to end: Coordinate, leavingOut rest: Double
  ) -> [Coordinate] {
    let arc = Geodesic.inverse(from: start, to: end)
    let length = max(arc.distanceMeters - rest, 0)
    let steps = max((length / stepMeters).rounded(.up), 1)
    var line = [start]
    for step in stride(from: 1, through: steps, by: 1) {
      var point = Geodesic.direct(
        from: start, azimuthDegrees: arc.forwardAzimuthDegrees,
        distanceMeters: length * step / steps
      ).end
      let before = line[line.count - 1].longitude
      point.longitude += ((before - point.longitude) / 360).rounded() * 360
      line.append(point)
    }
    return line
  }

  /// The provinces that a line meets, wherever its longitudes count from.
  private static func provinces(
    crossedBy line: [Coordinate], _ index: PolygonIndex
  ) throws(GeometryError) -> Set<ProvinceID> {
    var found: Set<ProvinceID> = []
    let longitudes = line.map(\.longitude)
    for turn in [-360.0, 0, 360] {
      guard let west = longitudes.min(), let east = longitudes.max(), west + turn <= 360,
        east + turn >= -360
      else { continue }
      let shifted = line.map {
        Coordinate(longitude: $0.longitude + turn, latitude: $0.latitude)
      }
      if let polyline = Polyline(shifted) { found.formUnion(try index.crossed(by: polyline)) }
    }
    return found
  }
}

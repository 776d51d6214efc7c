internal import Geography
internal import SyntheticTables

/// Seeded points: half spread over the country and half a degree around it, half in clusters as
/// incidents are; every second one rounded to four decimals as tables have them.
struct Points: Sendable {
  let longitudes: [Double]
  let latitudes: [Double]

  init(count: Int, around provinces: [Province], seed: UInt64) {
    let corners = provinces.flatMap(\.polygons).flatMap { $0.exterior.coordinates }
    let centers = provinces.map { $0.polygons[0].exterior.coordinates }.map { ring in
      Coordinate(
        longitude: ring.reduce(0) { $0 + $1.longitude } / Double(ring.count),
        latitude: ring.reduce(0) { $0 + $1.latitude } / Double(ring.count))
    }
    let west = (corners.map(\.longitude).min() ?? 0) - 0.5
    let east = (corners.map(\.longitude).max() ?? 0) + 0.5
    let south = (corners.map(\.latitude).min() ?? 0) - 0.5
    let north = (corners.map(\.latitude).max() ?? 0) + 0.5
    var random = SplitMix64(seed: seed)
    var longitudes: [Double] = []
    var latitudes: [Double] = []
    longitudes.reserveCapacity(count)
    latitudes.reserveCapacity(count)
    for _ in 0..<count {
      let bits = random.next()
      var (longitude, latitude): (Double, Double)
      if bits & 1 == 0 {
        longitude = west + random.unit() * (east - west)
        latitude = south + random.unit() * (north - south)
      } else {
        let center = centers[random.below(centers.count)]
        longitude = center.longitude + Self.spread(&random)
        latitude = center.latitude + Self.spread(&random)
      }
      if bits & 2 == 0 {
        longitude = (longitude * 10_000).rounded() / 10_000
        latitude = (latitude * 10_000).rounded() / 10_000
      }
      longitudes.append(longitude)
      latitudes.append(latitude)
    }
    self.longitudes = longitudes
    self.latitudes = latitudes
  }

  /// Nearly normal, with a standard deviation of a quarter of a degree.
  private static func spread(_ random: inout SplitMix64) -> Double {
    let sum = random.unit() + random.unit() + random.unit() + random.unit() - 2
    return sum * 0.433
  }
}

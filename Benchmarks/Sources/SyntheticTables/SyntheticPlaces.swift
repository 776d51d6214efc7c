internal import Geography
internal import Geometry
internal import Readers

/// An invented settlement inside a real province.
struct SyntheticPlace {
  let province: Int
  let provinceName: [UInt8]
  let district: [UInt8]
  let name: [UInt8]
  /// Degrees, in units of 1/10,000 as ACLED rounds.
  let longitude: Int
  let latitude: Int
}

/// Why a table could not be made.
public enum SyntheticTableError: Error, Equatable, CustomStringConvertible {
  /// No point, rounded as ACLED rounds, was found that the province alone covers.
  case noRoom(province: String)

  public var description: String {
    switch self {
    case .noRoom(let province):
      "no point was found that province \(province) of the layer alone covers"
    }
  }
}

/// A few thousand settlements, each covered by exactly one province, the first of each province
/// its seat.
struct SyntheticPlaces {
  let places: [SyntheticPlace]
  /// The seat of each province, by its number.
  let seats: [Int]
  private let index: PolygonIndex
  private let choice: WeightedChoice

  /// - Parameter layer: a GeoJSON file of provinces.
  init(layer: String, count: Int, random: inout SplitMix64) throws {
    let provinces = try readBoundaries(path: layer, keyField: nil, nameField: nil).provinces
    index = try PolygonIndex(provinces.map(\.polygons))
    let known = Set(provinces.map(\.name))
    var (places, seats, weights): ([SyntheticPlace], [Int], [Double]) = ([], [], [])
    for (number, province) in provinces.enumerated() {
      seats.append(places.count)
      // Few provinces have most records, as in real tables.
      let share = 1 + 0.2 / (0.02 + random.unit())
      for rank in 0..<max(8, count / provinces.count) {
        let (longitude, latitude) = try Self.point(inside: number, of: province, index, &random)
        places.append(
          SyntheticPlace(
            province: number, provinceName: Array(province.name.utf8),
            district: Array(Self.name(unlike: known, &random).utf8),
            name: Array(Self.name(unlike: known, &random).utf8),
            longitude: longitude, latitude: latitude))
        weights.append(share / Double(rank + 1))
      }
    }
    self.places = places
    self.seats = seats
    choice = WeightedChoice(weights)
  }

  func draw(_ random: inout SplitMix64) -> Int { choice.draw(&random) }

  /// A point up to `reach` ten-thousandths of a degree away, or the place itself where that leaves
  /// the province.
  func near(
    _ place: SyntheticPlace, reach: Int, _ random: inout SplitMix64
  ) throws -> (longitude: Int, latitude: Int) {
    let longitude = place.longitude + random.below(2 * reach + 1) - reach
    let latitude = place.latitude + random.below(2 * reach + 1) - reach
    let covering = try Self.provinces(longitude, latitude, index)
    return covering == [place.province]
      ? (longitude, latitude) : (place.longitude, place.latitude)
  }

  private static func point(
    inside number: Int, of province: Province, _ index: PolygonIndex, _ random: inout SplitMix64
  ) throws -> (Int, Int) {
    let corners = province.polygons.flatMap { $0.exterior.coordinates }
    let longitudes = corners.map(\.longitude)
    let latitudes = corners.map(\.latitude)
    guard let west = longitudes.min(), let east = longitudes.max(),
      let south = latitudes.min(), let north = latitudes.max()
    else { throw SyntheticTableError.noRoom(province: province.code) }
    for _ in 0..<100_000 {
      let longitude = Int(((west + random.unit() * (east - west)) * 10_000).rounded())
      let latitude = Int(((south + random.unit() * (north - south)) * 10_000).rounded())
      if try provinces(longitude, latitude, index) == [number] { return (longitude, latitude) }
    }
    throw SyntheticTableError.noRoom(province: province.code)
  }

  private static func provinces(
    _ longitude: Int, _ latitude: Int, _ index: PolygonIndex
  ) throws -> [Int] {
    try index.covering(
      Coordinate(longitude: Double(longitude) / 10_000, latitude: Double(latitude) / 10_000)
    ).map { Int($0.rawValue) }
  }

  private static let beginnings = [
    "Ab", "Bar", "Chah", "Dah", "Gul", "Ja", "Kha", "Lal", "Mir", "Nau", "Pas", "Qal", "Ro", "Sang",
    "Tor", "Wa", "Zar", "Shin", "Spin", "Deh",
  ]
  private static let middles = ["a", "i", "o", "agha", "ari", "anda", "isto", "ubay", "uma", "eza"]
  private static let ends = [
    "bad", "ban", "dan", "gar", "kalay", "khel", "mand", "qol", "rud", "shah", "tal", "zai",
  ]

  private static func name(unlike known: Set<String>, _ random: inout SplitMix64) -> String {
    while true {
      let name =
        beginnings[random.below(beginnings.count)] + middles[random.below(middles.count)]
        + ends[random.below(ends.count)]
      if !known.contains(name) { return name }
    }
  }
}

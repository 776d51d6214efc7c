import Geography
import Testing

@testable import Geocoding

/// A square of one degree, its south-west corner at the given place.
private func square(_ code: String, west: Double, south: Double) -> Province {
  let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
    Coordinate(longitude: west + $0.0, latitude: south + $0.1)
  }
  return Province(
    code: code, name: code, polygons: Ring(corners).map { [Polygon(exterior: $0)] } ?? [])
}

/// A row of four squares from 0 to 4 degrees east: A, B, C, D.
private func layer() throws -> ProvinceLayer {
  let provinces = ["A", "B", "C", "D"].enumerated().map {
    square($0.element, west: Double($0.offset), south: 0)
  }
  return try ProvinceLayer(ProvinceCatalog(provinces))
}

private let a = ProvinceID(rawValue: 0)
private let b = ProvinceID(rawValue: 1)
private let c = ProvinceID(rawValue: 2)
private let d = ProvinceID(rawValue: 3)

/// One row to place; the names stand for what texts were found to say.
private struct Row {
  var point: (Double, Double)?
  var precision = LocationPrecision.exact
  var coded: ProvinceID?
  var named: PlaceHints.NamedPlace?
  var listed: [ProvinceID] = []
  /// The provinces of its country; nil where that is not known.
  var scope: [ProvinceID]?
}

private func place(
  _ row: Row, rules: PlacingRules = PlacingRules()
) throws -> (status: LocationStatus, province: ProvinceID?, support: Support, locations: Locations)
{
  let layer = try layer()
  let placer = IncidentPlacer(layer, rules: rules, boundaries: ProvinceBoundaries(layer.catalog))
  let hints = PlaceHints(
    coded: [row.coded?.rawValue ?? ProvinceID.noneRawValue],
    named: [row.named == nil ? PlaceHints.none : 0], places: row.named.map { [$0] } ?? [],
    listed: [row.listed.isEmpty ? PlaceHints.none : 0],
    lists: row.listed.isEmpty ? [] : [row.listed],
    countries: row.scope == nil ? [] : [0], scopes: row.scope.map { [$0] } ?? [])
  let locations = try placer.place(
    longitudes: [row.point?.0 ?? .nan], latitudes: [row.point?.1 ?? .nan],
    precisions: [row.precision], hints: hints, isAsked: { _ in true })
  return (locations.statuses[0], locations.province(0), locations.support(0), locations)
}

@Suite struct `Support of an incident` {
  @Test func `is what its text lists, where nothing else places it`() throws {
    let found = try place(Row(listed: [b, d]))
    #expect(found.status == .unlocated)
    #expect(found.support == .several([b, d]))
  }

  @Test(arguments: [LocationPrecision.exact, .unknown, .province, .district])
  func `holds the place of a name that speaks against the code`(
    _ precision: LocationPrecision
  ) throws {
    let named = PlaceHints.NamedPlace(province: d, coordinate: nil, method: .name)
    let found = try place(Row(precision: precision, coded: b, named: named))
    #expect(found.province == b)
    #expect(found.locations.conflicts[0] == d)
    #expect(found.support == .several([b, d]))
  }

  /// About 25 km are 0.2246 degrees along the equator.
  @Test(arguments: [
    (1.5, Support.one(b)), (1.2, .several([a, b])), (1.8, .several([b, c])),
    (1.226, .one(b)), (1.224, .several([a, b])), (1.0, .several([a, b])), (0.1, .one(a)),
    (4.1, .one(d)), (4.5, Support.none),
  ])
  func `near a place it is what lies within 25 km`(longitude: Double, support: Support) throws {
    #expect(try place(Row(point: (longitude, 0.5), precision: .near)).support == support)
  }

  @Test func `exact is the covering provinces, tied ones included, and nothing outside`() throws {
    #expect(try place(Row(point: (1.2, 0.5))).support == .one(b))
    let tied = try place(Row(point: (1, 0.5)))
    #expect(tied.status == .tied && tied.province == a && tied.support == .several([a, b]))
    let outside = try place(Row(point: (9, 9)))
    #expect(outside.status == .outside && outside.support == Support.none)
  }

  @Test func `unknown is as exact with a point, else the matched province, else all`() throws {
    #expect(try place(Row(point: (1.2, 0.5), precision: .unknown)).support == .one(b))
    let named = PlaceHints.NamedPlace(province: c, coordinate: nil, method: .name)
    #expect(try place(Row(precision: .unknown, named: named)).support == .one(c))
    let nowhere = try place(Row(precision: .unknown))
    #expect(nowhere.status == .unlocated && nowhere.support == .all)
  }

  @Test func `a district's is the coded and the covering province`() throws {
    let row = Row(point: (1.5, 0.5), precision: .district, coded: c)
    let placed = try place(row)
    #expect(placed.province == b && placed.support == .several([b, c]))
    #expect(placed.locations.conflicts[0] == c)
  }

  @Test func `a province's is the coded one with those that the text lists`() throws {
    let row = Row(point: (1.5, 0.5), precision: .province, coded: b, listed: [a, d])
    #expect(try place(row).support == .several([a, b, d]))
    #expect(try place(Row(point: (1.5, 0.5), precision: .province)).support == .one(b))
  }

  @Test func `an area's is the list, else the disc of its radius`() throws {
    let listed = Row(point: (1.5, 0.5), precision: .area, listed: [d])
    #expect(try place(listed).support == .several([b, d]))
    let row = Row(point: (1.5, 0.5), precision: .area)
    #expect(try place(row).support == .several([a, b, c]))
    var narrow = PlacingRules()
    narrow.areaRadiusMeters = 10_000
    #expect(try place(row, rules: narrow).support == .one(b))
  }

  @Test func `stays inside the country of the incident`() throws {
    let nowhere = try place(Row(precision: .unknown, scope: [a, b]))
    #expect(nowhere.status == .unlocated && nowhere.support == .several([a, b]))
    let country = Row(point: (1.5, 0.5), precision: .country, scope: [a, b])
    #expect(try place(country).support == .several([a, b]))
    // Where the point lies is never left out.
    let beyond = Row(point: (2.5, 0.5), precision: .country, scope: [a, b])
    #expect(try place(beyond).support == .several([a, b, c]))
    let near = Row(point: (1.8, 0.5), precision: .near, scope: [a, b])
    #expect(try place(near).support == .one(b))
    #expect(try place(Row(precision: .country, scope: [d])).support == .one(d))
  }

  @Test func `of a country that the layer lacks is none, and nothing but a point places it`()
    throws
  {
    let nowhere = try place(Row(precision: .unknown, scope: []))
    #expect(nowhere.status == .outside && nowhere.support == Support.none)
    #expect(try place(Row(point: (1.5, 0.5), precision: .exact, scope: [])).support == .one(b))
    let country = try place(Row(point: (1.5, 0.5), precision: .country, scope: []))
    #expect(country.province == b && country.support == .one(b))
  }

  @Test func `a country's is the list, else all; abroad has none`() throws {
    #expect(try place(Row(point: (1.5, 0.5), precision: .country)).support == .all)
    let listed = Row(point: (1.5, 0.5), precision: .country, listed: [c])
    #expect(try place(listed).support == .several([b, c]))
    let abroad = try place(Row(point: (1.5, 0.5), precision: .abroad))
    #expect(abroad.status == .outside && abroad.support == Support.none)
    #expect(abroad.province == nil)
  }

  @Test func `near without a point is around the matched place`() throws {
    let place1 = PlaceHints.NamedPlace(
      province: b, coordinate: Coordinate(longitude: 1.1, latitude: 0.5), method: .name)
    #expect(try place(Row(precision: .near, named: place1)).support == .several([a, b]))
    let place2 = PlaceHints.NamedPlace(province: b, coordinate: nil, method: .name)
    #expect(try place(Row(precision: .near, named: place2)).support == .one(b))
  }
}

@Suite struct `Coordinates against codes` {
  @Test func `coordinates decide, the other code is kept`() throws {
    let placed = try place(Row(point: (1.5, 0.5), coded: c))
    #expect(placed.province == b && placed.locations.conflicts[0] == c)
    #expect(placed.locations.methods[0] == .coordinates)
  }

  @Test func `the name decides when preferred`() throws {
    var rules = PlacingRules()
    rules.preference = .name
    let placed = try place(Row(point: (1.5, 0.5), coded: c), rules: rules)
    #expect(placed.province == c && placed.locations.conflicts[0] == b)
    #expect(placed.locations.methods[0] == .name && placed.support == .several([b, c]))
  }

  @Test(arguments: [LocationPrecision.province, .area, .country])
  func `a point that stands for its province follows the name`(
    precision: LocationPrecision
  ) throws {
    let placed = try place(Row(point: (1.5, 0.5), precision: precision, coded: c))
    #expect(placed.province == c && placed.locations.conflicts[0] == b)
  }

  @Test func `a point on a shared edge agrees with either code`() throws {
    let placed = try place(Row(point: (1, 0.5), coded: b))
    #expect(placed.province == a && placed.status == .tied)
    #expect(placed.locations.conflicts.isEmpty)
  }

  @Test func `a point outside is not snapped to the coded province`() throws {
    for precision in LocationPrecision.allCases where precision != .abroad {
      for preference in PlacingRules.Preference.allCases {
        var rules = PlacingRules()
        rules.preference = preference
        let placed = try place(Row(point: (9, 9), precision: precision, coded: c), rules: rules)
        #expect(placed.status == .outside && placed.province == nil)
        #expect(placed.locations.conflicts[0] == c)
      }
    }
  }

  @Test func `a point inside of what is said to be abroad is a conflict`() throws {
    let placed = try place(Row(point: (1.5, 0.5), precision: .abroad))
    #expect(placed.status == .outside && placed.locations.conflicts[0] == b)
    #expect(try place(Row(point: (9, 9), precision: .abroad)).locations.conflicts.isEmpty)
  }

  @Test(arguments: LocationPrecision.allCases.filter { $0 != .abroad })
  func `a tied point has all of its provinces in the support`(precision: LocationPrecision) throws {
    for listed in [[], [d]] {
      for coded in [nil, a, b] {
        let placed = try place(
          Row(point: (1, 0.5), precision: precision, coded: coded, listed: listed))
        #expect(placed.status == .tied)
        #expect(placed.support == .all || placed.support.count(among: [a, b], of: 4) == 2)
      }
    }
  }
}

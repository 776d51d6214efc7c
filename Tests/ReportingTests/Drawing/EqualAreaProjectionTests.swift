import Foundation
import Geography
import Testing

@testable import Reporting

@Suite struct EqualAreaProjectionTests {
  /// A place of a country, and where PROJ puts it.
  struct Case: Sendable, CustomTestStringConvertible {
    let country: String
    let numbers: [Double]
    var testDescription: String { "\(country) \(numbers[4]), \(numbers[5])" }
  }

  /// Country, west, east, south, north, longitude, latitude, x, y in meters: made with pyproj 3.7.2
  /// (PROJ 9.5.1), `+proj=aea +ellps=WGS84` with the one-sixth parallels, and `+proj=cea` with
  /// `lat_ts` for the country whose parallels cancel.
  static let cases = """
    Afghanistan,60.5,74.9,29.4,38.5,69.4698,36.1503,159152.3821,245759.8725
    Afghanistan,60.5,74.9,29.4,38.5,71.9508,37.9763,373789.2684,454745.1589
    Chile,-75.6,-66.4,-55.9,-17.5,-75.3332,-38.0201,-370958.4658,-158399.0291
    Chile,-75.6,-66.4,-55.9,-17.5,-66.9211,-30.9794,382355.9618,640994.8419
    Fiji,177.0,181.9,-19.2,-12.5,179.2984,-17.548,-16090.4280,-188031.8479
    Fiji,177.0,181.9,-19.2,-12.5,177.0643,-17.7479,-252955.0622,-211593.4499
    Russia,19.6,191.0,41.2,81.9,67.5033,78.4953,-829308.0698,2158039.8419
    Russia,19.6,191.0,41.2,81.9,150.8453,47.6959,3164348.1437,-447701.9831
    Sao Tome,6.4,7.5,0.0,1.7,7.0792,0.2154,14382.5548,-70172.2468
    Sao Tome,6.4,7.5,0.0,1.7,6.402,1.4814,-60983.5438,69823.2094
    Lesotho,27.0,29.5,-30.7,-28.6,29.4561,-28.8679,117670.2035,86079.1103
    Lesotho,27.0,29.5,-30.7,-28.6,28.3481,-29.2766,9532.6922,41387.6842
    Vatican,12.4457,12.4584,41.9002,41.9075,12.4483,41.9071,-311.1418,360.9890
    Vatican,12.4457,12.4584,41.9002,41.9075,12.4571,41.9024,419.0351,-161.0412
    Indonesia,95.0,141.0,-11.0,6.0,111.6147,-8.1787,-703638.4119,-631720.6939
    Indonesia,95.0,141.0,-11.0,6.0,108.8625,-0.7471,-1012627.1810,191236.8531
    Gabon symmetric,8.0,14.0,-4.0,4.0,8.0203,1.4235,-331341.8947,157556.1980
    Gabon symmetric,8.0,14.0,-4.0,4.0,12.9111,-0.154,212513.8420,-17046.7549
    """.split(separator: "\n").map { line in
      let fields = line.split(separator: ",")
      return Case(country: String(fields[0]), numbers: fields.dropFirst().compactMap { Double($0) })
    }

  private func projection(_ n: [Double]) -> EqualAreaProjection {
    let sixth = (n[3] - n[2]) / 6
    return EqualAreaProjection(
      centralMeridian: (n[0] + n[1]) / 2, standardParallels: (n[2] + sixth, n[3] - sixth),
      originLatitude: (n[2] + n[3]) / 2)
  }

  @Test(arguments: cases)
  func `places are where PROJ puts them, to a centimeter`(_ place: Case) throws {
    let n = place.numbers
    try #require(n.count == 8)
    let point = projection(n).project(longitude: n[4], latitude: n[5])
    #expect(abs(point.x - n[6]) < 0.01)
    #expect(abs(point.y - n[7]) < 0.01)
  }

  @Test(arguments: cases)
  func `lengths are true along the standard parallels and as drawn elsewhere`(
    _ place: Case
  ) throws {
    let projection = projection(place.numbers)
    let parallels = projection.standardParallels
    for latitude in [parallels.south, parallels.north] {
      #expect(abs(projection.scaleAlongParallel(atLatitude: latitude) - 1) < 1e-9)
    }
    // Against the length of a thousandth of a degree, by the radius of the parallel.
    let latitude = place.numbers[5]
    let phi = latitude * .pi / 180
    let e2 = Ellipsoid.eccentricitySquared
    let radius = 6_378_137 * cos(phi) / (1 - e2 * sin(phi) * sin(phi)).squareRoot()
    let meridian = projection.centralMeridian
    let drawn =
      projection.project(longitude: meridian + 0.0005, latitude: latitude)
      - projection.project(longitude: meridian - 0.0005, latitude: latitude)
    let scale = drawn.length / (radius * 0.001 * .pi / 180)
    #expect(abs(projection.scaleAlongParallel(atLatitude: latitude) - scale) < 1e-6)
  }

  @Test(arguments: [(-4.0, 4.0), (-4.0, 4.000_001), (-30, 30.01), (10, 10), (89, 90), (-90, -60)])
  func `every extent has finite places, its poles among them`(_ bounds: (Double, Double)) {
    let projection = projection([0, 20, bounds.0, bounds.1, 0, 0])
    for latitude in [bounds.0, bounds.1, -90, 0, 90] {
      for longitude in [-170.0, 0, 10, 20, 190] {
        #expect(projection.project(longitude: longitude, latitude: latitude).isFinite)
      }
    }
  }
}

@Suite struct LayerExtentTests {
  private func extent(_ boxes: [(Double, Double, Double, Double)]) -> LayerExtent? {
    LayerExtent(
      boxes.enumerated().map {
        Province(
          code: "P-\($0.offset)", name: "",
          polygons: rectangle($0.element.0, $0.element.1, $0.element.2, $0.element.3))
      })
  }

  @Test func `a layer on both sides of the antimeridian is one piece around it`() throws {
    let fiji = try #require(extent([(177, -18, 180, -16), (-180, -18, -179, -16)]))
    #expect(fiji.west == 177 && fiji.east == 181)
    #expect(fiji.unrolled(-179.5) == 180.5 && fiji.unrolled(178) == 178)
    #expect(fiji.unrolled(-180) == 180 && fiji.unrolled(180) == 180)
  }

  @Test func `the widest gap is left out, wherever it is`() throws {
    let states = try #require(
      extent([(-125, 25, -67, 49), (172, 51, 180, 53), (-180, 51, -130, 71)]))
    #expect(states.west == 172 && states.east == 293)
    #expect(states.unrolled(-100) == 260)
    let world = try #require(extent([(-180, -60, 0, 70), (0, -60, 180, 70)]))
    #expect(world.west == -180 && world.east == 180)
    #expect(world.unrolled(-180) == -180 && world.unrolled(180) == 180)
  }

  @Test func `a place outside is as near as it comes`() throws {
    let chile = try #require(extent([(-76, -55, -66, -17)]))
    #expect(chile.unrolled(-77) == -77 && chile.unrolled(-60) == -60)
    let fiji = try #require(extent([(177, -18, 180, -16), (-180, -18, -179, -16)]))
    #expect(fiji.unrolled(176.5) == 176.5 && fiji.unrolled(-178.5) == 181.5)
  }

  @Test func `no provinces have no extent`() {
    #expect(LayerExtent([]) == nil)
  }
}

import Foundation
import Geography
import Readers
import TestSupport
import Testing

/// A rectangle of the given corners.
func province(
  _ code: String, west: Double, south: Double, width: Double = 1, height: Double = 1
) -> Province {
  let corners = [(0.0, 0.0), (width, 0), (width, height), (0, height), (0, 0)].map {
    Coordinate(longitude: west + $0.0, latitude: south + $0.1)
  }
  return Province(
    code: code, name: code, polygons: Ring(corners).map { [Polygon(exterior: $0)] } ?? [])
}

func border(_ neighbor: String, _ positions: [(Double, Double)]) -> Border {
  Border(
    neighbor: neighbor,
    lines: [
      Polyline(positions.map { Coordinate(longitude: $0.0, latitude: $0.1) })
    ].compactMap(\.self))
}

/// Three squares in a row from west to east, then one north of the first.
func row() throws -> ProvinceCatalog {
  try ProvinceCatalog([
    province("AF-A", west: 60, south: 30), province("AF-B", west: 61, south: 30),
    province("AF-C", west: 62, south: 30), province("AF-D", west: 60, south: 31),
  ])
}

let defaultLayer = repositoryRoot.appending(path: "GeoData/boundaries/afg-provinces.geojson").path
let defaultBorders = repositoryRoot.appending(path: "GeoData/borders/afg-borders.geojson").path

func defaultCatalog() throws -> ProvinceCatalog {
  try ProvinceCatalog(readBoundaries(path: defaultLayer).provinces)
}

/// The rows of a CSV without quotes, by header.
func oracleRows(_ file: URL) throws -> [[String: String]] {
  let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
  let header = try #require(lines.first)
  return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
}

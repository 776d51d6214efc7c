import Foundation
import Geography
import Testing

/// The real files that tests read where a machine has them.
enum RealData {
  /// The package's root.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let shared = root.deletingLastPathComponent().appending(path: "shared/data")
  static let events = shared.appending(path: "ucdp_ged211_afg.csv")

  /// A layer of the provinces of Afghanistan.
  struct Layer: Sendable, CustomTestStringConvertible {
    let name: String
    let file: URL

    var testDescription: String { name }
    var isPresent: Bool { FileManager.default.fileExists(atPath: file.path) }
  }

  static let layers = [
    Layer(
      name: "bundled", file: root.appending(path: "GeoData/boundaries/afg-provinces.geojson")),
    Layer(name: "fine", file: shared.appending(path: "afg_provinces_fine.geojson")),
    Layer(name: "full", file: shared.appending(path: "afg_provinces_full.geojson")),
  ]
  static let presentLayers = layers.filter(\.isPresent)
  static let namesOfAbsentLayers = layers.filter { !$0.isPresent }.map(\.name)
  static let hasEvents = FileManager.default.fileExists(atPath: events.path)

  static func provinces(of layer: Layer) throws -> ProvinceCatalog {
    let file = try JSONDecoder().decode(FeatureFile.self, from: Data(contentsOf: layer.file))
    return try ProvinceCatalog(
      file.features.map { feature in
        Province(
          code: feature.properties.code, name: feature.properties.name,
          polygons: try feature.geometry.polygons.map { rings in
            let rings = try rings.map { ring in
              try #require(Ring(ring.map { place($0[0], $0[1]) }))
            }
            return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
          })
      })
  }

  /// The columns of a CSV file whose cells may be quoted, by header.
  static func columns(of file: URL) throws -> [String: [String]] {
    var rows: [[String]] = [[]]
    var cell: [UInt8] = []
    var isQuoted = false
    for byte in try Data(contentsOf: file) {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted, UInt8(ascii: "\n") where !isQuoted:
        rows[rows.count - 1].append(String(decoding: cell, as: UTF8.self))
        cell = []
        if byte == UInt8(ascii: "\n") { rows.append([]) }
      case UInt8(ascii: "\r"): break
      default: cell.append(byte)
      }
    }
    let header = rows.removeFirst()
    let complete = rows.filter { $0.count == header.count }
    return Dictionary(
      uniqueKeysWithValues: header.enumerated().map { (column, name) in
        (name, complete.map { $0[column] })
      })
  }
}

private struct FeatureFile: Decodable {
  struct Feature: Decodable {
    struct Properties: Decodable {
      let code: String
      let name: String

      enum CodingKeys: String, CodingKey {
        case code = "iso_3166_2"
        case name
      }
    }

    let properties: Properties
    let geometry: Shape
  }

  struct Shape: Decodable {
    let polygons: [[[[Double]]]]

    enum CodingKeys: CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      if try container.decode(String.self, forKey: .type) == "Polygon" {
        polygons = [try container.decode([[[Double]]].self, forKey: .coordinates)]
      } else {
        polygons = try container.decode([[[[Double]]]].self, forKey: .coordinates)
      }
    }
  }

  let features: [Feature]
}

import Foundation
import Geography
import Geometry
import Testing

@Suite struct `Real layers` {
  @Test(
    .enabled(
      if: RealData.namesOfAbsentLayers.isEmpty,
      "not on this machine, so not tested: \(RealData.namesOfAbsentLayers)"))
  func `are all on this machine`() {
    #expect(RealData.presentLayers.count == RealData.layers.count)
  }

  @Test(arguments: RealData.presentLayers)
  func `have 34 valid provinces without any overlap`(layer: RealData.Layer) throws {
    let units = try RealData.provinces(of: layer).provinces.map(\.polygons)
    #expect(units.count == 34)
    #expect(try validityProblems(in: units).isEmpty)
    #expect(try overlaps(among: units).isEmpty)
  }

  @Test(arguments: RealData.presentLayers)
  func `have neighbors that real provinces have`(layer: RealData.Layer) throws {
    let catalog = try RealData.provinces(of: layer)
    let kabul = try #require(catalog.id(forCode: "AF-KAB"))
    let neighbors = adjacentPairs(of: catalog.provinces.map(\.polygons)).compactMap { pair in
      switch kabul.index {
      case pair.first: pair.second
      case pair.second: pair.first
      default: nil
      }
    }
    // Maidan Wardak, Parwan, Kapisa, Laghman, Nangarhar and Logar lie around it.
    #expect(
      neighbors.map { catalog.provinces[$0].code }
        == ["AF-KAP", "AF-LAG", "AF-LOG", "AF-NAN", "AF-PAR", "AF-WAR"])
  }

  @Test(arguments: RealData.presentLayers)
  func `are wholly bounded by lines shared with neighbors or by the country's border`(
    layer: RealData.Layer
  ) throws {
    let units = try RealData.provinces(of: layer).provinces.map(\.polygons)
    let lines = sharedLines(between: units, owners: Array(units.indices))
    #expect(lines.map { UnitPair($0.firstOwner, $0.secondOwner) } == adjacentPairs(of: units))
    // Only the outermost provinces have edges of their own.
    var edges: [Set<Coordinate>: Int] = [:]
    for ring in units.joined().flatMap(\.rings) {
      for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
        edges[Set([a, b]), default: 0] += 1
      }
    }
    let shared = lines.flatMap(\.lines).reduce(0) { $0 + $1.coordinates.count - 1 }
    #expect(edges.values.allSatisfy { $0 <= 2 })
    #expect(edges.values.count { $0 == 2 } == shared)
  }
}

/// Every event of the real table, against what `Oracle/provinces_by_shapely.py` recorded. To trace
/// a difference: `provinces_by_shapely.py --list LAYER CODE` prints the events behind a line.
@Suite(.enabled(if: RealData.hasEvents, "the table of events is not on this machine"))
struct `Real events` {
  private struct Group: Equatable {
    var events = 0
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    /// FNV-1a over the id and a line feed.
    mutating func add(_ id: String) {
      events += 1
      for byte in id.utf8 + [UInt8(ascii: "\n")] {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
    }
  }

  @Test(arguments: RealData.presentLayers)
  func `lie in the provinces that shapely recorded`(layer: RealData.Layer) throws {
    let expected = try recorded(for: layer)
    let catalog = try RealData.provinces(of: layer)
    let table = try RealData.columns(of: RealData.events)
    let ids = try #require(table["id"])
    let longitudes = try #require(table["longitude"]).compactMap(Double.init)
    let latitudes = try #require(table["latitude"]).compactMap(Double.init)
    #expect(ids.count == 16_038 && longitudes.count == ids.count && latitudes.count == ids.count)

    let coverage = try PolygonIndex(catalog.provinces.map(\.polygons))
      .locate(longitudes: longitudes.span, latitudes: latitudes.span)
    let ties = Dictionary(uniqueKeysWithValues: coverage.ties.map { ($0.row, $0.provinces) })
    var found = Dictionary(
      uniqueKeysWithValues: (["-", "ties"] + catalog.provinces.map(\.code)).map { ($0, Group()) })
    for (row, id) in ids.enumerated() {
      let lowest = ProvinceID(rawValue: coverage.lowest[row])
      if lowest.rawValue == ProvinceID.noneRawValue {
        found["-", default: Group()].add(id)
      } else {
        if ties[row] != nil { found["ties", default: Group()].add(id) }
        for province in ties[row] ?? [lowest] {
          found[catalog[province].code, default: Group()].add(id)
        }
      }
    }
    #expect(found.keys.sorted() == expected.keys.sorted())
    for (code, group) in expected { #expect(found[code] == group, "\(layer.name) \(code)") }
  }

  private func recorded(for layer: RealData.Layer) throws -> [String: Group] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracle/provinces_by_shapely.tsv")
    var groups: [String: Group] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t").map(String.init)
      guard cells[0] == layer.name else { continue }
      groups[cells[1]] = Group(
        events: try #require(Int(cells[2])), hash: try #require(UInt64(cells[3], radix: 16)))
    }
    return groups
  }
}

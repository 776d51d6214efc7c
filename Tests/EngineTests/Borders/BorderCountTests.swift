import Foundation
import Geography
import Readers
import Statistics
import TestSupport
import Testing

@testable import Engine

/// UCDP GED against `Oracle/border_counts.py`.
@Suite struct `Distances of real incidents` {
  static let incidents = sharedData("ucdp_ged211_afg.csv")

  @Test(
    .enabled(if: incidents != nil, "shared/data/ucdp_ged211_afg.csv is not here"),
    arguments: ["PAK", "IRN"])
  func `agree with geographiclib, the counts within 10 km among them`(neighbor: String)
    async throws
  {
    let data = repositoryRoot.appending(path: "GeoData")
    let layer = try BoundaryLayer(
      readBoundaries(path: data.appending(path: "boundaries/afg-provinces.geojson").path))
    let borders = try readBorders(path: data.appending(path: "borders/afg-borders.geojson").path)
    let options = ReadingOptions()
    let input = try IncidentInput(
      OpenedInput(.file(path: #require(Self.incidents).path), options: options), options: options)
    var question = Question()
    question.nearness.neighbors = [neighbor]
    let names = placeNames(in: layer)
    let plan = try NearnessPlan(
      question.nearness,
      borders: BorderLayer(name: "afg-borders.geojson", borders: borders, isBundled: true),
      layer: layer, names: names)
    let report = try await Analysis(
      question, of: .inputs([input]), in: layer, names: names, nearness: plan, threads: 2
    ).report()
    let found = try #require(report.nearness?.borders.first?.distances.all)
    let expected = try #require(try rows().first { $0["neighbor"] == neighbor })
    func number(_ name: String) throws -> Double {
      try #require(expected[name].flatMap(Double.init))
    }
    #expect(Double(found.measured) == (try number("measured")))
    #expect(abs(try #require(found.medianMeters) - (try number("median_m"))) < 0.001)
    #expect(abs(try #require(found.p90Meters) - (try number("p90_m"))) < 0.001)
    for within in found.within {
      let count = try number("within_\(Int(within.meters / 1000))km")
      #expect(Double(within.share.count) == count, "within \(within.meters) m")
    }
  }

  private func rows() throws -> [[String: String]] {
    let text = try String(contentsOf: testFile("Oracle/border_counts.csv"), encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }
}

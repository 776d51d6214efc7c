import Foundation
import Geodesy
import Geography
import Readers

/// How many points are measured in a second to the Pakistani border, with an error below 1 mm.
struct DistanceBenchmark {
  private let longitudes: [Double]
  private let latitudes: [Double]

  init() {
    var random = SplitMix64(state: 1)
    longitudes = (0..<1_000_000).map { _ in Double.random(in: 60.5...74.9, using: &random) }
    latitudes = (0..<1_000_000).map { _ in Double.random(in: 29.4...38.5, using: &random) }
  }

  func run() async throws {
    let fine = checkout("../shared/data/afg_borders_fine.geojson")
    for (name, path) in [
      ("default border", checkout("GeoData/borders/afg-borders.geojson")), ("fine border", fine),
    ] {
      guard FileManager.default.fileExists(atPath: path) else {
        print("\(name): skipped, \(path) is not there")
        continue
      }
      let borders = try readBorders(path: path, keyField: nil)
      guard let border = borders.first(where: { $0.neighbor == "PAK" }) else { continue }
      let index = try LineIndex(border.lines)
      let edges = border.lines.reduce(0) { $0 + $1.coordinates.count - 1 }
      for threads in [1, 2] {
        let seconds = await medianSeconds { await measure(index, threads: threads) }
        report(
          "distance to the \(name) (\(edges) edges)", longitudes.count, "points",
          seconds: seconds, threads: threads)
      }
    }
    try write()
  }

  private func measure(_ index: LineIndex, threads: Int) async {
    await withTaskGroup(of: Double.self) { group in
      for part in 0..<threads {
        group.addTask {
          let range = longitudes.count * part / threads..<longitudes.count * (part + 1) / threads
          return index.distances(
            longitudes: longitudes.span.extracting(range),
            latitudes: latitudes.span.extracting(range)
          ).reduce(0, +)
        }
      }
      for await _ in group {}
    }
  }

  /// Writes the first points with our distances, for the peers to measure and compare.
  private func write() throws {
    let borders = try readBorders(
      path: checkout("GeoData/borders/afg-borders.geojson"), keyField: nil)
    guard let border = borders.first(where: { $0.neighbor == "PAK" }) else { return }
    let index = try LineIndex(border.lines)
    let count = 200_000
    let distances = index.distances(
      longitudes: longitudes.span.extracting(0..<count),
      latitudes: latitudes.span.extracting(0..<count))
    var text = "lon,lat,meters\n"
    for row in 0..<count { text += "\(longitudes[row]),\(latitudes[row]),\(distances[row])\n" }
    try text.write(
      toFile: checkout("Benchmarks/.build/points.csv"), atomically: true, encoding: .utf8)
  }
}

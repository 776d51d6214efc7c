import Foundation
import TestSupport

/// A report that must look right in a browser, and how it is asked for.
enum PageCase: String, CaseIterable, Sendable {
  case documented, focus, wideCountry, tallCountry, fourHundredUnits, noIncident, oneIncident
  case oneDay, thirtyYears, hundredThousand, dari

  /// The arguments of `report`, their files written into `folder`.
  func arguments(in folder: Folder) throws -> [String] {
    switch self {
    case .documented: return []
    case .focus:
      return ["--focus", "AF-KAB,AF-NAN", "--border", "PAK,IRN", "--near", "Kabul"]
    case .dari: return ["--focus", "AF-KAB,AF-NAN", "--border", "PAK", "--lang", "fa"]
    case .wideCountry: return try grid(folder, columns: 8, rows: 1, incidents: 40)
    case .tallCountry: return try grid(folder, columns: 1, rows: 8, incidents: 40)
    case .fourHundredUnits: return try grid(folder, columns: 20, rows: 20, incidents: 900)
    case .noIncident:
      return try grid(folder, columns: 3, rows: 2, incidents: 5) + ["--from", "2019-01"]
    case .oneIncident: return try grid(folder, columns: 3, rows: 2, incidents: 1)
    case .oneDay: return try grid(folder, columns: 3, rows: 2, incidents: 12)
    case .thirtyYears: return try grid(folder, columns: 3, rows: 2, incidents: 400, years: 30)
    case .hundredThousand:
      return try grid(folder, columns: 6, rows: 5, incidents: 100_000, years: 2)
    }
  }

  /// A country of squares of a degree, and incidents at random in it.
  private func grid(
    _ folder: Folder, columns: Int, rows: Int, incidents: Int, years: Int = 0
  ) throws -> [String] {
    var random = SplitMix64(seed: 5)
    let squares = (0..<columns * rows).map { index in
      let (x, y) = (20 + index % columns, 40 + index / columns)
      let ring = "[[\(x),\(y)],[\(x + 1),\(y)],[\(x + 1),\(y + 1)],[\(x),\(y + 1)],[\(x),\(y)]]"
      return """
        {"type":"Feature","properties":{"code":"X-\(1000 + index)","name":"Unit \(index)"},\
        "geometry":{"type":"Polygon","coordinates":[\(ring)]}}
        """
    }
    try folder.write(
      "{\"type\":\"FeatureCollection\",\"features\":[\(squares.joined(separator: ","))]}",
      to: "layer.geojson")
    var lines = "date,lon,lat,best\n"
    for _ in 0..<incidents {
      let year = years == 0 ? 2017 : 1990 + Int.random(in: 0..<years, using: &random)
      let month = years == 0 ? 3 : Int.random(in: 1...12, using: &random)
      let x = Double.random(in: 0..<Double(columns), using: &random)
      let y = Double.random(in: 0..<Double(rows), using: &random)
      let deaths = Int.random(in: 0..<9, using: &random)
      lines += "\(year)-\(month < 10 ? "0" : "")\(month)-05,\(20 + x),\(40 + y),\(deaths)\n"
    }
    try folder.write(lines, to: "events.csv")
    return ["events.csv", "--boundaries", "layer.geojson", "--focus", "X-1000,X-1001"]
  }
}

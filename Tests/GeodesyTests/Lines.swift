import Foundation
import Geography
import TestSupport

/// Makes a line from pairs of longitude and latitude.
func line(_ pairs: (Double, Double)...) -> Polyline? {
  Polyline(pairs.map { Coordinate(longitude: $0.0, latitude: $0.1) })
}

/// The features of a GeoJSON file of lines or polygons, as far as these tests need it: the value of
/// one property and the coordinate lists, a polygon's rings one after another.
func features(of file: URL, key: String) throws -> [(key: String, lists: [[Coordinate]])] {
  let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
  let features = object?["features"] as? [[String: Any]] ?? []
  return features.map { feature in
    let properties = feature["properties"] as? [String: Any]
    let geometry = feature["geometry"] as? [String: Any]
    return (properties?[key] as? String ?? "", lists(in: geometry?["coordinates"] as Any))
  }
}

private func lists(in value: Any) -> [[Coordinate]] {
  if let pairs = value as? [[Double]] {
    return [pairs.map { Coordinate(longitude: $0[0], latitude: $0[1]) }]
  }
  return (value as? [Any] ?? []).flatMap { lists(in: $0) }
}

extension SplitMix64 {
  /// A number in `range`.
  mutating func uniform(_ range: Range<Double>) -> Double {
    range.lowerBound + Double(next() >> 11) * 0x1p-53 * (range.upperBound - range.lowerBound)
  }
}

extension Coordinate {
  /// The point of the straight edge to `end`, at a part of it.
  func interpolated(to end: Coordinate, at part: Double) -> Coordinate {
    Coordinate(
      longitude: longitude + (end.longitude - longitude) * part,
      latitude: latitude + (end.latitude - latitude) * part)
  }
}

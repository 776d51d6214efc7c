internal import Geodesy
internal import Geography

/// A border cut into short stretches, each stood for by its middle.
struct BorderSamples {
  struct Sample {
    let middle: Coordinate
    let lengthMeters: Double
  }

  /// The longest stretch. Shorter edges are stretches of their own.
  static let longestMeters = 1_000.0

  /// In the order of the lines.
  let samples: [Sample]

  /// - Complexity: O(edges + length).
  init(of border: Border) {
    var samples: [Sample] = []
    for line in border.lines {
      for (start, end) in zip(line.coordinates, line.coordinates.dropFirst()) where start != end {
        let count = (edgeLength(start, end) / Self.longestMeters).rounded(.up)
        for part in stride(from: 0, to: count, by: 1) {
          let from = start.interpolated(to: end, at: part / count)
          let to = start.interpolated(to: end, at: (part + 1) / count)
          samples.append(
            Sample(
              middle: start.interpolated(to: end, at: (part + 0.5) / count),
              lengthMeters: edgeLength(from, to)))
        }
      }
    }
    self.samples = samples
  }
}

/// The length of an edge that is straight in longitude and latitude.
func edgeLength(_ start: Coordinate, _ end: Coordinate) -> Double {
  Polyline([start, end]).map { Geodesic.length(of: $0) } ?? 0
}

extension Coordinate {
  /// The position on the straight edge to `end`; exactly its ends at 0 and 1.
  func interpolated(to end: Coordinate, at part: Double) -> Coordinate {
    guard part < 1 else { return end }
    return Coordinate(
      longitude: longitude + part * (end.longitude - longitude),
      latitude: latitude + part * (end.latitude - latitude))
  }
}

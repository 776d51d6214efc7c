import Geodesy
import Geography

/// The distance from a point to lines, by sampling every edge and a golden-section search around
/// each local minimum of the samples: no index, no derivative, no chord.
func naiveDistance(from point: Coordinate, to lines: [Polyline]) -> Double {
  var least = Double.infinity
  for line in lines {
    for (start, end) in zip(line.coordinates, line.coordinates.dropFirst()) {
      least = min(least, naiveDistance(from: point, to: start, end))
    }
  }
  return least
}

private func naiveDistance(
  from point: Coordinate, to start: Coordinate, _ end: Coordinate
) -> Double {
  let distance = { (part: Double) in
    Geodesic.inverse(from: point, to: start.interpolated(to: end, at: part)).distanceMeters
  }
  let extent = abs(start.longitude - end.longitude) + abs(start.latitude - end.latitude)
  let count = max(4, Int((extent * 3).rounded(.up)))
  let samples = (0...count).map { distance(Double($0) / Double(count)) }
  var least = samples.min() ?? .infinity
  for middle in 0...count {
    let before = max(0, middle - 1)
    let after = min(count, middle + 1)
    guard samples[middle] <= samples[before], samples[middle] <= samples[after] else { continue }
    let found = goldenMinimum(
      of: distance, between: Double(before) / Double(count), and: Double(after) / Double(count))
    least = min(least, found)
  }
  return least
}

private func goldenMinimum(of f: (Double) -> Double, between a: Double, and b: Double) -> Double {
  let ratio = (5.0.squareRoot() - 1) / 2
  var (a, b) = (a, b)
  var (c, d) = (b - ratio * (b - a), a + ratio * (b - a))
  var (fc, fd) = (f(c), f(d))
  while b - a > 1e-13 * max(1e-3, abs(b)), c < d {
    if fc < fd {
      (b, d, fd) = (d, c, fc)
      c = b - ratio * (b - a)
      fc = f(c)
    } else {
      (a, c, fc) = (c, d, fd)
      d = a + ratio * (b - a)
      fd = f(d)
    }
  }
  return min(fc, fd)
}

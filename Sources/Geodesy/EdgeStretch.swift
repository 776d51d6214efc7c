internal import Foundation
internal import Geography

/// A stretch of an edge that is straight in longitude and latitude.
struct EdgeStretch {
  private let edge: LineEdge
  /// The stretch runs over these parts of the edge, in 0...1.
  private let parts: (from: Double, to: Double)

  init(_ edge: LineEdge, from start: Double, to end: Double) {
    self.edge = edge
    parts = (start, end)
  }

  /// The position at a part of the stretch, in 0...1; the edge's own vertices at its ends.
  func position(at part: Double) -> Coordinate {
    edge.position(at: parts.from + (parts.to - parts.from) * part)
  }

  /// The nearest point by geodesics themselves, at any distance: slow, and good to a micrometer.
  ///
  /// The distance's derivative along the stretch follows from the azimuth at which the geodesic
  /// arrives. The stretch is searched in `pieces` pieces; a piece holds a minimum inside when the
  /// derivative rises through zero on it.
  func nearest(to point: Coordinate, pieces: Int) -> StretchPoint {
    var left = sample(at: 0, from: point)
    var best = left
    for piece in 1...pieces {
      let right = sample(at: Double(piece) / Double(pieces), from: point)
      if right.distance < best.distance { best = right }
      if left.slope < 0, right.slope > 0 {
        let inner = minimum(between: left, and: right, from: point)
        if inner.distance < best.distance { best = inner }
      }
      left = right
    }
    return StretchPoint(distance: best.distance, part: best.part)
  }

  /// A distance from the point and its derivative by the part of the stretch.
  private struct Sample {
    let part: Double
    let distance: Double
    let slope: Double
  }

  /// False position, with every third step a bisection, until the rest cannot gain a micrometer.
  private func minimum(between left: Sample, and right: Sample, from point: Coordinate) -> Sample {
    var left = left
    var right = right
    var best = left.distance < right.distance ? left : right
    for step in 0..<100 {
      let width = right.part - left.part
      if min(-left.slope, right.slope) * width < 1e-6 { break }
      let share = step % 3 == 2 ? 0.5 : left.slope / (left.slope - right.slope)
      let middle = sample(at: left.part + width * share, from: point)
      if middle.distance < best.distance { best = middle }
      if middle.slope < 0 { left = middle } else { right = middle }
    }
    return best
  }

  private func sample(at part: Double, from point: Coordinate) -> Sample {
    let position = position(at: part)
    let path = GeodesicHandle.wgs84.inverse(from: point, to: position)
    let azimuth = path.endAzimuth * WGS84.radiansPerDegree
    let latitude = position.latitude * WGS84.radiansPerDegree
    let sinLatitude = sin(latitude)
    let w = 1 - WGS84.eccentricitySquared * sinLatitude * sinLatitude
    let n = WGS84.semiMajorAxisMeters / w.squareRoot()
    let scale = (parts.to - parts.from) * WGS84.radiansPerDegree
    let north =
      n * (1 - WGS84.eccentricitySquared) / w * (edge.end.latitude - edge.start.latitude) * scale
    let east = n * cos(latitude) * (edge.end.longitude - edge.start.longitude) * scale
    return Sample(
      part: part, distance: path.distance, slope: cos(azimuth) * north + sin(azimuth) * east)
  }
}

/// A point of a stretch and its distance in meters from somewhere.
struct StretchPoint {
  let distance: Double
  /// In 0...1.
  let part: Double
}

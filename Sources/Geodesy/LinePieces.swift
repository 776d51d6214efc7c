internal import Foundation
internal import Geography

/// Lines cut into pieces so short that a parabola in space is as good as the edge.
///
/// A piece runs along an edge that is straight in longitude and latitude; in space it bends with the
/// ellipsoid and, away from the equator, sideways. The parabola through its ends and its middle
/// leaves it by at most `parabolaTolerance`.
struct LinePieces: Sendable {
  /// The chord of a piece: what the search reads.
  struct Chord: Sendable {
    let start: Vector
    let extent: Vector
    /// 1 / |extent|², or 0 for a piece without length.
    let inverseSquaredLength: Double

    /// The part of the chord, in 0...1, that is nearest to a position.
    @inline(__always)
    func nearestPart(to position: Vector) -> Double {
      let part = (position - start).dot(extent) * inverseSquaredLength
      return part < 0 ? 0 : part > 1 ? 1 : part
    }

    @inline(__always)
    func squaredDistance(to position: Vector) -> Double {
      (start + extent * nearestPart(to: position) - position).squaredLength
    }
  }

  private(set) var chords: [Chord] = []
  /// Four times the way from the chord's middle to the piece's middle.
  private(set) var bulges: [Vector] = []
  private(set) var stretches: [EdgeStretch] = []

  /// In meters; see docs/methods/distance.md.
  static let parabolaTolerance = 5e-5
  /// In meters: no piece leaves its chord by more.
  static let chordTolerance = 1.0

  /// - Throws: `GeodesyError.invalidVertex` for the first vertex that is no position.
  init(_ lines: [Polyline]) throws(GeodesyError) {
    for (number, line) in lines.enumerated() {
      for (vertex, coordinate) in line.coordinates.enumerated() where !coordinate.isMeasurable {
        throw .invalidVertex(line: number, vertex: vertex, coordinate: coordinate)
      }
      let pieceCount = chords.count
      let edges = zip(line.coordinates, line.coordinates.dropFirst())
      for (start, end) in edges where start != end {
        cut(start, end, line: Int32(truncatingIfNeeded: number))
      }
      // A line whose vertices are all the same is a point, and is measured as one.
      if chords.count == pieceCount {
        cut(line.coordinates[0], line.coordinates[0], line: Int32(truncatingIfNeeded: number))
      }
    }
  }

  /// Halves the edge until every piece is short enough, and appends the pieces in order.
  private mutating func cut(_ start: Coordinate, _ end: Coordinate, line: Int32) {
    var pending = [(from: 0.0, to: 1.0)]
    while let parts = pending.popLast() {
      let stretch = EdgeStretch(start: start, end: end, parts: parts, line: line)
      if Self.isShort(stretch.position(at: 0), stretch.position(at: 1)) {
        append(stretch)
      } else {
        let middle = (parts.from + parts.to) / 2
        pending.append((middle, parts.to))
        pending.append((parts.from, middle))
      }
    }
  }

  /// Whether bounds on the second and third derivative keep the piece near its chord and parabola.
  ///
  /// A curve leaves its chord by at most |r″| / 8 and the parabola through its ends and its middle by
  /// at most |r‴| √3 / 216. On a sphere of radius R, ∂φ and ∂λ each keep a length below R, R cos φ
  /// where all are ∂λ; 5 % more covers the flattening.
  private static func isShort(_ start: Coordinate, _ end: Coordinate) -> Bool {
    let height = abs(end.latitude - start.latitude) * WGS84.radiansPerDegree
    let width = abs(end.longitude - start.longitude) * WGS84.radiansPerDegree
    let lowest =
      start.latitude * end.latitude <= 0 ? 0 : min(abs(start.latitude), abs(end.latitude))
    let cosLatitude = cos(lowest * WGS84.radiansPerDegree)
    let second = height * height + 2 * height * width + cosLatitude * width * width
    let third =
      height * height * height + 3 * height * width * (height + width)
      + cosLatitude * width * width * width
    let radius = 1.05 * WGS84.largestRadiusMeters
    return radius * second / 8 <= chordTolerance
      && radius * third * 3.0.squareRoot() / 216 <= parabolaTolerance
  }

  private mutating func append(_ stretch: EdgeStretch) {
    let start = Self.cartesian(stretch.position(at: 0))
    let middle = Self.cartesian(stretch.position(at: 0.5))
    let extent = Self.cartesian(stretch.position(at: 1)) - start
    let squaredLength = extent.squaredLength
    chords.append(
      Chord(
        start: start, extent: extent,
        inverseSquaredLength: squaredLength > 0 ? 1 / squaredLength : 0))
    bulges.append((middle - (start + extent * 0.5)) * 4)
    stretches.append(stretch)
  }

  private static func cartesian(_ position: Coordinate) -> Vector {
    WGS84.cartesian(longitude: position.longitude, latitude: position.latitude)
  }
}

extension LinePieces {
  /// A box around each of some pieces: a parabola lies in the triangle of its ends and its control
  /// point.
  func boxes(in range: Range<Int>) -> [Box] {
    range.map { piece in
      let chord = chords[piece]
      var box = Box.empty
      box.extend(to: chord.start)
      box.extend(to: chord.start + chord.extent)
      box.extend(to: chord.start + chord.extent * 0.5 + bulges[piece] * 0.5)
      return box
    }
  }
}

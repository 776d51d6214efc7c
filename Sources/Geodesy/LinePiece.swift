internal import Foundation
internal import Geography

/// A piece of an edge: its chord, and what lies above it.
///
/// A *fine* piece is so short that a parabola in space is as good as the edge; a coarse one is just a
/// chord that the edge leaves by at most its sagitta, to be cut further where it matters.
struct LinePiece: Sendable {
  let chord: Chord
  let arc: Arc

  /// What a search looks at first; 64 bytes.
  struct Chord: Sendable {
    let start: Vector
    let extent: Vector
    /// 1 / |extent|², or 0 for a piece without length.
    let inverseSquaredLength: Double
    /// How far the piece leaves its chord at most, in meters.
    let sagitta: Float
    let line: UInt32
  }

  struct Arc: Sendable {
    /// Four times the way from the chord's middle to the piece's middle; zero for coarse pieces.
    let bulge: Vector
    /// The edge that the piece is of, and which parts of it, in 0...1; halves of halves, so exact.
    let edge: Int32
    let from: Float
    let to: Float
    let isFine: Bool
  }

  /// A box around the piece: a parabola lies in the triangle of its ends and its control point.
  static func box(_ chord: Chord, _ arc: Arc) -> Box {
    var box = Box.empty
    box.extend(to: chord.start)
    box.extend(to: chord.start + chord.extent)
    guard arc.isFine else { return box.grown(by: Double(chord.sagitta)) }
    box.extend(to: chord.start + (chord.extent + arc.bulge) * 0.5)
    return box
  }
}

extension LinePiece.Chord {
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

  /// Whether no point of the piece is as near as `reach`, in meters.
  @inline(__always)
  func isBeyond(_ reach: Double, of position: Vector) -> Bool {
    let reach = reach + Double(sagitta)
    return squaredDistance(to: position) > reach * reach
  }
}

/// How much a stretch that is straight in longitude and latitude bends in space.
///
/// A curve leaves its chord by at most |r″| / 8 and the parabola through its ends and its middle by
/// at most |r‴| √3 / 216. On a sphere of radius R, ∂φ and ∂λ each keep a length below R, R cos φ
/// where all are ∂λ; 5 % more covers the flattening.
struct Bend {
  private let second: Double
  private let third: Double

  private static let radius = 1.05 * WGS84.largestRadiusMeters

  /// - Parameter cosLatitude: that of the latitude nearest to the equator, or more.
  @inline(__always)
  init(width: Double, height: Double, cosLatitude: Double) {
    second = height * height + 2 * height * width + cosLatitude * width * width
    third =
      height * height * height + 3 * height * width * (height + width)
      + cosLatitude * width * width * width
  }

  /// In meters.
  @inline(__always)
  var sagitta: Double { Self.radius * second / 8 }

  /// Whether the parabola is as good as the stretch.
  @inline(__always)
  var isFine: Bool {
    sagitta <= LinePieces.chordTolerance
      && Self.radius * third * 3.0.squareRoot() / 216 <= LinePieces.parabolaTolerance
  }

  /// Whether a piece need not be cut further.
  @inline(__always)
  func isEnough(isFine wantsFine: Bool) -> Bool {
    isFine || !wantsFine && sagitta <= LinePieces.coarseTolerance
  }

  @inline(__always)
  init(from start: Coordinate, to end: Coordinate) {
    let height = abs(end.latitude - start.latitude) * WGS84.radiansPerDegree
    let width = abs(end.longitude - start.longitude) * WGS84.radiansPerDegree
    // No cosine is more than one, and many stretches are fine by that.
    self.init(width: width, height: height, cosLatitude: 1)
    if isFine { return }
    let lowest =
      start.latitude * end.latitude <= 0 ? 0 : min(abs(start.latitude), abs(end.latitude))
    self.init(width: width, height: height, cosLatitude: cos(lowest * WGS84.radiansPerDegree))
  }
}

/// On which side of an edge a position lies, where doubles can tell.
enum Orientation {
  /// The bound of the error of a determinant of three positions, as a part of the sum of the
  /// absolute products: (3 + 16 ε) ε with ε = 2^-53.
  ///
  /// - Source: Shewchuk, Adaptive precision floating-point arithmetic and fast robust geometric
  ///   predicates, 1997, doi:10.1007/PL00009321, section 4.2, `ccwerrboundA`.
  static let relativeBound = 3.330_669_073_875_471_6e-16
  /// The bound takes products for granted that do not underflow; those that do are off by less.
  static let underflowBound = 0x1p-960

  /// Whether the sign of `left - right` is surely that of the exact determinant, both products
  /// being of two rounded differences.
  @inline(__always)
  static func isCertain(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) > relativeBound * (abs(left) + abs(right)) + underflowBound
  }
}

extension GridEdge {
  /// Whether a position lies left of the edge, seen from its first end; nil where rounding could
  /// have decided.
  @inline(__always)
  func isOnLeft(longitude: Double, latitude: Double) -> Bool? {
    let left = (ax - longitude) * (by - latitude)
    let right = (ay - latitude) * (bx - longitude)
    return Orientation.isCertain(left, right) ? left > right : nil
  }
}

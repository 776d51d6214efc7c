internal import Geography

/// The longitudes of the first edge of a ring that jumps over the antimeridian instead of being cut
/// there, nil where none does.
///
/// An edge is a straight line in longitude and latitude (RFC 7946, section 3.1.1): from 179.5 to -178
/// it would go around the whole globe. Rings around a pole and around the globe have an edge from
/// -180 to 180 of good right.
func jumpOverAntimeridian(ring: [Coordinate]) -> (from: Double, to: Double)? {
  if let jump = jumpOverAntimeridian(line: ring) { return jump }
  guard let seam = edges(of: ring).first(where: { abs($0.to - $0.from) == 360 }),
    ring.contains(where: { abs($0.longitude) < 180 })
  else { return nil }
  // Where the seam is no step at all, a ring that stays on one side of the globe comes back to
  // itself, and one around a pole does not.
  let turn = edges(of: ring).reduce(0) { $0 + ($1.to - $1.from).remainder(dividingBy: 360) }
  return abs(turn) < 180 ? seam : nil
}

/// The same for a line, which nothing takes around a pole.
func jumpOverAntimeridian(line: [Coordinate]) -> (from: Double, to: Double)? {
  edges(of: line).first { edge in
    let length = abs(edge.to - edge.from)
    return length > 180 && length < 360
  }
}

private func edges(
  of positions: [Coordinate]
) -> some Sequence<(from: Double, to: Double)> {
  zip(positions, positions.dropFirst()).lazy.map { (from: $0.longitude, to: $1.longitude) }
}

extension LayerReader {
  /// The error for an edge that is not cut at the antimeridian.
  func uncut(
    _ jump: (from: Double, to: Double), at value: Int, named name: String
  ) -> ReadingError {
    collection.error(
      at: value, feature: name,
      found: "an edge jumps from longitude \(jump.from) to \(jump.to), over the antimeridian",
      expected: "a feature that is cut at 180 degrees (RFC 7946, section 3.1.9)",
      help: "cut it: ogr2ogr -f GeoJSON -wrapdateline -lco RFC7946=YES NEW FILE")
  }
}

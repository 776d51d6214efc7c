internal import Geography

/// Geometry in the form in which it crosses to GEOS: one buffer and one call for each geometry, so
/// that no half-built part is ever owned by anyone.
///
/// Source: OGC 06-103r4, Simple feature access, section 8.2 (little-endian, two dimensions).
struct WellKnownBinary {
  private(set) var bytes: [UInt8] = []

  /// A MultiPolygon, empty when there are no polygons.
  init(_ polygons: [Polygon]) {
    let positions = polygons.reduce(0) { sum, polygon in
      polygon.rings.reduce(sum) { $0 + $1.coordinates.count }
    }
    bytes.reserveCapacity(16 * positions + 64 * polygons.count + 9)
    appendHeader(type: 6)
    appendCount(polygons.count)
    for polygon in polygons {
      appendHeader(type: 3)
      appendCount(polygon.rings.count)
      for ring in polygon.rings { appendPositions(ring.coordinates[...]) }
    }
  }

  /// A LineString.
  init(line: ArraySlice<Coordinate>) {
    bytes.reserveCapacity(16 * line.count + 9)
    appendHeader(type: 2)
    appendPositions(line)
  }

  private mutating func appendHeader(type: UInt64) {
    bytes.append(1)
    append(type, byteCount: 4)
  }

  private mutating func appendCount(_ count: Int) {
    append(UInt64(UInt32(clamping: count)), byteCount: 4)
  }

  private mutating func appendPositions(_ positions: ArraySlice<Coordinate>) {
    appendCount(positions.count)
    for position in positions {
      append(position.longitude.bitPattern, byteCount: 8)
      append(position.latitude.bitPattern, byteCount: 8)
    }
  }

  private mutating func append(_ value: UInt64, byteCount: Int) {
    var rest = value
    for _ in 0..<byteCount {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }
}

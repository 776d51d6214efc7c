internal import CGEOS
internal import Geography

/// Owns one GEOS context and the last error that GEOS reported to it.
@safe final class GEOSContext {
  fileprivate let handle: OpaquePointer
  private var message: String?

  init() throws(GeometryError) {
    guard let handle = unsafe GEOS_init_r() else {
      throw .geosCallFailed(operation: "start", reason: "it is out of memory")
    }
    unsafe self.handle = handle
    let me = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe GEOSContext_setErrorMessageHandler_r(
      handle,
      { message, owner in
        guard let message = unsafe message, let owner = unsafe owner else { return }
        let context = unsafe Unmanaged<GEOSContext>.fromOpaque(owner).takeUnretainedValue()
        context.message = unsafe String(cString: message)
      }, me)
  }

  deinit { unsafe GEOS_finish_r(handle) }

  /// The version of the library that is loaded, in its own words.
  static var libraryVersion: String {
    guard let version = unsafe GEOSversion() else { return "unknown" }
    return unsafe String(cString: version)
  }

  /// The error of a call that has just failed.
  fileprivate func failure(of operation: String) -> GeometryError {
    defer { message = nil }
    return .geosCallFailed(operation: operation, reason: message ?? "it gave no reason")
  }

  /// Throws what was reported during a call that returns nothing.
  fileprivate func checkSilentCall(_ operation: String) throws(GeometryError) {
    if message != nil { throw failure(of: operation) }
  }
}

/// Owns one geometry.
@safe final class GeometryHandle {
  fileprivate let context: GEOSContext
  fileprivate let geometry: OpaquePointer

  init(_ encoded: WellKnownBinary, in context: GEOSContext) throws(GeometryError) {
    guard let reader = unsafe GEOSWKBReader_create_r(context.handle) else {
      throw context.failure(of: "make a reader of geometry")
    }
    defer { unsafe GEOSWKBReader_destroy_r(context.handle, reader) }
    let geometry = unsafe encoded.bytes.withUnsafeBufferPointer { bytes in
      unsafe GEOSWKBReader_read_r(context.handle, reader, bytes.baseAddress, bytes.count)
    }
    guard let geometry = unsafe geometry else { throw context.failure(of: "build a geometry") }
    self.context = context
    unsafe self.geometry = geometry
  }

  private init(taking geometry: OpaquePointer, in context: GEOSContext) {
    self.context = context
    unsafe self.geometry = geometry
  }

  deinit { unsafe GEOSGeom_destroy_r(context.handle, geometry) }

  /// Square degrees; zero for lines.
  func area() throws(GeometryError) -> Double {
    var area = 0.0
    guard unsafe GEOSArea_r(context.handle, geometry, &area) == 1 else {
      throw context.failure(of: "measure an area")
    }
    return area
  }

  /// Degrees.
  func length() throws(GeometryError) -> Double {
    var length = 0.0
    guard unsafe GEOSLength_r(context.handle, geometry, &length) == 1 else {
      throw context.failure(of: "measure a length")
    }
    return length
  }

  func intersection(with other: GeometryHandle) throws(GeometryError) -> GeometryHandle {
    guard let shared = unsafe GEOSIntersection_r(context.handle, geometry, other.geometry) else {
      throw context.failure(of: "intersect two geometries")
    }
    return unsafe GeometryHandle(taking: shared, in: context)
  }

  /// The first reason why the geometry is invalid and where, or nil when it is valid.
  func invalidity() throws(GeometryError) -> (reason: String, place: Coordinate?)? {
    var reason: UnsafeMutablePointer<CChar>?
    var location: OpaquePointer?
    let verdict = unsafe GEOSisValidDetail_r(context.handle, geometry, 0, &reason, &location)
    defer {
      if let reason = unsafe reason { unsafe GEOSFree_r(context.handle, reason) }
    }
    let place = unsafe location.map { unsafe GeometryHandle(taking: $0, in: context) }
    switch verdict {
    case 1: return nil
    case 0:
      let words = unsafe reason.map { unsafe String(cString: $0) }
      return (words ?? "it gave no reason", try place?.position())
    default: throw context.failure(of: "check whether a geometry is valid")
    }
  }

  /// A point inside, or nil for an empty geometry.
  func innerPoint() throws(GeometryError) -> Coordinate? {
    guard let point = unsafe GEOSPointOnSurface_r(context.handle, geometry) else {
      throw context.failure(of: "find a point inside a geometry")
    }
    return try unsafe GeometryHandle(taking: point, in: context).position()
  }

  /// Where a point lies, or nil when it is empty or not finite.
  private func position() throws(GeometryError) -> Coordinate? {
    switch unsafe GEOSisEmpty_r(context.handle, geometry) {
    case 1: return nil
    case 0: break
    default: throw context.failure(of: "check whether a geometry is empty")
    }
    var point = Coordinate(longitude: 0, latitude: 0)
    guard unsafe GEOSGeomGetX_r(context.handle, geometry, &point.longitude) == 1,
      unsafe GEOSGeomGetY_r(context.handle, geometry, &point.latitude) == 1
    else { throw context.failure(of: "read a position") }
    return point.longitude.isFinite && point.latitude.isFinite ? point : nil
  }

  /// Whether each ring runs counterclockwise, for rings in the order in which they were given.
  ///
  /// GEOS decides by an exact orientation test; the sign of a computed area would not do for the
  /// thinnest rings.
  func ringsAreCounterclockwise() throws(GeometryError) -> [Bool] {
    let parts = unsafe GEOSGetNumGeometries_r(context.handle, geometry)
    guard parts >= 0 else { throw context.failure(of: "count polygons") }
    var found: [Bool] = []
    for part in 0..<parts {
      guard let polygon = unsafe GEOSGetGeometryN_r(context.handle, geometry, part),
        let exterior = unsafe GEOSGetExteriorRing_r(context.handle, polygon)
      else { throw context.failure(of: "read a polygon") }
      found.append(try unsafe isCounterclockwise(ring: exterior))
      let holes = unsafe GEOSGetNumInteriorRings_r(context.handle, polygon)
      guard holes >= 0 else { throw context.failure(of: "count holes") }
      for hole in 0..<holes {
        guard let ring = unsafe GEOSGetInteriorRingN_r(context.handle, polygon, hole) else {
          throw context.failure(of: "read a hole")
        }
        found.append(try unsafe isCounterclockwise(ring: ring))
      }
    }
    return found
  }

  private func isCounterclockwise(ring: OpaquePointer) throws(GeometryError) -> Bool {
    var answer: CChar = 0
    guard let sequence = unsafe GEOSGeom_getCoordSeq_r(context.handle, ring),
      unsafe GEOSCoordSeq_isCCW_r(context.handle, sequence, &answer) == 1
    else { throw context.failure(of: "find the direction of a ring") }
    return answer == 1
  }
}

/// Owns one point. A value, so that looking up a point costs no allocation but the library's own.
///
/// GEOS 3.10 and 3.11 cannot move a point once it is made; 3.12 can test a position without one.
@safe struct PointHandle: ~Copyable {
  private let context: GEOSContext
  fileprivate let geometry: OpaquePointer

  init(longitude: Double, latitude: Double, in context: GEOSContext) throws(GeometryError) {
    guard let point = unsafe GEOSGeom_createPointFromXY_r(context.handle, longitude, latitude)
    else { throw context.failure(of: "build a point") }
    self.context = context
    unsafe geometry = point
  }

  deinit { unsafe GEOSGeom_destroy_r(context.handle, geometry) }
}

/// Owns the form of a geometry that answers many questions fast.
@safe final class PreparedHandle {
  let geometry: GeometryHandle
  private let prepared: OpaquePointer

  init(_ geometry: GeometryHandle) throws(GeometryError) {
    let handle = unsafe geometry.context.handle
    guard let prepared = unsafe GEOSPrepare_r(handle, geometry.geometry) else {
      throw geometry.context.failure(of: "prepare a geometry")
    }
    self.geometry = geometry
    unsafe self.prepared = prepared
  }

  deinit { unsafe GEOSPreparedGeom_destroy_r(geometry.context.handle, prepared) }

  /// Whether the point lies inside or on the boundary.
  func covers(_ point: borrowing PointHandle) throws(GeometryError) -> Bool {
    switch unsafe GEOSPreparedCovers_r(geometry.context.handle, prepared, point.geometry) {
    case 0: return false
    case 1: return true
    default: throw geometry.context.failure(of: "test whether a unit covers a point")
    }
  }

  func intersects(_ other: GeometryHandle) throws(GeometryError) -> Bool {
    switch unsafe GEOSPreparedIntersects_r(geometry.context.handle, prepared, other.geometry) {
    case 0: return false
    case 1: return true
    default: throw geometry.context.failure(of: "test whether two geometries meet")
    }
  }
}

/// Owns a tree over the boxes of geometries and keeps those alive.
@safe final class TreeHandle {
  private let context: GEOSContext
  private let geometries: [GeometryHandle]
  private let tree: OpaquePointer

  init(_ geometries: [GeometryHandle], in context: GEOSContext) throws(GeometryError) {
    guard let tree = unsafe GEOSSTRtree_create_r(context.handle, 10) else {
      throw context.failure(of: "make a tree")
    }
    self.context = context
    self.geometries = geometries
    unsafe self.tree = tree
    for (index, unit) in geometries.enumerated() {
      // The tree carries pointers; these carry an index, plus one because null is no item.
      unsafe GEOSSTRtree_insert_r(
        context.handle, tree, unit.geometry, UnsafeMutableRawPointer(bitPattern: index + 1))
      try context.checkSilentCall("add a geometry to a tree")
    }
  }

  deinit { unsafe GEOSSTRtree_destroy_r(context.handle, tree) }

  /// Appends the index of every geometry whose box holds the point, in no order.
  func query(_ point: borrowing PointHandle, into found: inout [Int]) throws(GeometryError) {
    try unsafe query(box: point.geometry, into: &found)
  }

  /// Appends the index of every geometry whose box meets the box of `other`, in no order.
  func query(_ other: GeometryHandle, into found: inout [Int]) throws(GeometryError) {
    try unsafe query(box: other.geometry, into: &found)
  }

  private func query(box: OpaquePointer, into found: inout [Int]) throws(GeometryError) {
    unsafe withUnsafeMutablePointer(to: &found) { found in
      unsafe GEOSSTRtree_query_r(
        context.handle, tree, box,
        { item, found in
          guard let found = unsafe found else { return }
          let index = Int(bitPattern: item) - 1
          unsafe found.assumingMemoryBound(to: [Int].self).pointee.append(index)
        }, found)
    }
    try context.checkSilentCall("search a tree")
  }
}

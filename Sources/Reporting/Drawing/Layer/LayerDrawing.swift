internal import Geography

/// A layer ready to be drawn at any size: projected and cut into arcs once.
struct DrawableLayer: Sendable {
  let extent: LayerExtent
  let projection: EqualAreaProjection
  let arcs: WeightedArcs
  /// Around all provinces, in meters.
  let box: PlaneBox
  /// Around each province, in meters; shape `[provinceCount]`.
  let provinceBoxes: [PlaneBox]

  /// Nil for no provinces.
  ///
  /// - Complexity: O(v log v) in the number of vertices.
  init?(_ catalog: ProvinceCatalog) {
    guard let extent = LayerExtent(catalog.provinces) else { return nil }
    self.extent = extent
    projection = EqualAreaProjection(extent)
    let boundaries = BoundaryArcs(
      catalog.provinces, extent: extent, projection: projection)
    arcs = WeightedArcs(boundaries)
    guard let box = PlaneBox(boundaries.places) else { return nil }
    self.box = box
    provinceBoxes = boundaries.rings.map { rings in
      PlaneBox(
        rings.lazy.joined().flatMap { boundaries.arcs[Int($0.arc)].vertices }
          .map { boundaries.places[Int($0)] }) ?? box
    }
  }

  func place(_ coordinate: Coordinate) -> PlanePoint {
    projection.project(
      longitude: extent.unrolled(coordinate.longitude), latitude: coordinate.latitude)
  }
}

/// The provinces of a layer in a panel, thinned to its pixels.
struct LayerDrawing: Sendable {
  /// The shape of a province, or what marks it where its shape is too small to be seen.
  struct Shape: Sendable {
    /// By index in the catalog.
    let province: Int
    let path: PathData
    /// In pixels, inside the panel and a margin around it; empty for a mark.
    let rings: [[PlanePoint]]
    /// Where a dot stands for a province without a shape; nil otherwise.
    let mark: PlanePoint?
  }

  /// The provinces that the panel shows, by index.
  let shapes: [Shape]
  /// The edge of the layer, the arcs with a province on one side alone.
  let outline: PathData
  /// The edge of the layer again, in pixels.
  let outlineParts: [[PlanePoint]]

  /// The area in squared pixels below which a detail is left out.
  static let leastArea = 0.12
  /// How far beyond the panel shapes reach, so that where they are cut does not show, in pixels.
  static let margin = 4.0

  /// - Parameter budget: about how many vertices to write at most; details go evenly beyond it.
  init(_ layer: DrawableLayer, in view: PanelView, budget: Int) {
    let boundaries = layer.arcs.boundaries
    let shown = view.shownMeters(margin: Self.margin)
    let least = layer.arcs.leastWeight(
      atLeast: Self.leastArea / (view.pixelsPerMeter * view.pixelsPerMeter), budget: budget,
      in: shown)
    let thinned = layer.arcs.thinned(by: least).map { vertices in
      vertices.map { view.pixel(boundaries.places[Int($0)]) }
    }
    let frame = view.frame.grown(by: Self.margin)
    shapes = boundaries.rings.indices.compactMap { province in
      let box = layer.provinceBoxes[province]
      guard shown.overlaps(box) || shown.contains(box.center) else { return nil }
      return Self.shape(
        of: province, rings: boundaries.rings[province], arcs: thinned, frame: frame,
        center: view.pixel(box.center))
    }
    var outline = PathData()
    var parts: [[PlanePoint]] = []
    for (arc, line) in zip(boundaries.arcs, thinned) where arc.isOutline {
      // A closed arc that has vanished is a point, and no line.
      for part in clipped(line: line, to: frame) {
        parts.append(part)
        outline.add(line: part)
      }
    }
    self.outline = outline
    outlineParts = parts
  }

  private static func shape(
    of province: Int, rings: [[BoundaryArcs.Reference]], arcs: [[PlanePoint]], frame: PlaneBox,
    center: PlanePoint
  ) -> Shape? {
    var path = PathData()
    var shown: [[PlanePoint]] = []
    for ring in rings {
      var points: [PlanePoint] = []
      for reference in ring {
        let arc = arcs[Int(reference.arc)]
        points += (reference.isReversed ? arc.reversed() : arc).dropLast()
      }
      let inside = clipped(ring: points, to: frame)
      if path.add(ring: inside) { shown.append(inside) }
    }
    if !path.isEmpty { return Shape(province: province, path: path, rings: shown, mark: nil) }
    // A province that ends outside of the panel needs no mark.
    guard frame.contains(center) else { return nil }
    return Shape(province: province, path: path, rings: [], mark: center)
  }
}

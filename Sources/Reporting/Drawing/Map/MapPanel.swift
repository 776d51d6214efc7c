internal import Geography

/// One map: everything that is drawn, in pixels.
struct MapPanel: Sendable {
  /// What a panel is for.
  enum Role {
    /// All provinces; the labels of those in the lens, when there is one, are left to it.
    case national(lens: PanelView?)
    case lens
  }

  /// A province: its shape or mark, the step of its color, and what a pointer on it tells.
  struct Province: Sendable {
    let shape: LayerDrawing.Shape
    let rampStep: Int
    let title: String
  }

  /// The line to a neighbor.
  struct BorderLine: Sendable {
    let title: String
    let path: PathData
  }

  let view: PanelView
  let provinces: [Province]
  let outline: PathData
  /// The borders that are measured to.
  let borders: [BorderLine]
  let circles: CircleGrid
  let labels: [MapLabel]
  let scaleBar: ScaleBar?
  /// What the lens enlarges.
  let lensBox: PlaneBox?

  /// About how many vertices are written at most.
  private static let budgets = (national: 9_000, lens: 5_000)
  private static let mostLabels = 16
  /// So many provinces are named however small they are.
  private static let mostImportant = 3
  /// The first step of the ramp on which dark words are hard to read, as the light ones are in dark
  /// mode.
  private static let darkStep = 4

  init(
    _ layer: DrawableLayer, _ view: PanelView, _ content: MapContent, circles: CircleGrid,
    classes: CountClasses, role: Role
  ) {
    let (isLens, lens) =
      switch role {
      case .lens: (true, PanelView?.none)
      case .national(let lens): (false, lens)
      }
    let drawing = LayerDrawing(
      layer, in: view, budget: isLens ? Self.budgets.lens : Self.budgets.national)
    let steps = content.counts.map { classes.rampStep(of: $0) }
    self.view = view
    self.circles = circles
    provinces = drawing.shapes.map {
      Province(
        shape: $0, rampStep: steps[$0.province], title: content.title($0.province))
    }
    outline = drawing.outline
    lensBox = lens.flatMap { lens in
      view.pixels(lens.shownMeters(margin: 0)).intersection(view.frame.grown(by: -1))
    }
    let latitude =
      (isLens ? nil : layer.extent.middleLatitude)
      ?? Self.latitude(atHeight: view.center.y, of: layer)
    scaleBar = ScaleBar(view, projection: layer.projection, latitude: latitude)
    let lines = Self.borderLines(content.borders, layer: layer, view: view)
    borders = zip(content.borders, lines).compactMap { border, parts in
      guard content.measured.contains(border.neighbor), !parts.isEmpty else { return nil }
      var path = PathData()
      for part in parts { path.add(line: part) }
      return BorderLine(
        title: content.words.border(content.words.country(border.neighbor)), path: path)
    }
    var placement = LabelPlacement(
      frame: view.frame, taken: scaleBar.map { [$0.box(in: view)] } ?? [])
    let grid = ProvinceGrid(drawing, frame: view.frame)
    Self.labelProvinces(
      &placement, drawing, content, grid: grid, circles: circles.circles,
      fontSize: isLens ? 14 : 12.5,
      avoiding: lensBox
    ) { steps[$0] >= Self.darkStep }
    for (index, border) in content.borders.enumerated() {
      placement.placeNeighbor(
        content.words.country(border.neighbor).uppercased(), border: lines[index],
        others: lines.enumerated().filter { $0.offset != index }.flatMap(\.element),
        fontSize: isLens ? 11.5 : 10.5, grid: grid)
    }
    labels = placement.labels
  }

  private static func labelProvinces(
    _ placement: inout LabelPlacement, _ drawing: LayerDrawing, _ content: MapContent,
    grid: ProvinceGrid, circles: [MapCircle], fontSize: Double, avoiding lensBox: PlaneBox?,
    isDark: (Int) -> Bool
  ) {
    let shapes = Dictionary(
      drawing.shapes.map { ($0.province, $0) }, uniquingKeysWith: { first, _ in first })
    for (rank, province) in content.labeled.enumerated() {
      guard placement.labels.count < mostLabels, let shape = shapes[province],
        let inner = innerPoint(of: shape.rings, precision: 1)
          ?? shape.mark.map({ ($0, 0) })
      else { continue }
      if lensBox?.contains(inner.place) == true { continue }
      // A name that is much larger than its province tells little, but for those that matter most.
      let text = content.labelText(province)
      let needed = LabelSize(text, fontSize: fontSize).width / 4
      guard
        inner.clearance >= needed || rank < mostImportant || content.focus.contains(province)
      else { continue }
      placement.placeProvince(
        text, of: province, inner: inner, fontSize: fontSize, grid: grid,
        circles: circles, isDark: isDark)
    }
  }

  /// The parts of each border inside the panel, thinned; in pixels.
  private static func borderLines(
    _ borders: [Border], layer: DrawableLayer, view: PanelView
  ) -> [[[PlanePoint]]] {
    let least =
      LayerDrawing.leastArea / (view.pixelsPerMeter * view.pixelsPerMeter)
    return borders.map { border in
      border.lines.flatMap { line in
        let places = line.coordinates.map(layer.place)
        let kept = zip(places, vertexWeights(of: places)).compactMap { $1 > least ? $0 : nil }
        return clipped(line: kept.map(view.pixel), to: view.frame.grown(by: LayerDrawing.margin))
      }
    }
  }

  /// The latitude of a height on the central meridian, to a thousandth of the layer's height.
  private static func latitude(atHeight y: Double, of layer: DrawableLayer) -> Double {
    var (south, north) = (layer.extent.south, layer.extent.north)
    for _ in 0..<20 {
      let middle = (south + north) / 2
      let place = layer.projection.project(
        longitude: layer.projection.centralMeridian, latitude: middle)
      if place.y < y { south = middle } else { north = middle }
    }
    return (south + north) / 2
  }
}

extension ScaleBar {
  /// The room that the bar and its label take in the lower right corner.
  func box(in view: PanelView) -> PlaneBox {
    let width = max(length, LabelSize(label, fontSize: 11).width)
    return PlaneBox(
      minX: view.width - width - 22, minY: view.height - 36, maxX: view.width - 8,
      maxY: view.height - 6)
  }
}

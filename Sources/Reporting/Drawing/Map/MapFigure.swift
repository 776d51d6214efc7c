internal import Engine
internal import Geography
internal import Statistics

/// The maps of a report: all provinces, and an enlarged part around those in focus.
struct MapFigure: Sendable {
  let classes: CountClasses
  let circleScale: CircleScale
  let national: MapPanel
  /// Nil without a focus, or when it takes much of the layer already.
  let lens: MapPanel?
  /// Whether positions are added up by cells in either panel.
  var isAggregated: Bool {
    national.circles.isAggregated || lens?.circles.isAggregated == true
  }
  /// Whether a circle stands for incidents that are located to a province only.
  var hasCoarse: Bool {
    national.circles.circles.contains(where: \.isCoarse)
      || lens?.circles.circles.contains(where: \.isCoarse) == true
  }

  /// The sizes of the panels in pixels: with a lens beside it, and alone.
  private static let sharedWidth = 640.0
  private static let lensWidth = 392.0
  private static let wholeWidth = 1_064.0
  private static let heights = 340.0...600.0
  /// How much larger the lens must show things than the national map.
  private static let leastMagnification = 1.5
  private static let mostMagnification = 60.0

  /// Nil when the layer has no place to draw.
  ///
  /// - Parameter label: the name of a province to print, by its code.
  /// - Complexity: O(v log v + p log p) in the vertices of the layer and the positions.
  init?(_ report: Report, _ map: MapLayers, label: (String) -> String, words: MapWords) {
    guard let layer = DrawableLayer(map.catalog) else { return nil }
    let focus = Set(
      (report.focus?.codes ?? []).compactMap { map.catalog.id(forCode: $0)?.index })
    let content = MapContent(report, map, focus: focus, label: label, words: words)
    let views = Self.views(of: layer, focus: focus)
    let points = report.points ?? []
    let classes = CountClasses(largest: content.counts.max() ?? 0)
    self.classes = classes
    let nationalCircles = CircleGrid(points, layer: layer, view: views.national)
    let lensCircles = views.lens.map { CircleGrid(points, layer: layer, view: $0) }
    circleScale = CircleScale(
      most: max(
        nationalCircles.circles.first?.deaths ?? 0, lensCircles?.circles.first?.deaths ?? 0))
    lens = views.lens.flatMap { view in
      lensCircles.map {
        MapPanel(layer, view, content, circles: $0, classes: classes, role: .lens)
      }
    }
    national = MapPanel(
      layer, views.national, content, circles: nationalCircles, classes: classes,
      role: .national(lens: views.lens))
  }

  private static func views(
    of layer: DrawableLayer, focus: Set<Int>
  ) -> (national: PanelView, lens: PanelView?) {
    func view(of box: PlaneBox, width: Double, padding: Double) -> PanelView {
      let natural = width * max(1, box.height) / max(1, box.width)
      let height = min(heights.upperBound, max(heights.lowerBound, natural.rounded()))
      return PanelView(of: box, width: width, height: height, padding: padding)
    }
    let whole = view(of: layer.box, width: wholeWidth, padding: 18)
    let boxes = focus.sorted().map { layer.provinceBoxes[$0] }
    guard var box = boxes.first else { return (whole, nil) }
    for other in boxes.dropFirst() { box = box.union(other) }
    let shared = view(of: layer.box, width: sharedWidth, padding: 18)
    let least = max(layer.box.width, layer.box.height) / mostMagnification
    box = box.grown(by: max(0, least - max(box.width, box.height)) / 2)
    let lens = PanelView(of: box, width: lensWidth, height: shared.height, padding: 34)
    guard lens.pixelsPerMeter >= leastMagnification * shared.pixelsPerMeter else {
      return (whole, nil)
    }
    return (shared, lens)
  }
}

/// What panels show beside the boundaries.
struct MapContent {
  /// Incidents by province; shape `[provinceCount]`.
  let counts: [Int]
  /// Reported deaths by province; shape `[provinceCount]`.
  let deaths: [Int64]
  /// What to print for each province; shape `[provinceCount]`.
  let names: [String]
  let focus: Set<Int>
  let borders: [Border]
  /// The neighbors whose lines are measured to.
  let measured: Set<String>
  let words: MapWords

  init(
    _ report: Report, _ map: MapLayers, focus: Set<Int>, label: (String) -> String,
    words: MapWords
  ) {
    var counts = Array(repeating: 0, count: map.catalog.count)
    var deaths = Array(repeating: Int64(0), count: map.catalog.count)
    for province in report.provinces where province.id.index < counts.count {
      counts[province.id.index] = province.share.count
      deaths[province.id.index] = province.fatalities.best ?? 0
    }
    self.counts = counts
    self.deaths = deaths
    names = map.catalog.provinces.map { label($0.code) }
    self.focus = focus
    borders = map.borders
    measured = Set(report.nearness?.borders.map(\.neighbor) ?? [])
    self.words = words
  }

  /// Those in focus first, then those with more incidents, then by index; none without incidents.
  var labeled: [Int] {
    counts.indices.filter { counts[$0] > 0 }.sorted { a, b in
      (focus.contains(a) ? 0 : 1, counts[b], a) < (focus.contains(b) ? 0 : 1, counts[a], b)
    }
  }

  /// The words on a province, cut to what a map has room for.
  func labelText(_ province: Int) -> String {
    let name = names[province]
    let short = name.count > 24 ? "\(name.prefix(23))…" : name
    return "\(short) \(countText(counts[province]))"
  }

  /// What a pointer on a province tells.
  func title(_ province: Int) -> String {
    let incidents = words.incidents(counts[province])
    guard counts[province] > 0 else { return "\(names[province]): \(incidents)" }
    return "\(names[province]): \(incidents), \(words.deaths(deaths[province]))"
  }
}

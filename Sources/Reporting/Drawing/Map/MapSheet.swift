public import Engine
internal import Incidents
internal import Statistics
internal import Text

/// The maps of a report as one drawing that stands alone: title and question, maps, legend, sources
/// and every caveat, in light colors, for slides and print.
///
/// It is SVG without style sheet, script or font, so that every renderer draws it.
/// - Parameters:
///   - map: the layer of the report, and the borders around it.
///   - version: of the program.
/// - Source: W3C, Scalable Vector Graphics 1.1, second edition.
/// - Complexity: O(v log v + p log p) in the vertices of the layer and the positions.
public func renderMapSheet(_ report: Report, map: MapLayers, version: String) -> String {
  MapSheet(report, map: map, version: version).document.source
}

/// The parts of the drawing, from top to bottom.
struct MapSheet {
  private let page: Page
  private let story: Story
  private let figure: MapFigure?
  private let words = MapWords.english
  private let colors = MapColors(.light)
  private let version: String

  private let width = 1_120.0
  private let gutter = 28.0
  private let gap = 32.0

  init(_ report: Report, map: MapLayers, version: String) {
    let page = Page(report, map: map, options: PageOptions(version: version))
    self.page = page
    self.version = version
    story = Story(report)
    figure = MapFigure(report, map, label: page.label, words: words)
  }

  private var painter: MapPainter {
    MapPainter(
      colors: colors, scale: figure?.circleScale ?? CircleScale(most: 0), words: words)
  }

  var document: Markup {
    var column = SheetColumn(left: gutter, width: width - 2 * gutter, top: gutter)
    column.add(
      page.question.title, style: .init(size: 28, weight: 700, fill: colors.ink))
    column.skip(4)
    column.add(story.question, style: .init(size: 16, weight: 400, fill: colors.muted))
    column.skip(14)
    if let figure {
      addMaps(figure, to: &column)
      addLegend(MapLegend(figure, words: words), to: &column)
    }
    column.skip(10)
    for line in notes {
      column.add(line, style: .init(size: 12, weight: 400, fill: colors.muted))
      column.skip(2)
    }
    let size = [
      Attribute("width", width), Attribute("height", column.bottom + gutter - 8),
      Attribute(
        "viewBox", "0 0 \(drawingNumber(width)) \(drawingNumber(column.bottom + gutter - 8))"),
    ]
    return .xmlDeclaration
      + .element(
        "svg",
        [Attribute("xmlns", "http://www.w3.org/2000/svg")] + size
          + [Attribute("font-family", "system-ui, Inter, 'Segoe UI', Helvetica, Arial, sans-serif")]
      ) {
        Markup.element("title") { .text(page.question.title) }
        Markup.element(
          "rect",
          [
            Attribute("width", "100%"), Attribute("height", "100%"),
            Attribute("fill", colors.background),
          ])
        column.content
      } + .lineFeed
  }

  private func addMaps(_ figure: MapFigure, to column: inout SheetColumn) {
    var left = column.left
    let panels = [("national", figure.national)] + (figure.lens.map { [("lens", $0)] } ?? [])
    for (id, panel) in panels {
      column.content += painter.svg(
        panel, id: id, title: page.question.title,
        description: id == "lens" ? lensDescription(figure) : description,
        attributes: [
          Attribute("x", left), Attribute("y", column.bottom),
          Attribute("width", panel.view.width), Attribute("height", panel.view.height),
        ])
      left += panel.view.width + gap
    }
    column.skip(figure.national.view.height + 16)
  }

  /// The provinces with the most incidents, as the map shows them.
  private var description: String {
    let most = page.report.provinces.prefix(3).filter { $0.share.count > 0 }
    guard !most.isEmpty else { return "No province has a recorded incident." }
    let list = most.map { "\(page.label($0.code)) \(countText($0.share.count))" }
    return "Provinces by recorded incidents; the highest counts: \(enumeration(list))."
  }

  private func lensDescription(_ figure: MapFigure) -> String {
    "Enlarged: \(enumeration((page.focusCodes ?? []).map(page.label)))."
  }

  private func addLegend(_ legend: MapLegend, to column: inout SheetColumn) {
    var left = column.left
    let y = column.bottom + 10
    func text(_ text: String, weight: Int) {
      column.content += SheetColumn.Style(size: 13, weight: weight, fill: colors.ink)
        .text(text, x: left, y: y + 4.5)
      left += LabelSize(text, fontSize: 13).width
    }
    for group in legend.groups {
      text(group.heading, weight: 700)
      left += 12
      for entry in group.entries {
        column.content += painter.sign(entry.sign, at: PlanePoint(x: left + 10, y: y))
        left += 24
        text(entry.label, weight: 400)
        left += 14
      }
      left += 18
    }
    column.skip(24)
  }

  /// How it is drawn, where it comes from, and every caveat.
  private var notes: [String] {
    let report = page.report
    let drawn =
      figure?.isAggregated == true
      ? "near positions added up" : "one for each recorded position"
    let inputs = report.inputs.map { input in
      input.name + (input.sha256.map { " (SHA-256 \($0.prefix(12))…)" } ?? "")
    }
    return [
      "Shading: recorded incidents by province. Circles: \(drawn), area by reported deaths, hollow "
        + "where none were reported; none without coordinates. Albers equal-area projection; the scale holds along the middle "
        + "latitude. Boundaries do not imply endorsement.",
      "Source: \(enumeration(inputs)). Boundaries: \(report.boundaries.name). "
        + "Made by geotally \(version).",
    ] + report.notes
  }
}

/// Lines of text one under the other.
struct SheetColumn {
  struct Style {
    let size: Double
    let weight: Int
    let fill: String

    func text(_ text: String, x: Double, y: Double) -> Markup {
      .element(
        "text",
        [
          Attribute("x", x), Attribute("y", y), Attribute("font-size", size),
          Attribute("font-weight", weight), Attribute("fill", fill),
        ]
      ) { .text(text) }
    }
  }

  let left: Double
  let width: Double
  /// Where the next part begins.
  private(set) var bottom: Double
  var content = Markup.empty

  /// A common width of a character in parts of the font size, on the safe side.
  private static let emWidth = (regular: 0.51, bold: 0.57)
  /// More lines than these are cut, for a sheet is no place for long texts.
  private static let mostLines = 12

  init(left: Double, width: Double, top: Double) {
    self.left = left
    self.width = width
    bottom = top
  }

  mutating func skip(_ height: Double) { bottom += height }

  mutating func add(_ text: String, style: Style) {
    let em = style.weight > 500 ? Self.emWidth.bold : Self.emWidth.regular
    let cells = max(10, Int(width / (em * style.size)))
    let lines = text.visible.wrapped(to: cells)
    for (index, line) in lines.prefix(Self.mostLines).enumerated() {
      let isCut = index == Self.mostLines - 1 && lines.count > Self.mostLines
      bottom += (style.size * 1.3).rounded()
      content += style.text(isCut ? "\(line) …" : line, x: left, y: bottom - style.size * 0.3)
    }
  }
}

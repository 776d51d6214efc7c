/// Draws a panel with the paints of a page or of a theme.
struct MapPainter {
  let colors: MapColors
  let scale: CircleScale
  let words: MapWords

  /// The panel as a drawing in a page.
  ///
  /// - Parameters:
  ///   - id: begins the ids of its title and description; different for every panel of a file.
  ///   - title: names what is shown.
  ///   - description: says the answer.
  func svg(
    _ panel: MapPanel, id: String, title: String, description: String,
    attributes: [Attribute] = []
  ) -> Markup {
    let size = "0 0 \(drawingNumber(panel.view.width)) \(drawingNumber(panel.view.height))"
    return .element(
      "svg",
      attributes + [
        Attribute("viewBox", size), Attribute("role", "img"),
        Attribute("aria-labelledby", "\(id)-title \(id)-description"),
      ]
    ) {
      Markup.element("title", [.id("\(id)-title")]) { .text(title) }
      Markup.element("desc", [.id("\(id)-description")]) { .text(description) }
      content(panel)
    }
  }

  @MarkupBuilder private func content(_ panel: MapPanel) -> Markup {
    Markup.element(
      "rect",
      [
        Attribute("width", panel.view.width), Attribute("height", panel.view.height),
        Attribute("fill", colors.foreign),
      ])
    provinces(panel)
    outline(panel)
    circles(panel)
    if let box = panel.lensBox { lensBox(box) }
    labels(panel)
    if let bar = panel.scaleBar { scaleBar(bar, in: panel.view) }
  }

  private func titled(
    _ name: StaticString, _ title: String, _ attributes: [Attribute]
  ) -> Markup {
    .element(name, attributes) { Markup.element("title") { .text(title) } }
  }

  private func provinces(_ panel: MapPanel) -> Markup {
    .element(
      "g",
      [
        Attribute("stroke", colors.provinceLine), Attribute("stroke-width", 0.7),
        Attribute("stroke-linejoin", "round"), Attribute("fill-rule", "evenodd"),
      ]
    ) {
      panel.provinces.map { province in
        let fill = Attribute("fill", colors.ramp[province.rampStep])
        guard let mark = province.shape.mark else {
          return titled(
            "path", province.title, [fill, Attribute("d", province.shape.path.text)])
        }
        return titled(
          "circle", province.title,
          [
            fill, Attribute("stroke", colors.outline), Attribute("cx", mark.x),
            Attribute("cy", mark.y), Attribute("r", 2.0),
          ])
      }
    }
  }

  private func outline(_ panel: MapPanel) -> Markup {
    .element(
      "g",
      [
        Attribute("fill", "none"), Attribute("stroke", colors.outline),
        Attribute("stroke-linejoin", "round"), Attribute("stroke-linecap", "round"),
      ]
    ) {
      // It lies on the edges of provinces, which answer the pointer.
      if !panel.outline.isEmpty {
        Markup.element(
          "path",
          [
            Attribute("stroke-width", 1.2), Attribute("pointer-events", "none"),
            Attribute("d", panel.outline.text),
          ])
      }
      panel.borders.filter { !$0.path.isEmpty }.map { border in
        titled(
          "path", border.title,
          [Attribute("stroke-width", 2.2), Attribute("d", border.path.text)])
      }
    }
  }

  private func circles(_ panel: MapPanel) -> Markup {
    .element("g", circleStyle) {
      panel.circles.circles.map { circle in
        .element("circle", position(circle) + exception(circle)) {
          Markup.element("title") { .text(title(circle)) }
        }
      }
    }
  }

  /// A circle that stands alone, as in a legend.
  func circle(_ circle: MapCircle) -> Markup {
    .element("g", circleStyle) { .element("circle", position(circle) + exception(circle)) }
  }

  func title(_ circle: MapCircle) -> String {
    let text = "\(words.incidents(circle.incidents)), \(words.deaths(circle.deaths))"
    return circle.isCoarse ? "\(text); \(words.coarse)" : text
  }

  private func position(_ circle: MapCircle) -> [Attribute] {
    [
      Attribute("cx", circle.center.x), Attribute("cy", circle.center.y),
      Attribute("r", scale.radius(of: circle.deaths)),
    ]
  }

  private var circleStyle: [Attribute] {
    [
      Attribute("fill", colors.accent), Attribute("stroke", colors.halo),
      // Half of it lies under the fill.
      Attribute("stroke-width", 1.5), Attribute("paint-order", "stroke"),
    ]
  }

  /// A circle is hollow without deaths, and dashed where it stands for a whole province.
  private func exception(_ circle: MapCircle) -> [Attribute] {
    guard circle.deaths == 0 || circle.isCoarse else { return [] }
    let ring = [
      Attribute("fill", circle.deaths == 0 ? colors.halo : colors.accent),
      Attribute("stroke", colors.accent), Attribute("stroke-width", 1.2),
      Attribute("paint-order", "normal"),
    ]
    guard circle.isCoarse else { return ring }
    return ring + [Attribute("fill-opacity", 0.5), Attribute("stroke-dasharray", "2 1.5")]
  }

  private func lensBox(_ box: PlaneBox) -> Markup {
    .element(
      "rect",
      [
        Attribute("x", box.minX), Attribute("y", box.minY), Attribute("width", box.width),
        Attribute("height", box.height), Attribute("fill", "none"),
        Attribute("stroke", colors.ink), Attribute("stroke-width", 1.2),
        Attribute("stroke-dasharray", "3 3"), Attribute("pointer-events", "none"),
      ])
  }

  private func labels(_ panel: MapPanel) -> Markup {
    .element(
      "g",
      [
        Attribute("text-anchor", "middle"), Attribute("stroke-linejoin", "round"),
        Attribute("paint-order", "stroke"), Attribute("pointer-events", "none"),
      ]
    ) {
      panel.labels.map { label in
        let isNeighbor = label.kind == .neighbor
        let place = [
          Attribute("x", label.baseline.x), Attribute("y", label.baseline.y),
          Attribute("font-size", label.fontSize),
          Attribute("fill", isNeighbor ? colors.muted : colors.ink),
        ]
        let style =
          isNeighbor
          ? (label.text.joinsLetters ? [] : [Attribute("letter-spacing", 0.08 * label.fontSize)])
          : [
            Attribute("font-weight", 600), Attribute("stroke", colors.halo),
            Attribute("stroke-width", 3),
          ]
        return .element("text", place + style) { .text(label.text) }
      }
    }
  }

  private func scaleBar(_ bar: ScaleBar, in view: PanelView) -> Markup {
    let right = view.width - 16
    let y = view.height - 14
    return .element("g", [Attribute("pointer-events", "none")]) {
      Markup.element(
        "path",
        [
          Attribute(
            "d",
            "M\(pixelText(right - bar.length)) \(pixelText(y - 5))v5h\(pixelText(bar.length))v-5"),
          Attribute("fill", "none"), Attribute("stroke", colors.ink),
          Attribute("stroke-width", 1.2),
        ])
      Markup.element(
        "text",
        [
          Attribute("x", right - bar.length / 2), Attribute("y", y - 8),
          Attribute("text-anchor", "middle"), Attribute("font-size", 11),
          Attribute("fill", colors.ink), Attribute("direction", "ltr"),
        ]
      ) { .text(bar.label) }
    }
  }
}

extension String {
  /// Whether the letters belong to a script that joins them, which spacing would tear apart.
  fileprivate var joinsLetters: Bool { unicodeScalars.contains { $0.value >= 0x0590 } }
}

internal import Engine

/// What the colors and circles of a map stand for.
struct MapLegend: Sendable, Equatable {
  enum Sign: Sendable, Equatable {
    /// A step of the color ramp.
    case color(Int)
    /// A circle of so many reported deaths.
    case circle(deaths: Int64)
    case coarse
  }

  struct Entry: Sendable, Equatable {
    let sign: Sign
    let label: String
  }

  /// A heading with its entries.
  struct Group: Sendable, Equatable {
    let heading: String
    let entries: [Entry]
  }

  let groups: [Group]

  init(_ figure: MapFigure, words: MapWords) {
    let classes = figure.classes
    let colors =
      [Entry(sign: .color(0), label: words.none)]
      + classes.lowerLimits.indices.map { index in
        Entry(
          sign: .color(classes.rampStep(ofClass: index + 1)),
          label: classes.label(ofClass: index + 1))
      }
    var circles = figure.circleScale.legend.map {
      Entry(sign: .circle(deaths: $0), label: countText($0))
    }
    if figure.hasCoarse { circles.append(Entry(sign: .coarse, label: words.coarseHeading)) }
    let hasCircles = !figure.national.circles.circles.isEmpty
    groups =
      [Group(heading: words.incidentsHeading, entries: colors)]
      + (hasCircles ? [Group(heading: words.deathsHeading, entries: circles)] : [])
  }
}

extension MapPainter {
  /// The legend as a list for a page, in the order of reading.
  func legend(_ legend: MapLegend) -> Markup {
    .element("div", [.class("legend")]) {
      legend.groups.map { group in
        Markup.element("div", [.class("legend-group")]) {
          Markup.element("b") { .text(group.heading) }
          group.entries.map { entry in
            Markup.element("span", [.class("legend-entry")]) {
              sign(entry.sign)
              Markup.text(entry.label)
            }
          }
        }
      }
    }
  }

  private func sign(_ sign: MapLegend.Sign) -> Markup {
    .element(
      "svg",
      [
        Attribute("width", 20), Attribute("height", 20), Attribute("viewBox", "0 0 20 20"),
        Attribute("aria-hidden", "true"),
      ]
    ) { self.sign(sign, at: PlanePoint(x: 10, y: 10)) }
  }

  /// A sign around a place, at most 20 pixels wide and high.
  func sign(_ sign: MapLegend.Sign, at center: PlanePoint) -> Markup {
    switch sign {
    case .color(let step):
      return .element(
        "rect",
        [
          Attribute("x", center.x - 7), Attribute("y", center.y - 7), Attribute("width", 14),
          Attribute("height", 14), Attribute("rx", 2), Attribute("fill", colors.ramp[step]),
          Attribute("stroke", colors.outline), Attribute("stroke-width", 0.7),
        ])
    case .circle(let deaths):
      return circle(MapCircle(center: center, incidents: 1, deaths: deaths, coarse: 0))
    case .coarse:
      return circle(MapCircle(center: center, incidents: 1, deaths: 0, coarse: 1))
    }
  }
}

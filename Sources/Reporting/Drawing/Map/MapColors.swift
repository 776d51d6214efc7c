/// The paints of a map: those of a page that has light and dark, or fixed ones.
struct MapColors: Sendable {
  /// Classes of counts, from none to the most; shape `[6]`.
  let ramp: [String]
  let foreign: String
  let outline: String
  let provinceLine: String
  let accent: String
  let halo: String
  let ink: String
  let muted: String
  let background: String
  let rule: String

  /// The custom properties of the page's style sheet.
  static let page = MapColors { name, _ in "var(--\(name))" }

  /// The colors of a theme, for renderers that know no custom properties.
  init(_ theme: Theme) {
    self.init { _, color in color(theme).hex }
  }

  private init(_ paint: (_ name: String, _ color: (Theme) -> Color) -> String) {
    ramp = (0...CountClasses.rampSteps).map { step in paint("class-\(step)") { $0.ramp[step] } }
    foreign = paint("foreign") { $0.foreign }
    outline = paint("outline") { $0.outline }
    provinceLine = paint("province-line") { $0.provinceLine }
    accent = paint("accent") { $0.accent }
    halo = paint("halo") { $0.halo }
    ink = paint("ink") { $0.ink }
    muted = paint("muted") { $0.muted }
    background = paint("background") { $0.background }
    rule = paint("rule") { $0.rule }
  }
}

internal import Engine
internal import Statistics

/// The page that tells a report: its parts are methods in extensions, in the order of the page.
struct Page {
  let report: Report
  let map: MapLayers
  let options: PageOptions
  let book: Phrasebook
  let question: PageQuestion
  private let labels: [String: String]

  init(_ report: Report, map: MapLayers, options: PageOptions) {
    self.report = report
    self.map = map
    self.options = options
    book = Phrasebook(options.language)
    labels = Self.labels(of: report.provinces, translated: options.provinceNames)
    question = PageQuestion(
      report: report, book: book, labels: labels)
  }

  /// Longer names are cut: a page has no room for them, and the code tells which is meant.
  static let longestName = 60

  /// The province's name, with its code where the name is missing or stands more than once.
  func label(_ code: String) -> String { labels[code] ?? code }

  func name(_ code: String) -> Markup { .isolated(label(code)) }

  /// The focus, those with the most incidents first; nil without one.
  var focusCodes: [String]? { question.focusCodes }

  private static func labels(
    of provinces: [ProvinceCount], translated: [String: String]
  ) -> [String: String] {
    let names = provinces.map { (code: $0.code, name: shortened(translated[$0.code] ?? $0.name)) }
    let sharers = Dictionary(grouping: names, by: \.name)
    return Dictionary(
      names.map { code, name in
        let isUnique = sharers[name]?.count == 1
        return (code, name.isEmpty ? code : isUnique ? name : "\(name) (\(code))")
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func shortened(_ name: String) -> String {
    let scalars = name.unicodeScalars
    guard scalars.count > longestName else { return name }
    return String(String.UnicodeScalarView(scalars.prefix(longestName - 1))) + "…"
  }
}

extension Page {
  /// A figure of the report, in Western digits from left to right in every language.
  ///
  /// - Parameter path: where the JSON has it, such as `focus.share`; tests compare the two. Nil for
  ///   what no script needs, such as the ticks of an axis.
  func figure(_ text: String, _ path: String?) -> Markup {
    .element("span", [.class("n")] + Self.json(path)) { Markup.text(text) }
  }

  func count(_ count: some BinaryInteger, _ path: String?) -> Markup {
    figure(countText(count), path)
  }

  func percent(_ share: Proportion, _ path: String?) -> Markup { figure(percentText(share), path) }

  static func json(_ path: String?) -> [Attribute] {
    path.map { [Attribute("data-json", $0)] } ?? []
  }

  /// A card with its heading and a sentence that says what it shows.
  func card(
    _ id: String, _ title: Markup, _ lead: Markup, class extra: String = "",
    @MarkupBuilder content: () -> Markup
  ) -> Markup {
    .element(
      "section",
      [.class(extra.isEmpty ? "card pad" : "card pad \(extra)"), Attribute("aria-labelledby", id)]
    ) {
      Markup.element("h2", [.id(id)]) { title }
      Markup.element("p", [.class("lead")]) { lead }
      content()
    }
  }

  func paragraph(_ class: String, @MarkupBuilder _ content: () -> Markup) -> Markup {
    .element("p", [.class(`class`)]) { content() }
  }

  /// The figure of bounds, such as `5.9–15.6 %`.
  func boundsText(_ bounds: CountBounds) -> String {
    guard let low = bounds.lower.percentText(decimals: 1),
      let high = bounds.upper.percentText(decimals: 1)
    else { return "–" }
    return "\(low)–\(high) %"
  }

  func shareText(_ share: Double?) -> String {
    share.map { "\(decimalText($0 * 100, decimals: 1)) %" } ?? "–"
  }

  /// `6/57 = 10.5 %`, a dash where there is no part to state.
  func partText(_ part: Proportion?) -> String {
    guard let part, part.total > 0 else { return "–" }
    return "\(countText(part.count))/\(countText(part.total)) = \(percentText(part))"
  }

  func kilometersText(_ meters: Double?, decimals: Int = 1) -> String {
    meters.map { decimalText($0 / 1000, decimals: decimals) } ?? "–"
  }
}

/// What stands in the head of every page.
///
/// - Parameters:
///   - policy: what the page may run and load.
///   - version: the program's.
@MarkupBuilder func pageHead(
  title: String, policy: String, version: String, style: StyleSheet
) -> Markup {
  Markup.element("meta", [Attribute("charset", "utf-8")])
  Markup.element(
    "meta",
    [Attribute("http-equiv", "Content-Security-Policy"), Attribute("content", policy)])
  Markup.element(
    "meta",
    [
      Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1"),
    ])
  Markup.element("meta", [Attribute("name", "color-scheme"), Attribute("content", "light dark")])
  Markup.element(
    "meta", [Attribute("name", "generator"), Attribute("content", "geotally \(version)")])
  Markup.element("title") { Markup.text(title) }
  Markup.style(style)
}

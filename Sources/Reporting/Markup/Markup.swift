internal import Text

/// A piece of HTML or SVG that is safe to write as it stands.
///
/// A `String` is no markup and does not compile where markup is asked for: it becomes markup as
/// `text(_:)`, as the value of an `Attribute`, or as a value of `ScriptData`, and each of these
/// escapes it for its own context. Names of elements and attributes are `StaticString`, so that they
/// can only be literals of the program.
///
/// Controls, marks of direction, line separators and invisible characters are shown as `\u{…}`
/// everywhere (the rule of `String.visible`); joiners and variation selectors stay, for Persian and
/// Pashto words are spelled with them.
struct Markup: Sendable, Equatable {
  /// The characters of the file.
  private(set) var source: String

  private init(source: String) { self.source = source }

  static let empty = Markup(source: "")

  /// Text between tags.
  ///
  /// - Source: HTML Living Standard, section 13.1.4; XML 1.0, section 2.4.
  static func text(_ text: String) -> Markup { Markup(source: text.escapedForMarkup) }

  /// Text from the data, whose direction says nothing about the words around it.
  static func isolated(_ text: String) -> Markup {
    element("bdi") { Markup.text(text) }
  }

  static func + (a: Markup, b: Markup) -> Markup { Markup(source: a.source + b.source) }

  static func += (a: inout Markup, b: Markup) { a.source += b.source }

  /// The pieces one after the other, with `separator` between them.
  static func joined(_ pieces: some Sequence<Markup>, by separator: Markup = .empty) -> Markup {
    Markup(source: pieces.lazy.map(\.source).joined(separator: separator.source))
  }

  /// The line that tells a browser that a page follows.
  static let htmlDoctype = Markup(source: "<!doctype html>\n")
  /// The line with which an SVG file of its own begins.
  static let xmlDeclaration = Markup(source: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  static let lineFeed = Markup(source: "\n")

  /// An element with its content.
  ///
  /// - Precondition: `name` is of ASCII letters, digits and hyphens, and no raw text element; those
  ///   are `style(_:)` and `script(_:)`.
  static func element(
    _ name: StaticString, _ attributes: [Attribute] = [],
    @MarkupBuilder content: () throws -> Markup
  ) rethrows -> Markup {
    let name = checkedName(name)
    precondition(name != "script" && name != "style", "\(name) holds no markup")
    return Markup(
      source: "<\(name)\(attributes.source)>\(try content().source)</\(name)>")
  }

  /// An element without content that stands alone: `meta` and `br` in HTML, any in SVG.
  static func element(_ name: StaticString, _ attributes: [Attribute] = []) -> Markup {
    Markup(source: "<\(checkedName(name))\(attributes.source)/>")
  }

  /// The element of a style sheet.
  static func style(_ sheet: StyleSheet) -> Markup {
    Markup(source: "<style>\n\(sheet.source)</style>")
  }

  /// The element of a program.
  static func script(_ program: ScriptText) -> Markup {
    Markup(source: "<script>\(program.source)</script>")
  }

  /// The element of data for programs, which no browser runs.
  static func script(_ data: ScriptData, id: StaticString) -> Markup {
    Markup(
      source: "<script type=\"application/json\" id=\"\(id)\">\(data.source)</script>")
  }

  private static func checkedName(_ name: StaticString) -> String {
    let text = "\(name)"
    precondition(text.isMarkupName, "'\(text)' names no element")
    return text
  }
}

/// Collects markup as it is listed; a `String` in the list does not compile.
@resultBuilder
enum MarkupBuilder {
  static func buildExpression(_ piece: Markup) -> Markup { piece }
  static func buildExpression(_ pieces: [Markup]) -> Markup { .joined(pieces) }
  static func buildExpression(_ piece: Markup?) -> Markup { piece ?? .empty }
  static func buildBlock(_ pieces: Markup...) -> Markup { .joined(pieces) }
  static func buildOptional(_ piece: Markup?) -> Markup { piece ?? .empty }
  static func buildEither(first: Markup) -> Markup { first }
  static func buildEither(second: Markup) -> Markup { second }
  static func buildArray(_ pieces: [Markup]) -> Markup { .joined(pieces) }
}

extension String {
  /// The text with everything escaped that ends a text or a quoted attribute, and everything shown
  /// that would hide.
  var escapedForMarkup: String {
    if utf8.allSatisfy(\.isPlainMarkup) { return self }
    var result = ""
    result.reserveCapacity(utf8.count + 16)
    for scalar in visible.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether the text can name an element or an attribute.
  var isMarkupName: Bool {
    guard let first = utf8.first, first.isASCIILetter else { return false }
    return utf8.allSatisfy {
      $0.isASCIILetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":")
    }
  }
}

extension UInt8 {
  /// Whether the byte stands for itself in text and attributes, whatever is around it.
  fileprivate var isPlainMarkup: Bool {
    switch self {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      false
    default: (0x20...0x7E).contains(self)
    }
  }

  fileprivate var isASCIILetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}

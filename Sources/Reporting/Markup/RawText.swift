/// A program of the page: a literal of this one, never made from data.
struct ScriptText: Sendable {
  let source: String

  /// - Precondition: the text does not end its own element.
  init(_ literal: StaticString) {
    source = "\(literal)"
    precondition(!source.contains("</") && !source.contains("<!--"), "a script ends its element")
  }
}

/// The style sheet of a page or drawing: literals, and the colors of a theme.
struct StyleSheet: Sendable {
  private(set) var source = ""

  /// - Precondition: the text does not end its own element.
  init(_ literal: StaticString) {
    source = "\(literal)"
    precondition(!source.contains("<"), "a style sheet ends its element")
  }

  /// The colors of a theme as custom properties of what `selector` chooses.
  init(_ theme: Theme, selector: StaticString) {
    let lines = theme.colors.map { "  --\($0.name): \($0.color.hex);\n" }.joined()
    source = "\(selector) {\n\(lines)}\n"
  }

  static func + (a: StyleSheet, b: StyleSheet) -> StyleSheet {
    var sum = a
    sum.source += b.source
    return sum
  }
}

/// Data that a page carries for programs, as JSON inside a `script` element.
struct ScriptData: Sendable, Equatable {
  let source: String

  /// Beside what JSON escapes, every `<`, `>` and `&` is written as `\u00XX`, so that nothing in the
  /// data can end the element or begin a comment in it.
  /// - Source: HTML Living Standard, section 4.12.1.3.
  init(_ value: JSONValue) {
    var text = ""
    for scalar in value.compact.unicodeScalars {
      switch scalar {
      case "<": text += "\\u003c"
      case ">": text += "\\u003e"
      case "&": text += "\\u0026"
      default: text.unicodeScalars.append(scalar)
      }
    }
    source = text
  }
}

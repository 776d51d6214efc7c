/// One word, sign or literal of Swift source; comments and white space are gone.
struct Token: Equatable {
  enum Kind { case word, quotedWord, text, sign }

  let kind: Kind
  /// A sign is a single character; the text of a literal is what stands between its quotes.
  let text: String
  /// From 1.
  let line: Int
  /// Whether nothing stands between this token and the one before.
  let isAdjacent: Bool

  /// Whether this is the keyword or name `word`, without backticks.
  func isWord(_ word: String) -> Bool { kind == .word && text == word }
  func isSign(_ sign: String) -> Bool { kind == .sign && text == sign }
}

/// The tokens of some Swift source, those inside string interpolations included.
///
/// Knows comments, strings of every form, raw identifiers and `#/regular expressions/#`; bare
/// regular expressions are taken for signs.
func swiftTokens(_ source: String) -> [Token] {
  var lexer = Lexer(scalars: Array(source.unicodeScalars))
  lexer.readCode(untilClosingParenthesis: false)
  return lexer.tokens
}

private struct Lexer {
  let scalars: [Unicode.Scalar]
  var tokens: [Token] = []
  private var position = 0
  private var line = 1
  private var endOfLastToken = -1

  init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  mutating func readCode(untilClosingParenthesis stops: Bool) {
    var depth = 0
    while position < scalars.count {
      let scalar = scalars[position]
      if scalar == "\n" || scalar.properties.isWhitespace {
        step()
      } else if begins("//") {
        while position < scalars.count, scalars[position] != "\n" { step() }
      } else if begins("/*") {
        skipBlockComment()
      } else if let hashes = hashesBeforeQuote() {
        readString(hashes: hashes)
      } else if begins("#/") {
        while position < scalars.count, !begins("/#") { step() }
        step(2)
      } else if scalar == "`" {
        let start = position
        repeat { step() } while position < scalars.count && scalars[position] != "`"
        let end = position
        step()
        append(.quotedWord, from: start, text: (start + 1)..<end)
      } else if isWordScalar(scalar) {
        let start = position
        while position < scalars.count, isWordScalar(scalars[position]) { step() }
        append(.word, from: start, text: start..<position)
      } else {
        if scalar == "(" { depth += 1 }
        if scalar == ")" {
          if stops && depth == 0 { return }
          depth -= 1
        }
        step()
        append(.sign, from: position - 1, text: (position - 1)..<position)
      }
    }
  }

  private mutating func readString(hashes: Int) {
    let start = position
    let startLine = line
    step(hashes)
    let quote = begins("\"\"\"") ? "\"\"\"" : "\""
    step(quote.count)
    let marks = String(repeating: "#", count: hashes)
    let content = position
    while position < scalars.count, !begins(quote + marks) {
      if quote.count == 1 && scalars[position] == "\n" { break }
      if begins("\\" + marks + "(") {
        step(hashes + 2)
        readCode(untilClosingParenthesis: true)
        step()
      } else {
        step(begins("\\" + marks) ? hashes + 2 : 1)
      }
    }
    let end = position
    step(quote.count + hashes)
    append(.text, from: start, text: content..<max(content, end), line: startLine)
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if begins("/*") {
        depth += 1
        step(2)
      } else if begins("*/") {
        depth -= 1
        step(2)
      } else {
        step()
      }
    } while depth > 0 && position < scalars.count
  }

  /// How many number signs stand before a quote that comes next, or nil without a quote.
  private func hashesBeforeQuote() -> Int? {
    let hashes = scalars[position...].prefix { $0 == "#" }.count
    let next = position + hashes
    return next < scalars.count && scalars[next] == "\"" ? hashes : nil
  }

  private func begins(_ text: String) -> Bool {
    scalars[position...].starts(with: text.unicodeScalars)
  }

  private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isXIDContinue
  }

  private mutating func step(_ count: Int = 1) {
    for _ in 0..<count where position < scalars.count {
      if scalars[position] == "\n" { line += 1 }
      position += 1
    }
  }

  private mutating func append(
    _ kind: Token.Kind, from start: Int, text: Range<Int>, line: Int? = nil
  ) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[text.clamped(to: 0..<scalars.count)])
    tokens.append(
      Token(
        kind: kind, text: String(view), line: line ?? self.line,
        isAdjacent: start == endOfLastToken))
    endOfLastToken = position
  }
}

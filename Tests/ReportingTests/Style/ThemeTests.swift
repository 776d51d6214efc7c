import Foundation
import Testing

@testable import Reporting

/// A theme, or a pair of colors of it, under a name.
private struct TextPair: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let text: Color
  let background: Color

  static let all: [TextPair] = [("light", Theme.light), ("dark", .dark)].flatMap { name, theme in
    let grounds = [("background", theme.background), ("card", theme.card)]
    let texts = [
      ("ink", theme.ink), ("muted", theme.muted), ("accent text", theme.accentText),
      ("large figure", theme.barStrong),
    ]
    let pairs = texts.flatMap { text in
      grounds.map { ("\(text.0) on \($0.0)", text.1, $0.1) }
    }
    let more = [
      ("good verdict", theme.good, theme.goodBackground),
      ("cautious verdict", theme.caution, theme.cautionBackground),
      ("ink on foreign land", theme.ink, theme.foreign),
      ("muted on foreign land", theme.muted, theme.foreign),
    ]
    return (pairs + more).map { pair in
      TextPair(testDescription: "\(name): \(pair.0)", text: pair.1, background: pair.2)
    }
  }
}

/// - Source: WCAG 2.2, definitions of relative luminance and contrast ratio.
func contrast(_ a: Color, _ b: Color) -> Double {
  func luminance(_ color: Color) -> Double {
    let parts = [color.red, color.green, color.blue].map { byte in
      let value = Double(byte) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
  let (light, dark) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
  return (light + 0.05) / (dark + 0.05)
}

@Suite struct ThemeTests {
  @Test(arguments: TextPair.all)
  private func `text stands out from what is behind it by 4.5 to 1`(_ pair: TextPair) {
    #expect(contrast(pair.text, pair.background) >= 4.5)
  }

  @Test(arguments: [Theme.light, .dark])
  func `every class of a map is told from the next, from none to most`(_ theme: Theme) {
    #expect(theme.ramp.count == 6)
    for (lower, upper) in zip(theme.ramp, theme.ramp.dropFirst()) {
      #expect(contrast(lower, upper) > 1.2)
    }
  }

  @Test func `the contrast of black and white is the published 21`() {
    #expect(abs(contrast(Color(0x000000), Color(0xFFFFFF)) - 21) < 1e-9)
  }

  @Test func `both themes name the same colors`() {
    #expect(Theme.light.colors.map(\.name) == Theme.dark.colors.map(\.name))
    #expect(Set(Theme.light.colors.map(\.name)).count == Theme.light.colors.count)
    #expect(Color(0x0A0B0C).hex == "#0a0b0c")
  }
}

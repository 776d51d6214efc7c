import Foundation
import Geocoding
import Geography
import TestSupport
import Testing

/// One text of the labelled set, with every province that it tells of.
private struct FreeText {
  let text: String
  let expected: Set<String>

  init(_ fields: [String]) {
    text = fields[2]
    expected = fields[0] == "-" ? [] : Set(fields[0].split(separator: " ").map { "AF-\($0)" })
  }
}

/// The labels come from the texts, not from the program: FreeTexts/README.md.
@Suite struct `The labelled free texts` {
  private let names: BundledNames
  private let scanner: PlaceTextScanner
  private let texts: [FreeText]

  init() throws {
    names = try BundledNames.shared.get()
    scanner = PlaceTextScanner(names.matcher)
    texts = try records(of: "FreeTexts/free-texts.csv").map(FreeText.init)
  }

  private func provinces(_ text: String) -> Set<String> {
    Set(scanner.reading(of: text).provinces.map { names.catalog[$0].code })
  }

  @Test func `give exact sets of provinces in 98 of 100, with precision 0.99`() {
    #expect(texts.count >= 200)
    var exact = 0
    var right = 0
    var given = 0
    for item in texts {
      let found = provinces(item.text)
      if found == item.expected { exact += 1 }
      right += found.intersection(item.expected).count
      given += found.count
      if ProcessInfo.processInfo.environment["SHOW_MISTAKES"] == "1", found != item.expected {
        print("\(item.text) -> \(found.sorted()), not \(item.expected.sorted())")
      }
    }
    let share = Double(exact) / Double(texts.count)
    let precision = Double(right) / Double(max(1, given))
    print("free texts: \(texts.count), exact sets \(share), precision \(precision)")
    #expect(share >= 0.98)
    #expect(precision >= 0.99)
  }

  @Test(arguments: [" ", "\n", "\r\n", "\n\n"])
  func `say the same however their lines are broken`(_ lineBreak: String) {
    for item in texts {
      let lines = item.text.split(whereSeparator: \.isNewline)
      #expect(provinces(lines.joined(separator: lineBreak)) == provinces(item.text), "\(item.text)")
      let words = item.text.split(whereSeparator: \.isWhitespace)
      #expect(
        provinces(words.joined(separator: lineBreak)) == provinces(item.text), "\(item.text)")
    }
  }
}

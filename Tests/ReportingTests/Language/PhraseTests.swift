import Testing

@testable import Reporting

@Suite struct PhraseTests {
  @Test(arguments: Language.allCases)
  func `a language has every phrase, with the slots of English`(_ language: Language) {
    let tables = [
      Language.english: englishPhrases, .dari: dariPhrases, .pashto: pashtoPhrases,
    ]
    for phrase in Phrase.allCases {
      let text = tables[language]?[phrase]
      #expect(text?.isEmpty == false, "\(phrase)")
      #expect(slots(text ?? "") == slots(englishPhrases[phrase] ?? ""), "\(phrase)")
    }
  }

  private func slots(_ text: String) -> Set<String> {
    Set(text.matches(of: /\{([^}]*)\}/).map { String($0.1) })
  }

  @Test(arguments: Language.allCases)
  func `every slot of a phrase is one that can be filled, and digits are Western`(
    _ language: Language
  ) {
    let book = Phrasebook(language)
    for phrase in Phrase.allCases {
      #expect(slots(book[phrase]).allSatisfy { Slot(rawValue: $0) != nil }, "\(phrase)")
      let digits = book[phrase].unicodeScalars.filter { $0.properties.numericType == .decimal }
      #expect(digits.allSatisfy { $0.isASCII }, "\(phrase)")
    }
  }

  @Test(arguments: [Language.dari, .pashto])
  func `the page runs from right to left and keeps its figures`(_ language: Language) throws {
    let report = SampleReport.focus.report
    let page = try page(report, language: language)
    #expect(page.contains("<html lang=\"\(language.rawValue)-AF\" dir=\"rtl\">"))
    #expect(page.contains(">289</span>") && page.contains("96.0"))
    #expect(page.contains("lang=\"en\" dir=\"ltr\""))
  }

  @Test func `words are filled in and enumerated`() {
    let book = Phrasebook(.english)
    #expect(book.list(["a", "b", "c"]) == "a, b and c")
    #expect(book.list([String]()) == "" && book.list(["a"]) == "a")
    #expect(book.text(.nOfM, [.k: "1", .n: "{k}"]) == "1 of {k}")
    let filled = book.markup(.nOfM, [.k: .text("<"), .n: .text("2")])
    #expect(filled == .text("< of 2"))
  }
}

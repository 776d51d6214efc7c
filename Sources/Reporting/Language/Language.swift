/// A language of the page.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case dari = "fa"
  case pashto = "ps"

  /// The BCP 47 tag, with the country whose usage is meant.
  var tag: String {
    switch self {
    case .english: "en"
    case .dari: "fa-AF"
    case .pashto: "ps-AF"
    }
  }

  var isRightToLeft: Bool { self != .english }
}

/// The words of the page in one language.
///
/// Digits are Western in every language, for they are data.
struct Phrasebook: Sendable {
  let language: Language
  private let phrases: [Phrase: String]

  init(_ language: Language) {
    self.language = language
    phrases =
      switch language {
      case .english: englishPhrases
      case .dari: dariPhrases
      case .pashto: pashtoPhrases
      }
  }

  /// The phrase as it stands, its slots unfilled.
  subscript(phrase: Phrase) -> String { phrases[phrase] ?? phrase.rawValue }

  /// The phrase with its slots filled by texts.
  func text(_ phrase: Phrase, _ values: [Slot: String] = [:]) -> String {
    pieces(of: phrase).map { piece in
      switch piece {
      case .words(let words): words
      case .slot(let slot): values[slot] ?? ""
      }
    }.joined()
  }

  /// The phrase with its slots filled by markup.
  func markup(_ phrase: Phrase, _ values: [Slot: Markup] = [:]) -> Markup {
    .joined(
      pieces(of: phrase).map { piece in
        switch piece {
        case .words(let words): .text(words)
        case .slot(let slot): values[slot] ?? .empty
        }
      })
  }

  /// How words of the language stand at a position of a drawing, whose own direction is from left to
  /// right in every language.
  ///
  /// - Parameter anchor: `start`, `middle` or `end`, as seen: from the left.
  func words(anchor: String) -> [Attribute] {
    guard language.isRightToLeft else { return [Attribute("text-anchor", anchor)] }
    // The start of a line is then on its right.
    let seen = ["start": "end", "end": "start"][anchor] ?? anchor
    return [Attribute("text-anchor", seen), Attribute("direction", "rtl")]
  }

  /// `one` or `many`, whichever suits the count.
  func plural(_ count: Int, _ one: Phrase, _ many: Phrase) -> Phrase { count == 1 ? one : many }

  /// Words as one enumeration: `a`, `a and b`, `a, b and c`.
  func list(_ items: [Markup], _ conjunction: Phrase = .and) -> Markup {
    guard let last = items.last, items.count > 1 else { return items.first ?? .empty }
    return .joined(items.dropLast(), by: .text(self[.comma])) + .text(self[conjunction]) + last
  }

  func list(_ items: [String], _ conjunction: Phrase = .and) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: self[.comma]) + self[conjunction] + last
  }

  private enum Piece {
    case words(String)
    case slot(Slot)
  }

  private func pieces(of phrase: Phrase) -> [Piece] {
    var pieces: [Piece] = []
    for (index, part) in self[phrase].split(
      separator: "{", omittingEmptySubsequences: false
    ).enumerated() {
      guard index > 0, let end = part.firstIndex(of: "}"),
        let slot = Slot(rawValue: String(part[..<end]))
      else {
        pieces.append(.words(String(part)))
        continue
      }
      pieces.append(.slot(slot))
      pieces.append(.words(String(part[part.index(after: end)...])))
    }
    return pieces
  }
}

/// What is filled into a phrase.
enum Slot: String, CaseIterable {
  case n, k, share, low, high, places, place, subject, window, from, to, actors, values, name, km,
    meters, date
}

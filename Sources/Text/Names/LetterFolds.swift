internal import Foundation
internal import Synchronization

/// What becomes of each character when names are compared: letters of a folded alphabet, nothing,
/// or a gap between words.
///
/// Made from Unicode's own decompositions, so that matching needs no call of Foundation for text in
/// the scripts of the table; block by block, when a text first has a character of it, because a
/// short run meets few scripts and the whole table takes ten milliseconds.
final class LetterFolds: Sendable {
  static let shared = LetterFolds()

  /// What a character turns into.
  enum Fold: Equatable {
    /// Layout, vowel signs, apostrophes: as if it were not there.
    case nothing
    case gap
    /// A range of the block's `arena`.
    case letters(Range<Int>)
  }

  /// Basic scripts up to the phonetic signs, then presentation forms and full-width letters.
  private static let basic: Range<UInt32> = 0..<0x3100
  private static let forms: Range<UInt32> = 0xFB00..<0xFFF0

  /// A block once it was asked for. Workers may make it at the same time; the first one is kept,
  /// and they are all the same.
  private final class Slot: Sendable {
    let block = AtomicLazyReference<Block>()
  }

  /// The blocks of `basic`, then those of `forms`.
  private let slots: [Slot]

  private init() {
    let count = Self.number(of: Self.forms.upperBound - 1, in: Self.forms)
    slots = (0...Self.basicCount + count).map { _ in Slot() }
  }

  private static let basicCount = number(of: basic.upperBound, in: basic)

  private static func number(of scalar: UInt32, in range: Range<UInt32>) -> Int {
    Int((scalar - range.lowerBound) / Block.size)
  }

  /// The block of a scalar that the table has, nil for any other.
  func block(of scalar: UInt32) -> Block? {
    let isBasic = Self.basic.contains(scalar)
    guard isBasic || Self.forms.contains(scalar) else { return nil }
    let range = isBasic ? Self.basic : Self.forms
    let number = Self.number(of: scalar, in: range)
    let slot = slots[isBasic ? number : Self.basicCount + number]
    if let known = slot.block.load() { return known }
    let first = range.lowerBound + UInt32(number) * Block.size
    return slot.block.storeIfNil(Block(first..<min(range.upperBound, first + Block.size)))
  }
}

extension LetterFolds {
  /// The foldings of some consecutive scalars.
  final class Block: Sendable {
    /// The most scalars of a block: a text in one script needs a few.
    static let size: UInt32 = 32

    let scalars: Range<UInt32>
    /// The UTF-8 of every folding, end to end.
    let arena: [UInt8]
    /// Per scalar: 0 for nothing, 1 for a gap, else the place in the arena times 64, plus the
    /// length, plus 2.
    private let packed: [UInt32]
    private let cases: [LetterCase]

    fileprivate init(_ range: Range<UInt32>) {
      scalars = range
      // One call for all of them: a line for each, and the separator itself as a space.
      let separator: Unicode.Scalar = "\u{1E}"
      let scalars = range.map { Unicode.Scalar($0) ?? " " }.map { $0 == separator ? " " : $0 }
      let lines = String(String.UnicodeScalarView(scalars.flatMap { [$0, separator] }))
      var arena: [UInt8] = []
      var packed: [UInt32] = []
      var line: [Unicode.Scalar] = []
      for part in lines.decomposedStringWithCompatibilityMapping.unicodeScalars {
        guard part == separator else {
          line.append(part)
          continue
        }
        packed.append(Self.pack(foldScalar(scalars[packed.count], decomposed: line), into: &arena))
        line.removeAll(keepingCapacity: true)
      }
      self.arena = arena
      self.packed = packed
      cases = scalars.map(LetterCase.init)
    }

    /// The case of a scalar of the block.
    func letterCase(_ scalar: UInt32) -> LetterCase { cases[Int(scalar - scalars.lowerBound)] }

    /// The folding of a scalar of the block.
    func fold(_ scalar: UInt32) -> Fold {
      let entry = packed[Int(scalar - scalars.lowerBound)]
      switch entry {
      case 0: return .nothing
      case 1: return .gap
      default:
        let start = Int((entry - 2) >> 6)
        return .letters(start..<start + Int((entry - 2) & 63))
      }
    }

    private static func pack(_ folded: FoldedScalar, into arena: inout [UInt8]) -> UInt32 {
      switch folded {
      case .nothing: return 0
      case .gap: return 1
      case .letters(let text):
        // The longest decomposition of Unicode has 18 characters; none of the table is cut.
        let utf8 = text.utf8.prefix(60)
        let start = UInt32(arena.count)
        arena.append(contentsOf: utf8)
        return start << 6 + UInt32(utf8.count) + 2
      }
    }
  }
}

/// The case of a character.
enum LetterCase: UInt8 {
  case none
  case capital
  case small

  init(_ scalar: Unicode.Scalar) {
    // From Hebrew on, the scripts of place names have no capitals: no need to ask.
    guard scalar.value < 0x0590 || scalar.value >= 0x10A0 else {
      self = .none
      return
    }
    let properties = scalar.properties
    self = properties.isUppercase ? .capital : properties.isLowercase ? .small : .none
  }
}

/// The folding of one character as text.
enum FoldedScalar: Equatable {
  case nothing
  case gap
  case letters(String)
}

/// Folds a character outside the table: ideographs and syllables stand for themselves, letters of
/// the higher planes are decomposed first.
func foldRareScalar(_ scalar: Unicode.Scalar) -> FoldedScalar {
  guard scalar.value >= 0x1_0000 else {
    return foldScalar(scalar, decomposed: [scalar])
  }
  let text = String(scalar).decomposedStringWithCompatibilityMapping
  return foldScalar(scalar, decomposed: Array(text.unicodeScalars))
}

private func foldScalar(
  _ scalar: Unicode.Scalar, decomposed: [Unicode.Scalar]
) -> FoldedScalar {
  if isSilent(scalar) { return .nothing }
  var letters = ""
  var isSilentOnly = true
  for part in decomposed {
    if isSilent(part) { continue }
    isSilentOnly = false
    let properties = part.properties
    // Small letters and those without case need no further question.
    switch properties.generalCategory {
    case .lowercaseLetter, .otherLetter:
      letters += plainLetters(part)
      continue
    default: break
    }
    if properties.generalCategory == .decimalNumber, let value = properties.numericValue {
      letters += String(Int(value))
    } else if properties.isAlphabetic || properties.numericType != nil || isIndicMark(properties) {
      for lower in properties.lowercaseMapping.unicodeScalars where !isSilent(lower) {
        letters += plainLetters(lower)
      }
    } else if !letters.isEmpty {
      break
    }
  }
  if !letters.isEmpty { return .letters(letters) }
  return isSilentOnly && !decomposed.isEmpty && !scalar.properties.isWhitespace ? .nothing : .gap
}

/// Signs without which words of Indic scripts would fall apart.
private func isIndicMark(_ properties: Unicode.Scalar.Properties) -> Bool {
  properties.generalCategory == .spacingMark || properties.generalCategory == .nonspacingMark
}

/// Diacritics, vowel signs, apostrophes, the signs for ayn and hamza, joiners, direction marks and
/// what only stretches Arabic letters.
private func isSilent(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x27, 0x60, 0xB4, 0x02B0...0x036F, 0x0483...0x0487, 0x0591...0x05C7, 0x0610...0x061A,
    0x0621, 0x0640, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E4, 0x06E7, 0x06E8,
    0x06EA...0x06ED, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x2018...0x201B, 0x2032, 0x20D0...0x20F0,
    0xFE20...0xFE2F:
    true
  default: scalar.properties.isDefaultIgnorableCodePoint
  }
}

/// One letter for the letters that spell the same name: those of Arabic, Persian, Pashto and Urdu
/// keyboards, and Latin letters that Unicode does not decompose.
private func plainLetters(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\u{0649}", "\u{06CC}", "\u{06CD}", "\u{06CE}", "\u{06D0}", "\u{06D2}": "\u{064A}"
  case "\u{0643}", "\u{06AA}": "\u{06A9}"
  case "\u{06AB}", "\u{06B0}": "\u{06AF}"
  case "\u{0629}", "\u{06BE}", "\u{06C0}", "\u{06C1}", "\u{06C2}", "\u{06C3}", "\u{06D5}":
    "\u{0647}"
  case "\u{0671}": "\u{0627}"
  case "\u{0679}", "\u{067C}": "\u{062A}"
  case "\u{0688}", "\u{0689}": "\u{062F}"
  case "\u{0691}", "\u{0693}": "\u{0631}"
  case "\u{06BA}", "\u{06BC}": "\u{0646}"
  case "\u{0681}": "\u{062C}"
  case "\u{0685}": "\u{0686}"
  case "\u{0696}": "\u{0698}"
  case "\u{069A}": "\u{0634}"
  case "\u{00E6}": "ae"
  case "\u{0153}": "oe"
  case "\u{00F8}": "o"
  case "\u{0111}", "\u{00F0}": "d"
  case "\u{0131}": "i"
  case "\u{0142}": "l"
  case "\u{00DF}": "ss"
  case "\u{00FE}": "th"
  default: String(scalar)
  }
}

extension NameText {
  /// Some Latin words as one run of letters in which the usual romanizations of a name in Arabic
  /// script agree: `Sa'dah` and `Saada`, `Ta'izz` and `Taiz`, `Lahij` and `Lahej`, `Kondoz` and
  /// `Qunduz`.
  ///
  /// Letters count once where they are doubled; `e` is `i` and `o` is `u`, and so are the pairs
  /// written for one long vowel; `q` is `k`, `v` is `w`, `dh` is `d`; a final `h` behind a vowel
  /// is left out. Empty for other scripts.
  public func looseLetters(of range: Range<Int>) -> [UInt8] {
    var loose: [UInt8] = []
    for word in words[range] {
      guard word.isLatin else { return [] }
      appendLoose(letters[word.letters], to: &loose)
    }
    return loose
  }

  private func appendLoose(_ letters: ArraySlice<UInt8>, to loose: inout [UInt8]) {
    let start = loose.count
    for (position, byte) in zip(letters.indices, letters) {
      let last = loose.count > start ? loose[loose.count - 1] : 0
      let isFinal = position + 1 == letters.endIndex
      switch byte {
      case UInt8(ascii: "h") where last == UInt8(ascii: "d"): continue
      case UInt8(ascii: "h") where isFinal && Self.isVowel(last): continue
      case UInt8(ascii: "y") where Self.isVowel(last), UInt8(ascii: "i") where Self.isVowel(last),
        UInt8(ascii: "e") where Self.isVowel(last):
        // The second letter of a long vowel decides: `ay`, `ai`, `ei` and `ee` are `i`.
        loose[loose.count - 1] = UInt8(ascii: "i")
      case UInt8(ascii: "u") where last == UInt8(ascii: "u"): continue
      default:
        let letter = Self.loose(byte)
        if letter != last { loose.append(letter) }
      }
    }
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    [UInt8(ascii: "a"), UInt8(ascii: "i"), UInt8(ascii: "u")].contains(byte)
  }

  private static func loose(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "e"): UInt8(ascii: "i")
    case UInt8(ascii: "o"): UInt8(ascii: "u")
    case UInt8(ascii: "q"): UInt8(ascii: "k")
    case UInt8(ascii: "v"): UInt8(ascii: "w")
    default: byte
    }
  }
}

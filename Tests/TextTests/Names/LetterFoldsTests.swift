import TestSupport
import Testing
import Text

@Suite struct `Letters of names` {
  /// Every character of some blocks, apart from ASCII, which is no matter of tables.
  @Test(arguments: [
    0x80..<0x1000, 0x1000..<0x2000, 0x2000..<0x3400, 0xA000..<0xA800, 0xF900..<0x1_0000,
    0x1_D400..<0x1_D800, 0x1_E900..<0x1_F200,
  ])
  func `are those of Unicode's own properties`(scalars: Range<UInt32>) {
    let wrong = scalars.compactMap(Unicode.Scalar.init).filter { scalar in
      let (letters, wordCount) = expected([scalar])
      let text = NameText(spaced([scalar]))
      return !text.letters.elementsEqual(letters.utf8) || text.words.count != wordCount
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(10).map { String($0.value, radix: 16) })")
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `do not depend on what was read before`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let blocks: [Range<UInt32>] = [
      0x80..<0x250, 0x250..<0x400, 0x600..<0x700, 0x600..<0x700, 0x900..<0x980, 0x1E00..<0x2070,
      0xFB50..<0xFF00, 0xFF00..<0xFFF0, 0x4E00..<0x4E80, 0x1_F600..<0x1_F640,
    ]
    for _ in 0..<500 {
      let scalars = (0..<Int.random(in: 1...40, using: &random)).compactMap { _ in
        blocks.randomElement(using: &random).flatMap { block in
          Unicode.Scalar(UInt32.random(in: block, using: &random))
        }
      }
      let (letters, wordCount) = expected(scalars)
      let text = NameText(spaced(scalars))
      #expect(text.letters.elementsEqual(letters.utf8), "\(scalars)")
      #expect(text.words.count == wordCount, "\(scalars)")
    }
  }

  /// Letters around every character: no word is a particle, none is a possessive.
  private func spaced(_ scalars: [Unicode.Scalar]) -> String {
    scalars.reduce(into: "zq") { text, scalar in
      text.unicodeScalars.append(scalar)
      text += "zq"
    }
  }

  private func expected(_ scalars: [Unicode.Scalar]) -> (letters: String, wordCount: Int) {
    var letters = "zq"
    var wordCount = 1
    for scalar in scalars {
      switch NaiveNameFold(scalar) {
      case .nothing: break
      case .gap: wordCount += 1
      case .letters(let text): letters += text
      }
      letters += "zq"
    }
    return (letters, wordCount)
  }
}

/// A word of at most 64 letters, ready to be compared with many others.
///
/// The distance is that of `editDistance`: insertions, deletions, substitutions and swaps of
/// neighbors, no part edited twice.
/// - Source: Hyyrö, A bit-vector algorithm for computing Levenshtein and Damerau edit distances,
///   Nordic Journal of Computing 10, 2003.
public struct LetterPattern: Sendable {
  /// The longest word.
  public static let maxLength = 64
  /// Per letter code, the places where the word has it.
  private var places = [UInt64](repeating: 0, count: 256)
  public let length: Int

  /// - Parameter letters: One code per letter.
  /// - Returns: nil for no letters, or more than `maxLength`.
  public init?(_ letters: Span<UInt8>) {
    guard (1...Self.maxLength).contains(letters.count) else { return nil }
    length = letters.count
    for index in letters.indices { places[Int(letters[index])] |= 1 << UInt64(index) }
  }

  /// The edits between the word and another.
  ///
  /// - Complexity: O(|other|).
  public func distance(to other: ArraySlice<UInt8>) -> Int {
    var positive = UInt64.max
    var negative: UInt64 = 0
    var diagonal: UInt64 = 0
    var previous: UInt64 = 0
    var distance = length
    let last: UInt64 = 1 << UInt64(length - 1)
    for letter in other {
      let match = places[Int(letter)]
      let swap = ((~diagonal & match) << 1) & previous
      diagonal = (((match & positive) &+ positive) ^ positive) | match | negative | swap
      var horizontalPositive = negative | ~(diagonal | positive)
      var horizontalNegative = diagonal & positive
      if horizontalPositive & last != 0 { distance += 1 }
      if horizontalNegative & last != 0 { distance -= 1 }
      horizontalPositive = horizontalPositive << 1 | 1
      horizontalNegative <<= 1
      positive = horizontalNegative | ~(diagonal | horizontalPositive)
      negative = horizontalPositive & diagonal
      previous = match
    }
    return distance
  }
}

/// The alphabets in which misspellings are compared.
public enum NameScript: UInt8, Sendable {
  case latin
  case arabic
}

/// One code per letter of a folded name; codes of different scripts are not comparable.
///
/// - Returns: nil for other scripts, for a mixture, and for no letters.
public func letterCodes(of letters: Span<UInt8>) -> (script: NameScript, codes: [UInt8])? {
  guard letters.count > 0 else { return nil }
  let script: NameScript = letters[0] < 0x80 ? .latin : .arabic
  var codes: [UInt8] = []
  var index = 0
  while index < letters.count {
    let byte = letters[index]
    if script == .latin {
      guard byte < 0x80 else { return nil }
      codes.append(byte)
      index += 1
    } else {
      // The letters of U+0620 to U+06FF that folding leaves differ in their last byte.
      guard (0xD8...0xDB).contains(byte), index + 1 < letters.count else { return nil }
      codes.append(UInt8(truncatingIfNeeded: UInt32(byte) << 6 | UInt32(letters[index + 1] & 0x3F)))
      index += 2
    }
  }
  return (script, codes)
}

internal import Geography
internal import Text

extension TextScan {
  /// Behind a name: what is named for its seat or its home.
  private static let governments = ["based", "government", "govt"]
  /// Before a name, in languages that put it there.
  private static let governmentsBefore = ["حکومت", "اداره", "رژیم"]
  /// What is named for a place that it need not be in: `Task Force Helmand`, `Zabul PRT`.
  private static let units = [
    "force", "team", "command", "prt", "battalion", "brigade", "corps", "unit", "regiment",
    "kandak", "squadron", "group", "company", "shura", "division", "wing",
  ]
  private static let unitWords = [
    "task", "provincial", "reconstruction", "response", "combined", "battle", "air", "agribusiness",
    "development", "embedded", "police", "training",
  ]

  /// Whether a name belongs to something that is not the place.
  func belongsToOther(_ range: Range<Int>) -> Bool {
    let next = range.upperBound
    if next < all.upperBound, words.words[next].gap.isJoining {
      let role = words.words[next].role
      if [.water, .regime].contains(role) || isOne(of: Self.governments, next) { return true }
      if role == .province { return false }
    }
    if isUnit(range) { return true }
    guard range.lowerBound > 0 else { return false }
    let before = range.lowerBound - 1
    if words.words[range.lowerBound].gap.isJoining {
      if words.words[before].role == .water || isOne(of: Self.governmentsBefore, before) {
        return true
      }
    }
    return reader.isPersonal(range, in: all)
  }

  /// `Task Force Helmand`, `Regional Command-Kabul`, `Kandahar Provincial Reconstruction Team`.
  private func isUnit(_ range: Range<Int>) -> Bool {
    let before = range.lowerBound - 1
    if before >= 0, words.words[before].isCapitalized, isOne(of: Self.units, before),
      words.words[range.lowerBound].gap.isSubset(of: [.space, .hyphen, .dash])
    {
      return true
    }
    var word = range.upperBound
    while word < all.upperBound, word < range.upperBound + 4, words.words[word].gap.isJoining,
      words.words[word].isCapitalized
    {
      if isOne(of: Self.units, word) { return true }
      guard isOne(of: Self.unitWords, word) else { return false }
      word += 1
    }
    return false
  }

  /// Whether a place in another country follows a name: `Herat, Iran`, `Gulistan, Karachi`. No
  /// province lies in a city.
  func isAbroad(_ range: Range<Int>, kind: PlaceKind) -> Bool {
    var word = range.upperBound
    if isOne(of: ["of", "in"], word), words.words[word].gap.isJoining { word += 1 }
    guard word < all.upperBound, words.words[word].gap.isSubset(of: [.space, .comma, .open]),
      let foreign = reader.longestCountry(at: word, in: all, own: false)
    else { return false }
    let behind = word + foreign.count
    if behind < all.upperBound, words.words[behind].role == .border { return false }
    guard foreign.country == .foreignPlace else { return true }
    return kind != .province && (words.words[word].isLatin || !words.words[word].gap.isJoining)
  }
}

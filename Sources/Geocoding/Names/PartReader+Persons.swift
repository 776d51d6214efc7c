internal import Text

extension PartReader {
  /// Family names that are also names of provinces.
  private static let familyNames = ["wardak", "wardag", "vardak", "وردک", "وردگ"].map(\.matchingKey)

  /// Given names, and parts of them, that often precede a family name.
  private static let givenNames = [
    """
    abdul abdur abdullah abdollah ahmad ahmed mohammad muhammad mohammed mohamad mohd ghulam gholam
    rahim rahman karim hamid rashid rashed wahid khalid hussain hussein hossein hassan hasan ismail
    ibrahim yusuf yousuf nasir naser nasrullah najib najibullah habibullah rahmatullah hekmatullah
    hikmatullah asadullah amanullah zabiullah zabihullah sayed sayyid syed gul wali omar umar mustafa
    jamil bismillah enayatullah inayatullah matiullah latif aziz azizullah farid fawad jawad daud
    dawood dawud zahir zaher amin amir anwar akbar akhtar aslam ashraf hanif hafizullah ihsan ehsan
    jalil javed jawed kabir khan mahmood mahmud masood massoud naim nazar qasim qader qadir rafi rauf
    razaq raziq sami sadiq saleem salim samad shafiq shakir sharif taj tariq tahir wais wakil yahya
    yaqub zalmay zaman zia محمد احمد رحیم کریم غلام خان الله حمید حسن حسین علی گل سید نجیب عبدالله
    """
  ].flatMap { $0.split(whereSeparator: \.isWhitespace).map { String($0).matchingKey } }

  private static let servant = "عبدال".matchingKey

  /// Whether a name is a person's: behind a title or a given name, or a family name behind a word
  /// that no table has.
  func isPersonal(_ range: Range<Int>, in words: Range<Int>) -> Bool {
    let before = range.lowerBound - 1
    guard before >= words.lowerBound else { return false }
    let gap = text.words[range.lowerBound].gap
    let word = text.words[before]
    if word.role == .title, gap.isSubset(of: [.space, .period]) { return true }
    guard gap == .space, word.role == .name, !word.isLatin || word.isCapitalized,
      longestKey(at: before, in: words) == nil
    else { return false }
    let letters = text.letters[word.letters]
    if Self.givenNames.contains(where: { letters.elementsEqual($0.utf8) })
      || letters.starts(with: Self.servant.utf8)
    {
      return true
    }
    let name = text.letters[text.letters(of: range)]
    return Self.familyNames.contains { name.elementsEqual($0.utf8) }
  }
}

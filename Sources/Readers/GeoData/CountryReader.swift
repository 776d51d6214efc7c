public import Incidents

/// Reads the table of countries, with the columns `alpha2`, `alpha3`, `numeric`, `gw`, `name` and
/// `variants`; several numbers and variants are separated by `|`.
///
/// - Throws: `ReadingError` for a file that cannot be read, a missing column, and a row, by its
///   line, without a name or with codes that are none.
public func readCountryVocabulary(path: String) throws(ReadingError) -> CountryVocabulary {
  let fields = ["alpha2", "alpha3", "numeric", "gw", "name", "variants"]
  var table = try VocabularyTable(path: path, columns: fields)
  var countries: [CountryVocabulary.Country] = []
  while try table.next() {
    let (alpha2, alpha3) = (try table.required(0), try table.required(1))
    guard CountryCode(alpha2) != nil else { throw table.fault(0, expected: "two letters") }
    let isoNumbers = try numbers(2, of: table)
    countries.append(
      CountryVocabulary.Country(
        alpha2: alpha2, alpha3: alpha3, isoNumber: isoNumbers.first,
        gleditschWardNumbers: try numbers(3, of: table), name: try table.required(4),
        variants: table.list(5, separator: UInt8(ascii: "|"))))
  }
  return CountryVocabulary(countries)
}

private func numbers(_ field: Int, of table: VocabularyTable) throws(ReadingError) -> [Int] {
  var numbers: [Int] = []
  for text in table.list(field, separator: UInt8(ascii: "|")) {
    guard let number = Int(text) else { throw table.fault(field, expected: "whole numbers") }
    numbers.append(number)
  }
  return numbers
}

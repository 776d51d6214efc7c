internal import Engine
internal import Foundation

/// The words of maps and their legends, in one language.
struct MapWords: Sendable {
  /// Above the classes of counts and the sizes of circles.
  var incidentsHeading: String
  var deathsHeading: String
  var none: String
  var coarseHeading: String
  /// `3 incidents`.
  var incidents: @Sendable (Int) -> String
  /// `12 reported deaths`, also of none.
  var deaths: @Sendable (Int64) -> String
  /// What a circle at the middle of a province says.
  var coarse: String
  /// `Border with Pakistan`.
  var border: @Sendable (String) -> String
  /// The name of a country by its ISO 3166-1 code; the code where it has none.
  var country: @Sendable (String) -> String

  static let english = MapWords(
    incidentsHeading: "Incidents", deathsHeading: "Reported deaths", none: "none",
    coarseHeading: "located to the province only",
    incidents: { counted($0, "incident") },
    deaths: { $0 == 0 ? "no reported deaths" : counted(Int($0), "reported death") },
    coarse: "located to the province only",
    border: { "Border with \($0)" },
    country: { countryName($0, language: "en") })
}

/// The name of a country by its ISO 3166-1 code, alpha-2 or alpha-3; the code where it has none.
///
/// - Parameter language: a BCP 47 tag.
/// - Source: the Unicode CLDR, as Foundation carries it.
func countryName(_ code: String, language: String) -> String {
  // Foundation tells China from Hong Kong, which no border layer does.
  if code == "CHN" || code == "CN", language == "en" { return "China" }
  return Locale(identifier: language).localizedString(forRegionCode: code) ?? code
}

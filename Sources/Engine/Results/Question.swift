public import Geography
public import Incidents

/// What is asked, as it was understood; it travels with the answer.
public struct Question: Sendable, Equatable {
  public var incidents = IncidentQuery()
  /// Whether rows of countries that are not asked for are left out; if not, nothing but their points
  /// places them.
  public var filtersCountries = true
  /// The codes of the provinces whose joint share is asked for.
  public var focus: [String] = []
  /// Whether inputs of different sources may be added up.
  public var isPooled = false
  /// The format asked for, nil when it is detected.
  public var sourceFormat: SourceFormat?
  /// The headers that the user assigned to fields.
  public var columns: [IncidentField: String] = [:]
  /// How dates are read that could mean several days, nil where these are not read.
  public var dates: DateConvention?
  /// The words that stand for nothing, nil where they are the usual ones.
  public var missingWords: [String]?

  /// The choices by which incidents are placed.
  public var placing = PlacingRules()
  /// Which free texts are searched for places.
  public var searchedText = SearchedText.placeTexts

  /// Which distances are measured, and what lies between.
  public var nearness = NearnessQuestion()

  public init() {}
}

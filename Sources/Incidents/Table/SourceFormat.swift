/// The layouts of incident files that are understood.
public enum SourceFormat: String, Sendable, CaseIterable {
  case acled
  case ucdp
  case csv
  case geojson

  /// How the source is written in text.
  public var displayName: String {
    switch self {
    case .acled: "ACLED"
    case .ucdp: "UCDP GED"
    case .csv: "CSV"
    case .geojson: "GeoJSON"
    }
  }
}

/// What a column of an incident file can hold; the raw values are the keys of `--columns`.
public enum IncidentField: String, Sendable, CaseIterable {
  case id
  case date
  case endDate = "end_date"
  /// How exactly the date is known: the source's code, or a word of `DatePrecision`.
  case datePrecision = "date_precision"
  case longitude = "lon"
  case latitude = "lat"
  case precision
  case country
  case admin1
  case admin2
  case location
  case kind
  case eventType = "event_type"
  case subEventType = "sub_event_type"
  case actor1
  case actor2
  case associatedActor1 = "assoc_actor_1"
  case associatedActor2 = "assoc_actor_2"
  /// One figure without a range.
  case fatalities
  case low
  case best
  case high
  case notes
  case timestamp
}

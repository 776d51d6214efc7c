/// The layouts of incident files that are understood.
public enum SourceFormat: String, Sendable, CaseIterable {
  case acled
  case ucdp
  /// ACLED's weekly aggregates, a row for each week, province and type.
  case acledWeekly = "acled-weekly"
  /// The conflict events of HDX HAPI, a row for each month, area and type.
  case hapi
  /// HDX's monthly sheets of ACLED's events, a row for each month and area.
  case hdxMonthly = "hdx-monthly"
  case csv
  case geojson

  /// How the source is written in text.
  public var displayName: String {
    switch self {
    case .acled: "ACLED"
    case .ucdp: "UCDP GED"
    case .acledWeekly: "ACLED weekly aggregate"
    case .hapi: "HDX HAPI conflict events"
    case .hdxMonthly: "HDX monthly events"
    case .csv: "CSV"
    case .geojson: "GeoJSON"
    }
  }

  /// Whether files of the format are of one source, in which an id has one meaning.
  public var isKnownSource: Bool {
    switch self {
    case .acled, .ucdp, .acledWeekly, .hapi, .hdxMonthly: true
    case .csv, .geojson: false
    }
  }

  /// Whether its types are those of ACLED's codebook, which stand for kinds.
  public var hasACLEDTypes: Bool { self == .acled || self == .acledWeekly }

  /// Whether a row stands for as many incidents as it says.
  public var isAggregate: Bool {
    switch self {
    case .acledWeekly, .hapi, .hdxMonthly: true
    case .acled, .ucdp, .csv, .geojson: false
    }
  }
}

/// What a column of an incident file can hold; the raw values are the keys of `--columns`.
public enum IncidentField: String, Sendable, CaseIterable {
  case id
  case date
  /// The parts of the date, where these have columns of their own.
  case year
  case month
  case day
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
  /// How many incidents a row stands for, and at least and at most.
  case count
  case countLow = "count_low"
  case countHigh = "count_high"
  case notes
  case timestamp
}

internal import Incidents

/// The headers under which each format holds a field, the preferred first, in normalized form.
func headerNames(_ format: SourceFormat) -> [IncidentField: [String]] {
  switch format {
  case .acled: acledNames
  case .ucdp: ucdpNames
  case .acledWeekly: acledWeeklyNames
  case .hapi: hapiNames
  case .hdxMonthly: hdxMonthlyNames
  case .csv, .geojson: genericNames
  }
}

/// The headers of a second column that tells countries, asked where the first is empty or not known.
///
/// - Source: the codebooks of ACLED (`iso`) and UCDP GED (`country_id`); Aid Worker Security
///   Database (`Country Code`), HDX HAPI (`location_code`), spreadsheets of HDX (`ISO3`).
func secondCountryNames(_ format: SourceFormat) -> [String] {
  switch format {
  case .acled: ["iso", "iso3"]
  case .ucdp: ["country_id"]
  case .acledWeekly, .hdxMonthly: ["country"]
  case .hapi: ["location_name"]
  case .csv, .geojson:
    [
      "country_code", "location_code", "iso3", "iso_3", "iso3_code", "country_iso3", "country_iso",
      "iso2", "iso_2", "country_iso2", "iso_a3", "iso_a2", "adm0_a3", "admin0_code",
    ]
  }
}

/// A header as it is compared: lowercase, with `_` for spaces, hyphens and points.
func normalizedHeader(_ header: String) -> String {
  let separators: Set<Character> = [" ", "-", "."]
  return String(header.lowercased().map { separators.contains($0) ? "_" : $0 })
}

/// The headers that look as if they held the parts of a date; none without a year.
func datePartHeaders(in header: [String]) -> [(field: IncidentField, header: String)] {
  let usual: [(IncidentField, [String])] = [
    (.year, ["year", "iyear", "event_year"]), (.month, ["month", "imonth", "event_month"]),
    (.day, ["day", "iday", "event_day"]),
  ]
  var found: [(field: IncidentField, header: String)] = []
  for (field, names) in usual {
    guard let part = header.first(where: { names.contains(normalizedHeader($0)) }) else { break }
    found.append((field, part))
  }
  return found
}

/// - Source: ACLED codebook, 2023; `data_id` and `event_id_no_cnty` in exports before it.
private let acledNames: [IncidentField: [String]] = [
  .id: ["event_id_cnty", "data_id", "event_id_no_cnty"],
  .date: ["event_date"],
  .datePrecision: ["time_precision"],
  .longitude: ["longitude"],
  .latitude: ["latitude"],
  .precision: ["geo_precision"],
  .country: ["country"],
  .admin1: ["admin1"],
  .admin2: ["admin2"],
  .location: ["location"],
  .eventType: ["event_type"],
  .subEventType: ["sub_event_type"],
  .actor1: ["actor1"],
  .actor2: ["actor2"],
  .associatedActor1: ["assoc_actor_1"],
  .associatedActor2: ["assoc_actor_2"],
  .fatalities: ["fatalities"],
  .notes: ["notes"],
  .timestamp: ["timestamp"],
]

/// - Source: UCDP GED codebook, version 21.1; `date` in subsets.
private let ucdpNames: [IncidentField: [String]] = [
  .id: ["id"],
  .date: ["date_start", "date"],
  .endDate: ["date_end"],
  .datePrecision: ["date_prec"],
  .longitude: ["longitude"],
  .latitude: ["latitude"],
  .precision: ["where_prec"],
  .country: ["country"],
  .admin1: ["adm_1"],
  .admin2: ["adm_2"],
  .location: ["where_description", "where_coordinates"],
  .eventType: ["type_of_violence"],
  .actor1: ["side_a"],
  .actor2: ["side_b"],
  .low: ["low"],
  .best: ["best"],
  .high: ["high"],
]

/// - Source: the header of ACLED's weekly aggregates, 2025; its `ID` names a province, not an event.
private let acledWeeklyNames: [IncidentField: [String]] = [
  .date: ["week"],
  .longitude: ["centroid_longitude"],
  .latitude: ["centroid_latitude"],
  .country: ["country"],
  .admin1: ["admin1"],
  .eventType: ["event_type"],
  .subEventType: ["sub_event_type"],
  .fatalities: ["fatalities"],
  .count: ["events"],
]

/// - Source: HDX HAPI, conflict events, 2025.
private let hapiNames: [IncidentField: [String]] = [
  .date: ["reference_period_start"],
  .endDate: ["reference_period_end"],
  .precision: ["admin_level"],
  .country: ["location_code"],
  .admin1: ["admin1_name", "provider_admin1_name"],
  .admin2: ["admin2_name", "provider_admin2_name"],
  .eventType: ["event_type"],
  .fatalities: ["fatalities"],
  .count: ["events"],
]

/// - Source: HDX, monthly events and fatalities by ACLED, 2025.
private let hdxMonthlyNames: [IncidentField: [String]] = [
  .year: ["year"],
  .month: ["month"],
  .country: ["iso3", "country"],
  .admin1: ["admin1"],
  .admin2: ["admin2"],
  .fatalities: ["fatalities"],
  .count: ["events"],
]

private let genericNames: [IncidentField: [String]] = [
  .id: ["id", "event_id", "incident_id", "eventid", "event_id_cnty"],
  .date: ["date", "event_date", "incident_date", "start_date", "date_start"],
  .endDate: ["end_date", "date_end"],
  .datePrecision: ["date_precision"],
  .longitude: ["longitude", "lon", "lng", "long"],
  .latitude: ["latitude", "lat"],
  .precision: ["precision", "location_precision"],
  .country: ["country_txt", "country", "country_name", "admin0", "admin0_name", "adm0_name"],
  .admin1: ["admin1", "admin_1", "adm1", "adm_1", "admin1_name", "province", "state"],
  .admin2: ["admin2", "admin_2", "adm2", "adm_2", "admin2_name", "district", "county"],
  .location: ["location", "place", "place_name", "settlement", "city"],
  .kind: ["kind", "incident_kind"],
  .eventType: ["event_type", "type"],
  .subEventType: ["sub_event_type"],
  .actor1: ["actor1", "actor_1", "side_a"],
  .actor2: ["actor2", "actor_2", "side_b"],
  .associatedActor1: ["assoc_actor_1", "associated_actor_1"],
  .associatedActor2: ["assoc_actor_2", "associated_actor_2"],
  .fatalities: ["fatalities", "deaths", "killed"],
  .low: ["fatalities_low", "low", "deaths_low"],
  .best: ["fatalities_best", "best", "deaths_best"],
  .high: ["fatalities_high", "high", "deaths_high"],
  .notes: ["notes", "note", "description", "summary"],
  .timestamp: ["timestamp", "last_updated"],
]

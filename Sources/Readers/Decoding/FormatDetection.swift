internal import Incidents

/// The format of a table, by its header.
///
/// ACLED: `event_date` beside a column that only ACLED has. UCDP GED: `id`, `latitude` and
/// `longitude` beside `date_start`, or beside `date` and a column that only UCDP has. All else is
/// generic, but for the counted tables of ACLED and HDX, which have columns of events.
func detectFormat(_ header: [String]) -> SourceFormat {
  let names = Set(header.map(normalizedHeader))
  if names.contains("event_date"), !names.isDisjoint(with: acledMarks) { return .acled }
  if names.isSuperset(of: ["id", "latitude", "longitude"]) {
    if names.contains("date_start") { return .ucdp }
    if names.contains("date"), !names.isDisjoint(with: ucdpMarks) { return .ucdp }
  }
  if names.contains("events") {
    if names.isSuperset(of: ["week", "admin1", "event_type"]) { return .acledWeekly }
    if names.isSuperset(of: ["location_code", "event_type", "reference_period_start"]) {
      return .hapi
    }
    if names.isSuperset(of: ["country", "month", "year", "fatalities"]) { return .hdxMonthly }
  }
  return .csv
}

private let acledMarks: Set<String> = [
  "event_id_cnty", "event_id_no_cnty", "data_id", "disorder_type", "sub_event_type", "inter1",
  "assoc_actor_1", "geo_precision", "time_precision", "civilian_targeting",
]

private let ucdpMarks: Set<String> = [
  "type_of_violence", "where_prec", "where_coordinates", "where_description", "date_prec",
  "side_a", "side_b", "dyad_name", "conflict_name", "relid", "priogrid_gid", "deaths_civilians",
]

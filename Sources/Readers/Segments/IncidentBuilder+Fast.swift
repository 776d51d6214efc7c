internal import Columnar
internal import Geography
internal import Incidents

extension IncidentBuilder {
  /// The incident of a regular record in which every value has its usual form.
  ///
  /// What is not needed to count the incident is left out: its line, the place of its notes, and
  /// what `wanted` does not name.
  /// - Parameters:
  ///   - bytes: what the record was cut from.
  ///   - ends: the ends that were found.
  ///   - actors: becomes the codes of the actors; those of the incident itself stay empty.
  /// - Returns: nil where the strict reader must be asked. Nothing is then counted.
  mutating func incident(
    _ record: CutRecord, _ bytes: Span<UInt8>, _ ends: Span<UInt32>, row: Int,
    wanted: WantedFields, actors: inout [UInt32]
  ) -> Incident? {
    var incident = Incident(row: row, line: 0)
    guard addFallible(record, bytes, ends, to: &incident) else { return nil }
    let isCounted = wanted.mayCount(incident)
    let texts = RecordTexts(record, bytes, ends, columns, places, isCounted: isCounted)
    guard texts.isPlain else { return nil }
    addID(texts.id, bytes, wanted, to: &incident)
    addPlace(texts, bytes, wanted, to: &incident)
    addTypes(texts, bytes, to: &incident)
    actors.removeAll(keepingCapacity: true)
    if wanted.actors, isCounted { addActors(texts, bytes, to: &actors) }
    return incident
  }

  /// Reads what a row can be rejected for; false where some value has another form than the usual.
  private func addFallible(
    _ record: CutRecord, _ bytes: Span<UInt8>, _ ends: Span<UInt32>,
    to incident: inout Incident
  ) -> Bool {
    var isPlain = true
    if let column = columns.timestamp {
      let range = record.value(column, bytes, ends, isPlain: &isPlain)
      if !range.isEmpty {
        // Unix seconds; four digits are a year.
        guard range.count != 4, let seconds = plainInteger(bytes, range),
          (0..<4_102_444_800).contains(seconds)
        else { return false }
        incident.timestamp = seconds
      }
    }
    guard let dateColumn = columns.date else { return false }
    let dateRange = record.value(dateColumn, bytes, ends, isPlain: &isPlain)
    guard let start = day(bytes, dateRange) else { return false }
    incident.startDay = start.day
    incident.datePrecision =
      columns.datePrecision == nil && format != .acled && format != .ucdp
      ? start.precision : .unknown
    if let column = columns.endDate {
      let range = record.value(column, bytes, ends, isPlain: &isPlain)
      if !range.isEmpty {
        guard let end = day(bytes, range), end.day >= start.day else { return false }
        incident.endDay = end.day
      }
    }
    return addCoordinate(record, bytes, ends, &isPlain, to: &incident)
      && addFatalities(record, bytes, ends, &isPlain, to: &incident) && isPlain
  }

  private func addCoordinate(
    _ record: CutRecord, _ bytes: Span<UInt8>, _ ends: Span<UInt32>, _ isPlain: inout Bool,
    to incident: inout Incident
  ) -> Bool {
    guard let xColumn = places.longitude, let yColumn = places.latitude else {
      return places.longitude == nil && places.latitude == nil
    }
    let xRange = record.value(xColumn, bytes, ends, isPlain: &isPlain)
    let yRange = record.value(yColumn, bytes, ends, isPlain: &isPlain)
    if xRange.isEmpty, yRange.isEmpty { return true }
    guard let x = plainDouble(bytes, xRange), let y = plainDouble(bytes, yRange),
      x >= -180, x <= 180, y >= -90, y <= 90, x != 0 || y != 0
    else { return false }
    incident.coordinate = (x, y)
    return true
  }

  private func addFatalities(
    _ record: CutRecord, _ bytes: Span<UInt8>, _ ends: Span<UInt32>, _ isPlain: inout Bool,
    to incident: inout Incident
  ) -> Bool {
    var isUsual = true
    func deaths(_ column: Int?) -> Int32? {
      guard let column else { return nil }
      let range = record.value(column, bytes, ends, isPlain: &isPlain)
      if range.isEmpty { return nil }
      guard let number = plainInteger(bytes, range), let deaths = Int32(exactly: number) else {
        isUsual = false
        return nil
      }
      return deaths
    }
    let single = deaths(columns.fatalities)
    let low = deaths(columns.low)
    let best = deaths(columns.best)
    let high = deaths(columns.high)
    incident.fatalities =
      low == nil && high == nil
      ? FatalityRange(best: best ?? single)
      : FatalityRange(low: low, best: best ?? single, high: high)
    return isUsual
  }

  /// A date in the usual form, or in any form by the strict reader.
  private func day(_ bytes: Span<UInt8>, _ range: Range<Int>) -> ParsedDate? {
    if let day = plainDay(bytes, range) { return ParsedDate(day: day, precision: .day) }
    guard !range.isEmpty, range.count <= 64 else { return nil }
    var text: [UInt8] = []
    for index in range { text.append(bytes[index]) }
    return try? parseDate(text[...], style: format.dateStyle)
  }
}

internal import Columnar
internal import Geography
internal import Incidents

// What can reject a row: its revision, its dates, its point, its figures of deaths.
extension RowDecoder {
  mutating func readWhatMayReject(
    _ record: borrowing RecordView, _ number: Int, into incident: inout Incident
  ) throws(RowFault) {
    incident.timestamp = try timestamp(record, number)
    try readDates(record, number, &incident)
    try readPoint(record, number, &incident)
    let (single, low) = (try deaths(.single, record, number), try deaths(.low, record, number))
    let (best, high) = (try deaths(.best, record, number), try deaths(.high, record, number))
    incident.fatalities = CountRange(low: low, best: best ?? single, high: high)
    incident.count = count(of: record)
  }

  @inline(__always)
  private mutating func timestamp(
    _ record: borrowing RecordView, _ number: Int
  ) throws(RowFault) -> Int64? {
    guard columns.timestamp != nil else { return nil }
    if let moment = usual.timestamp(number) { return moment }
    return try record.read(columns.timestamp) { (field) throws(RowFault) in
      try parseTimestamp(field.text)
    }
  }

  /// A row has a point, or none; half a point, a number outside WGS 84 degrees and (0, 0), which
  /// stands for "no coordinates", reject it.
  @inline(__always)
  private mutating func readPoint(
    _ record: borrowing RecordView, _ number: Int, _ incident: inout Incident
  ) throws(RowFault) {
    guard columns.longitude != nil, columns.latitude != nil else { return }
    var point = usual.point(number)
    if point == nil { point = try unusualPoint(record) }
    guard let (x, y) = point else { return }
    guard abs(x) <= 180, abs(y) <= 90 else { throw rangeFault(x, y) }
    guard x != 0 || y != 0 else {
      throw RowFault(
        column: columns.latitude,
        reason: "(0, 0) is a placeholder for missing coordinates (null island)")
    }
    incident.coordinate = (x, y)
  }

  private mutating func unusualPoint(
    _ record: borrowing RecordView
  ) throws(RowFault) -> (longitude: Double, latitude: Double)? {
    let x = try record.read(columns.longitude) { (field) throws(RowFault) in
      try parseDouble(field.text)
    }
    let y = try record.read(columns.latitude) { (field) throws(RowFault) in
      try parseDouble(field.text)
    }
    if let x, let y { return (x, y) }
    if x == nil, y == nil { return nil }
    throw x == nil
      ? RowFault(column: columns.longitude, reason: "is missing beside a latitude")
      : RowFault(column: columns.latitude, reason: "is missing beside a longitude")
  }

  private mutating func rangeFault(_ x: Double, _ y: Double) -> RowFault {
    if abs(y) <= 180, abs(x) <= 90 {
      return RowFault(
        column: columns.latitude,
        reason: "is outside -90...90; longitude and latitude look swapped")
    }
    let badLongitude = abs(x) > 180
    let range = badLongitude ? "-180...180" : "-90...90"
    let hint = max(abs(x), abs(y)) > 360 ? "; expected degrees, not projected coordinates" : ""
    return RowFault(
      column: badLongitude ? columns.longitude : columns.latitude,
      reason: "is outside \(range)\(hint)")
  }

  /// A number of deaths, which fits 32 bits and is not negative.
  @inline(__always)
  private mutating func deaths(
    _ kind: RowColumns.Deaths, _ record: borrowing RecordView, _ number: Int
  ) throws(RowFault) -> Int32? {
    guard let column = columns.deaths[kind.rawValue] else { return nil }
    if let deaths = usual.deaths(kind, number) { return deaths }
    return try record.read(column) { (field) throws(RowFault) in
      let number = try parseInteger(field.text)
      guard number >= 0 else {
        throw RowFault(reason: "is negative, expected a number of deaths or nothing")
      }
      guard let deaths = Int32(exactly: number) else {
        throw RowFault(reason: "is too large a number of deaths")
      }
      return deaths
    }
  }
}

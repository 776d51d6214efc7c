internal import Columnar
internal import Geography
internal import Incidents

// What every row is asked about, which may reject it: its revision, its dates, its point; and the
// figures of rows that are kept.
extension RowDecoder {
  mutating func readWhatMayReject(
    _ record: borrowing RecordView, _ number: Int, into incident: inout Incident
  ) throws(RowFault) {
    incident.timestamp = timestamp(record, number)
    try readDates(record, number, &incident)
    try readPoint(record, number, &incident)
  }

  /// The figures of deaths and incidents; one that cannot be read is missing.
  mutating func readFigures(
    _ record: borrowing RecordView, _ number: Int, _ incident: inout Incident
  ) {
    let (single, low) = (deaths(.single, record, number), deaths(.low, record, number))
    let (best, high) = (deaths(.best, record, number), deaths(.high, record, number))
    incident.fatalities = CountRange(low: low, best: best ?? single, high: high)
    incident.count = count(of: record)
  }

  @inline(__always)
  private mutating func timestamp(_ record: borrowing RecordView, _ number: Int) -> Int64? {
    guard columns.timestamp != nil else { return nil }
    if let moment = usual.timestamp(number) { return moment }
    return readIfPossible(record, columns.timestamp) { (text) throws(RowFault) in
      try parseTimestamp(text)
    }
  }

  /// A row has a point, or none; half a point, a number outside WGS 84 degrees and (0, 0), which
  /// stands for "no coordinates", reject it unless a name may place it.
  @inline(__always)
  private mutating func readPoint(
    _ record: borrowing RecordView, _ number: Int, _ incident: inout Incident
  ) throws(RowFault) {
    guard columns.longitude != nil, columns.latitude != nil else { return }
    if let (x, y) = usual.point(number), abs(x) <= 180, abs(y) <= 90, x != 0 || y != 0 {
      incident.coordinate = (x, y)
      return
    }
    do throws(RowFault) {
      incident.coordinate = try unusualPoint(record)
    } catch {
      guard hasPlaceName(record) else { throw error }
      unread.append(error)
    }
  }

  private func unusualPoint(
    _ record: borrowing RecordView
  ) throws(RowFault) -> (longitude: Double, latitude: Double)? {
    let (x, y) = (
      try degrees(record, columns.longitude), try degrees(record, columns.latitude)
    )
    guard let x, let y else {
      if x == nil, y == nil { return nil }
      throw x == nil
        ? RowFault(column: columns.longitude, reason: "is missing beside a latitude")
        : RowFault(column: columns.latitude, reason: "is missing beside a longitude")
    }
    guard abs(x) <= 180, abs(y) <= 90 else { throw rangeFault(x, y) }
    guard x != 0 || y != 0 else {
      throw RowFault(
        column: columns.latitude,
        reason: "(0, 0) is a placeholder for missing coordinates (null island)")
    }
    return (x, y)
  }

  private func degrees(
    _ record: borrowing RecordView, _ column: Int?
  ) throws(RowFault) -> Double? {
    try read(record, column) { (text) throws(RowFault) in
      try parseDouble(text, hasDecimalComma: values.hasDecimalComma)
    }
  }

  /// Whether some column has a name by which the row may be placed.
  private func hasPlaceName(_ record: borrowing RecordView) -> Bool {
    for column in [columns.location, columns.fallbackLocation, columns.admin2, columns.admin1] {
      if let column, values.text(of: record.value(column)) != nil { return true }
    }
    return false
  }

  private func rangeFault(_ x: Double, _ y: Double) -> RowFault {
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

  @inline(__always)
  private mutating func deaths(
    _ kind: RowColumns.Deaths, _ record: borrowing RecordView, _ number: Int
  ) -> Int32? {
    guard let column = columns.deaths[kind.rawValue] else { return nil }
    if let deaths = usual.deaths(kind, number) { return deaths }
    return figure(record, column)
  }

  /// A number of deaths or incidents, which fits 32 bits and is not negative.
  mutating func figure(_ record: borrowing RecordView, _ column: Int?) -> Int32? {
    readIfPossible(record, column) { (text) throws(RowFault) in
      let number = try parseInteger(text)
      guard number >= 0 else {
        throw RowFault(reason: "is negative, expected a whole number or nothing")
      }
      guard let figure = Int32(exactly: number) else {
        throw RowFault(reason: "is too large a number")
      }
      return figure
    }
  }
}

// Fields that are no texts.
extension RowDecoder {
  /// What a field holds, nil where it says nothing or there is no such column.
  ///
  /// - Throws: what `parse` throws, with the column.
  func read<Value>(
    _ record: borrowing RecordView, _ column: Int?,
    _ parse: (ArraySlice<UInt8>) throws(RowFault) -> Value
  ) throws(RowFault) -> Value? {
    guard let column, let text = values.text(of: record.value(column)) else { return nil }
    do throws(RowFault) {
      return try parse(text)
    } catch {
      var fault = error
      fault.column = column
      throw fault
    }
  }

  /// The same for a field that may say nothing: what cannot be read is noted and is missing.
  mutating func readIfPossible<Value>(
    _ record: borrowing RecordView, _ column: Int?,
    _ parse: (ArraySlice<UInt8>) throws(RowFault) -> Value
  ) -> Value? {
    do throws(RowFault) {
      return try read(record, column, parse)
    } catch {
      unread.append(error)
      return nil
    }
  }
}

/// Where the texts of a record lie; an empty range stands for no text and for no column.
struct RecordTexts {
  let id, datePrecision, precision: Range<Int>
  let country, admin1, admin2, location: Range<Int>
  let kind, eventType, subEventType: Range<Int>
  let actor1, associated1, actor2, associated2: Range<Int>

  /// Whether no text that was looked at has doubled quotes.
  let isPlain: Bool

  /// - Parameter isCounted: false for a row that a date drops, of which only the id and what is
  ///   tallied of every row are looked at.
  init(
    _ record: CutRecord, _ bytes: Span<UInt8>, _ ends: Span<UInt32>, _ columns: EventColumns,
    _ places: PlaceColumns, isCounted: Bool
  ) {
    var isPlain = true
    func always(_ column: Int?) -> Range<Int> {
      guard let column else { return 0..<0 }
      return record.value(column, bytes, ends, isPlain: &isPlain)
    }
    func range(_ column: Int?) -> Range<Int> { isCounted ? always(column) : 0..<0 }
    id = always(columns.id)
    datePrecision = always(columns.datePrecision)
    precision = always(places.precision)
    country = range(places.country)
    admin1 = range(places.admin1)
    admin2 = range(places.admin2)
    let place = range(places.location)
    location = place.isEmpty ? range(places.fallbackLocation) : place
    kind = always(columns.kind)
    eventType = always(columns.eventType)
    subEventType = always(columns.subEventType)
    actor1 = range(columns.actors[0].actor)
    associated1 = range(columns.actors[0].associated)
    actor2 = range(columns.actors[1].actor)
    associated2 = range(columns.actors[1].associated)
    self.isPlain = isPlain
  }
}

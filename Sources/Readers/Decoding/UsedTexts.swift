internal import Incidents

/// The columns of texts that a question uses.
///
/// A row in which the bytes of one of them are no text is rejected, also where it falls to a filter
/// before that text is read: so every pass over an input rejects the same rows.
struct UsedTexts: Sendable {
  /// Ascending.
  private let columns: [Int]
  /// Those that are read only of rows whose place text is asked.
  private let placeColumns: Set<Int>
  /// Those that are read only where another column is empty.
  private let fallbacks: [Int: Int]

  /// - Parameters:
  ///   - wanted: the columns that batches get.
  ///   - readsKinds: whether the kind of a row is asked or kept.
  init(
    _ columns: RowColumns, format: SourceFormat, _ projection: Projection, _ wanted: BatchColumns,
    readsKinds: Bool
  ) {
    // What is checked as text in every column, or kept in none, need not be looked at again.
    guard !projection.checksEveryField, !projection.keepsIDsAlone else {
      (self.columns, placeColumns, fallbacks) = ([], [], [:])
      return
    }
    var used: Set<Int> = []
    func use(_ column: Int?) { if let column { used.insert(column) } }
    let query = projection.query
    use(columns.admin1)
    if wanted.contains(.admin2) { use(columns.admin2) }
    let usesCountries =
      wanted.contains(.countries) || query.asksForActors || query.asksForCountry
    if usesCountries { use(columns.countries.first?.column) }
    if wanted.contains(.actors) || query.asksForActors {
      for (actor, associated) in columns.actors {
        use(actor)
        use(associated)
      }
    }
    if readsKinds { use(columns.kind) }
    let usesTypes = wanted.contains(.types) || query.asksForTypes
    var (rest, fallbacks) = ([Int](), [Int: Int]())
    for column in [columns.eventType, columns.subEventType].compactMap(\.self) {
      if usesTypes || readsKinds && format.hasACLEDTypes && columns.kind == nil { use(column) }
      guard readsKinds, format.hasACLEDTypes, let kind = columns.kind else { continue }
      rest.append(column)
      fallbacks[column] = kind
    }
    if usesCountries, columns.countries.count > 1 {
      rest.append(columns.countries[1].column)
      fallbacks[columns.countries[1].column] = columns.countries[0].column
    }
    var places = [columns.location, columns.fallbackLocation].compactMap(\.self)
    if let fallback = columns.fallbackLocation { fallbacks[fallback] = columns.location }
    rest += places
    if wanted.contains(.allLocations) { places = [] }
    if wanted.contains(.notes), let notes = columns.notes { places.append(notes) }
    self.columns = used.union(rest).union(places).sorted()
    // A column that is used anyhow is used whatever else it is for.
    placeColumns = Set(places).subtracting(used)
    self.fallbacks = fallbacks.filter { !used.contains($0.key) }
  }

  var isEmpty: Bool { columns.isEmpty }

  /// - Parameter isPlaceAsked: whether the place text of the row is asked.
  /// - Throws: `RowFault` for the first column whose bytes are no text.
  func check(_ record: borrowing RecordView, isPlaceAsked: Bool) throws(RowFault) {
    for column in columns {
      if !isPlaceAsked, placeColumns.contains(column) { continue }
      if let first = fallbacks[column], !record.value(first).isEmpty { continue }
      if let fault = textFault(record.value(column).span, column: column) { throw fault }
    }
  }
}

internal import Columnar
internal import Engine
internal import Incidents

/// Compares the values of rows of two versions, field by field.
struct RowComparison: Sendable {
  let old: VersionRows
  let new: VersionRows
  /// The texts of both versions.
  let strings: StringPool
  /// The fields that both versions record.
  let recorded: FieldSet

  init(_ old: SourceVersion, _ new: SourceVersion) {
    var strings = StringPool()
    self.old = VersionRows(old, &strings)
    self.new = VersionRows(new, &strings)
    self.strings = strings
    recorded = FieldSet(
      recordedBy: old.table.input, and: new.table.input,
      kindHasColumn: new.analysis.question.columns[.kind] != nil)
  }

  func rows(_ side: SourceVersion.Side) -> VersionRows { side == .old ? old : new }

  /// The fields in which two rows differ, those that only one version records included.
  ///
  /// - Complexity: O(actors).
  func differences(_ a: RowAddress, _ b: RowAddress) -> FieldSet {
    var found = FieldSet()
    let (x, y) = (a.position, b.position)
    func note(_ differ: Bool, _ field: ComparedField) {
      if differ { found.insert(FieldSet(field)) }
    }
    func texts(_ a: CodeColumn<UInt32>, _ b: CodeColumn<UInt32>, _ field: ComparedField) {
      note(old.joint(a[x]) != new.joint(b[y]), field)
    }
    note(old.batch(a).startDays[x] != new.batch(b).startDays[y], .date)
    note(old.batch(a).endDays[x] != new.batch(b).endDays[y], .endDate)
    note(old.batch(a).datePrecisions[x] != new.batch(b).datePrecisions[y], .datePrecision)
    note(old.batch(a).kinds[x] != new.batch(b).kinds[y], .kind)
    texts(old.batch(a).eventTypes, new.batch(b).eventTypes, .eventType)
    texts(old.batch(a).subEventTypes, new.batch(b).subEventTypes, .subEventType)
    note(!haveSameActors(old.batch(a).actors[x], new.batch(b).actors[y]), .actors)
    note(!areSamePoint(a, b), .coordinates)
    texts(old.batch(a).countries, new.batch(b).countries, .country)
    texts(old.batch(a).admin1, new.batch(b).admin1, .admin1)
    texts(old.batch(a).admin2, new.batch(b).admin2, .admin2)
    texts(old.batch(a).locations, new.batch(b).locations, .location)
    note(old.batch(a).noteHashes[x] != new.batch(b).noteHashes[y], .notes)
    note(old.batch(a).precisions[x] != new.batch(b).precisions[y], .precision)
    note(old.batch(a).fatalitiesLow[x] != new.batch(b).fatalitiesLow[y], .low)
    note(old.batch(a).fatalitiesBest[x] != new.batch(b).fatalitiesBest[y], .best)
    note(old.batch(a).fatalitiesHigh[x] != new.batch(b).fatalitiesHigh[y], .high)
    note(old.batch(a).timestamps[x] != new.batch(b).timestamps[y], .timestamp)
    return found
  }

  private func haveSameActors(_ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>) -> Bool {
    guard a.count == b.count else { return false }
    return zip(a, b).allSatisfy { old.joint($0) == new.joint($1) }
  }

  private func areSamePoint(_ a: RowAddress, _ b: RowAddress) -> Bool {
    func areSame(_ x: Double, _ y: Double) -> Bool { x == y || (x.isNaN && y.isNaN) }
    return areSame(
      old.batch(a).longitudes[a.position], new.batch(b).longitudes[b.position])
      && areSame(old.batch(a).latitudes[a.position], new.batch(b).latitudes[b.position])
  }

  /// A number that is the same for rows which differ in no recorded field.
  func fingerprint(of row: RowAddress, _ side: SourceVersion.Side) -> UInt64 {
    let rows = rows(side)
    let batch = rows.batch(row)
    let position = row.position
    var hash: UInt64 = 0
    func add(_ field: ComparedField, _ value: UInt64?) {
      if recorded.contains(FieldSet(field)) {
        hash = stableHash(hash, adding: value ?? .max)
      }
    }
    func add(_ field: ComparedField, _ column: Column<Int32>) {
      add(field, column[position].map { UInt64(bitPattern: Int64($0)) })
    }
    func add(_ field: ComparedField, _ column: CodeColumn<UInt32>) {
      add(field, UInt64(rows.joint(column[position])))
    }
    add(.date, batch.startDays)
    add(.endDate, batch.endDays)
    add(.kind, UInt64(batch.kinds[position]))
    add(.eventType, batch.eventTypes)
    add(.subEventType, batch.subEventTypes)
    for actor in batch.actors[position] { add(.actors, UInt64(rows.joint(actor))) }
    add(.coordinates, bits(batch.longitudes[position]))
    add(.coordinates, bits(batch.latitudes[position]))
    add(.admin1, batch.admin1)
    add(.admin2, batch.admin2)
    add(.location, batch.locations)
    add(.notes, batch.noteHashes[position])
    add(.best, batch.fatalitiesBest)
    return hash
  }

  /// The same for -0 and 0, which are equal.
  private func bits(_ value: Double) -> UInt64? { value.isNaN ? nil : (value + 0).bitPattern }
}

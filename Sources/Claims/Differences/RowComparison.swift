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
    func texts(_ a: [UInt32], _ b: [UInt32], _ field: ComparedField) {
      note(old.joint(a[x]) != new.joint(b[y]), field)
    }
    note(old.chunk(a).startDays[x] != new.chunk(b).startDays[y], .date)
    note(old.chunk(a).endDays[x] != new.chunk(b).endDays[y], .endDate)
    note(old.chunk(a).datePrecisions[x] != new.chunk(b).datePrecisions[y], .datePrecision)
    note(old.chunk(a).kinds[x] != new.chunk(b).kinds[y], .kind)
    texts(old.chunk(a).eventTypes, new.chunk(b).eventTypes, .eventType)
    texts(old.chunk(a).subEventTypes, new.chunk(b).subEventTypes, .subEventType)
    note(!haveSameActors(old.chunk(a).actors[x], new.chunk(b).actors[y]), .actors)
    note(!areSamePoint(a, b), .coordinates)
    texts(old.chunk(a).countries, new.chunk(b).countries, .country)
    texts(old.chunk(a).admin1, new.chunk(b).admin1, .admin1)
    texts(old.chunk(a).admin2, new.chunk(b).admin2, .admin2)
    texts(old.chunk(a).locations, new.chunk(b).locations, .location)
    note(old.noteHash(a) != new.noteHash(b), .notes)
    note(old.chunk(a).precisions[x] != new.chunk(b).precisions[y], .precision)
    note(old.chunk(a).fatalitiesLow[x] != new.chunk(b).fatalitiesLow[y], .low)
    note(old.chunk(a).fatalitiesBest[x] != new.chunk(b).fatalitiesBest[y], .best)
    note(old.chunk(a).fatalitiesHigh[x] != new.chunk(b).fatalitiesHigh[y], .high)
    note(old.chunk(a).timestamps[x] != new.chunk(b).timestamps[y], .timestamp)
    return found
  }

  private func haveSameActors(_ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>) -> Bool {
    guard a.count == b.count else { return false }
    return zip(a, b).allSatisfy { old.joint($0) == new.joint($1) }
  }

  private func areSamePoint(_ a: RowAddress, _ b: RowAddress) -> Bool {
    func areSame(_ x: Double, _ y: Double) -> Bool { x == y || (x.isNaN && y.isNaN) }
    return areSame(
      old.chunk(a).longitudes[a.position], new.chunk(b).longitudes[b.position])
      && areSame(old.chunk(a).latitudes[a.position], new.chunk(b).latitudes[b.position])
  }

  /// A number that is the same for rows which differ in no recorded field.
  func fingerprint(of row: RowAddress, _ side: SourceVersion.Side) -> UInt64 {
    let rows = rows(side)
    let chunk = rows.chunk(row)
    let position = row.position
    var mix = Mix()
    func add(_ field: ComparedField, _ value: UInt64?) {
      if recorded.contains(FieldSet(field)) { mix.add(value ?? .max) }
    }
    func add(_ field: ComparedField, _ column: Column<Int32>) {
      add(field, column[position].map { UInt64(bitPattern: Int64($0)) })
    }
    func add(_ field: ComparedField, _ column: [UInt32]) {
      add(field, UInt64(rows.joint(column[position])))
    }
    add(.date, chunk.startDays)
    add(.endDate, chunk.endDays)
    add(.kind, UInt64(chunk.kinds[position]))
    add(.eventType, chunk.eventTypes)
    add(.subEventType, chunk.subEventTypes)
    for actor in chunk.actors[position] { add(.actors, UInt64(rows.joint(actor))) }
    add(.coordinates, bits(chunk.longitudes[position]))
    add(.coordinates, bits(chunk.latitudes[position]))
    add(.admin1, chunk.admin1)
    add(.admin2, chunk.admin2)
    add(.location, chunk.locations)
    add(.notes, rows.noteHash(row))
    add(.best, chunk.fatalitiesBest)
    return mix.value
  }

  /// The same for -0 and 0, which are equal.
  private func bits(_ value: Double) -> UInt64? { value.isNaN ? nil : (value + 0).bitPattern }
}

/// A hash of a few numbers, the same in every run.
private struct Mix {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ number: UInt64) {
    value = (value ^ number) &* 0x9E37_79B9_7F4A_7C15
    value ^= value >> 32
  }
}

internal import Columnar
internal import Geography
internal import Incidents

/// Makes incidents of records, one after another: every rule about a field stands in one function of
/// it.
///
/// A row ends as early as it can. What can reject it is read first, for every row; then the filters
/// are asked, in the order in which rows are charged, each as soon as what it asks about is read;
/// only of what is kept anything else is looked at.
struct RowDecoder {
  /// The rows that are kept.
  private(set) var batch: IncidentBatch
  /// The texts of every batch since `forgetTexts`.
  var strings = StringPool()
  /// The rows as they stand, where these are wanted: all since `startBatch`.
  private(set) var rawRecords = RawRecords()
  /// Of the rows since `startStretch`, as are `ids`.
  var account = RowAccount()
  private(set) var ids: [RecordedID] = []

  let layout: ColumnLayout
  let columns: RowColumns
  let projection: Projection
  var query: CompiledQuery
  var texts: SourceTexts
  var usual: UsualValues
  var dates: DateMemo
  var precisions: PrecisionCodes<LocationPrecision>
  var datePrecisions: PrecisionCodes<DatePrecision>
  var extras = IncidentBatch.Extras()
  /// The actors that the next row gets from others of its event.
  var addedActors: [[UInt8]] = []
  /// What of the row at hand could not be read and is taken for missing.
  var unread: [RowFault] = []
  var countryTexts: CountryTexts
  /// Of the row at hand; wanted unless it is asked.
  var countryAnswer = CountryRule.Answer.wanted
  /// The rows of the stretch whose word names no country, by its code.
  var unknownCountries: [UInt32: Int] = [:]
  let requiresDate: Bool
  let values: ValueRules
  let placeholders = PlaceholderIDs()
  private let form: RecordForm
  private let usedTexts: UsedTexts
  private let kept: Set<DropReason>
  private let kinds: KindVocabulary
  private let countryVocabulary: CountryVocabulary
  private let readsKinds: Bool
  private let marked: [(column: Int, values: Set<[UInt8]>)]

  /// - Parameter hasDecimalComma: whether a comma may stand for a decimal point.
  init(
    _ layout: ColumnLayout, options: ReadingOptions, projection: Projection, hasDecimalComma: Bool
  ) {
    self.layout = layout
    self.projection = projection
    let format = layout.format
    columns = RowColumns(layout)
    form = RecordForm(layout, options: options, checksEveryField: projection.checksEveryField)
    requiresDate = options.requiresDate
    kept = projection.kept
    query = projection.query
    batch = IncidentBatch(projection.columns.intersection(columns.filled))
    kinds = options.kinds
    countryVocabulary = options.countries
    countryTexts = CountryTexts(options.countries)
    readsKinds = query.asksForKinds || projection.columns.contains(.kinds)
    texts = SourceTexts(format, kinds: kinds)
    values = ValueRules(missing: options.missingWords, hasDecimalComma: hasDecimalComma)
    usual = UsualValues(
      columns, fieldCount: layout.header.count, missing: options.missingWords)
    usedTexts = UsedTexts(
      columns, format: format, projection, batch.columns, readsKinds: readsKinds)
    dates = DateMemo(format.dateStyle(options.dates))
    precisions = PrecisionCodes { locationPrecision($0, format: format) }
    datePrecisions = PrecisionCodes { datePrecision($0, format: format) }
    marked = projection.marked.map { set in
      let column = layout.header.firstIndex(of: set.header) ?? -1
      return (column, Set(set.values.map { Array($0.utf8) }))
    }
  }

  /// Begins a batch; the texts stay.
  mutating func startBatch() {
    batch = IncidentBatch(batch.columns)
    rawRecords = RawRecords(rowsBefore: account.rowCount)
  }

  mutating func startStretch() {
    account = RowAccount()
    ids = []
    if rawRecords.count == 0 { rawRecords = RawRecords() }
  }

  /// Forgets the texts of the batches so far.
  mutating func forgetTexts() {
    strings = StringPool()
    texts = SourceTexts(layout.format, kinds: kinds)
    countryTexts = CountryTexts(countryVocabulary)
    query.forgetCodes()
  }

  /// Makes ready for the records of a block.
  mutating func begin(_ block: RecordBlock) { usual.read(block) }

  /// Reads a record: into the batch, or into the account alone.
  ///
  /// - Parameters:
  ///   - number: of the record in its block.
  ///   - fault: what cutting found wrong.
  ///   - offset: where in the input the record begins.
  ///   - place: where in its stretch.
  ///   - isReplaced: whether a later revision of the event stands in its place.
  /// - Returns: why it is no incident; nil where it is one.
  mutating func take(
    _ record: borrowing RecordView, _ number: Int, fault: RowFault?, offset: Int, place: Int,
    isReplaced: Bool
  ) -> RowFault? {
    if !unread.isEmpty { unread.removeAll() }
    account.rowCount += 1
    if projection.keepsRawRecords { keepRaw(record) }
    do throws(RowFault) {
      try form.check(record, fault)
      var incident = Incident()
      extras.oddities = []
      countryAnswer = .wanted
      try readWhatMayReject(record, number, into: &incident)
      let hash = try idHash(of: record, number)
      extras.offset = offset
      try settle(record, number, &incident, isReplaced: isReplaced)
      if !layout.countSuspects.isEmpty { noteCountSuspects(record) }
      if countryAnswer != .wanted { countCountry(incident) }
      if let day = incident.startDay { account.note(day: day) }
      if let moment = incident.timestamp { account.note(revision: moment) }
      if let hash {
        if projection.recordsIDs { ids.append(RecordedID(hash: hash, place: place)) }
      } else {
        account.withoutID += 1
      }
      return nil
    } catch {
      return error
    }
  }

  /// Asks the filters, and keeps the row or counts why it falls.
  ///
  /// They come last of what can reject a row: whoever asks them, and in whatever order, the same rows
  /// are rejected.
  private mutating func settle(
    _ record: borrowing RecordView, _ number: Int, _ incident: inout Incident, isReplaced: Bool
  ) throws(RowFault) {
    let begunBefore = account.begunBeforeWindow
    let reason: DropReason?
    let isListed: Bool
    do throws(RowFault) {
      reason = isReplaced ? .duplicate : try judge(record, &incident)
      isListed = reason.map(kept.contains) ?? true
      let isKept = projection.keepsRows && isListed
      // Of a row that falls, what later filters and batches would read is not read.
      if reason != nil || !isKept { try checkTexts(record, number, &incident) }
      extras.verdict = reason
      if isKept { try keep(record, number, &incident) }
    } catch {
      account.begunBeforeWindow = begunBefore
      // The first column is named, whichever was read first.
      try checkTexts(record, number, &incident)
      throw error
    }
    guard let reason, !isListed else { return }
    // Of a row that falls no more is told than that.
    if !unread.isEmpty { unread = unread.filter { $0.doubt != nil || isDate($0.column) } }
    account.dropped[Int(reason.rawValue)] += 1
    // A kind that was asked for may hide behind a type that is not known.
    if reason.rawValue > DropReason.date.rawValue, extras.oddities.contains(.unknownKind) {
      account.unknownKinds += 1
    }
  }

  private mutating func checkTexts(
    _ record: borrowing RecordView, _ number: Int, _ incident: inout Incident
  ) throws(RowFault) {
    guard !usedTexts.isEmpty else { return }
    if incident.coordinate != nil { readPrecisions(record, number, &incident, notes: false) }
    try usedTexts.check(record, isPlaceAsked: isPlaceAsked(&incident))
  }

  /// A place text is asked only where there is no point, or it stands for a whole area.
  private func isPlaceAsked(_ incident: inout Incident) -> Bool {
    incident.coordinate == nil || !incident.precision.isPrecise
  }

  /// Asks the filters; the reason of the first that the row falls to.
  private mutating func judge(
    _ record: borrowing RecordView, _ incident: inout Incident
  ) throws(RowFault) -> DropReason? {
    if let reason = try judgeCountry(record, &incident) { return reason }
    let day = incident.startDay?.rawValue
    guard let reason = query.reason(day: day) else { return try judgeBehindDate(record, &incident) }
    if columns.endDate != nil, query.reachesIntoWindow(from: day, to: incident.endDay?.rawValue),
      try judgeBehindDate(record, &incident) == nil
    {
      account.begunBeforeWindow += 1
    }
    return reason
  }

  private mutating func judgeBehindDate(
    _ record: borrowing RecordView, _ incident: inout Incident
  ) throws(RowFault) -> DropReason? {
    if readsKinds {
      try readKind(record, &incident)
      let kind = incident.kind?.rawValue ?? IncidentKind.noneRawValue
      if let reason = query.reason(kind: kind) { return reason }
    }
    if query.asksForTypes {
      try readTypes(record, &incident)
      let reason = query.reason(
        eventType: incident.eventType, subEventType: incident.subEventType, strings)
      if let reason { return reason }
    }
    guard query.asksForActors else { return nil }
    try readActors(record)
    if !query.asksForCountry { incident.country = try country(of: record) }
    return query.reason(
      actors: extras.actors, day: incident.startDay?.rawValue, country: incident.country, strings)
  }

  /// Reads what is wanted of a row that is kept, and adds it to the batch.
  private mutating func keep(
    _ record: borrowing RecordView, _ number: Int, _ incident: inout Incident
  ) throws(RowFault) {
    let wanted = batch.columns
    if projection.keepsIDsAlone {
      let (id, none) = (try identifier(of: record) ?? [], [UInt8]())
      extras.noteHash = occasion(of: record, incident)
      // Bytes that are no text are no actor.
      if layout.format == .acled { try? readActors(record) }
      batch.append(incident, extras, id: id.span, notes: none.span)
      return
    }
    readFigures(record, number, &incident)
    readPrecisions(record, number, &incident, notes: true)
    incident.admin1 = try intern(record, columns.admin1)
    if wanted.contains(.admin2) { incident.admin2 = try intern(record, columns.admin2) }
    let isAsked = isPlaceAsked(&incident)
    if isAsked || wanted.contains(.allLocations) { try readLocation(record, &incident) }
    // The filters before that of kinds leave it unread.
    if wanted.contains(.kinds), let verdict = extras.verdict,
      verdict.rawValue < DropReason.kind.rawValue
    {
      try readKind(record, &incident)
    }
    if wanted.contains(.types) { try readTypes(record, &incident) }
    if wanted.contains(.countries) { incident.country = try country(of: record) }
    if wanted.contains(.actors) { try readActors(record) }
    if layout.format == .hapi { readTotals(record) }
    extras.row = account.rowCount
    extras.marks = marks(of: record)
    if incident.fatalities.wasReordered || incident.count?.wasReordered == true {
      extras.oddities.insert(.reorderedFatalities)
    }
    if wanted.contains(.noteHashes) { extras.noteHash = noteHash(of: record) }
    let id = wanted.contains(.ids) ? try identifier(of: record) ?? [] : []
    let notes = wanted.contains(.notes) && isAsked ? try notes(of: record) : []
    batch.append(incident, extras, id: id.span, notes: notes.span)
  }

  private mutating func keepRaw(_ record: borrowing RecordView) {
    for column in 0..<record.fieldCount {
      let field = record.content(column)
      if field.hasDoubledQuotes {
        let text = field.text
        rawRecords.append(text.span)
      } else {
        rawRecords.append(field.span)
      }
    }
    rawRecords.endRow()
  }

  /// A bit for each set of values that the record is in.
  private mutating func marks(of record: borrowing RecordView) -> UInt32 {
    var marks: UInt32 = 0
    for (bit, set) in marked.enumerated() where set.column >= 0 {
      if set.values.contains(Array(record.content(set.column).text)) { marks |= 1 << UInt32(bit) }
    }
    return marks
  }
}

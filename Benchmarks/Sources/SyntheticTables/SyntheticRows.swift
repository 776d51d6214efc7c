/// Makes the rows of a synthetic table, one after another.
struct SyntheticRows {
  private let table: SyntheticTable
  private let places: SyntheticPlaces
  private let texts: SyntheticTexts
  private let days: SyntheticDays
  private var random: SplitMix64
  /// The last good rows without their timestamps, for duplicates to repeat.
  private var recent: [(bytes: [UInt8], timestamp: Int)] = []
  private var recentNext = 0
  var tally = SyntheticTally()

  init(_ table: SyntheticTable, layer: String) throws {
    self.table = table
    var random = SplitMix64(seed: table.seed)
    places = try SyntheticPlaces(layer: layer, count: table.placeCount, random: &random)
    texts = SyntheticTexts(random: &random)
    days = SyntheticDays(random: &random)
    self.random = random
  }

  mutating func append(row: Int, to block: inout [UInt8]) throws {
    tally.rowCount += 1
    let chance = random.unit()
    if chance < table.badRowRate {
      tally.badRowCount += 1
      try appendRow(row, flaw: Flaw.allCases[random.below(Flaw.allCases.count)], to: &block)
    } else if chance < table.badRowRate + table.duplicateRate, !recent.isEmpty {
      tally.duplicateCount += 1
      let slot = random.below(recent.count)
      recent[slot].timestamp += 86_400
      block += recent[slot].bytes
      append(recent[slot].timestamp, to: &block)
      block.append(.newline)
    } else {
      try appendRow(row, flaw: nil, to: &block)
    }
  }

  /// What keeps a row from being read.
  private enum Flaw: CaseIterable { case date, latitude, fatalities, fieldCount }

  private mutating func appendRow(_ row: Int, flaw: Flaw?, to block: inout [UInt8]) throws {
    let start = block.count
    let day =
      table.order == .shuffled
      ? days.draw(&random)
      : days.descending(at: (Double(row) + random.unit()) / Double(table.rowCount))
    let type = texts.drawType(&random)
    appendEvent(row, day: day, type: type, hasDate: flaw != .date, to: &block)
    if flaw != .fieldCount {
      appendActors(type, to: &block)
      let name = try appendPlace(isOnEarth: flaw != .latitude, to: &block)
      appendAccount(day: day, type: type, place: name, flaw: flaw, to: &block)
    }
    let timestamp = day.seconds + 86_400 * (2 + random.below(700)) + random.below(86_400)
    if flaw == nil, table.duplicateRate > 0 { remember(block[start...], timestamp) }
    append(timestamp, to: &block)
    block.append(.newline)
  }

  private mutating func remember(_ bytes: ArraySlice<UInt8>, _ timestamp: Int) {
    if recent.count < 64 {
      recent.append((Array(bytes), timestamp))
    } else {
      recent[recentNext] = (Array(bytes), timestamp)
      recentNext = (recentNext + 1) % 64
    }
  }

  /// `event_id_cnty` to `sub_event_type`.
  private mutating func appendEvent(
    _ row: Int, day: SyntheticDays.Day, type: SyntheticTexts.EventType, hasDate: Bool,
    to block: inout [UInt8]
  ) {
    block += [0x41, 0x46, 0x47]  // AFG
    append(table.rowCount - row, to: &block)
    add(hasDate ? day.iso : Self.noDate, to: &block)
    add(day.year, to: &block)
    let chance = random.below(100)
    add(digit: chance < 90 ? 1 : chance < 97 ? 2 : 3, to: &block)
    add(type.disorder, to: &block)
    add(type.type, to: &block)
    add(type.subType, to: &block)
    block.append(.comma)
  }

  /// `actor1` to `country`.
  private mutating func appendActors(
    _ type: SyntheticTexts.EventType, to block: inout [UInt8]
  ) {
    let state = texts.states[random.below(texts.states.count)]
    // Most rows involve the first group.
    let group = texts.groups[random.below(3) == 0 ? random.below(texts.groups.count) : 0]
    let second = type.involvesCivilians ? texts.civilians : group
    let first = type.involvesCivilians ? group : state
    block += first.name
    add(random.below(4) == 0 ? texts.states[random.below(4)].name : [], to: &block)
    add(first.group, to: &block)
    add(second.name, to: &block)
    add([], to: &block)
    add(second.group, to: &block)
    add(first.group, to: &block)
    block.append(0x2D)
    block += second.group
    add(type.involvesCivilians ? Self.civilianTargeting : [], to: &block)
    block += Self.country
  }

  /// `admin1` to `geo_precision`; returns the name of the place.
  private mutating func appendPlace(
    isOnEarth: Bool, to block: inout [UInt8]
  ) throws -> [UInt8] {
    var place = places.places[places.draw(&random)]
    let chance = random.below(100)
    let precision = chance < 60 ? 1 : chance < 92 ? 2 : 3
    // What is known to the province alone sits on its seat and bears its name.
    if precision == 3 { place = places.places[places.seats[place.province]] }
    let name = precision == 3 ? place.provinceName : place.name
    var (longitude, latitude) = (place.longitude, place.latitude)
    if table.jitter > 0 {
      (longitude, latitude) = try places.near(place, reach: table.jitter, &random)
    }
    add(place.provinceName, to: &block)
    add(place.district, to: &block)
    add([], to: &block)
    add(name, to: &block)
    block.append(.comma)
    append(degrees: isOnEarth ? latitude : latitude + 900_000, to: &block)
    block.append(.comma)
    append(degrees: longitude, to: &block)
    add(digit: precision, to: &block)
    return name
  }

  /// `source` to `tags`, and the comma before the timestamp.
  private mutating func appendAccount(
    day: SyntheticDays.Day, type: SyntheticTexts.EventType, place: [UInt8], flaw: Flaw?,
    to block: inout [UInt8]
  ) {
    // Geometric, as deaths are: mostly none, seldom many.
    var deaths = 0
    while deaths < 200, random.below(10) < 7 - (deaths == 0 ? 2 : 0) { deaths += 1 }
    add(texts.sources[random.below(texts.sources.count)], to: &block)
    add(Self.scale, to: &block)
    block += [.comma, .quote, 0x4F, 0x6E, .space]  // ,"On
    block += day.words
    block += [.comma, .space]
    block += type.noun
    block += Self.recordedNear
    block += place
    block += [0x2E, .space]
    block += texts.notes[random.below(texts.notes.count)]
    block += Self.coded
    append(deaths, to: &block)
    block += [0x2E, .quote, .comma]
    if flaw == .fatalities { block += Self.noNumber } else { append(deaths, to: &block) }
    block += [.comma, .comma]
  }

  private func add(_ field: [UInt8], to block: inout [UInt8]) {
    block.append(.comma)
    block += field
  }

  private func add(digit: Int, to block: inout [UInt8]) {
    block.append(.comma)
    block.append(0x30 + UInt8(digit))
  }

  private func append(_ number: Int, to block: inout [UInt8], digits: Int = 1) {
    var divisor = 1
    var count = 1
    while count < digits || number / divisor >= 10 {
      divisor *= 10
      count += 1
    }
    while divisor > 0 {
      block.append(0x30 + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }

  /// - Parameter degrees: in ten-thousandths, not negative.
  private func append(degrees: Int, to block: inout [UInt8]) {
    append(degrees / 10_000, to: &block)
    block.append(0x2E)
    append(degrees % 10_000, to: &block, digits: 4)
  }

  private static let noDate = Array("2019-02-30".utf8)
  private static let noNumber = Array("several".utf8)
  private static let civilianTargeting = Array("Civilian targeting".utf8)
  private static let country = Array(",4,Caucasus and Central Asia,Afghanistan".utf8)
  private static let scale = Array("National-International".utf8)
  private static let recordedNear = Array(" was recorded near ".utf8)
  private static let coded = Array(" Fatalities were coded as ".utf8)
}

extension UInt8 {
  fileprivate static let newline: UInt8 = 0x0A
  fileprivate static let space: UInt8 = 0x20
  fileprivate static let quote: UInt8 = 0x22
  fileprivate static let comma: UInt8 = 0x2C
}

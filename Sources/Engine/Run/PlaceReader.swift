internal import Columnar
internal import Geocoding
internal import Geography
internal import Incidents

/// What the place texts of incidents say, asked once for every distinct text that is met.
///
/// Belongs to one worker and one string pool, until `forgetCodes`.
struct PlaceReader {
  private struct NameKey: Hashable {
    let admin1: UInt32
    let location: UInt32
    let scope: Int?
  }

  private let names: PlaceNames
  private let searched: SearchedText
  private let rules: PlacingRules
  /// Where names are sought by the country of a row, nil where everywhere.
  private var scopes: CountryScopes?
  /// The provinces that texts of the column `admin1` stand for, as raw values; by scope, the first
  /// for rows without one.
  private var coded: [CodeMemo<UInt16>]
  private var known: [NameKey: KnownName] = [:]
  private var places: [PlaceHints.NamedPlace] = []
  /// The provinces that place texts list, by code of the text; by scope, as above.
  private var listed: [CodeMemo<Int32>]
  private var lists: [[ProvinceID]] = []
  /// What the notes of the last batch say, by row.
  private var fromNotes: [Int: TextReading] = [:]

  /// What a name was found to say.
  private struct KnownName {
    /// Which of `places` it names, or none.
    var place = PlaceHints.none
    /// Which of `lists` has the provinces that it tells of, or none.
    var list = PlaceHints.none
    /// Why it places its rows, or does not.
    var ground: NameGround?
    /// The provinces that it fits, where these are several.
    var alternatives: [ProvinceID] = []
    /// What is told of a name that nothing in the layer has.
    var unknown: String?
  }

  /// - Parameters:
  ///   - searched: which free texts are searched beside the names.
  ///   - rules: what an unstated precision is taken for.
  ///   - scopes: where names are sought by the country of a row, nil where everywhere.
  init(
    names: PlaceNames, searched: SearchedText, rules: PlacingRules, scopes: CountryScopes?
  ) {
    self.rules = rules
    self.names = names
    self.searched = searched
    self.scopes = scopes
    let count = 1 + (scopes?.provinces.count ?? 0)
    coded = Array(repeating: CodeMemo(), count: count)
    listed = Array(repeating: CodeMemo(), count: count)
  }

  /// Forgets what it knows of codes, whose texts are about to change.
  mutating func forgetCodes() {
    scopes?.forgetCodes()
    self = PlaceReader(names: names, searched: searched, rules: rules, scopes: scopes)
  }

  /// What is known of the rows of a batch that are kept.
  ///
  /// - Parameters:
  ///   - strings: the texts that the codes of the batch stand for.
  ///   - failed: gains the names that locate nothing.
  /// - Throws: `EngineError.reading` when a table of names cannot be read.
  mutating func hints(
    for batch: IncidentBatch, _ strings: StringPool, keptBy verdicts: Verdicts,
    failed: inout FailedNames
  ) throws(EngineError) -> PlaceHints {
    var codedRows = Array(repeating: ProvinceID.noneRawValue, count: batch.rowCount)
    var namedRows = Array(repeating: PlaceHints.none, count: batch.rowCount)
    var listedRows = namedRows
    fromNotes = [:]
    var countryRows = scopes == nil ? [] : namedRows
    for row in 0..<batch.rowCount where verdicts.keeps(row) {
      let admin1 = batch.admin1[row]
      let scope = scopes?.number(batch.countries[row], strings) ?? nil
      if let scope { countryRows[row] = Int32(scope) }
      if admin1 != StringPool.none {
        codedRows[row] = try province(codedAs: admin1, in: scope, strings)
      }
      let lists = rules.effective(batch.precisions[row]).listsProvinces
      if lists, batch.locations[row] != StringPool.none {
        listedRows[row] = try list(in: batch.locations[row], scope, strings)
      }
      let hasPoint = !batch.longitudes[row].isNaN
      if searched == .notes, lists || !hasPoint, let notes = batch.notes[row] {
        try read(notes, ofRow: row, placesIt: !hasPoint, range(of: scope))
      }
      guard !hasPoint else { continue }
      let key = NameKey(admin1: admin1, location: batch.locations[row], scope: scope)
      let name = try name(key, within: codedRows[row], strings, &failed.ambiguous)
      namedRows[row] = name.place
      if listedRows[row] < 0 { listedRows[row] = name.list }
      if let text = name.unknown, fromNotes[row]?.provinces.count != 1,
        batch.precisions[row] != .abroad
      {
        failed.unknown.add(text, incidents: 1)
      }
    }
    return hints(coded: codedRows, named: namedRows, listed: listedRows, countries: countryRows)
  }

  /// Keeps what the notes of a row say: where it happened, for a row that nothing else places, or
  /// every province that they name.
  private mutating func read(
    _ notes: String, ofRow row: Int, placesIt: Bool, _ range: Range<UInt16>?
  ) throws(EngineError) {
    let scanner = try names.all().scanner
    fromNotes[row] =
      placesIt
      ? scanner.reading(of: notes, scope: range)
      : TextReading(naming: scanner.provinces(in: notes, scope: range))
  }

  /// Why each row of the last batch is placed by a name, or is not; nil for a row with a point that
  /// decides.
  ///
  /// - Throws: `EngineError.reading` when a table of names cannot be read.
  mutating func grounds(
    for batch: IncidentBatch, _ strings: StringPool, _ locations: Locations
  ) throws(EngineError) -> [NameGround?] {
    var grounds: [NameGround?] = []
    for row in 0..<batch.rowCount {
      let hasPoint = !batch.longitudes[row].isNaN
      guard locations.methods[row] == .name || !hasPoint else {
        grounds.append(nil)
        continue
      }
      let scope = scopes?.number(batch.countries[row], strings) ?? nil
      let location = hasPoint ? StringPool.none : batch.locations[row]
      let key = NameKey(admin1: batch.admin1[row], location: location, scope: scope)
      if known[key] == nil, key.admin1 != StringPool.none {
        try learn(key, within: try province(codedAs: key.admin1, in: scope, strings), strings)
      }
      // The name of the place comes before what the notes say.
      let byNotes = fromNotes[row].map { NameGround($0) }
      let byName = known[key]?.ground
      grounds.append(byName.map { $0.score > 0 } == true ? byName : byNotes ?? byName)
    }
    return grounds
  }

  /// The raw values of the provinces among which names are sought.
  private func range(of scope: Int?) -> Range<UInt16>? { scope.flatMap { scopes?.provinces[$0] } }

  /// The hints of a batch; what notes say belongs to single rows and is not kept.
  private func hints(
    coded: [UInt16], named: [Int32], listed: [Int32], countries: [Int32]
  ) -> PlaceHints {
    let scopes = scopes?.provinces.map { $0.map { ProvinceID(rawValue: $0) } } ?? []
    guard !fromNotes.isEmpty else {
      return PlaceHints(
        coded: coded, named: named, places: places, listed: listed, lists: lists,
        countries: countries, scopes: scopes)
    }
    var (named, listed, places, lists) = (named, listed, places, lists)
    for (row, reading) in fromNotes.sorted(by: { $0.key < $1.key })
    where !reading.provinces.isEmpty {
      let known = listed[row] < 0 ? [] : lists[Int(listed[row])]
      listed[row] = Int32(lists.count)
      lists.append(Set(known + reading.provinces).sorted())
      if named[row] < 0, reading.provinces.count == 1 {
        named[row] = Int32(places.count)
        places.append(
          .init(
            province: reading.provinces[0], coordinate: reading.match?.place?.coordinate,
            method: reading.match == nil ? .text : .name))
      }
    }
    return PlaceHints(
      coded: coded, named: named, places: places, listed: listed, lists: lists,
      countries: countries, scopes: scopes)
  }

  /// The province that the source codes by a name. The names of provinces alone decide where one
  /// is met as it is spelled, so that most tables never need those of places.
  private mutating func province(
    codedAs code: UInt32, in scope: Int?, _ strings: StringPool
  ) throws(EngineError) -> UInt16 {
    let memo = scope.map { $0 + 1 } ?? 0
    if let known = coded[memo][code] { return known }
    let text = strings[code]
    let range = range(of: scope)
    var match = names.provinces.match(text, in: range)
    let isSure = match.method.map { $0 <= .normalized } ?? false
    if !isSure || match.isPartial { match = try names.all().matcher.match(text, in: range) }
    let province = match.province?.rawValue ?? ProvinceID.noneRawValue
    coded[memo][code] = province
    return province
  }

  private mutating func list(
    in location: UInt32, _ scope: Int?, _ strings: StringPool
  ) throws(EngineError) -> Int32 {
    let memo = scope.map { $0 + 1 } ?? 0
    if let known = listed[memo][location] { return known }
    let provinces = try names.all().scanner.provinces(
      in: strings[location], scope: range(of: scope))
    let list = listNumber(of: provinces)
    listed[memo][location] = list
    return list
  }

  private mutating func listNumber(of provinces: [ProvinceID]) -> Int32 {
    guard !provinces.isEmpty else { return PlaceHints.none }
    lists.append(provinces)
    return Int32(lists.count - 1)
  }

  /// What the name of a row without coordinates stands for.
  private mutating func name(
    _ key: NameKey, within coded: UInt16, _ strings: StringPool,
    _ ambiguous: inout AmbiguousTotals
  ) throws(EngineError) -> KnownName {
    if known[key] == nil { try learn(key, within: coded, strings) }
    guard let name = known[key] else { return KnownName() }
    if !name.alternatives.isEmpty {
      let admin1 = strings.text(key.admin1)
      ambiguous.add(
        .init(text: strings.text(key.location) ?? admin1 ?? "", admin1: admin1),
        provinces: name.alternatives, incidents: 1)
    }
    return name
  }

  private mutating func learn(
    _ key: NameKey, within coded: UInt16, _ strings: StringPool
  ) throws(EngineError) {
    var name = KnownName()
    defer { known[key] = name }
    guard let text = strings.text(key.location) ?? strings.text(key.admin1) else { return }
    let parent = coded == ProvinceID.noneRawValue ? nil : ProvinceID(rawValue: coded)
    let index = try names.all()
    let range = range(of: key.scope)
    let match = index.matcher.match(text, within: parent, in: range)
    name.ground = NameGround(match)
    // Of a sentence the parts are no places within each other.
    let isSentence =
      parent == nil && (match.place == nil || match.isPartial) && index.scanner.isSentence(text)
    if match.reason != .abroad, isSentence || searched == .locations && match.place == nil {
      let reading = index.scanner.reading(of: text, scope: range)
      if !reading.provinces.isEmpty {
        name.list = listNumber(of: reading.provinces)
        name.ground = NameGround(reading)
        if reading.provinces.count == 1 {
          name.place = number(of: reading.provinces[0], at: nil, by: .text)
        } else if parent == nil {
          name.alternatives = reading.provinces
        }
        return
      }
    }
    if let place = match.place {
      name.place = number(of: place.province, at: place.coordinate, by: .name)
      return
    }
    if parent != nil {
      // The row is where its source codes it; a name that clearly says otherwise stands beside that.
      let own = index.matcher.match(strings[key.admin1], in: range)
      let other = match.reason == .conflictingParts ? index.matcher.match(text, in: range) : own
      name.ground = NameGround(own)
      if let place = other.place, place.province != parent {
        name.place = number(of: place.province, at: place.coordinate, by: .name)
        name.ground = NameGround(disputed: own)
      }
    } else if match.outcome == .ambiguous {
      name.alternatives = Set(match.alternatives.map(\.province)).sorted()
    } else if match.reason != .empty, match.reason != .tooLong {
      // A larger unit that is not known explains more rows than each of the places in it.
      name.unknown = strings.text(key.admin1) ?? text
    }
  }

  private mutating func number(
    of province: ProvinceID, at coordinate: Coordinate?, by method: LocationMethod
  ) -> Int32 {
    places.append(.init(province: province, coordinate: coordinate, method: method))
    return Int32(places.count - 1)
  }
}

/// Names of matched incidents that locate nothing.
struct FailedNames {
  var ambiguous = AmbiguousTotals()
  var unknown = UnknownTotals()
}

extension LocationPrecision {
  /// Whether the place text of such an incident may name further provinces.
  var listsProvinces: Bool {
    switch self {
    case .province, .area, .country: true
    case .exact, .near, .district, .abroad, .unknown: false
    }
  }
}

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
  private var named: [NameKey: Int32] = [:]
  private var places: [PlaceHints.NamedPlace] = []
  /// The provinces that place texts list, by code of the text; by scope, as above.
  private var listed: [CodeMemo<Int32>]
  private var lists: [[ProvinceID]] = []
  /// Names that fit several provinces, with these.
  private var alternatives: [NameKey: [ProvinceID]] = [:]
  /// What is told of names that nothing in the layer has.
  private var unknown: [NameKey: String] = [:]

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
    var fromNotes: [Int: [ProvinceID]] = [:]
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
      let key = NameKey(admin1: admin1, location: batch.locations[row], scope: scope)
      if !hasPoint {
        namedRows[row] = try place(key, within: codedRows[row], strings, &failed.ambiguous)
      }
      if searched == .notes, lists || !hasPoint, let notes = batch.notes[row] {
        let found = try names.all().scanner.provinces(in: notes, scope: range(of: scope))
        if !found.isEmpty { fromNotes[row] = found }
      }
      if !hasPoint, let text = unknown[key], fromNotes[row]?.count != 1,
        batch.precisions[row] != .abroad
      {
        failed.unknown.add(text, incidents: 1)
      }
    }
    return hints(
      coded: codedRows, named: namedRows, listed: listedRows, fromNotes: fromNotes,
      countries: countryRows)
  }

  /// The raw values of the provinces among which names are sought.
  private func range(of scope: Int?) -> Range<UInt16>? { scope.flatMap { scopes?.provinces[$0] } }

  /// The hints of a batch; what notes say belongs to single rows and is not kept.
  private func hints(
    coded: [UInt16], named: [Int32], listed: [Int32], fromNotes: [Int: [ProvinceID]],
    countries: [Int32]
  ) -> PlaceHints {
    let scopes = scopes?.provinces.map { $0.map { ProvinceID(rawValue: $0) } } ?? []
    guard !fromNotes.isEmpty else {
      return PlaceHints(
        coded: coded, named: named, places: places, listed: listed, lists: lists,
        countries: countries, scopes: scopes)
    }
    var (named, listed, places, lists) = (named, listed, places, lists)
    for (row, found) in fromNotes.sorted(by: { $0.key < $1.key }) {
      let known = listed[row] < 0 ? [] : lists[Int(listed[row])]
      listed[row] = Int32(lists.count)
      lists.append(Set(known + found).sorted())
      if named[row] < 0, found.count == 1 {
        named[row] = Int32(places.count)
        places.append(.init(province: found[0], coordinate: nil, method: .text))
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
    let list = provinces.isEmpty ? PlaceHints.none : Int32(lists.count)
    if !provinces.isEmpty { lists.append(provinces) }
    listed[memo][location] = list
    return list
  }

  /// The place that the name of a row without coordinates stands for.
  private mutating func place(
    _ key: NameKey, within coded: UInt16, _ strings: StringPool,
    _ ambiguous: inout AmbiguousTotals
  ) throws(EngineError) -> Int32 {
    if named[key] == nil { try learn(key, within: coded, strings) }
    if let provinces = alternatives[key] {
      let admin1 = strings.text(key.admin1)
      ambiguous.add(
        .init(text: strings.text(key.location) ?? admin1 ?? "", admin1: admin1),
        provinces: provinces, incidents: 1)
    }
    return named[key] ?? PlaceHints.none
  }

  private mutating func learn(
    _ key: NameKey, within coded: UInt16, _ strings: StringPool
  ) throws(EngineError) {
    named[key] = PlaceHints.none
    guard let text = strings.text(key.location) ?? strings.text(key.admin1) else { return }
    let parent = coded == ProvinceID.noneRawValue ? nil : ProvinceID(rawValue: coded)
    let index = try names.all()
    let range = range(of: key.scope)
    let match = index.matcher.match(text, within: parent, in: range)
    if let place = match.place {
      named[key] = Int32(places.count)
      places.append(
        .init(province: place.province, coordinate: place.coordinate, method: .name))
    }
    if searched == .locations, match.outcome == .unknown {
      let found = index.scanner.provinces(in: text, scope: range)
      if found.count == 1 {
        named[key] = Int32(places.count)
        places.append(.init(province: found[0], coordinate: nil, method: .text))
      }
    }
    guard parent == nil, named[key] == PlaceHints.none else { return }
    if match.outcome == .ambiguous {
      alternatives[key] = Set(match.alternatives.map(\.province)).sorted()
    } else if match.reason != .empty, match.reason != .tooLong {
      // A larger unit that is not known explains more rows than each of the places in it.
      unknown[key] = strings.text(key.admin1) ?? text
    }
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

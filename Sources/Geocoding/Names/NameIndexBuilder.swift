internal import Geography
internal import Text

/// Collects the spellings of an index.
struct NameIndexBuilder {
  private let catalog: ProvinceCatalog
  private(set) var places: [NameIndex.Place] = []
  private(set) var keys = KeyTable()
  private(set) var spellings: [[NameIndex.Spelling]] = []
  private(set) var countryKeys = KeyTable()
  private(set) var countries: [NameIndex.Country] = []
  private(set) var ownKeys = KeyTable()
  private(set) var ownPlaces: [Set<Int32>] = []
  private(set) var looseKeys = KeyTable()
  private(set) var loosePlaces: [Set<Int32>] = []

  /// A name that some place in a province has.
  struct Seat: Hashable {
    let key: Int
    let province: UInt16
  }

  /// Begins with the names of the provinces.
  init(_ catalog: ProvinceCatalog) {
    self.catalog = catalog
    for id in catalog.allIDs {
      let name = catalog[id].name
      places.append(
        NameIndex.Place(
          name: name, kind: .province, province: id.rawValue, coordinate: nil, population: 0))
      setNameKey(add(name, place: id.index, mustBeName: false), place: id.index)
    }
  }

  /// Adds the aliases of provinces that the catalog has.
  mutating func addAliases(_ aliases: [ProvinceAlias], seats: Set<Seat>) {
    for alias in aliases {
      guard let id = catalog.id(forCode: alias.provinceCode) else { continue }
      addAlias(alias.alias, of: id, named: catalog[id].name, seats: seats)
    }
  }

  /// Puts the spellings in order.
  mutating func finish() {
    for key in 0..<keys.count {
      guard spellings[key].count > 1 else { continue }
      spellings[key].sort { ($0.place, $0.text.utf8.count) < ($1.place, $1.text.utf8.count) }
    }
  }

  /// Adds the places in provinces of the catalog; returns the keys of their names, by province. Every
  /// name of a user's own table is kept, and its provinces are further names of them.
  mutating func addPlaces(_ gazetteer: [GazetteerPlace], areOwn: Bool) -> Set<Seat> {
    var seats: Set<Seat> = []
    for entry in gazetteer {
      guard entry.kind != .province || areOwn, let id = catalog.id(forCode: entry.provinceCode)
      else { continue }
      let place = entry.kind == .province ? id.index : places.count
      if entry.kind != .province {
        places.append(
          NameIndex.Place(
            name: entry.name, kind: entry.kind, province: id.rawValue,
            coordinate: entry.coordinate, population: entry.population ?? 0, isOwn: areOwn))
      }
      if areOwn {
        for name in [entry.name] + entry.alternates { addOwn(name, place: place) }
        continue
      }
      let isCapitalized = NameText(entry.name).words.first?.isCapitalized == true
      for name in [entry.name] + entry.alternates {
        // GeoNames has machine romanizations of other scripts, in small letters.
        if isCapitalized, let first = name.utf8.first, first >= UInt8(ascii: "a"),
          first <= UInt8(ascii: "z")
        {
          continue
        }
        // In some languages a word for what comes from the place.
        if name.utf8.last == UInt8(ascii: "i"), name.dropLast() == entry.name { continue }
        if let key = add(name, place: place, mustBeName: true) {
          if name == entry.name { setNameKey(key, place: place) }
          seats.insert(Seat(key: key, province: id.rawValue))
        }
      }
    }
    return seats
  }

  private mutating func addOwn(_ name: String, place: Int) {
    let letters = NameText(name).letters
    guard !letters.isEmpty else { return }
    let key = ownKeys.insert(letters.span)
    if key == ownPlaces.count { ownPlaces.append([]) }
    ownPlaces[key].insert(Int32(place))
    if let key = add(name, place: place, mustBeName: false), places[place].nameKey < 0 {
      setNameKey(key, place: place)
    }
  }

  private mutating func setNameKey(_ key: Int?, place: Int) {
    if let key { places[place].nameKey = Int32(key) }
  }

  /// Adds an alias of a province, unless it is the name of a town in it: an alias that is not
  /// like the province's own name, and that the gazetteer knows.
  private mutating func addAlias(
    _ alias: String, of id: ProvinceID, named name: String, seats: Set<Seat>
  ) {
    let text = NameText(alias)
    let own = NameText(name)
    let skeleton = text.skeleton(of: nameWords(of: text))
    let isLikeOwn =
      skeleton == own.skeleton(of: nameWords(of: own))
      || editDistance(alias.matchingKey, name.matchingKey, limit: 2) != nil
    if !isLikeOwn, let key = keys.find(keyLetters(of: text).span),
      seats.contains(Seat(key: key, province: id.rawValue))
    {
      return
    }
    add(alias, place: id.index, mustBeName: false)
  }

  private func nameWords(of text: NameText) -> Range<Int> {
    let first = text.words.firstIndex { !$0.role.isAdministrative } ?? 0
    let last = text.words.lastIndex { !$0.role.isAdministrative } ?? -1
    return first..<max(first, last + 1)
  }

  @discardableResult
  private mutating func add(_ spelling: String, place: Int, mustBeName: Bool) -> Int? {
    let text = NameText(spelling)
    if mustBeName && !text.words.contains(where: { $0.role == .name }) { return nil }
    let letters = keyLetters(of: text)
    guard !letters.isEmpty, letters.count <= 128 else { return nil }
    let key = keys.insert(letters.span)
    if key == spellings.count { spellings.append([]) }
    if place < catalog.count { addLoosely(text, place: place) }
    if !spellings[key].contains(where: { $0.place == place && $0.text == spelling }) {
      spellings[key].append(NameIndex.Spelling(place: Int32(place), text: spelling))
    }
    return key
  }

  private mutating func addLoosely(_ text: NameText, place: Int) {
    let letters = text.looseLetters(of: nameWords(of: text))
    guard letters.count >= NameIndex.minLooseLetters else { return }
    let key = looseKeys.insert(letters.span)
    if key == loosePlaces.count { loosePlaces.append([]) }
    loosePlaces[key].insert(Int32(place))
  }

  mutating func addCountries(_ names: [CountryName]) {
    // Without the layer's own countries, a country's name says nothing.
    guard let all = catalog.countries else { return }
    let own = Set(all)
    for name in names {
      let letters = keyLetters(of: NameText(name.name))
      guard !letters.isEmpty, !(own.contains(name.alpha2) && name.kind != .country) else {
        continue
      }
      if let key = keys.find(letters.span),
        spellings[key].contains(where: { Int($0.place) < catalog.count })
      {
        continue
      }
      let key = countryKeys.insert(letters.span)
      guard key == countries.count else { continue }
      if let first = all.firstIndex(of: name.alpha2) {
        let count = all.count { $0 == name.alpha2 }
        countries.append(.own(UInt16(first)..<UInt16(first + count)))
      } else {
        countries.append(
          name.kind == .country ? .foreign : name.kind == .region ? .foreignRegion : .foreignPlace)
      }
    }
  }
}

/// The letters by which a name is kept: those of its words that are not administrative, or all.
func keyLetters(of text: NameText) -> [UInt8] {
  guard text.words.contains(where: \.role.isAdministrative) else { return text.letters }
  var letters: [UInt8] = []
  for word in text.words where !word.role.isAdministrative {
    letters.append(contentsOf: text.letters[word.letters])
  }
  return letters.isEmpty ? text.letters : letters
}

internal import Geography
internal import Synchronization
internal import Text

/// Every spelling of every place, found by its folded letters.
final class NameIndex: Sendable {
  struct Place: Sendable {
    let name: String
    let kind: PlaceKind
    let province: UInt16
    let coordinate: Coordinate?
    let population: Int
    /// Whether the user's own table has it.
    var isOwn = false
    /// The key of `name`, -1 where it has none of its own.
    var nameKey: Int32 = -1
  }

  /// A spelling and the place that it stands for.
  struct Spelling: Sendable {
    let place: Int32
    let text: String
  }

  /// What a name that tells of a country says.
  enum Country: Sendable, Equatable {
    /// The layer's own, or one of several, with the raw values of its provinces.
    case own(Range<UInt16>)
    case foreign
    /// A province or the like of another country.
    case foreignRegion
    /// A city in another country.
    case foreignPlace

    var isForeign: Bool { if case .own = self { false } else { true } }
  }

  /// Provinces first, in the order of their ids.
  let places: [Place]
  let provinceCount: Int
  let keys: KeyTable
  /// Shape `[keys.count]`: the spellings with these letters, at least one, by place.
  let spellings: [[Spelling]]
  /// Workers may build it at the same time; the first one is kept, and they are all the same.
  private let builtFuzzy = AtomicLazyReference<FuzzyIndex>()
  /// The users' own names by all of their letters, administrative words too.
  let ownKeys: KeyTable
  /// Shape `[ownKeys.count]`: the places of these names, ascending.
  let ownPlaces: [[Int32]]
  /// The names of provinces as romanizations agree on them.
  private let looseKeys: KeyTable
  /// Shape `[looseKeys.count]`: the provinces of these, as places.
  private let loosePlaces: [Set<Int32>]
  private let countryKeys: KeyTable
  private let countries: [Country]

  /// Shape `[keys.count]`: the places of the spellings, ascending.
  let placesByKey: [[Int32]]
  /// Shape `[places.count]`: the place's position by province, kind and name.
  let order: [Int32]

  /// The most words of a spelling that are joined when names are sought inside a text.
  static let maxWords = 5
  /// The fewest letters by which another romanization is recognized.
  static let minLooseLetters = 3

  init(
    _ catalog: ProvinceCatalog, aliases: [ProvinceAlias], gazetteer: [GazetteerPlace],
    own: [GazetteerPlace], countries names: [CountryName]
  ) {
    var builder = NameIndexBuilder(catalog)
    let seats = builder.addPlaces(gazetteer, areOwn: false)
    _ = builder.addPlaces(own, areOwn: true)
    builder.addAliases(aliases, seats: seats)
    builder.addCountries(names)
    builder.finish()
    provinceCount = catalog.count
    ownKeys = builder.ownKeys
    ownPlaces = builder.ownPlaces.map { $0.sorted() }
    looseKeys = builder.looseKeys
    loosePlaces = builder.loosePlaces
    places = builder.places
    keys = builder.keys
    spellings = builder.spellings
    placesByKey = builder.spellings.map(Self.distinctPlaces)
    order = Self.order(of: builder.places)
    countryKeys = builder.countryKeys
    countries = builder.countries
  }

  /// The places of spellings that are in the order of their places.
  private static func distinctPlaces(_ spellings: [Spelling]) -> [Int32] {
    var places: [Int32] = []
    for spelling in spellings where places.last != spelling.place { places.append(spelling.place) }
    return places
  }

  private static func order(of places: [Place]) -> [Int32] {
    let sorted = places.indices.sorted { a, b in
      let (first, second) = (places[a], places[b])
      if first.province != second.province { return first.province < second.province }
      return (first.kind, a) < (second.kind, b)
    }
    var order = [Int32](repeating: 0, count: places.count)
    for (position, place) in sorted.enumerated() { order[place] = Int32(position) }
    return order
  }

  /// The keys for misspellings, made when the first name is not known by its letters.
  var fuzzy: FuzzyIndex {
    builtFuzzy.load() ?? builtFuzzy.storeIfNil(FuzzyIndex(keys, spellings: spellings))
  }

  /// The provinces, as places, that another romanization of their names may mean.
  func provinces(loosely letters: [UInt8]) -> Set<Int32> {
    looseKeys.find(letters.span).map { loosePlaces[$0] } ?? []
  }

  /// The country that letters name, or nil.
  func country(_ letters: Span<UInt8>) -> Country? {
    guard letters.count <= 64, let key = countryKeys.find(letters) else { return nil }
    return countries[key]
  }
}

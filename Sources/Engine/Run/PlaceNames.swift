internal import Geocoding
public import Geography
public import Incidents

/// The names of places that a layer is searched by.
///
/// The names of provinces are at hand; those of places in them, which take long to index, are made
/// ready when a text first needs them.
public struct PlaceNames: Sendable {
  /// What is read from the tables of a gazetteer.
  public struct Gazetteer: Sendable {
    public let places: [GazetteerPlace]
    /// Places of the user's own table, which stand before all others of their names.
    public let own: [GazetteerPlace]
    /// Names that tell of other countries.
    public let countries: [CountryName]

    public init(
      places: [GazetteerPlace], own: [GazetteerPlace] = [], countries: [CountryName]
    ) {
      self.places = places
      self.own = own
      self.countries = countries
    }
  }

  /// All names, indexed.
  struct Index: Sendable {
    let matcher: NameMatcher
    let scanner: PlaceTextScanner
    let gazetteer: [GazetteerPlace]
  }

  let catalog: ProvinceCatalog
  /// The names of all countries, those of the layer among them.
  let countries: CountryVocabulary
  /// Knows provinces alone.
  let provinces: NameMatcher
  private let index: OnDemand<Index>

  /// - Parameters:
  ///   - aliases: further names of provinces.
  ///   - countries: without them rows are of any country.
  ///   - gazetteer: reads the places; called at most once, unless it throws.
  /// - Complexity: O(n log n) in the number of spellings of provinces.
  public init(
    _ catalog: ProvinceCatalog, aliases: [ProvinceAlias], countries: CountryVocabulary = .empty,
    gazetteer: @escaping @Sendable () throws(EngineError) -> Gazetteer
  ) {
    self.catalog = catalog
    self.countries = countries
    provinces = NameMatcher(catalog, aliases: aliases, gazetteer: [], countries: [])
    index = OnDemand { () throws(EngineError) in
      let tables = try gazetteer()
      let matcher = NameMatcher(
        catalog, aliases: aliases, gazetteer: tables.places, own: tables.own,
        countries: countries.placeNames + tables.countries)
      return Index(
        matcher: matcher, scanner: PlaceTextScanner(matcher), gazetteer: tables.places + tables.own)
    }
  }

  /// Begins to index every name, which others then need not wait for.
  func prepare() {
    // What is wrong with a table is told to whoever needs it.
    Task { [self] in _ = try? all() }
  }

  /// Every name.
  ///
  /// - Throws: `EngineError.reading` when a table of names cannot be read.
  /// - Complexity: O(n log n) in the number of spellings when it is called first.
  func all() throws(EngineError) -> Index { try index.value() }
}

/// Which free texts are searched for places, beside the names that the source codes.
public enum SearchedText: Sendable, Equatable {
  /// None: only the place texts of incidents located to a province or more coarsely.
  case placeTexts
  /// The place texts of incidents without coordinates too, where they are no name.
  case locations
  /// The notes of incidents without coordinates, or located to a province or more coarsely, too.
  case notes
}

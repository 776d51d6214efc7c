public import Geography

/// What the texts of a chunk's rows say about where they are; every distinct text was asked once.
public struct PlaceHints: Sendable {
  /// A place that a text names.
  public struct NamedPlace: Sendable, Equatable {
    public let province: ProvinceID
    /// Where the place is, nil for a province and for places without a known point.
    public let coordinate: Coordinate?
    /// By what the place was found: a name, or a free text.
    public let method: LocationMethod

    public init(province: ProvinceID, coordinate: Coordinate?, method: LocationMethod) {
      self.province = province
      self.coordinate = coordinate
      self.method = method
    }
  }

  /// The value of `named` and `listed` for a row whose texts say nothing.
  public static let none: Int32 = -1

  /// The province that the source's own code or name of the province stands for, as raw values of
  /// `ProvinceID`; shape `[rowCount]`, as of the columns below.
  public let coded: [UInt16]
  /// Which of `places` the texts of a row name, or `none`.
  public let named: [Int32]
  public let places: [NamedPlace]
  /// Which of `lists` holds the provinces that the place text of a row names, or `none`.
  public let listed: [Int32]
  /// Each ascending, none empty.
  public let lists: [[ProvinceID]]
  /// Which of `scopes` holds the provinces of the country that a row is of, or `none` where that is
  /// not known; shape `[rowCount]`, or empty where it is known of no row.
  public let countries: [Int32]
  /// The provinces of each country, ascending; none where the layer does not have it.
  public let scopes: [[ProvinceID]]

  public init(
    coded: [UInt16], named: [Int32], places: [NamedPlace], listed: [Int32], lists: [[ProvinceID]],
    countries: [Int32] = [], scopes: [[ProvinceID]] = []
  ) {
    precondition(coded.count == named.count && coded.count == listed.count, "one value a row")
    self.countries = countries
    self.scopes = scopes
    self.coded = coded
    self.named = named
    self.places = places
    self.listed = listed
    self.lists = lists
  }

  func codedProvince(_ row: Int) -> ProvinceID? {
    coded[row] == ProvinceID.noneRawValue ? nil : ProvinceID(rawValue: coded[row])
  }

  func namedPlace(_ row: Int) -> NamedPlace? { named[row] < 0 ? nil : places[Int(named[row])] }

  /// The provinces of the country that a row is of, nil where any will do.
  func scope(_ row: Int) -> [ProvinceID]? {
    guard !countries.isEmpty, countries[row] >= 0 else { return nil }
    return scopes[Int(countries[row])]
  }

  func list(_ row: Int) -> [ProvinceID] { listed[row] < 0 ? [] : lists[Int(listed[row])] }
}

internal import Geography

/// Rows of countries that are not asked for, and words that name no country: counts that merge, and
/// from which rows can be taken out again.
public struct CountryCounts: Sendable, Equatable {
  /// A point that rows of a country have.
  public struct Spot: Sendable, Hashable {
    public let country: CountryCode
    public let longitude: Double
    public let latitude: Double
  }

  /// Rows by country.
  public private(set) var foreign: [CountryCode: Int] = [:]
  /// Those of them whose point may lie inside the layer, by point; tables repeat their points.
  public private(set) var spots: [Spot: Int] = [:]
  /// Rows that stay though they name no country, by their word.
  public private(set) var unknownWords: [String: Int] = [:]
  /// Rows with further words, of which there were too many to keep.
  public private(set) var otherUnknown = 0
  /// Rows that stay and have no word.
  public private(set) var missing = 0

  public init() {}

  public var isEmpty: Bool {
    foreign.isEmpty && unknownWords.isEmpty && otherUnknown == 0 && missing == 0
  }

  public var foreignCount: Int { foreign.values.reduce(0, +) }

  /// Adds a row of another country.
  ///
  /// - Parameter point: nil where it has none that may lie inside the layer.
  public mutating func addForeign(
    _ country: CountryCode, at point: (longitude: Double, latitude: Double)?
  ) {
    foreign[country, default: 0] += 1
    guard let (longitude, latitude) = point else { return }
    spots[Spot(country: country, longitude: longitude, latitude: latitude), default: 0] += 1
  }

  public mutating func addMissing() { missing += 1 }

  /// Adds rows with a word that names no country.
  ///
  /// - Parameter limit: the most different words to keep.
  public mutating func addUnknown(_ word: String, rows: Int = 1, limit: Int = .max) {
    if unknownWords[word] != nil || unknownWords.count < limit {
      unknownWords[word, default: 0] += rows
    } else {
      otherUnknown += rows
    }
  }

  /// Adds other counts, or takes them out.
  public mutating func merge(_ other: CountryCounts, times: Int = 1) {
    for (country, rows) in other.foreign { add(rows * times, of: country, to: &foreign) }
    for (spot, rows) in other.spots { add(rows * times, of: spot, to: &spots) }
    for (word, rows) in other.unknownWords {
      // What is taken out may have been counted among the others.
      let known = times < 0 ? min(rows, unknownWords[word] ?? 0) : rows
      add(known * times, of: word, to: &unknownWords)
      otherUnknown += (rows - known) * times
    }
    otherUnknown += other.otherUnknown * times
    missing += other.missing * times
  }

  private func add<Key>(_ rows: Int, of key: Key, to counts: inout [Key: Int]) {
    counts[key, default: 0] += rows
    if counts[key] == 0 { counts[key] = nil }
  }
}

extension CountryRule {
  /// A point that may lie inside the layer, nil for another.
  public func point(
    _ coordinate: (longitude: Double, latitude: Double)?
  ) -> (longitude: Double, latitude: Double)? {
    guard let coordinate, let box else { return nil }
    let isNear = box.contains(
      Coordinate(longitude: coordinate.longitude, latitude: coordinate.latitude))
    return isNear ? coordinate : nil
  }
}

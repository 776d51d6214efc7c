public import Geography

/// A place that a running text names.
public struct PlaceMention: Sendable, Equatable {
  /// Where the name stands: offsets in the UTF-8 of the text.
  public let range: Range<Int>
  /// The kind that the name stands for, with the word behind it: `Herat` is a province, `Herat
  /// city` a settlement. Only provinces widen the support of an incident.
  public let kind: PlaceKind
  /// Every province that has a place of this name and kind, ascending; at least one.
  public let provinces: [ProvinceID]
  public let use: Use
  public let rank: Rank

  /// What the text does with the name.
  public enum Use: UInt8, Sendable, CaseIterable {
    /// Says where something is or happened, as far as can be told.
    case place
    /// Says where a report was filed: `KABUL (Reuters) -`.
    case dateline
    /// Is part of something else: a person's name, a river, a government, a unit, `Kabul-based`, a
    /// place in another country.
    case other
  }

  /// What shows that the text tells of something there, from the surest to the least sure.
  public enum Rank: UInt8, Sendable, CaseIterable, Comparable {
    /// It is called a province (`Helmand province`, `Sangin district, Helmand`), or a sentence begins
    /// with it (`In Kandahar City, ...`).
    case told
    /// It is called a district or a city.
    case unit
    /// A name alone.
    case bare
    /// Where somebody tells of it, or comes from: `officials in Kabul said`.
    case source
    /// One end of a road.
    case road
    /// A heading without a date or an agency: `Kandahar: ...`.
    case heading

    public static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue }
  }

  public init(
    range: Range<Int>, kind: PlaceKind, provinces: [ProvinceID], use: Use, rank: Rank = .bare
  ) {
    self.range = range
    self.kind = kind
    self.provinces = provinces
    self.use = use
    self.rank = rank
  }
}

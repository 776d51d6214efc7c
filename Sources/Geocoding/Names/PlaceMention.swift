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

  /// What the text does with the name.
  public enum Use: UInt8, Sendable, CaseIterable {
    /// Says where something is or happened, as far as can be told.
    case place
    /// Says where a report was filed: `KABUL (Reuters) -`.
    case dateline
    /// Is part of something else: a person's name, a river, a government, `Kabul-based`.
    case other
  }

  public init(range: Range<Int>, kind: PlaceKind, provinces: [ProvinceID], use: Use) {
    self.range = range
    self.kind = kind
    self.provinces = provinces
    self.use = use
  }
}

/// Why a figure is another one in the newer version, in the order in which a row that changed in
/// several ways is charged.
public enum ChangeCause: String, Sendable, CaseIterable {
  /// The row is in the newer version only.
  case added
  /// The row is in the older version only.
  case deleted
  /// The row could be read in one version only.
  case unreadable
  case redated
  case retyped
  case actor
  /// The place was revised: coordinates, names or place texts.
  case moved
  case precision
  /// The deaths were revised; it moves sums of deaths alone.
  case fatalities

  /// Those that can change whether and where a row of both versions counts, in the order of
  /// charging, which is the order in which the ledger charges filters.
  static let steps: [ChangeCause] = [.redated, .retyped, .actor, .moved, .precision]
}

public import Engine
public import Incidents

/// What changed between two versions of a source, and why a figure moved.
public struct VersionDifference: Sendable, Equatable {
  /// The figures of the older version, as a report gives them.
  public let old: Report
  public let new: Report
  /// Every row of each version, in exactly one bucket.
  public let ledger: VersionLedger
  /// How rows were matched.
  public let matching: Matching
  /// Columns that one version alone has, in the order of the fields.
  public let columnsOfOldOnly: [IncidentField]
  public let columnsOfNewOnly: [IncidentField]
  /// The compared fields in which any matched row changed, in their order.
  public let fields: [FieldChange]
  /// The first rows of each bucket that one version alone has.
  public let examples: Examples
  /// What moved the figures, one for every cause, in their order.
  public let effects: [CauseEffect]
  /// Incidents in the focus, of all matched ones; the part is 0 where no focus is asked.
  public let incidents: ShareChange
  /// Reported deaths in the focus, best figures, of all matched incidents.
  public let deaths: ShareChange
  /// Every province, in the order of its code, then outside and unlocated.
  public let places: [PlaceChange]
  /// Added rows dated after the last day of the older version.
  public let addedLater: Int
  /// Matched rows of which date, place and actors all changed at once.
  public let rewritten: Int
  /// Whether both versions are alike, row by row, rejected and duplicate ones included.
  public let isSame: Bool

  /// The codes of the focus, ascending; empty when none is asked.
  public var focus: [String] { new.question.focus }
}

/// The account in which every row of two versions ends in exactly one bucket.
public struct VersionLedger: Sendable, Equatable {
  /// The rows of one version.
  public struct Side: Sendable, Equatable {
    public let read: Int
    public let rejected: Int
    /// Rows that a later revision of the same event in the same version replaces.
    public let duplicate: Int
    /// Rows deleted or added: those of this version alone.
    public let alone: Int
    /// Rows whose event could not be read in the other version.
    public let unreadableInOther: Int
  }

  public let old: Side
  public let new: Side
  /// Matched rows that are alike in every compared field.
  public let unchanged: Int
  public let changed: Int

  /// Whether the rows of both versions are all accounted for.
  public var closes: Bool {
    [old, new].allSatisfy { side in
      side.read == side.rejected + side.duplicate + unchanged + changed + side.alone
        + side.unreadableInOther
    }
  }
}

/// How the rows of two versions were matched.
public struct Matching: Sendable, Equatable {
  /// Whether both versions have a column of ids.
  public let usesIDs: Bool
  public let pairsByID: Int
  /// Rows without an id, matched by all that both versions record.
  public let pairsByContent: Int
}

/// How often one field changed in matched rows.
public struct FieldChange: Sendable, Equatable {
  public let field: ComparedField
  public let rows: Int
  /// Rows in which no other field changed, the time stamp aside.
  public let alone: Int
  public let examples: [ValueChange]
}

/// One value that changed.
public struct ValueChange: Sendable, Equatable {
  public let row: RowReference
  /// The value as text, nil where it is missing; always nil for notes, whose text is not kept.
  public let old: String?
  public let new: String?
}

/// The first rows of the buckets that one version alone has.
public struct Examples: Sendable, Equatable {
  public let added: [RowReference]
  public let deleted: [RowReference]
  public let unreadable: [RowReference]
}

/// What one cause did to the figures.
public struct CauseEffect: Sendable, Equatable {
  public let cause: ChangeCause
  /// Rows that began to count by it.
  public let entered: Int
  /// Rows that ceased to count by it.
  public let left: Int
  /// Rows that it made count in another place.
  public let shifted: Int
  /// Rows of which it changed the deaths alone.
  public let revised: Int
  public let examples: [RowReference]

  /// How many rows it moved in the figures.
  public var rows: Int { entered + left + shifted + revised }
}

/// The figures of one place in both versions.
public struct PlaceChange: Sendable, Equatable {
  /// A province's code, or nil outside every province and without a place.
  public let code: String?
  public let name: String
  public let before: Int64
  public let after: Int64
  public let deathsBefore: Int64
  public let deathsAfter: Int64
  /// What each cause changed, for every cause in their order; sums to the change.
  public let incidents: [Int64]
  public let deaths: [Int64]
}

public import Incidents

/// What of the rows of an input is wanted: which columns, and which rows of those that could be read.
///
/// What can reject a row is looked at in every row, whatever is wanted.
public struct Projection: Sendable {
  /// The columns that batches get beside those they always have.
  public var columns: BatchColumns
  /// The filters that are asked while a row is read, so that nothing is kept of rows that fall.
  public var query: CompiledQuery
  /// Whether rows are kept at all, and not only told of in accounts.
  public var keepsRows = true
  /// Rows that fall for one of these reasons are kept all the same, with their verdict.
  public var kept: Set<DropReason> = []
  /// Whether of kept rows nothing is looked at but the ids, the revisions, the actors, where they begin,
  /// and whether two are of one day and place: enough to settle which row of an event stays. The last
  /// stands in the column of hashes.
  public var keepsIDsAlone = false
  /// Whether ids are recorded, by which rows that repeat an event are found.
  public var recordsIDs = true
  /// Whether the text of every field is checked, and not only of those that are used.
  public var checksEveryField = false
  /// Whether rows are kept as they stand, too: those that cannot be read included.
  public var keepsRawRecords = false
  /// Bit i of a row's marks says that it has one of the values of the i-th; at most
  /// `MarkedValues.limit`.
  public var marked: [MarkedValues] = []

  /// - Parameter query: keeps every row when left out.
  public init(
    _ columns: BatchColumns = [],
    query: CompiledQuery = CompiledQuery(IncidentQuery(), homeCountry: nil)
  ) {
    self.columns = columns
    self.query = query
  }
}

/// Values of a column by which rows are marked.
public struct MarkedValues: Sendable, Hashable {
  /// The exact header; where a table lacks it, nothing is marked.
  public let header: String
  public let values: Set<String>

  /// The most of them, for a bit stands for each.
  public static let limit = 32

  public init(header: String, values: Set<String>) {
    self.header = header
    self.values = values
  }
}

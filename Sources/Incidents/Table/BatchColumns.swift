/// The columns that a batch of incidents keeps beside those that every answer needs: the dates, the
/// points with their precision, the province as the source names it, the place text and the best
/// figure of deaths.
public struct BatchColumns: OptionSet, Sendable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The numbers of the rows in the input.
  public static let rows = BatchColumns(rawValue: 1 << 0)
  /// Where in the input each row begins.
  public static let offsets = BatchColumns(rawValue: 1 << 1)
  public static let ids = BatchColumns(rawValue: 1 << 2)
  public static let timestamps = BatchColumns(rawValue: 1 << 3)
  public static let endDays = BatchColumns(rawValue: 1 << 4)
  public static let countries = BatchColumns(rawValue: 1 << 5)
  public static let admin2 = BatchColumns(rawValue: 1 << 6)
  public static let kinds = BatchColumns(rawValue: 1 << 7)
  /// Event types and sub-event types.
  public static let types = BatchColumns(rawValue: 1 << 8)
  public static let actors = BatchColumns(rawValue: 1 << 9)
  /// The low and high figures of deaths.
  public static let range = BatchColumns(rawValue: 1 << 10)
  /// Place texts of every row, and not only of those that they help to place.
  public static let allLocations = BatchColumns(rawValue: 1 << 11)
  /// The notes of rows that these help to place.
  public static let notes = BatchColumns(rawValue: 1 << 12)
  /// A hash of the notes of every row.
  public static let noteHashes = BatchColumns(rawValue: 1 << 13)
  /// Which of the values asked for a row has in some column.
  public static let marks = BatchColumns(rawValue: 1 << 14)
  /// How many incidents each row stands for.
  public static let counts = BatchColumns(rawValue: 1 << 15)
  /// The source's own words for kinds, of tables that have a column of them.
  public static let kindWords = BatchColumns(rawValue: 1 << 16)

  /// All that a query and a place can be asked about.
  public static let asked: BatchColumns = [
    .rows, .endDays, .countries, .admin2, .kinds, .kindWords, .types, .actors, .range, .counts,
  ]
  public static let all: BatchColumns = [
    .asked, .allLocations, .offsets, .ids, .timestamps, .notes, .noteHashes, .marks,
  ]
}

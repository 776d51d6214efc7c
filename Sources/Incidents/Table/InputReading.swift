/// How a table was read: which of its columns held what, and what its words and dates meant.
public struct InputReading: Sendable, Equatable {
  /// A column that is read.
  public struct Column: Sendable, Equatable {
    public let header: String
    public let field: IncidentField

    public init(header: String, field: IncidentField) {
      self.header = header
      self.field = field
    }
  }

  /// The columns that are read, in the order of the table.
  public var columns: [Column] = []
  /// The headers of all other columns, in the order of the table.
  public var unusedHeaders: [String] = []
  /// The forms of the start dates.
  public var dateForms: DateForms = []
  /// Columns that are not read and look as if they held places.
  public var unusedPlaces: [UnusedPlaces] = []
  /// The words that stand for a missing number, date, position or code.
  public var missingWords: [String] = []

  /// A column that is not read and looks as if it held places, and what it would be read as.
  public struct UnusedPlaces: Sendable, Equatable {
    public let header: String
    /// Nil where another column holds the field already.
    public let field: IncidentField?

    public init(header: String, field: IncidentField?) {
      self.header = header
      self.field = field
    }

    /// What a reader of the figures must know, in a sentence.
    public var note: String {
      let words = "'\(header)' looks like a column of places and is not read"
      guard let field else { return "\(words)." }
      let option = "\(field.rawValue)=\(header)"
      let isPlain = option.allSatisfy { $0.isLetter || $0.isNumber || "=_-".contains($0) }
      return "\(words): --columns \(isPlain ? option : "\"\(option)\"") reads it."
    }
  }

  public init() {}

  /// The headers of the columns that say in which country a row lies, in the order of the table.
  public var countryHeaders: [String] {
    columns.filter { $0.field == .country }.map(\.header)
  }
}

/// One part of the report as it is told to people, before any layout.
///
/// The texts may hold data from the inputs as it stands there: escaping is each layout's first step.
enum Block: Equatable {
  case title(String)
  case heading(String)
  case paragraph(String)
  /// A paragraph that qualifies the one before.
  case aside(String)
  case facts([Fact])
  case table(Table)
  case list([String])
}

/// A figure under its name.
struct Fact: Equatable {
  let label: String
  let value: String
}

/// Rows under headers.
struct Table: Equatable {
  struct Column: Equatable {
    enum Kind: Equatable {
      /// Set flush left, and shortened where there is no room.
      case text
      /// Set flush left, never shortened, such as dates.
      case fixed
      /// Set flush right, never shortened.
      case number
      case bar
    }

    let header: String
    let kind: Kind
  }

  enum Cell: Equatable {
    case text(String)
    /// The part of the longest bar, in `0...1`.
    case bar(Double)
  }

  let columns: [Column]
  /// Shape `[rowCount][columnCount]`.
  let rows: [[Cell]]
}

public import Incidents

/// A figure as it was printed: what it is a figure of, and how the words around it qualify it.
///
/// docs/methods/claims.md lists the forms that are understood and what each is taken to mean.
public struct PrintedFigure: Sendable, Hashable {
  /// What the words before a number say of it.
  public enum Qualifier: Sendable, Hashable {
    case none
    case moreThan, atLeast, lessThan, atMost
    /// "about", "around", "roughly", "some": within 5 % of a count or length, 2.5 points of a share.
    case about
    /// "nearly", "almost": below the figure, and no further from it than "about" allows.
    case almost
  }

  public enum Quantity: Sendable, Hashable {
    /// A percentage in units of its last decimal: 96.0 % is 960 with one decimal.
    case percent(units: Int, decimals: Int)
    /// "two thirds": a rounded word, so within 2.5 points unless it is qualified.
    case fraction(Int, of: Int)
    /// "most": more than half.
    case majority
    /// "almost all": at least nine tenths.
    case nearlyAll
    case all
    case none
    case count(Int)
    /// In units of the last decimal of the unit of length.
    case length(units: Int, decimals: Int, meters: Double)
    case rank(Int)
    /// A day, a month or a year, by its first and last day.
    case date(Day, Day)
  }

  /// As it stands in the spec.
  public let text: String
  public let qualifier: Qualifier
  public let quantity: Quantity

  /// The percentage with other units of its last decimal.
  func with(_ units: Int) -> PrintedFigure {
    guard case .percent(_, let decimals) = quantity else { return self }
    return PrintedFigure(
      text: text, qualifier: qualifier, quantity: .percent(units: units, decimals: decimals))
  }

  /// How far "about" reaches, as a part of a count or length.
  static let tolerance = (1, of: 20)
  /// How far "about" reaches from a share, in thousandths.
  static let shareTolerance = 25
}

/// How a percentage was rounded when it was printed.
public enum PrintedRounding: String, Sendable, CaseIterable {
  case halfUp = "half-up"
  case halfEven = "half-even"
  /// Nobody says: either will do.
  case either
}

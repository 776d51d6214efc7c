public import Incidents
internal import Readers

extension InputReading {
  /// One thing that is told of how a table was read.
  public struct Fact: Sendable, Equatable {
    public enum Matter: String, Sendable, CaseIterable {
      case columnsUsed = "Columns used"
      case columnsNotUsed = "Columns not used"
      case dates = "Dates written as"
      case country = "Country of a row"
      case missingWords = "Missing words"
    }

    public let matter: Matter
    public let value: String
  }

  /// How a table was read, for people; what would be empty is left out.
  public var facts: [Fact] {
    let used = columns.map { column in
      let name = column.header.lowercased()
      return name == column.field.rawValue || name == "\(column.field)".lowercased()
        ? column.header : "\(column.header) (\(column.field.rawValue))"
    }
    return [
      Fact(matter: .columnsUsed, value: listed(used)),
      Fact(matter: .columnsNotUsed, value: listed(unusedHeaders)),
      Fact(matter: .dates, value: listed(dateForms.names)),
      Fact(matter: .country, value: listed(countryHeaders)),
      Fact(matter: .missingWords, value: listed(missingWords)),
    ].filter { !$0.value.isEmpty }
  }
}

/// The most texts that are listed for people.
private let listLimit = 40

/// The first texts, and how many more there are.
private func listed(_ texts: [String]) -> String {
  let others = texts.count - listLimit
  let shown = texts.prefix(listLimit).map { $0.shortened(to: 60) }
  return shown.joined(separator: ", ") + (others > 0 ? " and \(countText(others)) more" : "")
}

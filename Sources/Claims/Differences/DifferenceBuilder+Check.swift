internal import Engine
internal import Geography
internal import Statistics

extension DifferenceBuilder {
  /// Holds the parts, which come from the rows, against the changes of the reports' totals, which
  /// come from the engine's own sums.
  func check(_ result: VersionDifference) throws(DifferenceError) {
    for place in result.places {
      let incidents = place.incidents.reduce(0, +)
      guard incidents == place.after - place.before else {
        throw .unbalanced("the incidents of \(place.name)")
      }
      guard place.deaths.reduce(0, +) == place.deathsAfter - place.deathsBefore else {
        throw .unbalanced("the deaths of \(place.name)")
      }
    }
    for change in [result.incidents, result.deaths] {
      guard change.parts.reduce(0, { $0 + $1.part }) == change.after.part - change.before.part,
        change.parts.reduce(0, { $0 + $1.whole }) == change.after.whole - change.before.whole
      else { throw .unbalanced("the figure asked for") }
    }
  }
}

/// The figures of one place in a report.
struct PlaceFigures {
  let code: String?
  let name: String
  let incidents: Int64
  let deaths: Int64
}

extension Report {
  /// Incidents of the focus, of those matched.
  var incidentFigure: ShareChange.Figure {
    .init(part: Int64(focus?.share.count ?? 0), whole: Int64(ledger.matched))
  }

  /// Best figures of the focus, of those matched.
  var deathFigure: ShareChange.Figure {
    .init(part: focus?.fatalities.best ?? 0, whole: fatalities.best ?? 0)
  }
}

extension SourceVersion {
  /// The provinces by code, then outside and unlocated.
  func placeFigures(in report: Report) -> [PlaceFigures] {
    report.provinces.sorted { $0.id < $1.id }.map {
      PlaceFigures(
        code: $0.code, name: $0.name, incidents: Int64($0.share.count),
        deaths: $0.fatalities.best ?? 0)
    } + [
      PlaceFigures(
        code: nil, name: "outside", incidents: Int64(report.ledger.outside),
        deaths: analysis.bestFatalities(of: .outside)),
      PlaceFigures(
        code: nil, name: "unlocated", incidents: Int64(report.ledger.unlocated),
        deaths: analysis.bestFatalities(of: .unlocated)),
    ]
  }
}

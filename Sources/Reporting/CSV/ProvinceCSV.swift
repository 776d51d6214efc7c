public import Engine
internal import Statistics

/// The table of all provinces as CSV, by incidents descending, then by code.
///
/// Shares are shortest round-trip numbers; a cell is empty where there is no value: the share and
/// its interval without matched incidents, a fatality bound that a source does not give. Lines end
/// in LF.
/// - Parameter rawCells: Whether to leave codes and names that a spreadsheet would take for a
///   formula as they are, instead of putting an apostrophe before them.
public func renderCSV(_ report: Report, rawCells: Bool = false) -> String {
  let header = [
    "code", "name", "incidents", "share", "bounds_low", "bounds_high", "fractional",
    "precise_only_incidents", "precise_only_of", "wilson_low", "wilson_high", "fatalities_low",
    "fatalities_best", "fatalities_high", "fatalities_missing",
  ]
  let rows = report.provinces.map { province in
    let interval = province.share.wilsonInterval()
    let readings = province.readings
    let shares = [
      province.share.value, readings.bounds.lower.value, readings.bounds.upper.value,
      readings.fractional,
    ].map(cellText)
    let precise = [readings.preciseOnly?.count, readings.preciseOnly?.total].map(cellText)
    let deaths = province.fatalities
    return [province.code, province.name, "\(province.share.count)"] + shares + precise
      + [interval?.lower, interval?.upper].map(cellText)
      + [
        cellText(deaths.low), cellText(deaths.best), cellText(deaths.high), "\(deaths.missing)",
      ]
  }
  return ([header] + rows).map { csvLine($0, isInert: !rawCells) }.joined()
}

/// A number as a cell, empty where there is none.
private func cellText(_ value: (some CustomStringConvertible)?) -> String {
  value.map { $0.description } ?? ""
}

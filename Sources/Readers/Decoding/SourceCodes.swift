internal import Geography
internal import Incidents

/// The location precision that a source's code stands for; nil for a code that it does not have.
///
/// - Source: ACLED codebook (`geo_precision`), UCDP GED codebook (`where_prec`); the words of
///   `LocationPrecision` in other files.
func locationPrecision(
  _ code: ArraySlice<UInt8>, format: SourceFormat
) -> LocationPrecision? {
  switch format {
  case .acled: coded(code, [.exact, .district, .province])
  case .ucdp: coded(code, [.exact, .near, .district, .province, .area, .country, .abroad])
  case .hapi: coded(code, [.country, .province, .district], from: 0)
  case .acledWeekly, .hdxMonthly, .csv, .geojson: LocationPrecision(name: code.text.lowercased())
  }
}

/// The date precision that a source's code stands for; nil for a code that it does not have.
///
/// - Source: ACLED codebook (`time_precision`), UCDP GED codebook (`date_prec`: 2 for two to six
///   days, 3 for the week); the words of `DatePrecision` in other files.
func datePrecision(_ code: ArraySlice<UInt8>, format: SourceFormat) -> DatePrecision? {
  switch format {
  case .acled: coded(code, [.day, .week, .month])
  case .ucdp: coded(code, [.day, .week, .week, .month, .year])
  case .acledWeekly, .hapi, .hdxMonthly, .csv, .geojson:
    DatePrecision.allCases.first { $0.name == code.text.lowercased() }
  }
}

/// The level at a code that counts from 1, or from another number.
private func coded<Level>(
  _ code: ArraySlice<UInt8>, _ levels: [Level], from first: Int = 1
) -> Level? {
  guard let number = try? parseInteger(code), let place = Int(exactly: number - Int64(first)),
    levels.indices.contains(place)
  else { return nil }
  return levels[place]
}

extension SourceFormat {
  /// How the source writes dates.
  ///
  /// - Parameter convention: how the user says that they are to be read.
  func dateStyle(_ convention: DateConvention?) -> DateStyle {
    DateStyle(
      allowsPartial: self != .acled && self != .ucdp, hasDayFirst: self == .acled,
      convention: convention)
  }

  var license: String? {
    switch self {
    case .acled: "ACLED terms of use; rows must not be passed on"
    case .ucdp: "CC BY 4.0"
    case .acledWeekly: "ACLED terms of use"
    case .hapi, .hdxMonthly: "ACLED terms of use, by HDX"
    case .csv, .geojson: nil
    }
  }

  /// Who must be named.
  ///
  /// - Source: the citations that ACLED and UCDP ask for.
  var attribution: String? {
    switch self {
    case .acled, .acledWeekly, .hapi, .hdxMonthly:
      "Armed Conflict Location & Event Data (ACLED), acleddata.com"
    case .ucdp:
      "UCDP Georeferenced Event Dataset (Sundberg and Melander 2013; "
        + "Davies, Pettersson, Öberg et al. for the yearly release)"
    case .csv, .geojson: nil
    }
  }
}

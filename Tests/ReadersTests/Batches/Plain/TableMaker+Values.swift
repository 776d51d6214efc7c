import Incidents

/// Values that are read as they should be, and others.
typealias ValuePool = (usual: [String], odd: [String])

extension TableKind {
  func values(of field: IncidentField) -> ValuePool {
    switch field {
    case .id: Self.ids
    case .date, .endDate: dates(isEnd: field == .endDate)
    case .year:
      (["2017", "2018", "2019"], ["", "0", "17", "1899", "2017.0", "20170", "x", "-1", " "])
    case .month:
      (
        ["1", "5", "12", "May", "September", "sept", "07"],
        ["", "0", "13", "Mai", "5.0", "-1", "1.5", "JUNE"]
      )
    case .day: (["1", "16", "28"], ["", "0", "31", "32", "16.0", "-9", "x", "0031"])
    case .timestamp: Self.timestamps
    case .longitude, .latitude: Self.coordinates(isLongitude: field == .longitude)
    case .fatalities, .low, .best, .high, .count, .countLow, .countHigh: Self.deaths
    case .precision, .datePrecision: codes(isDate: field == .datePrecision)
    case .kind, .eventType, .subEventType: types(field)
    case .actor1, .actor2, .associatedActor1, .associatedActor2: actors(field)
    case .country, .admin1, .admin2, .location, .notes: Self.texts(field)
    }
  }

  private static let ids: ValuePool = (
    ["AFG1", "AFG2", "AFG3", "AFG4", "AFG5", "AFG6", "17", "18", "AFG1234567890123"],
    ["", "  ", "17.0", "18.00", "é1", "a\"b", "[1]", "{}", "AF G", "7.5", "x,y"]
  )

  private func dates(isEnd: Bool) -> ValuePool {
    let own: [String] =
      switch format {
      case .acled: ["16 May 2017", "16-05-2017", "2017-05-16", "05-06-2017"]
      case .ucdp: ["2017-05-16", "2017-05-16 00:00:00.000"]
      case .acledWeekly, .hapi, .hdxMonthly, .csv, .geojson:
        ["2017-05", "2017", "2017-05-16", "2017-05-17", "1 Sep 2017"]
      }
    let odd = Self.oddDates
    return (
      isEnd ? ["", "2018-01-01", "2017-12-31"] : own + own + ["2019-02-28", "2016-02-29"], odd
    )
  }

  private static let oddDates = [
    "", "NA", "-", "2017-05-16\u{A0}", "2017-02-29", "2017-13-01", "05/16/2017", "2017/05/16",
    "1899-12-31", "2100-01-01",
    "today", "2017-5-16", "20170516", "42871", "16 Mai 2017", "16 May 17", "2017-05-16T25:00",
    "2017-05-16T10:00:00+04:30", "2017-05-16T10:00Z", "2017-05-16 10:00:00.", "31-04-2017",
    "2017-05-16x", "2017/05-16", "-2017-05-16", "2017-05-161", "5-16-2017", "３-05-2017",
    "5/6/2017", "16.5.2017", "5/6/17", "17-05-16", "31/12/99", "42871.5", "42871.", "4287",
    "May 16, 2017", "Tuesday, 16th of May", "Tue, 16 May 2017 10:00:00 GMT", "16MAY2017",
    "2017 May 16", "2017-May-16", "May 2017", "5/2017", "2017/05", "2017.05", "Jan-17",
    "16-May-17", "17 May 4", "16 5 2017", "16052017", "05162017", "20173112", "31312017",
    "20170516T101112", "20170516101112", "20170516 10:00", "5/6/2017 1:45 PM",
    "5/6/2017, 13:45:00 PM", "2017-05-16 10:00 UTC", "2017-05-16 10:00 +0430", "2017-05-16T",
    "2017-5", "16 May 2017 10:00", "May 16th 2017 at noon", "2017-05-16T1011", "32/01/2017",
    "13/13/2017", "2017-05-16 12:00 am", "2017-05-16 0:30:15.5 pm", "16 May May 2017",
  ]

  private static let timestamps: ValuePool = (
    ["1556572853", "1556572854", "1656572853", ""],
    [
      "2019", "-1", "4102444800", "1556572853000", "2019-04-29T21:20:53Z", "2019-04-29",
      "1556572853.0", "1969-12-31", "yesterday", "0", "2019/04/29 21:20", "155657285",
    ]
  )

  private static func coordinates(isLongitude: Bool) -> ValuePool {
    (
      isLongitude
        ? ["69.1", "70.7", "62", "-69.123456", "71.1234567890123"]
        : ["34.5", "33.9", "36", "-1.25"],
      [
        "", "0", "-0.0", "93.1", "181", "516000", "34,5", "1,000.5", "1e309", "NaN", "inf", "+34",
        "NA", "null", "34.5\u{A0}", "+34.5", "34,87", "1,2,3", "-99", "unk",
        "0x1F", ".5", "7.", "6.91e1", "34.5.1", "-", "069.10", "12345678.9", "90", "-180",
      ]
    )
  }

  private static let deaths: ValuePool = (
    ["0", "1", "7", "12", "2.0", ""],
    [
      "-9", "1.5", "2147483648", "many", "2147483647", "007", "1e3", "12345678901234567", "-0",
      "3,5", "1,200", "12,345,678", "1,20", "1 200", "1\u{A0}200", "+3", "N/A", "-", "\u{A0}",
      "1.000", "2000.000", "1,000.0", "-99", "unk", "-1,000", ",100", "1,000 000",
    ]
  )

  private func codes(isDate: Bool) -> ValuePool {
    switch format {
    case .acled, .ucdp:
      (["1", "2", "3"], ["", "4", "7", "8", "0", "1.0", "10", "x", "-1", "NA", "."])
    case .acledWeekly, .hapi, .hdxMonthly, .csv, .geojson:
      isDate
        ? (["day", "month", ""], ["Week", "hour"])
        : (
          ["exact", "near", "province", ""],
          ["District", "4", "somewhere", "area", "none", "exact\u{A0}"]
        )
    }
  }

  private func types(_ field: IncidentField) -> ValuePool {
    if format == .ucdp { return (["1", "2", "3"], ["", "1.0", "3.00", "1.5"]) }
    if field == .kind {
      return (
        ["airstrike", "Bombing", "armed-clash", ""], ["Battles", "parade", "Air/drone strike"]
      )
    }
    return (
      field == .eventType
        ? ["Battles", "Explosions/Remote violence", "Protests"]
        : ["Air/drone strike", "Armed clash", "Shelling"],
      ["", "battles", "Odd", "Bombing/Explosion"]
    )
  }

  private func actors(_ field: IncidentField) -> ValuePool {
    switch field {
    case .associatedActor1, .associatedActor2:
      ([""], ["A; B;", ";; ", "Taliban", "Taliban ; ISKP"])
    default:
      (
        ["Taliban", "ISKP", "Government of Afghanistan", "Civilians"],
        [
          "", "Taliban and/or ISKP", "Unidentified", "The \"Fox\"", "A, B",
          "Government of A, Government of B", "Government of A, Friends", "طالبان",
        ]
      )
    }
  }

  private static func texts(_ field: IncidentField) -> ValuePool {
    switch field {
    case .country: (["Afghanistan", ""], ["Iraq", "IRQ", "Narnia", "AF ", "a \"b\""])
    case .notes:
      (
        ["", "a raid", "On 16 May, forces said so.", "در ننگرهار حملهٔ هوایی شد"],
        ["say \"so\"", "two\nlines", "two\r\nlines", "a\rb", "\"", "\"\"", "tab\tbed", "😀"]
      )
    default: (["Nangarhar", "Kunar", "ننگرهار", "Kabul"], ["", "a, b", "A \"b\"", "x;y", "x\ty"])
    }
  }
}

extension CountryVocabulary {
  /// Two countries, one of which the numbers and letters of columns without a meaning stand for.
  static let sample = CountryVocabulary([
    Country(
      alpha2: "AF", alpha3: "AFG", isoNumber: 4, gleditschWardNumbers: [700], name: "Afghanistan"),
    Country(
      alpha2: "IQ", alpha3: "IRQ", isoNumber: 12, gleditschWardNumbers: [12], name: "Iraq",
      variants: ["x"]),
  ])
}

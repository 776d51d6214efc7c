internal import ArgumentParser
internal import Engine
internal import Geography

/// What incidents are measured to.
struct BorderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Measure to the borders with these neighbors, separated by commas: PAK, IRN, TKM, UZB, TJK, "
        + "CHN, or the keys of --borders.", valueName: "code,…"))
  var border: [CodeList] = []

  @OptionGroup var file: BorderFileOptions

  // A longitude may begin with a minus.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Measure to a place: its name, or longitude,latitude in degrees.", valueName: "place"))
  var near: String?

  @Option(
    help: ArgumentHelp(
      "The coarsest location precision that is measured: exact, near or district; near (25 km) when "
        + "not given. Incidents of unstated precision are always measured.", valueName: "level"))
  var measurePrecision: MeasuredPrecision = .near

  /// The question that the options state.
  ///
  /// - Throws: `Failure` 64 for an empty name or a key without a file.
  func question(_ report: BetweenOptions? = nil) throws(Failure) -> NearnessQuestion {
    if near?.isEmpty == true {
      throw Failure(.usage, "error: --near is empty", help: "leave it out, or name something")
    }
    try file.check()
    var question = NearnessQuestion()
    question.neighbors = border.flatMap(\.codes)
    question.place = near
    question.coarsest = measurePrecision.level
    if let report {
      question.between = report.between.map(\.question)
      if !report.within.isEmpty {
        question.withinMeters = Set(report.within.flatMap(\.meters)).sorted()
      }
    }
    return question
  }
}

/// Where border lines come from.
struct BorderFileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Border lines of another country, as GeoJSON lines in WGS 84. Layers of several countries "
        + "need none: their shared edges serve.", valueName: "file"))
  var borders: String?

  @Option(
    help: ArgumentHelp(
      "The property of --borders that holds the neighbor's code; neighbour, neighbor, code or the "
        + "feature id when not given.", valueName: "field"))
  var borderKey: String?

  /// - Throws: `Failure` 64 for an empty name or a key without a file.
  func check() throws(Failure) {
    if borders?.isEmpty == true {
      throw Failure(.usage, "error: --borders is empty", help: "leave it out, or name something")
    }
    if borderKey != nil, borders == nil {
      throw Failure(
        .usage, "error: --border-key is given without --borders",
        help: "name the file of border lines by --borders")
    }
  }
}

/// What a report tells of borders beside distances.
struct BetweenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Count incidents within these distances, in kilometers unless a unit follows: 10,20 or 500m; "
        + "5,10,25,50,100 when not given.", valueName: "km,…"))
  var within: [DistanceList] = []

  @Option(
    help: ArgumentHelp(
      "How every province lies between the seat of a province and a border, by three measures: "
        + "AF-KAB,PAK; repeatable.", valueName: "code,neighbor"))
  var between: [ProvinceAndNeighbor] = []
}

/// The precision that `--measure-precision` names.
enum MeasuredPrecision: String, ExpressibleByArgument, CaseIterable {
  case exact, near, district

  var level: LocationPrecision {
    switch self {
    case .exact: .exact
    case .near: .near
    case .district: .district
    }
  }
}

/// One `--within` value: distances separated by commas.
struct DistanceList: ExpressibleByArgument {
  let meters: [Double]

  /// Nil unless every part is a length up to half the globe's girth, in km or with its unit.
  init?(argument: String) {
    var meters: [Double] = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let text = part.filter { $0 != " " }
      let isKilometers = text.hasSuffix("km")
      let isMeters = !isKilometers && text.hasSuffix("m")
      let number = text.dropLast(isKilometers ? 2 : isMeters ? 1 : 0)
      let unit = isMeters ? 1.0 : 1_000
      guard let value = Double(number), value > 0, value * unit <= 20_040_000 else { return nil }
      meters.append(value * unit)
    }
    self.meters = meters
  }
}

/// One `--between` value: a province and a neighbor.
struct ProvinceAndNeighbor: ExpressibleByArgument {
  let question: BetweenQuestion

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    question = BetweenQuestion(provinceCode: parts[0], neighbor: parts[1])
  }
}

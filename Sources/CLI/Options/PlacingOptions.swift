internal import ArgumentParser
internal import Engine
internal import Geography
internal import Incidents

/// How incidents are placed.
struct PlacingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Further names of places: a CSV with the columns id, name, province and maybe kind, parent, "
        + "lon, lat, population, alternates.", valueName: "file"))
  var gazetteer: String?

  @Option(
    help: ArgumentHelp(
      "Where coordinates and the coded province disagree: coordinates or name decides.",
      valueName: "evidence"))
  var prefer: PreferredEvidence = .coordinates

  @Option(
    help: ArgumentHelp(
      "The precision to assume of incidents whose source states none.", valueName: "level"),
    transform: {
      try knownWord($0, among: LocationPrecision.allCases.filter { $0 != .unknown }, \.name)
    })
  var assumePrecision: LocationPrecision?

  @Option(
    help: ArgumentHelp(
      "How far from its point an incident located to an area may lie; 100,000 when not given.",
      valueName: "meters"))
  var areaRadius: Double = 100_000

  @Option(
    help: ArgumentHelp(
      "A text to search for places beside the place texts: notes, or the header of a column.",
      valueName: "text"))
  var text: String?

  /// Which free texts are searched; a header's column is read as the notes.
  var searchedText: SearchedText {
    switch text {
    case nil: .placeTexts
    case "location": .locations
    default: .notes
    }
  }

  /// The header of the column to search, nil when a field by its key is searched, or none.
  var searchedHeader: String? {
    text.flatMap { IncidentField(rawValue: $0) == nil && $0 != "-" ? $0 : nil }
  }

  /// The choices by which incidents are placed.
  ///
  /// - Parameter accuracyMeters: how far the layer's boundaries may be off, nil where that is not
  ///   asked.
  /// - Throws: `Failure` 64 for a radius that is no length.
  func rules(accuracyMeters: Double?) throws(Failure) -> PlacingRules {
    var rules = PlacingRules()
    rules.preference = prefer.preference
    rules.assumedPrecision = assumePrecision
    rules.areaRadiusMeters = try length(areaRadius, of: "--area-radius")
    rules.boundaryAccuracyMeters = accuracyMeters
    return rules
  }
}

/// How exactly the layer is drawn.
struct AccuracyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How far the layer's boundaries may be off; incidents so near to one are counted.",
      valueName: "meters"))
  var boundaryAccuracy: Double?

  /// The accuracy asked for, else the layer's own.
  ///
  /// - Throws: `Failure` 64 for what is no length.
  func meters(ofLayer accuracy: Double?) throws(Failure) -> Double? {
    guard let boundaryAccuracy else { return accuracy }
    return try length(boundaryAccuracy, of: "--boundary-accuracy")
  }
}

/// A length that a flag states, checked.
private func length(_ meters: Double, of flag: String) throws(Failure) -> Double {
  guard meters.isFinite, (0...20_000_000).contains(meters) else {
    throw Failure(
      .usage, "error: \(flag) \(meters) is no length, expected meters in 0...20000000",
      help: "25 km are 25000")
  }
  return meters
}

/// What decides where coordinates and the coded province disagree.
enum PreferredEvidence: String, ExpressibleByArgument, CaseIterable {
  case coordinates, name

  var preference: PlacingRules.Preference {
    switch self {
    case .coordinates: .coordinates
    case .name: .name
    }
  }
}

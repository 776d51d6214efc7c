internal import Engine
internal import Foundation
internal import Incidents
internal import Readers

/// What every command that places incidents sets up: the bundled data, the layer and the inputs.
struct Session {
  let layer: BoundaryLayer
  let inputs: Inputs
  let messages: Messages
  let dataFolder: String
  let countries: CountryVocabulary
  private let input: InputOptions
  private let placing: PlacingOptions

  /// - Parameter comparesLayers: whether more than one layer may be named; the first is loaded.
  init(
    _ input: InputOptions, use: InputUse, layer: LayerOptions, placing: PlacingOptions,
    messages: MessageOptions, output: OutputOptions, comparesLayers: Bool = false
  ) throws {
    self.input = input
    self.placing = placing
    self.messages = Messages(messages)
    let dataFolder = try layer.dataFolder()
    self.dataFolder = dataFolder
    countries = try Inputs.countryVocabulary(dataFolder: dataFolder)
    if !comparesLayers { try layer.requireOneLayer() }
    self.layer = try layer.load(limits: input.layerLimits)
    var use = use
    use.searchesNotes = placing.searchedText == .notes
    use.searchedHeader = placing.searchedHeader
    inputs = try Inputs(
      input, use: use, dataFolder: dataFolder, countries: countries, messages: self.messages,
      output: output)
  }

  /// A question that asks for every incident.
  ///
  /// - Parameter accuracyMeters: how far the layer's boundaries may be off, nil where that is not
  ///   asked.
  func question(accuracyMeters: Double? = nil) throws -> Question {
    var question = Question()
    question.sourceFormat = input.sourceFormat
    question.columns = try input.columnHeaders
    question.dates = input.dates
    question.missingWords = input.missingWords?.words
    question.placing = try placing.rules(accuracyMeters: accuracyMeters)
    question.searchedText = placing.searchedText
    return question
  }

  /// The incidents that the filters ask for.
  func query(_ filters: FilterOptions) throws -> IncidentQuery {
    guard !filters.actor.isEmpty else { return try filters.query(aliases: ActorAliases([])) }
    let aliases = try Failure.translating { () throws(ReadingError) in
      try readActorAliases(path: "\(dataFolder)/vocabulary/actor_aliases.csv")
    }
    return try filters.query(aliases: aliases)
  }

  /// The incidents of a source, filtered, placed and added up.
  ///
  /// - Parameter other: the layer to place them in; the session's own when nil.
  func analysis(
    of source: IncidentSource, _ question: Question, in other: BoundaryLayer? = nil,
    threads: ThreadCount, borders: BorderFileOptions? = nil, keepsPoints: Bool = false,
    keepsAlternatives: Bool = false
  ) async throws(Failure) -> Analysis {
    let layer = other ?? layer
    let names = try placeNames(in: layer)
    let nearness = try borders.flatMap { options throws(Failure) in
      try nearnessPlan(question.nearness, options, names: names)
    }
    return try await Failure.translatingAsync { () async throws(EngineError) in
      try await Analysis(
        question, of: source, in: layer, names: names, nearness: nearness,
        keepsPoints: keepsPoints, keepsAlternatives: keepsAlternatives, threads: threads.number,
        progress: inputs.progress)
    }
  }

  /// The bundled names, and those of `--gazetteer`.
  func placeNames(in layer: BoundaryLayer) throws(Failure) -> PlaceNames {
    try Self.placeNames(
      in: layer, dataFolder: dataFolder, countries: countries, gazetteer: placing.gazetteer)
  }

  /// - Parameter further: the path of a gazetteer beside the bundled ones.
  static func placeNames(
    in layer: BoundaryLayer, dataFolder: String, countries: CountryVocabulary,
    gazetteer further: String? = nil
  ) throws(Failure) -> PlaceNames {
    let folder = "\(dataFolder)/gazetteer"
    let aliases = try Failure.translating { () throws(ReadingError) in
      try readProvinceAliases(path: "\(folder)/province_aliases.csv")
    }
    return PlaceNames(layer.catalog, aliases: aliases, countries: countries) {
      () throws(EngineError) in
      do throws(ReadingError) {
        var places = try readGazetteer(path: "\(folder)/afg-places.csv")
        places += try readGazetteer(path: "\(folder)/afg-districts.csv")
        let own = try further.map { path throws(ReadingError) in try readGazetteer(path: path) }
        return PlaceNames.Gazetteer(
          places: places, own: own ?? [],
          countries: try readCountryNames(path: "\(folder)/countries.csv")
            + readCountryNames(path: "\(folder)/foreign-cities.csv"))
      } catch {
        throw .reading(error)
      }
    }
  }
}

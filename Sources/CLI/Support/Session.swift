internal import Engine
internal import Foundation
internal import Incidents
internal import Readers

/// What every command that places incidents sets up: the bundled data, the layer and the inputs.
struct Session {
  let layer: BoundaryLayer
  private(set) var inputs: Inputs
  let messages: Messages
  let dataFolder: String
  private let input: InputOptions
  private let placing: PlacingOptions

  /// - Parameter comparesLayers: whether more than one layer may be named; the first is loaded.
  init(
    _ input: InputOptions, use: InputUse, layer: LayerOptions, placing: PlacingOptions,
    messages: MessageOptions, output: OutputOptions, comparesLayers: Bool = false
  ) throws(Failure) {
    self.input = input
    self.placing = placing
    self.messages = Messages(messages)
    dataFolder = try layer.dataFolder()
    if !comparesLayers { try layer.requireOneLayer() }
    self.layer = try layer.load(limits: input.layerLimits)
    var use = use
    use.searchedHeader = placing.searchedHeader
    inputs = try Inputs(
      input, use: use, dataFolder: dataFolder, messages: self.messages, output: output)
  }

  /// A question that asks for every incident.
  ///
  /// - Parameter accuracyMeters: how far the layer's boundaries may be off, nil where that is not
  ///   asked.
  func question(accuracyMeters: Double? = nil) throws -> Question {
    var question = Question()
    question.sourceFormat = input.sourceFormat
    question.columns = try input.columnHeaders
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

  /// The tables, filtered, placed and added up.
  ///
  /// - Parameter other: the layer to place them in; the session's own when nil.
  func analysis(
    of tables: [IncidentTable], _ question: Question, in other: BoundaryLayer? = nil,
    threads: ThreadCount, borders: BorderFileOptions? = nil, keepsPoints: Bool = false,
    keepsAlternatives: Bool = false
  ) async throws(Failure) -> Analysis {
    let layer = other ?? layer
    let names = try placeNames(in: layer)
    let nearness = try borders.flatMap { options throws(Failure) in
      try nearnessPlan(question.nearness, options, names: names)
    }
    do throws(EngineError) {
      return try await Analysis(
        question, of: tables, in: layer, names: names, inputs: inputs.files,
        nearness: nearness, keepsPoints: keepsPoints, keepsAlternatives: keepsAlternatives,
        threads: threads.number)
    } catch {
      throw Failure(error)
    }
  }

  /// The inputs read in segments, filtered, placed and added up without being held in memory; nil
  /// where they must be held.
  ///
  /// What is wrong with a table as a whole is left to be found, with its line, in memory.
  func streamedAnalysis(
    _ question: Question, threads: ThreadCount, borders: BorderOptions, keepsPoints: Bool,
    keepsAlternatives: Bool
  ) async throws -> Analysis? {
    guard question.searchedText != .notes, let segmented = try inputs.segmented() else {
      return nil
    }
    let names = try placeNames(in: layer)
    let nearness = try nearnessPlan(question.nearness, borders.file, names: names)
    do throws(EngineError) {
      let analysis = try await Analysis(
        question, streaming: segmented, in: layer, names: names, nearness: nearness,
        keepsPoints: keepsPoints, keepsAlternatives: keepsAlternatives,
        threads: threads.number,
        progress: messages.progress(of: inputs.paths.joined(separator: ", ")))
      return analysis
    } catch {
      let isSmall = segmented.allSatisfy { $0.byteCount <= ReadingLimits().maxInputBytes }
      if case .reading(.badData) = error, isSmall { return nil }
      throw Failure(error)
    }
  }

  /// Holds the inputs in memory.
  mutating func loadInputs() throws(Failure) { try inputs.load() }

  /// The bundled names, and those of `--gazetteer`.
  func placeNames(in layer: BoundaryLayer) throws(Failure) -> PlaceNames {
    let folder = "\(dataFolder)/gazetteer"
    let further = placing.gazetteer
    let aliases = try Failure.translating { () throws(ReadingError) in
      try readProvinceAliases(path: "\(folder)/province_aliases.csv")
    }
    return PlaceNames(layer.catalog, aliases: aliases) { () throws(EngineError) in
      do throws(ReadingError) {
        var places = try readGazetteer(path: "\(folder)/afg-places.csv")
        places += try readGazetteer(path: "\(folder)/afg-districts.csv")
        if let further { places += try readGazetteer(path: further) }
        return PlaceNames.Gazetteer(
          places: places, countries: try readCountryNames(path: "\(folder)/countries.csv"))
      } catch {
        throw .reading(error)
      }
    }
  }
}

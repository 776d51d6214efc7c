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
    threads: ThreadCount, borders: BorderOptions? = nil
  ) async throws(Failure) -> Analysis {
    let layer = other ?? layer
    let names = try placeNames(for: tables, question, in: layer)
    let nearness = try borders.flatMap { options throws(Failure) in
      try nearnessPlan(question.nearness, options, names: names)
    }
    do throws(EngineError) {
      return try await Analysis(
        question, of: tables, in: layer, names: names, inputs: inputs.files,
        nearness: nearness,
        threads: threads.count ?? ProcessInfo.processInfo.activeProcessorCount)
    } catch {
      throw Failure(error)
    }
  }

  /// The bundled names, and those of `--gazetteer`: of provinces alone where that will do.
  private func placeNames(
    for tables: [IncidentTable], _ question: Question, in layer: BoundaryLayer
  ) throws(Failure) -> PlaceNames {
    let needsGazetteer =
      question.searchedText != .placeTexts || question.nearness.needsGazetteer
      || tables.contains(where: \.needsGazetteer)
    return try Failure.translating { () throws(ReadingError) in
      let folder = "\(dataFolder)/gazetteer"
      let aliases = try readProvinceAliases(path: "\(folder)/province_aliases.csv")
      guard needsGazetteer else {
        return PlaceNames(layer.catalog, aliases: aliases, gazetteer: [], countries: [])
      }
      var gazetteer = try readGazetteer(path: "\(folder)/afg-places.csv")
      gazetteer += try readGazetteer(path: "\(folder)/afg-districts.csv")
      if let path = placing.gazetteer { gazetteer += try readGazetteer(path: path) }
      return PlaceNames(
        layer.catalog, aliases: aliases, gazetteer: gazetteer,
        countries: try readCountryNames(path: "\(folder)/countries.csv"))
    }
  }
}

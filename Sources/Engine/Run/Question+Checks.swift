internal import Columnar
public import Geography
public import Incidents

extension Question {
  /// The columns of tables that are asked it.
  public var neededColumns: BatchColumns { searchedText == .notes ? [.asked, .notes] : .asked }

  /// The question with codes for the words that name provinces and countries, once it is known to suit the inputs.
  ///
  /// - Throws: `EngineError.refused`.
  func resolved(
    for inputs: [InputSummary], names: PlaceNames
  ) throws(EngineError) -> Question {
    var resolved = self
    do throws(Refusal) {
      resolved.incidents.provinces = try names.provinceCodes(incidents.provinces)
      resolved.focus = try names.provinceCodes(focus)
      resolved.incidents.countries = try names.resolved(incidents.countries)
    } catch {
      throw .refused(error)
    }
    resolved.focus = try resolved.focusProvinces(in: names.catalog).map { names.catalog[$0].code }
    try resolved.checkSources(of: inputs, names)
    return resolved
  }

  /// A bit for each province that the province filter accepts, nil when there is none.
  func acceptedProvinces(in catalog: ProvinceCatalog) throws(EngineError) -> Bitmap? {
    guard !incidents.provinces.isEmpty else { return nil }
    let ids = try Self.ids(of: incidents.provinces, in: catalog)
    return Bitmap(settingBits: ids.map(\.index), count: catalog.count)
  }

  /// The provinces whose joint share is asked for, ascending, each once.
  func focusProvinces(in catalog: ProvinceCatalog) throws(EngineError) -> [ProvinceID] {
    Set(try Self.ids(of: focus, in: catalog)).sorted()
  }

  /// Refuses inputs of several sources without leave, and questions about what an input does not
  /// record: an answer would be 0 whatever happened.
  func checkSources(of inputs: [InputSummary], _ names: PlaceNames) throws(EngineError) {
    var sources: [String] = []
    for input in inputs {
      let source = input.format.isKnownSource ? input.format.displayName : input.name
      if !sources.contains(source) { sources.append(source) }
    }
    let fileCount = inputs.count { !$0.format.isKnownSource }
    if !isPooled, sources.count > 1 || fileCount > 1 { throw .refused(.differentSources(sources)) }
    for input in inputs { try checkFields(of: input, names) }
  }

  private func checkFields(of input: InputSummary, _ names: PlaceNames) throws(EngineError) {
    if !incidents.kinds.isEmpty, !input.fields.contains(.kind) {
      throw .refused(.kindNotRecorded(input: input.name, format: input.format))
    }
    let actorFields: Set<IncidentField> = [.actor1, .actor2, .associatedActor1, .associatedActor2]
    if case .named(let wanted) = incidents.countries, !input.fields.contains(.country),
      wanted.count < (names.catalog.countries(knownTo: names.countries)?.count ?? .max)
    {
      throw .refused(
        .fieldNotRecorded(
          flag: "--country", input: input.name, format: input.format, field: .country))
    }
    let asked: [(flag: String, isAsked: Bool, fields: Set<IncidentField>, field: IncidentField)] = [
      ("--event-type", !incidents.eventTypes.isEmpty, [.eventType], .eventType),
      ("--sub-event-type", !incidents.subEventTypes.isEmpty, [.subEventType], .subEventType),
      ("--actor", !incidents.actors.isEmpty, actorFields, .actor1),
    ]
    for part in asked where part.isAsked && input.fields.isDisjoint(with: part.fields) {
      throw .refused(
        .fieldNotRecorded(
          flag: part.flag, input: input.name, format: input.format, field: part.field))
    }
  }

  /// Refuses kinds that may hide behind types of several kinds: what is left would be too few.
  ///
  /// - Parameter rowsWithoutKind: how many rows, not left out for country or date, have a type that
  ///   stands for no one kind.
  func checkKinds(of inputs: [InputSummary], rowsWithoutKind: Int) throws(EngineError) {
    guard rowsWithoutKind > 0 else { return }
    for input in inputs {
      let types = input.unclearTypes(for: incidents)
      guard types.isEmpty else {
        throw .refused(.unclearKind(incidents.kinds, input: input.name, types: types))
      }
    }
  }

  /// The provinces with these codes, in their order.
  ///
  /// - Throws: `EngineError.refused` for a code that the layer lacks.
  public static func ids(
    of codes: [String], in catalog: ProvinceCatalog
  ) throws(EngineError) -> [ProvinceID] {
    var ids: [ProvinceID] = []
    for code in codes {
      guard let id = catalog.id(forCode: code) else {
        throw .refused(.unknownProvince(code, suggestion: nil, known: []))
      }
      ids.append(id)
    }
    return ids
  }
}

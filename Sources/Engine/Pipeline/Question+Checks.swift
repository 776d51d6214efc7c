internal import Columnar
internal import Geography
internal import Incidents
internal import Text

extension Question {
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
  func checkSources(of tables: [IncidentTable]) throws(EngineError) {
    var sources: [String] = []
    for table in tables {
      let source =
        switch table.input.format {
        case .acled, .ucdp: table.input.format.displayName
        case .csv, .geojson: table.input.name
        }
      if !sources.contains(source) { sources.append(source) }
    }
    let fileCount = tables.count { $0.input.format == .csv || $0.input.format == .geojson }
    if !isPooled, sources.count > 1 || fileCount > 1 { throw .refused(.differentSources(sources)) }
    for table in tables { try checkFields(of: table) }
  }

  private func checkFields(of table: IncidentTable) throws(EngineError) {
    let input = table.input
    if !incidents.kinds.isEmpty, !table.recordsKinds {
      throw .refused(.kindNotRecorded(input: input.name, format: input.format))
    }
    let actorFields: Set<IncidentField> = [.actor1, .actor2, .associatedActor1, .associatedActor2]
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

  /// The provinces with these codes, in their order.
  static func ids(
    of codes: [String], in catalog: ProvinceCatalog
  ) throws(EngineError) -> [ProvinceID] {
    var ids: [ProvinceID] = []
    for code in codes {
      guard let id = catalog.id(forCode: code) else {
        throw .refused(.unknownProvince(code, suggestion: suggestion(for: code, in: catalog)))
      }
      ids.append(id)
    }
    return ids
  }

  /// The nearest code; or the code of the province whose name is nearest, for names are no keys.
  private static func suggestion(for text: String, in catalog: ProvinceCatalog) -> String? {
    let names = catalog.provinces.map(\.name)
    if let name = names.first(where: { $0.folded == text.folded }) ?? nearMiss(to: text, in: names)
    {
      return catalog.provinces.first { $0.name == name }?.code
    }
    return nearMiss(to: text, in: catalog.provinces.map(\.code))
  }
}

extension IncidentTable {
  /// Whether the source says of what kind its incidents are.
  var recordsKinds: Bool {
    if input.fields.contains(.kind) { return true }
    guard incidentCount > 0 else { return input.format == .acled }
    return chunks.contains { chunk in
      chunk.kinds.contains { $0 != IncidentKind.noneRawValue }
    }
  }
}

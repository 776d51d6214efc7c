internal import Geography
internal import Incidents
internal import Proximity

/// What distances are measured to, made ready once and shared by workers.
public struct NearnessPlan: Sendable {
  enum Target: Sendable {
    case border(neighbor: String)
    case place(NearPlace)
  }

  let question: NearnessQuestion
  let targets: [Target]
  let borders: BorderIndex?
  /// The file or layer that the borders come from.
  let bordersName: String?
  /// Shape `[neighborCount]`, for the borders among `targets`, which come first.
  let contacts: [BorderContacts]
  /// What lies between, as asked; it needs no incident.
  public let between: [BetweenReport]

  /// Resolves codes and names and indexes the borders.
  ///
  /// - Parameters:
  ///   - borders: the bundled ones, or those of a file; nil when none are needed.
  ///   - names: the names that the place is searched by.
  /// - Throws: `EngineError.nearness` and `EngineError.refused` for what cannot be asked.
  public init(
    _ question: NearnessQuestion, borders: BorderLayer?, layer: BoundaryLayer, names: PlaceNames
  ) throws(EngineError) {
    self.question = question
    var targets: [Target] = []
    var contacts: [BorderContacts] = []
    var reports: [BetweenReport] = []
    var index: BorderIndex?
    var name: String?
    if question.needsBorders, let borders {
      let found = try borders.index(for: layer)
      (index, name) = (found.index, found.name)
      for neighbor in try found.index.checked(question.neighbors) {
        targets.append(.border(neighbor: neighbor))
        contacts.append(try Self.contacts(layer, neighbor, of: found.index))
      }
      for asked in question.between {
        reports.append(
          try BetweenReport(
            asked, of: found.index, layer: layer, names: names))
      }
    }
    if let text = question.place {
      targets.append(.place(try NearPlace(text, names: names, in: layer.catalog)))
    }
    self.targets = targets
    self.contacts = contacts
    self.borders = index
    bordersName = name
    between = reports
  }

  /// The name of each target in files: the neighbor's code, `near` for the place.
  public var targetNames: [String] {
    targets.map { target in
      switch target {
      case .border(let neighbor): neighbor
      case .place: "near"
      }
    }
  }

  /// The distances to one target; shape `[rowCount]`.
  func distances(to target: Target, longitudes: [Double], latitudes: [Double]) -> [Double] {
    switch target {
    case .border(let neighbor):
      borders?.distances(
        to: neighbor, longitudes: longitudes.span, latitudes: latitudes.span) ?? []
    case .place(let place):
      Proximity.distances(
        to: place.coordinate, longitudes: longitudes.span, latitudes: latitudes.span)
    }
  }

  private static func contacts(
    _ layer: BoundaryLayer, _ neighbor: String, of index: BorderIndex
  ) throws(EngineError) -> BorderContacts {
    guard let border = index[neighbor] else {
      throw .nearness(.geometry(reason: "the border with \(neighbor) is missing"))
    }
    do { return try BorderContacts(layer.catalog, with: border) } catch {
      throw .nearness(.borders(error, name: neighbor))
    }
  }
}

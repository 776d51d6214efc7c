internal import Geography
public import Proximity

/// Why distances, or what lies between, cannot be told.
public enum NearnessProblem: Error, Sendable, Equatable {
  /// The layer is of another country than the bundled borders, and no borders were given.
  case noBorders(layer: String)
  /// The borders of the file `name` cannot be used.
  case borders(ProximityError, name: String)
  /// A code that no border has.
  case unknownNeighbor(String, known: [String], suggestion: String?)
  /// A place text that the gazetteer does not know, with the names that come near.
  case unknownPlace(String, suggestions: [String])
  /// A place text that fits several places.
  case ambiguousPlace(String, candidates: [String])
  /// A place that is known, but not where it lies.
  case placeWithoutPoint(String)
  /// Coordinates that are none, or far off the layer; `isSwapped` where the other order would do.
  case placeOffLayer(String, isSwapped: Bool)
  /// GEOS failed.
  case geometry(reason: String)
}

extension NearnessProblem {
  var category: EngineError.Category {
    switch self {
    case .borders: .badData
    case .geometry: .internalError
    default: .usage
    }
  }

  var problem: String {
    switch self {
    case .noBorders(let layer): "error: there are no borders for the layer \(layer)"
    case .borders(let cause, let name): "\(name): error: \(cause.problem)"
    case .unknownNeighbor(let code, _, _): "error: no border has the neighbor '\(code)'"
    case .unknownPlace(let text, _): "error: the place '\(text)' is not known"
    case .ambiguousPlace(let text, _): "error: several places have the name '\(text)'"
    case .placeWithoutPoint(let text): "error: '\(text)' is known, but not where its point is"
    case .placeOffLayer(let text, _):
      "error: '\(text)' lies outside the layer, expected longitude,latitude in WGS 84 degrees"
    case .geometry(let reason): "error: measuring failed: \(reason)"
    }
  }

  var help: String {
    switch self {
    case .noBorders: "name a GeoJSON file of border lines by --borders"
    case .borders(let cause, _): cause.help
    case .unknownNeighbor(_, let known, let suggestion):
      suggestion.map { "did you mean \($0)?" } ?? "the neighbors are \(listing(known))"
    case .unknownPlace(_, let suggestions):
      suggestions.isEmpty
        ? "give longitude,latitude, or name the place in a table by --gazetteer"
        : "did you mean \(listing(suggestions))?"
    case .ambiguousPlace(_, let candidates):
      "add the province, as in 'NAME, PROVINCE', or give longitude,latitude: \(listing(candidates))"
    case .placeWithoutPoint: "give longitude,latitude"
    case .placeOffLayer(let text, let isSwapped):
      isSwapped
        ? "longitude comes first: \(text.split(separator: ",").reversed().joined(separator: ","))"
        : "longitude comes first, as in 69.2123,34.5659"
    case .geometry: "this is a defect of geotally; please report it with the layer and borders"
    }
  }

  private func listing(_ names: [String]) -> String { names.joined(separator: ", ") }
}

extension ProximityError {
  fileprivate var problem: String {
    switch self {
    case .noBorders: "the file holds no border"
    case .emptyBorder(let neighbor): "the border with \(neighbor) has no length"
    case .invalidVertex(let neighbor, let reason):
      "the border with \(neighbor) is invalid: \(reason)"
    case .crossingLines(let neighbors, let place):
      "border lines cross (\(Set(neighbors).sorted().joined(separator: ", "))) at longitude \(place.longitude), "
        + "latitude \(place.latitude)"
    case .geometry(let reason): "measuring failed: \(reason)"
    }
  }

  fileprivate var help: String {
    switch self {
    case .noBorders, .emptyBorder: "give each neighbor a line of at least two different positions"
    case .invalidVertex, .crossingLines: "repair the lines, for example with QGIS"
    case .geometry: "this is a defect of geotally; please report it with the borders"
    }
  }
}

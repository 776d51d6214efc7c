internal import Columnar
internal import Geocoding
internal import Geography
public import Incidents
internal import Readers

extension EngineError: CustomStringConvertible {
  /// What kind of failure it is, for exit codes.
  public enum Category: Sendable, Equatable {
    case usage
    case noInput
    case badData
    case io
    /// A defect of the program or of a library it stands on.
    case internalError
  }

  public var category: Category {
    switch self {
    case .reading(let cause):
      switch cause.category {
      case .noInput: .noInput
      case .badData: .badData
      case .io: .io
      }
    case .catalog, .aggregation: .badData
    case .layer(.geometry, _), .geocoding, .ledger, .outOfBounds: .internalError
    case .outputRefused: .io
    case .layer: .badData
    case .refused: .usage
    case .nearness(let cause): cause.category
    }
  }

  /// What was found and what was expected, then on a line of its own what to do.
  public var description: String {
    if case .reading(let cause) = self { return cause.description }
    return "\(problem)\n  help: \(help)"
  }

  /// What was found and what was expected, after the file it was found in.
  var problem: String {
    switch self {
    case .reading(let cause): cause.description
    case .catalog(let cause, let name): "\(name): error: \(cause.problem)"
    case .layer(let cause, let name): "\(name): error: \(cause.problem)"
    case .geocoding(let cause): "error: placing incidents failed: \(cause.reason)"
    case .aggregation: "error: the sums of the figures leave the range of 64-bit integers"
    case .ledger(let ledger): "error: the ledger does not close: \(ledger)"
    case .outOfBounds(let figure): "error: \(figure) does not lie within its bounds"
    case .refused(let cause): "error: \(cause.problem)"
    case .outputRefused: "error: the output was not taken"
    case .nearness(let cause): cause.problem
    }
  }

  private var help: String {
    switch self {
    case .reading: ""
    case .catalog(let cause, _): cause.help
    case .layer(let cause, _): cause.help
    case .outputRefused: "check where the output goes"
    case .aggregation: "check the fatalities of the inputs"
    case .geocoding, .ledger, .outOfBounds:
      "this is a defect of geotally; please report it with the command and its inputs"
    case .refused(let cause): cause.help
    case .nearness(let cause): cause.help
    }
  }
}

extension CatalogError {
  fileprivate var problem: String {
    switch self {
    case .empty: "the layer holds no province"
    case .tooManyProvinces(let count, let limit):
      "the layer holds \(count) provinces, expected at most \(limit)"
    case .missingCode(let position): "feature \(position) has no code"
    case .duplicateCode(let code, let positions):
      "the code '\(code)' stands in several features: "
        + positions.map(String.init).joined(separator: ", ")
    }
  }

  fileprivate var help: String {
    switch self {
    case .empty: "name a file with polygons"
    case .tooManyProvinces: "merge units, or split the layer"
    case .missingCode: "name the property that holds codes by --boundary-key"
    case .duplicateCode:
      "merge them into one multipolygon, or name another property by --boundary-key"
    }
  }
}

extension LayerError {
  fileprivate var problem: String {
    switch self {
    case .invalidGeometry(let code, let reason, let place):
      "province \(code) is invalid: \(reason)"
        + (place.map { " at longitude \($0.longitude), latitude \($0.latitude)" } ?? "")
    case .overlap(let codes, let fraction):
      "provinces \(codes.joined(separator: " and ")) overlap by "
        + "\((fraction * 1000).rounded() / 10) % of the smaller one"
    case .geometry(let reason): "the layer could not be checked: \(reason)"
    }
  }

  fileprivate var help: String {
    switch self {
    case .invalidGeometry:
      "repair the layer, for example with the \"fix geometries\" tool of QGIS"
    case .overlap: "each place must lie in one province; repair the layer"
    case .geometry: "this is a defect of geotally; please report it with the layer"
    }
  }
}

extension UnclearType {
  /// Why its rows have no kind.
  public var words: String {
    "its event type \"\(name)\" may be \(enumeration(kinds.map(\.name), last: "or")), and no "
      + "sub-event type says which"
  }
}

extension Refusal {
  /// What was asked and why it has no answer.
  public var problem: String {
    switch self {
    case .differentSources(let names):
      "the inputs are of different sources (\(names.joined(separator: ", "))), which may hold the "
        + "same events"
    case .kindNotRecorded(let input, let format):
      "--kind cannot be asked of \(input): \(format.displayName) does not record kinds there"
    case .unclearKind(let kinds, let input, let types):
      "--kind \(kinds.map(\.name).joined(separator: ",")) cannot be asked of \(input): "
        + types.map(\.words).joined(separator: ", and ")
    case .fieldNotRecorded(let flag, let input, let format, let field):
      "\(flag) cannot be asked of \(input): this \(format.displayName) table has no column for "
        + field.rawValue
    case .overlappingTypes(let part, let whole):
      "the rows of '\(part)' are part of those of '\(whole)', so that their incidents would be "
        + "counted twice"
    case .overlappingAreas:
      "the rows are of several levels of areas (admin_level): those of a larger area sum those of "
        + "its parts, so that incidents would be counted twice"
    case .countedVersions: "diff cannot compare tables whose rows stand for many incidents"
    case .tooManyIDs(let limit): "more than \(limit) incidents have an id to compare"
    case .tooManyDuplicates(let limit): "more than \(limit) incidents share their ids with others"
    case .unknownProvince(let word, _, _):
      "no province of the layer has the code or the name '\(word)'"
    case .ambiguousProvince(let word, _): "several provinces of the layer have the name '\(word)'"
    case .unknownCountry(let word, _): "--country '\(word)' names no country"
    case .countryNotInLayer(let name, _): "the layer has no province in \(name)"
    }
  }

  /// What to ask instead.
  public var help: String {
    switch self {
    case .differentSources:
      "run a report for each, or pass --pool to add them up all the same"
    case .kindNotRecorded:
      "leave --kind out; --event-type asks for the source's own types"
    case .unclearKind(_, _, let types):
      "leave --kind out and ask for the source's own types: "
        + types.map { "--event-type \"\($0.name)\"" }.joined(separator: " ")
    case .fieldNotRecorded(let flag, _, _, let field):
      "leave \(flag) out, or name the column: --columns \(field.rawValue)=HEADER"
    case .overlappingTypes(let part, let whole):
      "choose one: --event-type \(whole), or --event-type \(part)"
    case .overlappingAreas:
      "choose one level: --precision district, --precision province or --precision country"
    case .countedVersions: "compare the reports of both: geotally report --format json"
    case .tooManyIDs: "split the input, or pass columns without one for id"
    case .tooManyDuplicates: "check whether the input holds the same rows twice"
    case .unknownProvince(_, _, let known) where known.isEmpty:
      "geotally export --layer boundaries lists the codes"
    case .unknownProvince(_, let suggestion, let known):
      suggestion.map { "did you mean \($0)? The provinces are " + Self.list(known) }
        ?? "the provinces are " + Self.list(known)
    case .unknownCountry(_, let suggestion):
      (suggestion.map { "did you mean '\($0)'? " } ?? "")
        + "Write a name in English or an ISO 3166-1 code, or any for every country"
    case .countryNotInLayer(let name, let known):
      "name a layer of \(name) by --boundaries; this one has \(known.joined(separator: ", "))"
    case .ambiguousProvince(_, let codes):
      "write one of the codes: \(codes.joined(separator: ", "))"
    }
  }

  /// The codes and names that may be written, as far as a terminal has room for them.
  private static func list(_ known: [ProvinceWord]) -> String {
    let shown = known.prefix(60).map { word in
      word.name.isEmpty || word.name == word.code ? word.code : "\(word.code) \(word.name)"
    }
    let rest = known.count - shown.count
    return shown.joined(separator: ", ")
      + (rest > 0 ? " and \(rest) more, which geotally export --layer boundaries lists" : "")
  }
}

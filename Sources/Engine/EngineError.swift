public import Columnar
public import Geocoding
public import Geography
public import Incidents
public import Readers

/// Why there is no answer: the stage that failed, with its cause.
public enum EngineError: Error, Sendable, Equatable {
  /// An input, a boundary file or a table of words could not be read.
  case reading(ReadingError)
  /// The boundary file `name` holds no list of provinces.
  case catalog(CatalogError, name: String)
  /// The boundary file `name` holds provinces that cannot be used.
  case layer(LayerError, name: String)
  /// GEOS failed while incidents were placed.
  case geocoding(GeocodingError)
  /// A total left the range of 64-bit integers.
  case aggregation(AggregationError)
  /// The ledger does not close: a defect of the program.
  case ledger(Ledger)
  /// A figure does not lie within its own bounds: a defect of the program.
  case outOfBounds(String)
  /// The question cannot be asked of these inputs.
  case refused(Refusal)
  /// Whoever takes the output wants no more.
  case outputRefused
  /// Distances, or what lies between, cannot be told.
  case nearness(NearnessProblem)
}

/// The code and the name of a province, as they may be written in a question.
public struct ProvinceWord: Sendable, Equatable {
  public let code: String
  public let name: String
}

/// Why a question is refused instead of answered.
public enum Refusal: Error, Sendable, Equatable {
  /// Inputs of several sources, whose incidents may be the same, without leave to add them up.
  case differentSources([String])
  /// A kind was asked of an input that does not record kinds.
  case kindNotRecorded(input: String, format: SourceFormat)
  /// Kinds were asked of an input in which rows of a type may be of some of them, or of others.
  case unclearKind([IncidentKind], input: String, types: [UnclearType])
  /// An input has no column that the flag asks about.
  case fieldNotRecorded(flag: String, input: String, format: SourceFormat, field: IncidentField)
  /// A word that is neither code nor name of a province of the layer; the suggestion is the code
  /// that has the nearest code or name, `known` all that there are.
  case unknownProvince(String, suggestion: String?, known: [ProvinceWord])
  /// A name that several provinces of the layer have.
  case ambiguousProvince(String, codes: [String])
  /// Rows of a type whose figures are part of those of rows of another type.
  case overlappingTypes(part: String, whole: String)
  /// Rows of areas, and rows of parts of them, whose figures they sum.
  case overlappingAreas
  /// Two versions of a table whose rows stand for many incidents.
  case countedVersions
  /// A word that names no country; the suggestion is a name that comes near.
  case unknownCountry(String, suggestion: String?)
  /// A country of which the layer has no province; `known` are the names of those that it has.
  case countryNotInLayer(String, known: [String])
  /// More incidents have an id than can be compared.
  case tooManyIDs(limit: Int)
  /// More incidents share their ids than can be compared.
  case tooManyDuplicates(limit: Int)
}

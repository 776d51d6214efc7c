/// What happened, in the few words that all sources share.
public enum IncidentKind: UInt8, Sendable, CaseIterable {
  case airstrike
  case bombing
  case armedAttack
  case armedClash
  case shelling
  case violenceAgainstCivilians
  case arrest
  case protest
  case other

  /// The raw value that columns store for "not recorded".
  public static let noneRawValue = UInt8.max

  /// The name in queries and files, such as `armed-attack`.
  public var name: String {
    switch self {
    case .airstrike: "airstrike"
    case .bombing: "bombing"
    case .armedAttack: "armed-attack"
    case .armedClash: "armed-clash"
    case .shelling: "shelling"
    case .violenceAgainstCivilians: "violence-against-civilians"
    case .arrest: "arrest"
    case .protest: "protest"
    case .other: "other"
    }
  }

  public init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

/// What a page is told beside the report and its map.
public struct PageOptions: Sendable {
  public var language = Language.english
  /// The version of the program.
  public var version: String
  /// The file of rejected rows beside the page, nil when none was written.
  public var rejectsFile: String?
  /// Names of provinces in the language of the page, by code; others keep the name of their layer.
  public var provinceNames: [String: String] = [:]

  public init(version: String) { self.version = version }
}

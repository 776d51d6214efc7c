/// The line that a country shares with one neighbor.
public struct Border: Sendable, Hashable {
  /// The neighbor's ISO 3166-1 alpha-3 code, such as `PAK`.
  public let neighbor: String
  /// At least one; the parts of a multi-part border are separate lines.
  public let lines: [Polyline]

  public init(neighbor: String, lines: [Polyline]) {
    self.neighbor = neighbor
    self.lines = lines
  }
}

/// The rows of one input that could not be read.
public struct InputRejects: Sendable, Equatable {
  public let count: Int
  /// The first of them, in the order of the input: all where memory allows it.
  public let listed: [Reject]

  public init(count: Int, listed: [Reject]) {
    self.count = count
    self.listed = listed
  }

  public init(all rejects: [Reject]) { self.init(count: rejects.count, listed: rejects) }
}

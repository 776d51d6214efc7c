internal import Synchronization

/// A value that is made when it is first asked for, once, whoever asks.
///
/// Others who ask meanwhile wait: the value is a pure function of what it is made from, so that it
/// does not matter who makes it.
final class OnDemand<Value: Sendable>: Sendable {
  private let known = Mutex<Value?>(nil)
  private let make: @Sendable () throws(EngineError) -> Value

  init(_ make: @escaping @Sendable () throws(EngineError) -> Value) { self.make = make }

  /// - Throws: what making throws; the next who asks tries again.
  func value() throws(EngineError) -> Value {
    let result = known.withLock { known -> Result<Value, EngineError> in
      if let known { return .success(known) }
      do throws(EngineError) {
        let made = try make()
        known = made
        return .success(made)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

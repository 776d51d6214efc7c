internal import Synchronization

/// Numbers that workers take one after another, each once.
final class WorkList: Sendable {
  private let next = Atomic<Int>(0)
  private let isStopped = Atomic<Bool>(false)
  private let count: Int

  init(count: Int) { self.count = count }

  /// The next number, nil when there is none, or when work was stopped.
  func take() -> Int? {
    guard !isStopped.load(ordering: .relaxed) else { return nil }
    let taken = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return taken < count ? taken : nil
  }

  /// Lets no worker take any more.
  func stop() { isStopped.store(true, ordering: .relaxed) }
}

/// A sum that workers add to, such as bytes that are done.
final class SharedCount: Sendable {
  private let sum = Atomic<Int>(0)

  /// - Returns: the sum after the addition.
  func add(_ count: Int) -> Int { sum.wrappingAdd(count, ordering: .relaxed).newValue }
}

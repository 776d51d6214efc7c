/// Writes what workers make in the order of its numbers, whoever is done first.
actor OrderedOutput {
  private let ahead: Int
  private let write: @Sendable ([UInt8]) -> Bool
  private var next = 0
  private var isRefused = false
  /// Whether some piece will never come, so that nobody may wait for it.
  private var isAbandoned = false
  private var waiting: [Int: [UInt8]] = [:]
  private var parked: [CheckedContinuation<Void, Never>] = []

  /// - Parameter ahead: how many pieces may wait for the one that comes next.
  init(ahead: Int, _ write: @escaping @Sendable ([UInt8]) -> Bool) {
    self.ahead = ahead
    self.write = write
  }

  /// Takes a piece, and returns when there is room for another; false when no more is wanted.
  func put(_ bytes: [UInt8], at number: Int) async -> Bool {
    waiting[number] = bytes
    while !isRefused, let bytes = waiting.removeValue(forKey: next) {
      isRefused = !write(bytes)
      next += 1
    }
    resumeParked()
    while waiting.count > ahead, !isRefused, !isAbandoned {
      await withCheckedContinuation { parked.append($0) }
    }
    return !isRefused
  }

  /// Told that some piece will never come, since making it failed.
  func abandon() {
    isAbandoned = true
    resumeParked()
  }

  private func resumeParked() {
    for continuation in parked { continuation.resume() }
    parked = []
  }
}

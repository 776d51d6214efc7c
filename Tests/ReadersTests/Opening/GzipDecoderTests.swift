import Incidents
import Synchronization
import Testing

@testable import Readers

private let header = "id,date,lat,lon\n"
private let rows = (1...2_000).map { "\($0),2020-01-01,34.5,69\n" }.joined()

private func gzipped(_ text: String) throws -> [UInt8] { try gzipped(Array(text.utf8)) }

/// How many incidents a file of these bytes has.
private func count(_ bytes: [UInt8]) throws -> Int {
  try withFile(bytes) { try table(path: $0).incidentCount }
}

@Suite(.enabled(if: hasGzip, "gzip is not installed"))
struct `Gzip archives` {
  @Test func `are read as the text in them, however many members they have`() throws {
    #expect(try count(gzipped(header + rows)) == 2_000)
    #expect(try count(gzipped(header) + gzipped(rows)) == 2_000)
  }

  @Test func `that end too early are refused`() throws {
    let whole = try gzipped(header + rows)
    for length in [whole.count - 1, whole.count / 2, 12] {
      #expect(throws: ReadingError.self) { try count(Array(whole[..<length])) }
    }
  }

  @Test func `that are damaged, or followed by other bytes, are refused`() throws {
    var damaged = try gzipped(header + rows)
    damaged[damaged.count / 2] ^= 0xFF
    #expect(throws: ReadingError.self) { try count(damaged) }
    #expect(throws: ReadingError.self) { try count(gzipped(header + rows) + [1, 2, 3]) }
  }

  @Test func `that grow out of all proportion are refused`() throws {
    let bomb = try gzipped(header + String(repeating: "1,2020-01-01,34.5,69\n", count: 5_000_000))
    try withFile(bomb) { path in
      let error = #expect(throws: ReadingError.self) {
        try OpenedInput(.file(path: path), options: ReadingOptions())
      }
      #expect(error?.description.contains("grows more than 200 times") == true)
    }
  }

  @Test func `have the checksum of the archive`() throws {
    let bytes = try gzipped(header + rows)
    try withFile(bytes) { path in
      let options = ReadingOptions()
      let opened = try OpenedInput(.file(path: path), options: options)
      guard var hash = SHA256Handle(), hash.update(with: bytes) else {
        Issue.record("OpenSSL has no SHA-256")
        return
      }
      #expect(try opened.sha256(.auto) == hash.digest().map(hexadecimal))
    }
  }

  @Test func `tell how much of their text is copied`() throws {
    final class Log: Sendable {
      let steps = Mutex<[Int]>([])
    }
    let log = Log()
    let text = header + String(repeating: rows, count: 60)
    var options = ReadingOptions()
    options.progress = { done, _ in log.steps.withLock { $0.append(done) } }
    #expect(
      try withFile(gzipped(text)) { try table(path: $0, options: options).incidentCount }
        == 120_000)
    let steps = log.steps.withLock { $0 }
    #expect(steps.count > 1 && steps == steps.sorted())
    #expect(steps.last == text.utf8.count)
  }
}

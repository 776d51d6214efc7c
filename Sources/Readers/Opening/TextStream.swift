/// The bytes of a stream in blocks, decompressed where it is gzip.
///
/// The first block tells what the stream is: what is no text is refused before more is read.
struct TextStream: ~Copyable {
  /// The most that a gzip archive may grow, beyond `freeGrowth`: text rarely grows more than
  /// twentyfold, a bomb a thousandfold.
  static let maxGrowth = 200
  static let freeGrowth = 64 << 20

  private let handle: InputHandle
  private let path: String
  private let limit: Int
  private var decoder: GzipDecoder?
  private var hash: SHA256Handle?
  private let checksum: ChecksumMode
  private var input: [UInt8]
  /// What of `input` is still to be taken.
  private var rest = 0..<0
  private var bytesRead = 0
  private var bytesMade = 0
  private var isStarted = false
  private var isAtEnd = false
  /// Whether the archive may end here: between members.
  private var isBetweenMembers = false

  /// - Parameter limit: the most bytes of text.
  init(_ handle: consuming InputHandle, path: String, limit: Int, checksum: ChecksumMode) {
    self.handle = handle
    self.path = path
    self.limit = limit
    self.checksum = checksum
    hash = checksum == .none ? nil : SHA256Handle()
    input = [UInt8](repeating: 0, count: 1 << 18)
  }

  /// Reads some bytes into the start of `block`; 0 at the end.
  ///
  /// - Throws: `ReadingError.io`; `ReadingError.badData` for more text than the limit, an archive
  ///   that is damaged, ends too early or grows too much.
  mutating func read(into block: inout [UInt8]) throws(ReadingError) -> Int {
    if !isStarted { try start() }
    let count = decoder == nil ? try readPlain(into: &block) : try readGzip(into: &block)
    bytesMade += count
    guard bytesMade <= limit else { throw problem(.tooLarge(limit: limit)) }
    return count
  }

  /// The SHA-256 of the bytes as they came, once all were read; nil where it is not asked for.
  consuming func sha256() -> String? {
    guard checksum.applies(toByteCount: bytesRead) else { return nil }
    return hash.take()?.digest().map(hexadecimal)
  }

  private mutating func start() throws(ReadingError) {
    isStarted = true
    try refill()
    let isGzip = rest.count >= 2 && input[0] == 0x1F && input[1] == 0x8B
    if isGzip {
      guard let made = GzipDecoder() else {
        throw .io(file: path, reason: "there is no memory to decompress it")
      }
      decoder = consume made
    }
  }

  /// Reads the next input, `rest` being used up.
  private mutating func refill() throws(ReadingError) {
    let count = try handle.read(into: &input)
    rest = 0..<count
    bytesRead += count
    isAtEnd = count == 0
    // A checksum is only ever of inputs that it applies to.
    guard checksum.applies(toByteCount: bytesRead) else {
      hash = nil
      return
    }
    if count > 0, hash?.update(with: count == input.count ? input : Array(input[rest])) == false {
      hash = nil
    }
  }

  private mutating func readPlain(into block: inout [UInt8]) throws(ReadingError) -> Int {
    if rest.isEmpty { try refill() }
    let count = min(rest.count, block.count)
    block.replaceSubrange(0..<count, with: input[rest.lowerBound..<rest.lowerBound + count])
    rest = rest.lowerBound + count..<rest.upperBound
    return count
  }

  private mutating func readGzip(into block: inout [UInt8]) throws(ReadingError) -> Int {
    while true {
      if rest.isEmpty, !isAtEnd { try refill() }
      if rest.isEmpty, isAtEnd {
        guard isBetweenMembers else { throw archiveProblem("ends too early") }
        return 0
      }
      guard let found = decoder?.decode(input, rest, into: &block) else { return 0 }
      guard found.step != .damaged else { throw archiveProblem("is damaged") }
      rest = rest.lowerBound + found.taken..<rest.upperBound
      isBetweenMembers = found.step == .memberEnd
      let made = bytesMade + found.made
      if made > Self.freeGrowth, made / Self.maxGrowth > bytesRead {
        throw archiveProblem("grows more than \(Self.maxGrowth) times")
      }
      if found.made > 0 { return found.made }
    }
  }

  private func archiveProblem(_ text: String) -> ReadingError {
    problem(
      .unexpected(
        found: "the gzip archive \(text)", expected: "a whole archive of a table",
        help: "check that the download is complete, or decompress it: gunzip -c FILE > NEW"))
  }

  private func problem(_ problem: DataProblem) -> ReadingError {
    .badData(at: FilePosition(file: path), problem)
  }
}

public import Incidents

/// Where an input comes from.
public enum InputSource: Sendable, Equatable {
  case file(path: String)
  case standardInput

  /// The path as it was given, or `-`.
  public var path: String {
    switch self {
    case .file(let path): path
    case .standardInput: "-"
    }
  }
}

/// How an input is to be read.
public struct ReadingOptions: Sendable {
  /// The format to assume; nil to detect it.
  public var format: SourceFormat?
  /// Headers for fields, where the usual names do not do.
  public var columns: [IncidentField: String] = [:]
  /// Whether the text of the notes may say where a row is.
  public var searchesNotes = false
  /// The encoding of the text; nil for UTF-8, and for what a byte order mark says.
  public var encoding: TextEncoding?
  /// Whether an input is refused when many of its rows are no text in that encoding.
  public var refusesManyBadBytes = true
  /// Whether a row without a date is rejected.
  public var requiresDate = true
  /// How dates are read that could mean several days; nil where such dates are not read.
  public var dates: DateConvention?
  /// What stands for nothing in fields that are no texts.
  public var missingWords = MissingWords.usual
  /// What the event types of the sources stand for.
  public var kinds = KindVocabulary([])
  /// What the words of countries stand for.
  public var countries = CountryVocabulary.empty
  public var limits = ReadingLimits()
  public var checksum = ChecksumMode.auto
  /// Told now and then how many bytes are done, and of how many where that is known.
  public var progress: (@Sendable (_ bytesDone: Int, _ bytesTotal: Int?) -> Void)?

  public init(format: SourceFormat? = nil) { self.format = format }
}

/// The sizes beyond which an input is refused, so that none can exhaust memory.
public struct ReadingLimits: Sendable, Equatable {
  /// Bytes of one field; a row with a longer one is rejected.
  public var maxFieldBytes = 16 << 20
  /// Bytes of a record with its line break: whatever is longer is a quote that was never closed, or
  /// no table.
  public var maxRecordBytes = 64 << 20
  /// Columns of a header.
  public var maxColumns = 10_000
  /// Bytes of an input that is held in memory, standard input included.
  public var maxInputBytes = 2 << 30
  /// Bytes of text in a stream or an archive, which is copied to a temporary file.
  public var maxSpooledBytes = 64 << 30
  /// Bytes of a delimited table, which is never held whole.
  public var maxTableBytes = Int.max
  /// Bytes of a JSON document, and of a layer.
  public var maxJSONBytes = 512 << 20
  /// Values in a JSON document; each takes 16 bytes of memory.
  public var maxJSONValues = 1 << 26
  /// Positions in a layer of boundaries or borders.
  public var maxVertices = 20_000_000

  public init() {}
}

/// Whether the SHA-256 of an input is computed.
public enum ChecksumMode: String, Sendable, CaseIterable {
  case sha256
  case none
  /// For inputs up to `autoLimit` bytes.
  case auto

  /// 64 MB, which take about a sixth of a second.
  public static let autoLimit = 64_000_000

  func applies(toByteCount count: Int) -> Bool {
    switch self {
    case .sha256: true
    case .none: false
    case .auto: count <= Self.autoLimit
    }
  }
}

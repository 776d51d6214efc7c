internal import Text

/// Why an input could not be read as a whole; single bad rows are `Reject`s, not errors.
public enum ReadingError: Error, Sendable, Equatable {
  /// There is nothing at the path that can be read.
  case noInput(file: String, InputObstacle)
  /// The input was read and is not what it has to be.
  case badData(at: FilePosition, DataProblem)
  /// The operating system failed in the middle of reading.
  case io(file: String, reason: String)
  /// No folder of geographic data was found; the places that were tried, in order.
  case noGeoData(lookedIn: [String])

  /// What kind of failure it is, for exit codes.
  public enum Category: Sendable, Equatable {
    case noInput
    case badData
    case io
  }

  public var category: Category {
    switch self {
    case .noInput, .noGeoData: .noInput
    case .badData: .badData
    case .io: .io
    }
  }
}

/// Why a path cannot be read at all.
public enum InputObstacle: Sendable, Equatable {
  case missing
  /// The operating system's reason.
  case unreadable(reason: String)
  case directory
  /// A device or a socket, which may never end.
  case device
}

/// A place in a file; numbers count from 1 and are nil where they say nothing.
public struct FilePosition: Sendable, Equatable {
  /// The path as it was given, or `-` for standard input.
  public let file: String
  public let line: Int?
  /// In characters, not bytes.
  public let column: Int?

  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension FilePosition: CustomStringConvertible {
  /// `FILE:LINE:COLUMN`, as far as it is known.
  public var description: String {
    [file.visible, line.map(String.init), column.map(String.init)]
      .compactMap { $0 }.joined(separator: ":")
  }
}

extension ReadingError: CustomStringConvertible {
  /// `FILE:LINE:COLUMN: error: what was found, what was expected`, then `  help: what to do`.
  ///
  /// Control characters of the data are escaped.
  public var description: String {
    let (place, message, help) = parts
    let lines = ["\(place): error: \(message)"] + (help.isEmpty ? [] : ["  help: \(help)"])
    return lines.map(\.visible).joined(separator: "\n")
  }

  private var parts: (place: String, message: String, help: String) {
    switch self {
    case .noInput(let file, let obstacle): (file, obstacle.message, obstacle.help)
    case .badData(let position, let problem): (position.description, problem.message, problem.help)
    case .io(let file, let reason): (file, "reading failed: \(reason)", "")
    case .noGeoData(let places):
      (
        "GeoData",
        "no folder of geographic data found; looked in \(places.joined(separator: ", "))",
        "pass the folder by --data, or set GEOTALLY_DATA to it"
      )
    }
  }
}

extension InputObstacle {
  var message: String {
    switch self {
    case .missing: "no such file"
    case .unreadable(let reason): "cannot be opened: \(reason)"
    case .directory: "is a directory, expected a file"
    case .device: "is a device, expected a file or a pipe"
    }
  }

  var help: String {
    switch self {
    case .missing: "check the path"
    case .unreadable: "check the permissions of the file"
    case .directory: "name a file inside it"
    case .device: "pass - to read standard input"
    }
  }
}

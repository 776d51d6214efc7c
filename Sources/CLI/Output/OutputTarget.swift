internal import Foundation

/// What a path given for output stands for.
enum OutputTarget: Equatable {
  case standardOutput
  /// A device, a pipe or a socket: it is written to, never replaced.
  case stream(path: String)
  /// A file, links resolved, so that a link is kept and what it points to is replaced.
  case file(path: String)

  /// - Parameter path: nil, `-` and `/dev/stdout` stand for standard output.
  init(_ path: String?) {
    guard let path, !["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].contains(path) else {
      self = .standardOutput
      return
    }
    let resolved = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
    let target =
      resolved.hasSuffix("/") && !path.hasSuffix("/") ? String(resolved.dropLast()) : resolved
    let type = (try? FileManager.default.attributesOfItem(atPath: target))?[.type]
    switch type as? FileAttributeType {
    case nil, .typeRegular, .typeDirectory, .typeSymbolicLink: self = .file(path: target)
    default: self = .stream(path: path)
    }
  }

  /// Whether bytes go out one by one, with nothing to overwrite and no extension to go by.
  var isStream: Bool {
    switch self {
    case .standardOutput, .stream: true
    case .file: false
    }
  }
}

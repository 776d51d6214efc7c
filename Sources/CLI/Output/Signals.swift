internal import ArgumentParser
internal import Foundation
internal import Synchronization

/// The temporary files that an interruption must remove.
enum TemporaryFiles {
  private static let paths = Mutex<Set<String>>([])

  static func add(_ path: String) { _ = paths.withLock { $0.insert(path) } }
  static func remove(_ path: String) { _ = paths.withLock { $0.remove(path) } }

  static func removeAll() {
    paths.withLock { paths in
      for path in paths { removeFile(path) }
      paths = []
    }
  }
}

/// On SIGHUP, SIGINT and SIGTERM removes what was half written and exits as the shell expects.
///
/// A signal that the caller has told the program to ignore, as `nohup` does, stays ignored.
func removeTemporaryFilesOnInterruption() {
  // A queue of its own has a thread of its own: workers that keep every core busy do not delay it.
  let queue = DispatchQueue(label: "geotally.signals", qos: .userInteractive)
  for number in [SIGHUP, SIGINT, SIGTERM] where !isIgnored(number) {
    leaveToSource(number)
    let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
    source.setEventHandler {
      TemporaryFiles.removeAll()
      // The source stays alive as long as its handler refers to it.
      _exit(128 + number + Int32(source.isCancelled ? 1 : 0))
    }
    source.resume()
  }
}

/// Ends the process with a code.
func finish(_ code: ExitCode) -> Never {
  exit(code.rawValue)
}

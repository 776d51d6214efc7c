internal import Foundation

/// Finds the folder of geographic data that comes with the program.
public struct GeoDataLocator: Sendable {
  /// The environment variable that names the folder.
  public static let environmentVariable = "GEOTALLY_DATA"

  private let explicit: String?
  private let environment: [String: String]
  private let executable: String

  /// - Parameters:
  ///   - explicit: The folder that a flag names, nil without one.
  ///   - environment: The variables to look in, nil for those of the process.
  ///   - executable: The path of the program, links resolved, nil for the running one.
  public init(
    explicit: String? = nil, environment: [String: String]? = nil, executable: String? = nil
  ) {
    self.explicit = explicit
    self.environment = environment ?? ProcessInfo.processInfo.environment
    self.executable = executable ?? Self.currentExecutable
  }

  /// The path of the running program, links resolved; empty where it is not known.
  private static var currentExecutable: String {
    let url = Bundle.main.executableURL
    return url?.resolvingSymlinksInPath().path(percentEncoded: false) ?? ""
  }

  /// The folder: what the flag names, or else what `GEOTALLY_DATA` names, or else
  /// `../share/geotally` beside the program, or else `GeoData` beside the `Package.swift` of a
  /// source tree that the program was built in.
  ///
  /// A folder that is named is not replaced by another when it is missing.
  /// - Throws: `ReadingError.noGeoData` with the places that were tried.
  public func folder() throws(ReadingError) -> String {
    let named = explicit ?? environment[Self.environmentVariable]
    if let named, !named.isEmpty {
      guard isDataFolder(named) else { throw .noGeoData(lookedIn: [named]) }
      return named
    }
    let candidates = installedFolders
    if let found = candidates.first(where: isDataFolder) { return found }
    throw .noGeoData(lookedIn: candidates)
  }

  private var installedFolders: [String] {
    guard !executable.isEmpty else { return [] }
    let program = URL(filePath: executable)
    let prefix = program.deletingLastPathComponent().deletingLastPathComponent()
    var folders = [prefix.appending(path: "share/geotally")]
    var parent = program.deletingLastPathComponent()
    while parent.pathComponents.count > 1 {
      let manifest = parent.appending(path: "Package.swift").path(percentEncoded: false)
      if FileManager.default.fileExists(atPath: manifest) {
        folders.append(parent.appending(path: "GeoData"))
      }
      parent.deleteLastPathComponent()
    }
    return folders.map { $0.path(percentEncoded: false) }
  }
}

/// Whether a path is a folder with boundaries in it.
private func isDataFolder(_ path: String) -> Bool {
  let boundaries = URL(filePath: path).appending(path: "boundaries")
  let values = try? boundaries.resourceValues(forKeys: [.isDirectoryKey])
  return values?.isDirectory == true
}

public import Foundation

/// The rows of a comma-separated file without quotes, each as its fields by header: enough for
/// the recorded outputs of the oracles.
public func oracleRows(_ file: URL) throws -> [[String: String]] {
  let lines = try String(contentsOf: file, encoding: .utf8)
    .split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  guard let header = lines.first else { return [] }
  return lines.dropFirst().map { fields in
    Dictionary(uniqueKeysWithValues: zip(header.map(String.init), fields.map(String.init)))
  }
}

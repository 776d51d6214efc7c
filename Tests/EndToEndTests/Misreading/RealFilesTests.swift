import Foundation
import TestSupport
import Testing

/// The folder of the sheets that `save_tables.py` saves, nil where nobody did.
private let savedTables = ProcessInfo.processInfo.environment["GEOTALLY_REAL_TABLES"]

@Suite(.enabled(if: sharedData("real") != nil, Comment(rawValue: dataIsAbsent)))
struct `Real files` {
  @Test(arguments: try Truth.ofRealFiles().filter { !$0.isMade || savedTables != nil })
  func `give the counts of pandas and shapely, or name the flag that does`(truth: Truth) throws {
    let saved = savedTables.map { URL(filePath: $0, directoryHint: .isDirectory) }
    let folder = try #require(truth.isMade ? saved : sharedData("real"))
    let geotally = Geotally(folder: Folder(at: folder))
    #expect(try TruthCheck(truth, geotally).problems.isEmpty)
  }
}

import Foundation
import TestSupport
import Testing

/// Where the bundled data is found.
@Suite struct DataFolderTests {
  private let data = repositoryRoot.appending(path: "GeoData").path(percentEncoded: false)

  /// The program copied to a folder that no data lies beside.
  private func moved() throws -> (geotally: Geotally, program: URL) {
    let geotally = try geotally()
    let programs = geotally.folder.url.appending(path: "bin")
    try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
    let program = programs.appending(path: "geotally")
    try FileManager.default.copyItem(at: Geotally.executable(), to: program)
    return (geotally, program)
  }

  @Test func `a moved program without data says where it looked`() throws {
    let (geotally, program) = try moved()
    let run = try geotally(["report"], program: program)
    #expect(run.code == 66)
    let looked = geotally.folder.path("share/geotally")
    #expect(
      run.errors == """
        GeoData: error: no folder of geographic data found; looked in \(looked)
          help: pass the folder by --data, or set GEOTALLY_DATA to it

        """)
  }

  @Test func `the flag, the variable and the prefix give the same report`() throws {
    let (geotally, program) = try moved()
    let expected = try geotally("report").output
    #expect(try geotally(["report", "--data", data], program: program).output == expected)
    var withVariable = geotally
    withVariable.environment["GEOTALLY_DATA"] = data
    #expect(try withVariable(["report"], program: program).output == expected)
    let share = geotally.folder.url.appending(path: "share")
    try FileManager.default.createDirectory(at: share, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: share.appending(path: "geotally"), withDestinationURL: URL(filePath: data))
    #expect(try geotally(["report"], program: program).output == expected)
  }

  @Test func `a folder that is named is not replaced by another`() throws {
    let run = try geotally()("report", "--data", "nowhere")
    #expect(run.code == 66)
    #expect(run.firstError.hasSuffix("looked in nowhere"))
    var geotally = try geotally()
    geotally.environment["GEOTALLY_DATA"] = "nowhere"
    #expect(try geotally("report").code == 66)
    #expect(try geotally("report", "--data", data).code == 0)
  }
}

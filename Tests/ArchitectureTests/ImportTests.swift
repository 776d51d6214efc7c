import Testing

@Suite struct `Imports` {
  @Test func `are those that the table allows`() throws {
    for file in try sourceFiles(below: "Sources") where file.isSwift {
      let complaints = importComplaints(file.tokens, of: file.target, in: architecture)
      #expect(complaints == [], "\(file.path)")
    }
  }

  @Test func `are found in every folder of Sources, which is a row of the table`() throws {
    let known = Set(architecture.map(\.target))
    #expect(try folders(below: "Sources").filter { !known.contains($0) } == [])
  }

  @Test func `point to a lower layer`() {
    let layers = Dictionary(uniqueKeysWithValues: architecture.map { ($0.target, $0.layer) })
    for row in architecture {
      let upward = row.imports.filter { layers[$0].map { $0 >= row.layer } ?? false }
      #expect(upward == [], "\(row.target) on layer \(row.layer)")
    }
  }

  @Test func `of a C module belong to its own fence`() {
    let importers = ["CGEOS", "CPROJ", "CCrypto", "CZlib", "CIconv"].map { module in
      architecture.filter { $0.imports.contains(module) }.map(\.target)
    }
    #expect(importers == [["Geometry"], ["Geodesy"], ["Readers"], ["Readers"], ["Readers"]])
  }

  @Test(arguments: [
    "import CGEOS", "internal import CGEOS", "public import CGEOS", "@preconcurrency import CGEOS",
    "@_spi(Private) public import CGEOS", "import struct CGEOS.Handle", "import func CGEOS.open",
    "import CGEOS.Submodule", "import Geography; import CGEOS", "import\n  CGEOS",
    "import /* the library */ CGEOS", "#if canImport(CGEOS)\nimport CGEOS\n#endif",
    "import `CGEOS`", "func f() {}\nimport CGEOS", "fileprivate import class CGEOS.Handle",
  ])
  func `in every form are held against the table`(source: String) {
    let complaints = importComplaints(swiftTokens(source), of: "Engine", in: architecture)
    #expect(complaints.count == 1)
    #expect(complaints.first?.hasSuffix(": Engine may not import CGEOS") == true)
    #expect(importComplaints(swiftTokens(source), of: "Geometry", in: architecture) == [])
  }

  @Test(arguments: [
    "// import CGEOS", "/* import CGEOS */", "let text = \"import CGEOS\"", "x.import(CGEOS)",
    "`import`(CGEOS)", "let imports = CGEOS", "/// import CGEOS\nimport Foundation",
  ])
  func `are told from words in comments and texts`(source: String) {
    #expect(importComplaints(swiftTokens(source), of: "Engine", in: architecture) == [])
  }

  @Test(arguments: [
    "@testable import Columnar", "@_exported import Columnar", "@_exported public import Columnar",
    "@testable\nimport Columnar", "@_spi(A) @testable internal import Columnar",
  ])
  func `may not open a module to others`(source: String) {
    #expect(importComplaints(swiftTokens(source), of: "Engine", in: architecture).count == 1)
  }

  @Test(arguments: [
    ("Columnar", "Geography"), ("Columnar", "Foundation"), ("Geocoding", "Incidents"),
    ("Proximity", "Incidents"), ("Geography", "Engine"), ("Text", "Statistics"),
    ("CLI", "Geometry"), ("Reporting", "Readers"), ("Claims", "Readers"),
  ])
  func `across or up the layers are refused`(target: String, module: String) {
    let tokens = swiftTokens("import \(module)")
    #expect(importComplaints(tokens, of: target, in: architecture).count == 1)
  }

  @Test func `of an unknown target are refused`() {
    let complaints = importComplaints([], of: "Utils", in: architecture)
    #expect(complaints == ["Utils is not in the table of targets"])
  }
}

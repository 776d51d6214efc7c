import Foundation
import TestSupport
import Testing

private let sample = """
  let settings: [SwiftSetting] = [.strictMemorySafety()]
  func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
  }
  let package = Package(
    name: "sample",
    products: [
      .library(name: "All", targets: ["A", "B"]), .executable(name: "tool", targets: ["CLI"]),
    ],
    dependencies: [.package(url: "https://example.org/Yams", from: "6.0.0")],
    targets: [
      .systemLibrary(name: "CZ", pkgConfig: "z"),
      library("A"),  // library("Z", ["Y"])
      library("B", ["A", "CZ"]),
      .target(name: "C", dependencies: [.target(name: "B"), "A"], swiftSettings: settings),
      .executableTarget(
        name: "CLI",
        dependencies: ["C", .product(name: "Yams", package: "yams")],
        swiftSettings: settings),
      tests("CTests", ["C", "CLI"]),
      .testTarget(name: "DTests", dependencies: ["A"], exclude: ["Golden"]),
      .target(name: "Support", path: "Tests/Support"),
    ]
  )
  """

@Suite struct `The manifest` {
  private func manifest() throws -> [ManifestTarget] {
    let file = repositoryRoot.appending(path: "Package.swift")
    return manifestTargets(swiftTokens(try String(contentsOf: file, encoding: .utf8)))
  }

  @Test func `gives every target the dependencies that its files import`() throws {
    let targets = try manifest()
    #expect(targets.count > 10)
    let files = try sourceFiles(below: "Sources") + sourceFiles(below: "Tests")
    let modules = Set(architecture.map(\.target)).union(targets.map(\.name))
      .union(targets.flatMap(\.dependencies)).union(["ArgumentParser", "Yams"])
    let executables = Set(targets.filter(\.isExecutable).map(\.name))
    for target in targets {
      let own = files.filter { $0.target == target.name && $0.isSwift }
      let imported = Set(own.flatMap { imports(in: $0.tokens) }.map(\.module))
      let complaints = dependencyComplaints(
        target, importing: imported, modules: modules, executables: executables)
      #expect(complaints == [])
    }
  }

  @Test func `declares every folder with Swift code`() throws {
    let declared = Set(try manifest().map(\.name))
    let files = try sourceFiles(below: "Sources") + sourceFiles(below: "Tests")
    let undeclared = Set(files.filter(\.isSwift).map(\.target)).subtracting(declared)
    #expect(undeclared == [])
  }

  @Test func `is read in all of its forms`() {
    func target(_ name: String, _ dependencies: Set<String>, runs: Bool = false) -> ManifestTarget {
      ManifestTarget(name: name, dependencies: dependencies, isExecutable: runs)
    }
    #expect(
      manifestTargets(swiftTokens(sample)) == [
        target("A", []), target("B", ["A", "CZ"]), target("C", ["A", "B"]),
        target("CLI", ["C", "Yams"], runs: true), target("CTests", ["C", "CLI"]),
        target("DTests", ["A"]), target("Support", []),
      ])
  }

  @Test(arguments: [
    (["A", "B"], ["A", "B", "Foundation"], []),
    (["A"], ["A", "B"], ["T imports B without depending on it"]),
    (["A", "B"], ["A"], ["T depends on B without importing it"]),
    (["A", "CLI"], ["A"], []),
    ([], ["Foundation"], []),
  ])
  func `has no dependency too many or too few`(
    dependencies: [String], imported: [String], complaints: [String]
  ) {
    let target = ManifestTarget(
      name: "T", dependencies: Set(dependencies), isExecutable: false)
    let found = dependencyComplaints(
      target, importing: Set(imported), modules: ["A", "B", "CLI"], executables: ["CLI"])
    #expect(found == complaints)
  }
}

// swift-tools-version:6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func geotally(_ products: String...) -> [Target.Dependency] {
  products.map { .product(name: $0, package: "geotally") }
}

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

// A package of its own, so that the library carries nothing that only measuring needs.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "geotally", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
  ],
  targets: [
    // Memory bandwidth, and a count of allocations by malloc's own name.
    .target(name: "CMeasure"),
    // Seeded tables in ACLED's layout.
    .target(
      name: "SyntheticTables", dependencies: geotally("Geography", "Geometry", "Readers"),
      swiftSettings: settings),
    .executableTarget(
      name: "BenchData", dependencies: ["SyntheticTables", arguments], swiftSettings: settings),
    // Runs a program and says what it took; small, because a child's peak starts at its parent's.
    .executableTarget(name: "Meter", swiftSettings: settings),
    .executableTarget(
      name: "Bench",
      dependencies: ["CMeasure", "SyntheticTables", arguments]
        + geotally(
          "Columnar", "Geocoding", "Geodesy", "Geography", "Geometry", "Incidents", "Readers"),
      swiftSettings: settings),
    .testTarget(
      name: "SyntheticTablesTests",
      dependencies: ["SyntheticTables"] + geotally("Geography", "Incidents", "Readers"),
      swiftSettings: settings),
  ]
)

// swift-tools-version:6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], _ further: [SwiftSetting] = [],
  linking: [LinkerSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, swiftSettings: settings + further,
    linkerSettings: linking)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: testData(of: name), swiftSettings: settings)
}

/// Golden files and fixtures lie beside the tests that read them and are no resources.
func testData(of name: String) -> [String] {
  switch name {
  case "EngineTests", "GeodesyTests", "GeometryTests", "ProximityTests", "StatisticsTests":
    ["Oracle"]
  case "ReportingTests", "TestSupportTests": ["Golden"]
  case "GeocodingTests": ["FreeTexts", "PlaceTexts"]
  case "EndToEndTests": ["Fixtures", "Golden", "Misreadings", "Oracle", "RealFiles"]
  default: []
  }
}

func system(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt]), .brew([brew])])
}

let package = Package(
  name: "geotally",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Engine", targets: ["Engine"]),
    // What the benchmarks measure one by one.
    .library(name: "Columnar", targets: ["Columnar"]),
    .library(name: "Geocoding", targets: ["Geocoding"]),
    .library(name: "Geodesy", targets: ["Geodesy"]),
    .library(name: "Geography", targets: ["Geography"]),
    .library(name: "Geometry", targets: ["Geometry"]),
    .library(name: "Incidents", targets: ["Incidents"]),
    .library(name: "Readers", targets: ["Readers"]),
    .executable(name: "geotally", targets: ["CLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
  ],
  targets: [
    // The C libraries: one module map and one header each.
    system("CGEOS", pkgConfig: "geos", apt: "libgeos-dev", brew: "geos"),
    system("CPROJ", pkgConfig: "proj", apt: "libproj-dev", brew: "proj"),
    system("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev", brew: "zlib"),
    system("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev", brew: "openssl"),
    // iconv is a part of the C library, or stands beside it.
    .systemLibrary(name: "CIconv"),
    // Vector kernels in C, chosen at run time; no flags, so that the package stays a dependency.
    .target(name: "CKernels"),
    // Layer 0: values and kernels.
    library("Columnar", ["CKernels"]),
    library("Statistics"),
    library("Geography"),
    library("Text"),
    // Layer 1: one fence per C library; the incident schema.
    library("Geometry", ["CGEOS", "Geography"]),
    library("Geodesy", ["CPROJ", "Geography"]),
    library("Incidents", ["Columnar", "Geography", "Text"]),
    // Layer 2: steps.
    library(
      "Readers",
      [
        "CCrypto", "CIconv", "CKernels", "CZlib", "Columnar", "Geography", "Text", "Incidents",
      ],
      // Views of records hold spans.
      [.enableExperimentalFeature("Lifetimes")],
      linking: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),
    library("Geocoding", ["Geography", "Geometry", "Geodesy", "Text"]),
    library("Proximity", ["Geography", "Geometry", "Geodesy"]),
    // Layer 3: composition and results.
    library(
      "Engine",
      [
        "Columnar", "Statistics", "Geography", "Text", "Incidents", "Readers", "Geocoding",
        "Proximity",
      ]),
    // Layer 4: published figures and snapshots held against the data.
    library(
      "Claims",
      ["Columnar", "Engine", "Geocoding", "Statistics", "Geography", "Incidents", "Text", "Yams"]),
    // Layer 5: renderers. Layer 6: the front end.
    library(
      "Reporting",
      ["Claims", "Engine", "Columnar", "Geography", "Incidents", "Statistics", "Text"]),
    .executableTarget(
      name: "CLI",
      dependencies: [
        "Reporting", "Claims", "Engine", "Geography", "Incidents", "Readers", "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"), "Yams",
      ],
      swiftSettings: settings),
    // Tests.
    .target(
      name: "TestSupport", dependencies: ["Incidents"], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests("ArchitectureTests", ["TestSupport"]),
    tests("TestSupportTests", ["TestSupport"]),
    tests("ColumnarTests", ["Columnar", "TestSupport"]),
    tests("StatisticsTests", ["Statistics", "TestSupport"]),
    tests("GeographyTests", ["Geography", "TestSupport"]),
    tests("TextTests", ["Text", "TestSupport"]),
    tests("GeometryTests", ["Geometry", "Geography", "TestSupport"]),
    tests("GeodesyTests", ["Geodesy", "Geography", "TestSupport"]),
    tests("IncidentsTests", ["Columnar", "Geography", "Incidents", "TestSupport"]),
    tests("ReadersTests", ["Readers", "Columnar", "Geography", "Incidents", "TestSupport"]),
    tests(
      "GeocodingTests",
      ["Geocoding", "Geodesy", "Geography", "Incidents", "Readers", "TestSupport"]),
    tests("ProximityTests", ["Proximity", "Geography", "Readers", "TestSupport"]),
    tests(
      "EngineTests",
      [
        "Engine", "Columnar", "Geocoding", "Geography", "Incidents", "Readers", "Statistics",
        "TestSupport",
      ]),
    tests(
      "ClaimsTests",
      [
        "Claims", "Columnar", "Engine", "Geography", "Incidents", "Statistics", "TestSupport",
        "Yams",
      ]),
    tests(
      "ReportingTests",
      [
        "Reporting", "Claims", "Engine", "Columnar", "Geocoding", "Geography", "Incidents",
        "Statistics",
        "Readers", "Text", "TestSupport",
      ]),
    tests("EndToEndTests", ["CLI", "TestSupport"]),
  ]
)

// `make test-slow` builds what it tests, optimized, and nothing else: the other tests would take
// minutes to optimize.
if Context.environment["GEOTALLY_SLOW_TESTS"] == "1" {
  let kept: Set = [
    "CGEOS", "CKernels", "Columnar", "Geography", "Geometry", "Incidents", "Text", "TestSupport",
    "GeometryTests",
  ]
  package.targets.removeAll { !kept.contains($0.name) }
  package.products = []
}

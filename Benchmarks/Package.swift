// swift-tools-version:6.2
import PackageDescription

// A package of its own, so that the library carries nothing that only measuring needs.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "geotally", path: "..")],
  targets: [
    .executableTarget(
      name: "Bench",
      dependencies: [
        .product(name: "Geocoding", package: "geotally"),
        .product(name: "Geodesy", package: "geotally"),
        .product(name: "Geography", package: "geotally"),
        .product(name: "Readers", package: "geotally"),
      ])
  ]
)

/// One line of the table of targets in docs/ARCHITECTURE.md.
struct Row: Sendable {
  let target: String
  /// The C modules stand below layer 0.
  let layer: Int
  /// Every module that the target may import, those of the toolchain included.
  let imports: Set<String>
}

/// What each target may import, whether it exists already or not. The table is the architecture.
let architecture: [Row] = [
  Row(target: "CGEOS", layer: -1, imports: []),
  Row(target: "CPROJ", layer: -1, imports: []),
  Row(target: "CZlib", layer: -1, imports: []),
  Row(target: "CIconv", layer: -1, imports: []),
  Row(target: "CCrypto", layer: -1, imports: []),
  Row(target: "CKernels", layer: -1, imports: []),
  Row(target: "Columnar", layer: 0, imports: ["CKernels"]),
  Row(target: "Statistics", layer: 0, imports: ["Foundation"]),
  Row(target: "Geography", layer: 0, imports: []),
  Row(target: "Text", layer: 0, imports: ["Foundation", "Synchronization"]),
  Row(target: "Geometry", layer: 1, imports: ["CGEOS", "Geography"]),
  Row(target: "Geodesy", layer: 1, imports: ["CPROJ", "Geography", "Foundation"]),
  Row(target: "Incidents", layer: 1, imports: ["Columnar", "Geography", "Text"]),
  Row(
    target: "Readers", layer: 2,
    imports: [
      "CKernels", "CZlib", "CCrypto", "CIconv", "Columnar", "Geography", "Text", "Incidents",
      "Foundation",
      "Synchronization",
    ]),
  Row(
    target: "Geocoding", layer: 2,
    imports: [
      "Columnar", "Geography", "Text", "Geometry", "Geodesy", "Foundation", "Synchronization",
    ]),
  Row(
    target: "Proximity", layer: 2,
    imports: ["Columnar", "Geography", "Geometry", "Geodesy", "Foundation"]),
  Row(
    target: "Engine", layer: 3,
    imports: [
      "Columnar", "Statistics", "Geography", "Text", "Incidents", "Readers", "Geocoding",
      "Proximity", "Foundation", "Synchronization",
    ]),
  Row(
    target: "Claims", layer: 4,
    imports: [
      "Engine", "Columnar", "Geocoding", "Statistics", "Geography", "Incidents", "Text", "Yams",
      "Foundation",
    ]),
  Row(
    target: "Reporting", layer: 5,
    imports: [
      "Claims", "Engine", "Columnar", "Geography", "Incidents", "Statistics", "Text", "Foundation",
    ]),
  Row(
    target: "CLI", layer: 6,
    imports: [
      "Reporting", "Claims", "Engine", "Geography", "Incidents", "Readers", "Text",
      "ArgumentParser", "Yams", "Foundation", "Synchronization",
    ]),
]

import Testing

/// The incidents of every province in a JSON report, by code.
func incidents(of report: JSON) -> [String: Int] {
  byCode(report) { $0["incidents"].int }
}

/// The sum of one of the figures of fatalities in every province, by code.
func fatalities(_ bound: String, of report: JSON) -> [String: Int] {
  byCode(report) { $0["fatalities"][bound].int }
}

private func byCode(_ report: JSON, _ figure: (JSON) -> Int?) -> [String: Int] {
  let pairs = report["provinces"].array.compactMap { province in
    province["code"].string.flatMap { code in figure(province).map { (code, $0) } }
  }
  return Dictionary(pairs) { first, _ in first }
}

/// Expects both sums of a ledger to close.
func expectClosed(_ ledger: JSON, sourceLocation: SourceLocation = #_sourceLocation) {
  func sum(_ names: String...) -> Int { names.reduce(0) { $0 + (ledger[$1].int ?? .min / 8) } }
  let filtered = ledger["filtered"].integers.values.reduce(0, +)
  #expect(
    ledger["read"].int == sum("rejected", "duplicate", "matched") + filtered,
    sourceLocation: sourceLocation)
  #expect(
    ledger["matched"].int == sum("located", "tied", "outside", "unlocated"),
    sourceLocation: sourceLocation)
}

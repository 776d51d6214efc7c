internal import Engine
internal import Foundation
internal import Statistics

extension Story {
  /// Provinces without incidents are named up to this many; more are only counted.
  static let largestNameList = 50

  /// The provinces with incidents, and a line for those without.
  var places: [Block] {
    let occupied = report.provinces.filter { $0.share.count > 0 }
    var blocks: [Block] = [.heading("Where")]
    if !occupied.isEmpty { blocks.append(.table(table(of: occupied))) }
    let empty = report.provinces.filter { $0.share.count == 0 }
    if !empty.isEmpty {
      let names = enumeration(empty.map { label($0.code) })
      blocks.append(
        .paragraph(
          "No incidents in \(countText(empty.count)) of \(counted(report.provinces.count, "province"))"
            + (empty.count <= Self.largestNameList ? ": \(names)." : ".")))
    }
    let ledger = report.ledger
    if ledger.placed < ledger.matched {
      blocks.append(
        .paragraph(
          "In no province: \(countText(report.incidents.outside)) outside, "
            + "\(countText(report.incidents.unlocated)) without a place; they are part of the "
            + "\(countText(report.incidents.count)) that shares are of."
        ))
    }
    return blocks
  }

  /// Of a column of deaths: with their range where any province has one.
  var deathsHeader: String {
    let hasRange = report.provinces.contains {
      $0.fatalities.low != nil && $0.fatalities.high != nil
    }
    return hasRange ? "Fatalities [low–high]" : "Fatalities"
  }

  private func table(of provinces: [ProvinceCount]) -> Table {
    let most = provinces.map(\.share.count).max() ?? 0
    return Table(
      columns: [
        .init(header: "Code", kind: .text), .init(header: "Province", kind: .text),
        .init(header: "Incidents", kind: .number), .init(header: "Share", kind: .number),
        .init(header: "", kind: .bar),
        .init(header: deathsHeader, kind: .number),
      ],
      rows: provinces.map { province in
        [
          .text(province.code), .text(province.name), .text(countText(province.share.count)),
          .text(percentText(province.share)),
          .bar(Double(province.share.count) / Double(max(most, 1))),
          .text(province.fatalities.text),
        ]
      })
  }

  /// How unevenly the incidents are spread, each measure beside what it is to be compared with.
  var concentration: [Block] {
    guard let spread = report.concentration, let hhi = spread.hhi,
      let even = spread.expectedHHIWhenEven
    else { return [] }
    let m = spread.unitCount
    var facts = [
      Fact(
        label: "HHI",
        value: "\(decimalText(hhi, decimals: 3)) over m = \(countText(m)) provinces, "
          + "n = \(counted(report.incidents.placed, "incident")) in them; an even spread would give "
          + "about \(decimalText(even, decimals: 3))")
    ]
    func add(_ label: String, _ value: Double?, decimals: Int, _ comparison: String) {
      guard let value else { return }
      facts.append(
        Fact(label: label, value: "\(decimalText(value, decimals: decimals)) \(comparison)"))
    }
    add("HHI, normalized", spread.normalizedHHI, decimals: 3, "(0 even, 1 all in one province)")
    add(
      "Effective provinces", spread.effectiveNumber, decimals: 1,
      "of \(countText(m)): as concentrated as that many with equal shares")
    add(
      "Gini", spread.gini, decimals: 3, "(0 even, \(limit(1 - 1 / Double(m))) all in one province)")
    add(
      "Entropy", spread.entropy, decimals: 3,
      "nats (0 all in one province, \(limit(log(Double(m)))) even)")
    return [.heading("How concentrated"), .facts(facts)]
  }

  private func limit(_ value: Double) -> String { decimalText(value, decimals: 3) }
}

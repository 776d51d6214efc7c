internal import Engine
internal import Statistics

extension Story {
  /// The share that the report is about, under every other fair reading.
  var alternatives: [Block] {
    let readings = report.alternatives
    guard readings.count > 1, let codes = readings.first?.codes else { return [] }
    return [
      .heading("Does the answer hold?"),
      .paragraph("The share in \(enumeration(codes.map(label))) under other fair readings."),
      .table(
        Table(
          columns: [
            .init(header: "Reading", kind: .text), .init(header: "Share", kind: .number),
            .init(header: "Of", kind: .number), .init(header: "Bounds", kind: .number),
          ], rows: readings.map(row))),
    ]
  }

  private func row(_ reading: AlternativeReading) -> [Table.Cell] {
    let share =
      reading.count.map { percentText($0) }
      ?? reading.value.map { "\(decimalText($0 * 100, decimals: 1)) %" } ?? "–"
    let count = reading.count.map { "\(countText($0.count))/\(countText($0.total))" }
    let words =
      reading.kind == .provinceAlone
      ? "\(enumeration(reading.codes.map(label))) alone" : reading.label
    return [
      .text(words), .text(share), .text(count ?? "–"),
      .text(reading.bounds.map { percentText($0) } ?? "–"),
    ]
  }
}

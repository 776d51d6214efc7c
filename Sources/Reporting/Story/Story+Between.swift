internal import Engine
internal import Geography

extension Story {
  /// How every province lies between a capital and a border, by three measures.
  var between: [Block] {
    guard !report.between.isEmpty else { return [] }
    return [
      .heading("Between"),
      .paragraph(
        "\u{201C}Between\u{201D} has no one meaning; here are three, which need not agree. Geodesics: the "
          + "part of the border, by length, to which the shortest line from the capital crosses the "
          + "province. Shortest path: whether the province lies on a path of the fewest provinces "
          + "from the capital's to any that touches the border. Detour: the shortest way from the "
          + "capital to the border by way of the province, over the shortest of all."),
    ] + report.between.flatMap(tell)
  }

  private func tell(_ between: BetweenReport) -> [Block] {
    let point = between.capital
    let origin = between.settlement ?? "a point inside \(label(between.provinceCode))"
    let order = between.provinces.sorted { a, b in
      (b.geodesicShare, a.detour ?? 0, a.id) < (a.geodesicShare, b.detour ?? 0, b.id)
    }
    return [
      .paragraph(
        "From \(origin) (longitude \(point.longitude), latitude \(point.latitude)) in "
          + "\(label(between.provinceCode)) to the border with \(between.neighbor): "
          + "\(kilometers(between.distanceMeters)) km at the nearest; the border is "
          + "\(kilometers(between.borderLengthMeters, decimals: 0)) km long, and "
          + "\(counted(between.geodesicCount, "geodesic")) stand for it, one for every "
          + "\(kilometers(between.stretchMeters)) km or less."
          + (between.sharesEdges
            ? ""
            : " Border and provinces do not share their edges, so that lengths are approximate.")
      ),
      .table(
        Table(
          columns: [
            .init(header: "Province", kind: .text), .init(header: "Geodesics", kind: .number),
            .init(header: "Shortest path", kind: .text), .init(header: "Steps", kind: .number),
            .init(header: "Cut vertex", kind: .text), .init(header: "Detour", kind: .number),
            .init(header: "Border km", kind: .number),
          ], rows: order.map(row))),
    ]
  }

  private func row(_ province: ProvincePosition) -> [Table.Cell] {
    [
      .text(label(province.code)),
      .text("\(decimalText(province.geodesicShare * 100, decimals: 1)) %"),
      .text(words(forPath: province.pathRole)),
      .text(province.stepsFromCapital.map { countText($0) } ?? "–"),
      .text(province.isCutVertex ? "yes" : "no"),
      .text(province.detour.map { decimalText($0, decimals: 3) } ?? "–"),
      .text(province.touchesBorder ? kilometers(province.borderLengthMeters, decimals: 1) : "–"),
    ]
  }

  private func words(forPath role: String) -> String {
    switch role {
    case "start": "its start"
    case "between": "between"
    case "end": "an end"
    case "start_and_end": "start and end"
    default: "no"
    }
  }
}

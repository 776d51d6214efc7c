internal import Engine
internal import Geography
internal import Statistics

extension Story {
  /// Without a focus, so many provinces with the most measured incidents are told of.
  static let largestNearnessList = 5
  /// Distances beyond this share the last line of a histogram.
  static let histogramEndMeters = 100_000.0

  /// How far the incidents are from borders and from a place.
  var nearness: [Block] {
    guard let nearness = report.nearness else { return [] }
    var blocks: [Block] = []
    if !nearness.borders.isEmpty {
      blocks.append(.heading("How near the border"))
      for border in nearness.borders {
        let length = border.lengthsMeters.reduce(0, +)
        blocks += tell(
          border.distances,
          "Distance to the border with \(border.neighbor), "
            + "\(kilometers(length, decimals: 0)) km of which bound provinces of the layer.")
      }
      blocks += densities(nearness.borders)
    }
    if let place = nearness.place {
      let point = place.place.coordinate
      let position = "longitude \(point.longitude), latitude \(point.latitude)"
      let name = place.place.name.map { "\($0) (\(position))" } ?? position
      blocks.append(.heading("How near the place"))
      blocks += tell(place.distances, "Distance to \(name).")
    }
    return blocks
  }

  private func tell(_ distances: TargetDistances, _ what: String) -> [Block] {
    let all = distances.all
    let missing =
      all.notMeasurable == 0
      ? "All \(counted(all.measured, "incident")) measured."
      : "\(countText(all.measured)) of \(counted(all.measured + all.notMeasurable, "incident")) "
        + "measured; \(countText(all.notMeasurable)) are located too coarsely or not at all."
    return [
      .paragraph("\(what) \(missing)"), .table(groupTable(distances)), boundsNote,
      .table(boundsTable(distances)),
    ] + histogram(distances.histogram)
  }

  private var boundsNote: Block {
    .aside(
      "Shares are of all matched incidents of a line. Bounds: the least and the most that may lie "
        + "within the distance, given the location error of those measured (25 km for "
        + "\u{201C}near\u{201D}, none for unstated), and counting those not measured as anywhere.")
  }

  private struct Group {
    let label: String
    let figures: DistanceFigures
  }

  /// All, the focus, and its provinces or those with the most incidents.
  private func groups(_ distances: TargetDistances) -> [Group] {
    var groups = [Group(label: "All", figures: distances.all)]
    if let focus = distances.focus, let codes = report.focus?.codes, codes.count > 1 {
      groups.append(Group(label: "Focus", figures: focus))
    }
    let codes = report.focus?.codes
    let told = report.provinces.filter { codes?.contains($0.code) ?? ($0.share.count > 0) }
    return groups
      + told.prefix(codes == nil ? Self.largestNearnessList : told.count).map {
        Group(label: label($0.code), figures: distances.provinces[$0.id.index])
      }
  }

  private func groupTable(_ distances: TargetDistances) -> Table {
    let limits = distances.all.within.map { "≤ \(kilometers($0.meters)) km" }
    return Table(
      columns: [
        .init(header: "", kind: .text), .init(header: "Measured", kind: .number),
        .init(header: "Unmeasured", kind: .number), .init(header: "Median km", kind: .number),
        .init(header: "90 % km", kind: .number),
      ] + limits.map { .init(header: $0, kind: .number) },
      rows: groups(distances).map { group in
        let figures = group.figures
        return [
          .text(group.label), .text(countText(figures.measured)),
          .text(countText(figures.notMeasurable)),
          .text(figures.medianMeters.map { decimalText($0 / 1000, decimals: 1) } ?? "–"),
          .text(figures.p90Meters.map { decimalText($0 / 1000, decimals: 1) } ?? "–"),
        ] + figures.within.map { .text(percentText($0.share)) }
      })
  }

  private func boundsTable(_ distances: TargetDistances) -> Table {
    let groups = groups(distances).prefix(distances.focus == nil ? 1 : 2)
    return Table(
      columns: [.init(header: "Within", kind: .text)]
        + groups.flatMap { group -> [Table.Column] in
          [
            .init(header: group.label, kind: .number), .init(header: "Share", kind: .number),
            .init(header: "Bounds", kind: .number),
          ]
        },
      rows: distances.all.within.indices.map { index in
        [.text("\(kilometers(distances.all.within[index].meters)) km")]
          + groups.flatMap { group -> [Table.Cell] in
            let within = group.figures.within[index]
            return [
              .text(countText(within.share.count)), .text(percentText(within.share)),
              .text(boundsText(within.bounds)),
            ]
          }
      })
  }

  private func histogram(_ bins: [Int]) -> [Block] {
    guard !bins.isEmpty else { return [] }
    let width = NearnessReport.binMeters
    let last = Int(Self.histogramEndMeters / width)
    var rows = bins.prefix(last).enumerated().map { bin, count in
      (
        "\(kilometers(Double(bin) * width))–\(kilometers(Double(bin + 1) * width)) km", count
      )
    }
    if bins.count > last {
      rows.append(
        ("\(kilometers(Self.histogramEndMeters)) km and more", bins.dropFirst(last).reduce(0, +)))
    }
    let most = rows.map(\.1).max() ?? 0
    return [
      .table(
        Table(
          columns: [
            .init(header: "Distance", kind: .fixed), .init(header: "Incidents", kind: .number),
            .init(header: "", kind: .bar),
          ],
          rows: rows.map {
            [.text($0.0), .text(countText($0.1)), .bar(Double($0.1) / Double(max(most, 1)))]
          }))
    ]
  }

  /// Incidents by area, and how far provinces run along the borders.
  private func densities(_ borders: [BorderNearness]) -> [Block] {
    guard !report.areas.isEmpty else { return [] }
    let told = report.provinces.filter { province in
      province.share.count > 0
        || borders.contains { $0.lengthsMeters[province.id.index] > 0 }
    }
    let table = Table(
      columns: [
        .init(header: "Province", kind: .text), .init(header: "Incidents", kind: .number),
        .init(header: "Area km²", kind: .number), .init(header: "Per 1,000 km²", kind: .number),
      ] + borders.map { .init(header: "\($0.neighbor) border km", kind: .number) },
      rows: told.map { province in
        let area = report.areas.squareMeters(of: province.id) / 1e6
        let density = area > 0 ? Double(province.share.count) / area * 1000 : nil
        return [
          .text(label(province.code)), .text(countText(province.share.count)),
          .text(decimalText(area, decimals: 0)),
          .text(density.map { decimalText($0, decimals: 1) } ?? "–"),
        ]
          + borders.map { border in
            let length = border.lengthsMeters[province.id.index]
            return .text(length > 0 ? kilometers(length, decimals: 0) : "–")
          }
      })
    return [
      .paragraph("Incidents by area, and how far provinces run along the borders."), .table(table),
    ]
  }

  /// Kilometers for people; a dash without a length.
  func kilometers(_ meters: Double?, decimals: Int = 1) -> String {
    guard let meters else { return "–" }
    let isWhole = (meters / 1000).rounded() * 1000 == meters
    return decimalText(meters / 1000, decimals: isWhole ? 0 : decimals)
  }
}

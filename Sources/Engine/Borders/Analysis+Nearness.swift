internal import Geography
internal import Proximity

extension Analysis {
  /// The name of each target that distances were measured to, in their order: the neighbor's code,
  /// `near` for the place.
  public var targetNames: [String] { nearness?.targetNames ?? [] }

  /// How near the matched incidents are to what was asked; nil when nothing was.
  func nearnessReport(focus ids: [ProvinceID]) -> NearnessReport? {
    guard let nearness, !nearness.targets.isEmpty else { return nil }
    var borders: [BorderNearness] = []
    var place: PlaceNearness?
    for (index, target) in nearness.targets.enumerated() {
      let distances = distances(to: index, within: nearness.question.withinMeters, focus: ids)
      switch target {
      case .border(let neighbor):
        borders.append(
          BorderNearness(
            neighbor: neighbor, distances: distances,
            lengthsMeters: nearness.contacts[index].lengthsMeters,
            sharesEdges: nearness.contacts[index].areShared))
      case .place(let found):
        place = PlaceNearness(place: found, distances: distances)
      }
    }
    return NearnessReport(
      bordersName: borders.isEmpty ? nil : nearness.bordersName,
      coarsest: nearness.question.coarsest, borders: borders, place: place)
  }

  /// - Complexity: O(n log n) in the matched incidents.
  private func distances(
    to target: Int, within meters: [Double], focus ids: [ProvinceID]
  ) -> TargetDistances {
    let groups = totals.distances.byProvince[target]
    var all = DistanceTotals(within: meters)
    for group in groups { all.merge(group) }
    var focus = DistanceTotals(within: meters)
    for id in ids { focus.merge(groups[id.index]) }
    return TargetDistances(
      all: all.figures, focus: ids.isEmpty ? nil : focus.figures,
      provinces: groups.dropLast().map(\.figures),
      histogram: all.histogram(binMeters: NearnessReport.binMeters))
  }
}

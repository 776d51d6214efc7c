internal import Geography

extension Analysis {
  /// What a reader must know to use distances rightly.
  var nearnessCaveats: [String] {
    guard let nearness, !nearness.targets.isEmpty else { return [] }
    var notes: [String] = []
    if let name = nearness.bordersName, !nearness.question.neighbors.isEmpty {
      notes.append(
        "Distances are geodesics on WGS 84 to the nearest point of the border lines in \(name), "
          + "with an error of computation of at most 1 mm; how well the lines follow the ground is "
          + "another question.")
    }
    let counts = totals.distances
    if counts.tooCoarse > 0 {
      notes.append(
        "\(countText(counts.tooCoarse)) incidents are located more coarsely than "
          + "\(nearness.question.coarsest.name) and have no distance; they may lie within any.")
    }
    if counts.withoutCoordinates > 0 {
      notes.append(
        "\(countText(counts.withoutCoordinates)) incidents have no coordinates and no distance; they may "
          + "lie within any.")
    }
    if nearness.question.coarsest == .district {
      let radius = countText(Int(NearnessQuestion.districtRadiusMeters / 1000))
      notes.append(
        "An incident located to a district is taken to lie within \(radius) km of its point, our "
          + "convention.")
    }
    return notes
  }
}

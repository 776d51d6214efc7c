internal import Engine
internal import Statistics

extension Story {
  /// The most moves that are told one by one.
  private static let toldMoves = 10

  /// The same question over the other layers that were named.
  var compared: [Block] {
    guard !report.compared.isEmpty else { return [] }
    var blocks: [Block] = [.heading("By other boundaries")]
    for layer in report.compared {
      var text = "\(layer.boundaries.name): "
      if let focus = layer.focus {
        text +=
          "\(countText(focus.share.count)) of \(counted(focus.share.total, "incident")) in "
          + "\(enumeration(focus.codes.map(label))) (\(percentText(focus.share))). "
      }
      text +=
        "\(counted(layer.incidents.count, "incident")) "
        + (layer.incidents.count == 1 ? "changes province." : "change province.")
      blocks.append(.paragraph(text))
      let moves = layer.moves.prefix(Self.toldMoves).map { move in
        "\(move.from.map(label) ?? "no province") → \(move.to.map(label) ?? "no province"): "
          + countText(move.incidents)
      }
      if !moves.isEmpty { blocks.append(.list(moves)) }
      if layer.moves.count > Self.toldMoves {
        blocks.append(.paragraph("\(countText(layer.moves.count - Self.toldMoves)) more moves."))
      }
    }
    return blocks
  }
}

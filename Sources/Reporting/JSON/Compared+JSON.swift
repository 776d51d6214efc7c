internal import Engine

extension ComparedLayer {
  var json: JSONValue {
    .object([
      ("boundaries", boundaries.json), ("ledger", ledger.json), ("focus", focus?.json ?? .null),
      ("moved", .count(incidents.count)),
      (
        "moves",
        .array(
          moves.map { move in
            .line(
              .object([
                ("from", .text(move.from)), ("to", .text(move.to)),
                ("incidents", .count(move.incidents)),
              ]))
          })
      ),
      (
        "incidents",
        .array(
          incidents.map { incident in
            .line(
              .object([
                ("input", .count(incident.input)), ("row", .count(incident.row)),
                ("id", .text(incident.id)), ("from", .text(incident.from)),
                ("to", .text(incident.to)),
              ]))
          })
      ),
    ])
  }
}

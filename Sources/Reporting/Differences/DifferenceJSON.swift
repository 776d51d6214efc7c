public import Claims
internal import Engine
internal import Incidents

/// The version of the keys and their meaning in the JSON of a difference.
public let differenceSchema = "geotally.diff/1"

/// The difference as JSON for scripts: counts as integers, changes of shares as numbers and as
/// exact fractions in text, null where a version has no share.
///
/// - Parameter version: the version of the program.
public func renderJSON(_ difference: VersionDifference, version: String) -> String {
  let value = JSONValue.object([
    ("schema", .string(differenceSchema)),
    ("version", .string(version)),
    ("query", difference.new.question.json),
    ("old", difference.old.inputs[0].json),
    ("new", difference.new.inputs[0].json),
    ("boundaries", difference.new.boundaries.json),
    ("same", .bool(difference.isSame)),
    ("columns_of_old_only", .texts(difference.columnsOfOldOnly.map(\.rawValue))),
    ("columns_of_new_only", .texts(difference.columnsOfNewOnly.map(\.rawValue))),
    ("matching", difference.matching.json),
    ("ledger", difference.ledger.json),
    ("added_later", .count(difference.addedLater)),
    ("rewritten", .count(difference.rewritten)),
    ("examples", difference.examples.json),
    ("fields", .array(difference.fields.map(\.json))),
    ("effects", .array(difference.effects.map(\.json))),
    ("incidents", difference.incidents.json(focus: difference.focus)),
    ("fatalities", difference.deaths.json(focus: difference.focus)),
    ("focus", difference.focusJSON),
    ("places", .array(difference.places.map(\.json))),
    ("notes", .array(difference.notes.map { .string($0) })),
  ])
  return value.indented + "\n"
}

extension Matching {
  fileprivate var json: JSONValue {
    .line(
      .object([
        ("by_id", .bool(usesIDs)), ("pairs_by_id", .count(pairsByID)),
        ("pairs_by_content", .count(pairsByContent)),
      ]))
  }
}

extension VersionLedger {
  fileprivate var json: JSONValue {
    .object([
      ("old", .line(json(old, alone: "deleted", other: "unreadable_in_new"))),
      ("new", .line(json(new, alone: "added", other: "unreadable_in_old"))),
    ])
  }

  private func json(_ side: Side, alone: String, other: String) -> JSONValue {
    .object([
      ("read", .count(side.read)), ("rejected", .count(side.rejected)),
      ("duplicate", .count(side.duplicate)), ("unchanged", .count(unchanged)),
      ("changed", .count(changed)), (alone, .count(side.alone)),
      (other, .count(side.unreadableInOther)),
    ])
  }
}

extension RowReference {
  fileprivate var members: [(String, JSONValue)] {
    [
      ("id", .text(id)), ("old_row", .figure(oldRow.map(Int64.init))),
      ("new_row", .figure(newRow.map(Int64.init))),
    ]
  }

  fileprivate var json: JSONValue { .line(.object(members)) }
}

extension Examples {
  fileprivate var json: JSONValue {
    .object([
      ("added", .array(added.map(\.json))), ("deleted", .array(deleted.map(\.json))),
      ("unreadable", .array(unreadable.map(\.json))),
    ])
  }
}

extension FieldChange {
  fileprivate var json: JSONValue {
    .object([
      ("field", .string(field.name)), ("cause", .text(field.cause?.rawValue)),
      ("rows", .count(rows)), ("alone", .count(alone)),
      (
        "examples",
        .array(
          examples.map { change in
            .line(
              .object(
                change.row.members + [("old", .text(change.old)), ("new", .text(change.new))])
            )
          })
      ),
    ])
  }
}

extension CauseEffect {
  fileprivate var json: JSONValue {
    .object([
      ("cause", .string(cause.rawValue)), ("rows", .count(rows)), ("entered", .count(entered)),
      ("left", .count(left)), ("shifted", .count(shifted)), ("revised", .count(revised)),
      ("examples", .array(examples.map(\.json))),
    ])
  }
}

extension ShareChange {
  /// - Parameter focus: the codes that the parts are of; without any there is no part and no share.
  fileprivate func json(focus: [String]) -> JSONValue {
    let hasFocus = !focus.isEmpty
    func members(
      part: Int64, whole: Int64, _ share: JSONValue, exact: JSONValue? = nil
    ) -> [(String, JSONValue)] {
      [("of", .integer(whole))]
        + (hasFocus ? [("in_focus", .integer(part)), ("share", share)] : [])
        + (hasFocus ? exact.map { [("share_exact", $0)] } ?? [] : [])
    }
    func change(_ part: Int64, _ whole: Int64, _ share: ExactFraction?) -> [(String, JSONValue)] {
      members(
        part: part, whole: whole, .figure(share?.value), exact: .text(share?.description))
    }
    return .object([
      (
        "old",
        .line(.object(members(part: before.part, whole: before.whole, .figure(before.share))))
      ),
      ("new", .line(.object(members(part: after.part, whole: after.whole, .figure(after.share))))),
      (
        "change",
        .line(
          .object(
            change(after.part - before.part, after.whole - before.whole, self.change)))
      ),
      (
        "parts",
        .array(
          parts.map { part in
            .line(
              .object(
                [("cause", .string(part.cause.rawValue))]
                  + change(part.part, part.whole, part.share)))
          })
      ),
    ])
  }
}

extension VersionDifference {
  /// The readings of the focus in both versions, null when none is asked.
  fileprivate var focusJSON: JSONValue {
    guard let before = old.focus, let after = new.focus else { return .null }
    return .object([("old", before.json), ("new", after.json)])
  }
}

extension PlaceChange {
  fileprivate var json: JSONValue {
    func parts(_ figures: [Int64]) -> JSONValue {
      .object(
        zip(ChangeCause.allCases, figures).filter { $0.1 != 0 }
          .map { ($0.0.rawValue, .integer($0.1)) })
    }
    return .line(
      .object([
        ("code", .text(code)), ("name", .string(name)), ("old", .integer(before)),
        ("new", .integer(after)), ("change", .integer(after - before)),
        ("parts", parts(incidents)), ("fatalities_old", .integer(deathsBefore)),
        ("fatalities_new", .integer(deathsAfter)), ("fatalities_parts", parts(deaths)),
      ]))
  }
}

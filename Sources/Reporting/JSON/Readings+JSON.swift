internal import Engine
internal import Statistics

extension Readings {
  /// The members `bounds`, `bounds_incidents`, `fractional` and `precise_only`.
  var jsonMembers: [(String, JSONValue)] {
    [
      ("bounds", .array([.figure(bounds.lower.value), .figure(bounds.upper.value)])),
      ("bounds_incidents", .array([.count(bounds.lower.count), .count(bounds.upper.count)])),
      ("fractional", .figure(fractional)), ("precise_only", preciseOnly?.partJSON ?? .null),
    ]
  }
}

extension Proportion {
  fileprivate var partJSON: JSONValue {
    .object([("incidents", .count(count)), ("of", .count(total)), ("share", .figure(value))])
  }
}

extension FatalityReadings {
  var json: JSONValue {
    .object([
      ("share", .figure(share)),
      ("bounds", bounds.map { .array([.number($0.lower), .number($0.upper)]) } ?? .null),
      ("fractional", .figure(fractional)), ("precise_only", preciseOnly?.json ?? .null),
    ])
  }
}

extension FatalityPart {
  fileprivate var json: JSONValue {
    .object([("fatalities", .integer(fatalities)), ("of", .integer(of)), ("share", .figure(share))])
  }
}

extension AlternativeReading {
  var json: JSONValue {
    .line(
      .object([
        ("reading", .string(kind.rawValue)), ("label", .string(label)), ("codes", .texts(codes)),
        ("count", count.map { .count($0.count) } ?? .null),
        ("of", count.map { .count($0.total) } ?? .null), ("share", .figure(value)),
        (
          "bounds",
          bounds.map { .array([.number($0.lower), .number($0.upper)]) } ?? .null
        ),
      ]))
  }
}

extension Closeness {
  var json: JSONValue {
    .object([
      ("boundary_accuracy_m", .figure(boundaryAccuracyMeters)),
      ("within_accuracy", withinAccuracy.map { .count($0) } ?? .null),
      ("within_location_error", .count(withinLocationError)),
      ("could_leave_focus", couldLeaveFocus.map { .count($0) } ?? .null),
      ("could_enter_focus", couldEnterFocus.map { .count($0) } ?? .null),
    ])
  }
}

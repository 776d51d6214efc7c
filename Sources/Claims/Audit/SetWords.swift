internal import Engine
internal import Incidents

/// Puts sets of incidents and places in words.
struct SetWords: Sendable {
  /// By code.
  let provinceNames: [String: String]

  /// A query as a noun: `incidents of kind airstrike involving "ISKP" in Kunar or Nangarhar`.
  func words(_ query: IncidentQuery) -> String {
    var parts: [String] = ["incidents"]
    if case .named(let codes) = query.countries {
      parts.append("of the country \(enumeration(codes, last: "or"))")
    }
    if !query.kinds.isEmpty {
      parts.append("of kind \(enumeration(query.kinds.map(\.name), last: "or"))")
    }
    for types in [query.eventTypes, query.subEventTypes] where !types.isEmpty {
      parts.append("of type \(enumeration(types, last: "or"))")
    }
    if !query.actors.isEmpty {
      parts.append(
        "involving "
          + enumeration(
            query.actors.map {
              $0.text.split(separator: "|").map { $0.trimmed }.joined(separator: " or ")
            }))
    }
    if !query.provinces.isEmpty { parts.append("in \(places(query.provinces))") }
    return parts.joined(separator: " ")
  }

  func places(_ codes: [String]) -> String {
    enumeration(codes.map { provinceNames[$0] ?? $0 })
  }

  /// A window as the end of a sentence: ` from 2017-01-01 to 2018-10-31`; empty without one.
  func words(_ window: Coverage?) -> String {
    switch (window?.from, window?.to) {
    case (let from?, let to?): " from \(from) to \(to)"
    case (let from?, nil): " from \(from) on"
    case (nil, let to?): " up to \(to)"
    case (nil, nil): ""
    }
  }
}

extension Substring {
  /// Without spaces at its ends.
  var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

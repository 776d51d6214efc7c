public import Geography

/// A place text that fits several provinces, so that its incidents stay unlocated.
public struct AmbiguousName: Sendable, Equatable {
  public let text: String
  /// Ascending.
  public let provinces: [ProvinceID]
  /// How many incidents that the filters keep carry it.
  public let incidents: Int
}

/// Counts of ambiguous names that merge.
struct AmbiguousTotals: Sendable, Equatable {
  /// A name may be ambiguous under one unknown larger unit and not under another.
  struct Key: Hashable {
    let text: String
    let admin1: String?
  }

  private struct Found: Equatable {
    let provinces: [ProvinceID]
    var incidents: Int
  }

  private var found: [Key: Found] = [:]

  mutating func add(_ key: Key, provinces: [ProvinceID], incidents: Int) {
    found[key, default: Found(provinces: provinces, incidents: 0)].incidents += incidents
  }

  /// Adds other totals, or takes them out.
  mutating func merge(_ other: AmbiguousTotals, times: Int) {
    for (key, name) in other.found {
      add(key, provinces: name.provinces, incidents: name.incidents * times)
      if found[key]?.incidents == 0 { found[key] = nil }
    }
  }

  /// By incidents descending, then by text.
  var names: [AmbiguousName] {
    found.sorted { a, b in
      if a.value.incidents != b.value.incidents { return a.value.incidents > b.value.incidents }
      return (a.key.text, a.key.admin1 ?? "") < (b.key.text, b.key.admin1 ?? "")
    }.map { key, name in
      AmbiguousName(text: key.text, provinces: name.provinces, incidents: name.incidents)
    }
  }
}

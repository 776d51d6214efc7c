public import Geography

/// How a name was found, from the surest to the least sure.
public enum MatchMethod: UInt8, Sendable, CaseIterable, Comparable {
  /// Spelled as in the tables, letter by letter.
  case exact
  /// The same once case, diacritics, keyboards, particles, spaces and hyphens are set aside.
  case normalized
  /// A province's name in another romanization.
  case romanized
  /// The same consonants.
  case skeleton
  /// A few letters differ, and no other province has a name as near.
  case editDistance

  public var name: String {
    switch self {
    case .exact: "exact"
    case .normalized: "normalized"
    case .romanized: "romanized"
    case .skeleton: "skeleton"
    case .editDistance: "edit_distance"
    }
  }

  public static func < (a: MatchMethod, b: MatchMethod) -> Bool { a.rawValue < b.rawValue }
}

/// A place that a text names, or may name.
public struct PlaceCandidate: Sendable, Hashable {
  /// The name of the place in its table, whatever spelling was met.
  public let name: String
  public let kind: PlaceKind
  public let province: ProvinceID
  /// Nil for provinces, most districts, and places whose position is not known well.
  public let coordinate: Coordinate?

  public init(name: String, kind: PlaceKind, province: ProvinceID, coordinate: Coordinate? = nil) {
    self.name = name
    self.kind = kind
    self.province = province
    self.coordinate = coordinate
  }
}

/// What a place text was found to say.
public struct PlaceMatch: Sendable, Equatable {
  public enum Outcome: UInt8, Sendable, CaseIterable {
    /// The province is certain as far as the name goes.
    case matched
    /// Names found, and several provinces remain.
    case ambiguous
    case unknown

    public var name: String { "\(self)" }
  }

  /// Why a text was not matched.
  public enum Reason: UInt8, Sendable, CaseIterable {
    /// No letters or digits.
    case empty
    /// More than `NameMatcher.maxTextBytes`.
    case tooLong
    /// No part is a name that the tables have.
    case notFound
    /// A part names another country, or a place known to lie in one.
    case abroad
    /// It names the layer's own country and nothing in it.
    case wholeCountry
    /// Places of that name lie in several provinces.
    case severalProvinces
    /// Its parts name places in different provinces.
    case conflictingParts

    public var name: String {
      switch self {
      case .empty: "empty"
      case .tooLong: "too_long"
      case .notFound: "not_found"
      case .abroad: "abroad"
      case .wholeCountry: "whole_country"
      case .severalProvinces: "several_provinces"
      case .conflictingParts: "conflicting_parts"
      }
    }
  }

  public let outcome: Outcome
  /// Nil exactly for matched texts.
  public let reason: Reason?
  /// The most specific place that the text names; nil unless matched.
  public let place: PlaceCandidate?
  /// Of the name that `place` was found by; nil unless matched.
  public let method: MatchMethod?
  /// In 0...1: 1 for a text that is a name of the tables, less for every allowance that was made;
  /// 0 unless matched. An order, not a probability.
  public let score: Double
  /// Whether a part of the text is not known, so that `place` is a larger one that it lies in.
  public let isPartial: Bool
  /// The other places that the name may stand for, those of the same province included, by
  /// province, kind and name.
  public let alternatives: [PlaceCandidate]

  /// The province, nil unless matched.
  public var province: ProvinceID? { place?.province }

  static func matched(
    _ place: PlaceCandidate, method: MatchMethod, score: Double, isPartial: Bool,
    alternatives: [PlaceCandidate]
  ) -> PlaceMatch {
    PlaceMatch(
      outcome: .matched, reason: nil, place: place, method: method, score: score,
      isPartial: isPartial, alternatives: alternatives)
  }

  static func ambiguous(_ reason: Reason, _ alternatives: [PlaceCandidate]) -> PlaceMatch {
    PlaceMatch(
      outcome: .ambiguous, reason: reason, place: nil, method: nil, score: 0, isPartial: false,
      alternatives: alternatives)
  }

  static func unknown(_ reason: Reason) -> PlaceMatch {
    PlaceMatch(
      outcome: .unknown, reason: reason, place: nil, method: nil, score: 0, isPartial: false,
      alternatives: [])
  }
}

internal import Geocoding
public import Geography
internal import Text

/// A place that incidents are measured to.
public struct NearPlace: Sendable, Equatable {
  /// The name by which the gazetteer has it, nil for coordinates.
  public let name: String?
  public let coordinate: Coordinate

  /// The place that a text names or gives as `longitude,latitude`.
  ///
  /// A misspelled name is not guessed, as those of incidents are: who asks can spell it anew.
  /// - Throws: `EngineError.nearness` for coordinates off the layer's box, and for a name that is
  ///   not known, fits several places or has no position.
  init(
    _ text: String, names: PlaceNames, in catalog: ProvinceCatalog
  ) throws(EngineError) {
    if let coordinate = Self.coordinate(text) {
      let box = catalog.boundingBox
      guard coordinate.isValid, box?.contains(coordinate) == true else {
        let other = Coordinate(longitude: coordinate.latitude, latitude: coordinate.longitude)
        throw .nearness(.placeOffLayer(text, isSwapped: box?.contains(other) == true))
      }
      self.init(name: nil, coordinate: coordinate)
      return
    }
    let index = try names.all()
    let match = index.matcher.match(text)
    let candidates = Self.candidates(of: match)
    switch match.outcome {
    case .matched where !match.isPartial && (match.method ?? .skeleton) < .skeleton:
      let located = candidates.compactMap { candidate in
        candidate.coordinate.map { NearPlace(name: candidate.name, coordinate: $0) }
      }
      guard let first = located.first else { throw .nearness(.placeWithoutPoint(text)) }
      guard located.count == 1 || match.place?.coordinate != nil else {
        throw .nearness(
          .ambiguousPlace(text, candidates: Self.listing(candidates, in: catalog)))
      }
      self = first
    case .ambiguous:
      throw .nearness(.ambiguousPlace(text, candidates: Self.listing(candidates, in: catalog)))
    case .matched, .unknown:
      throw .nearness(
        .unknownPlace(
          text, suggestions: Self.suggestions(for: text, match, index.gazetteer)))
    }
  }

  private init(name: String?, coordinate: Coordinate) {
    self.name = name
    self.coordinate = coordinate
  }

  /// The numbers of `longitude,latitude`, nil for a text that is no two numbers.
  private static func coordinate(_ text: String) -> Coordinate? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.filter { $0 != " " } }
    guard parts.count == 2, let longitude = Double(parts[0]), let latitude = Double(parts[1]) else {
      return nil
    }
    return Coordinate(longitude: longitude, latitude: latitude)
  }

  /// The places that a name stands for: the place itself; for the name of a province that is also
  /// that of a settlement in it, the settlement.
  private static func candidates(of match: PlaceMatch) -> [PlaceCandidate] {
    guard let place = match.place else { return match.alternatives }
    if place.coordinate != nil { return [place] }
    return match.alternatives.filter { $0.province == place.province && $0.kind == .settlement }
  }

  private static func listing(
    _ candidates: [PlaceCandidate], in catalog: ProvinceCatalog
  ) -> [String] {
    candidates.prefix(5).map { candidate in
      let point = candidate.coordinate.map { " at \($0.longitude),\($0.latitude)" } ?? ""
      return "\(candidate.name) in \(catalog[candidate.province].code)\(point)"
    }
  }

  private static func suggestions(
    for text: String, _ match: PlaceMatch, _ gazetteer: [GazetteerPlace]
  ) -> [String] {
    let known = gazetteer.lazy.filter { $0.coordinate != nil }
      .flatMap { [$0.name] + $0.alternates.filter { $0.utf8.allSatisfy { $0 < 0x80 } } }
    let near = nearMiss(to: text, in: known)
    let found = [match.place?.name, near].compactMap(\.self)
    return found.count == 2 && found[0] == found[1] ? [found[0]] : found
  }
}

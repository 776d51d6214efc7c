internal import Columnar
internal import Geocoding
internal import Geography
internal import Incidents
internal import Readers

/// Everything that the workers of a run share: how one batch becomes verdicts, places and partial
/// totals.
struct RunPlan: Sendable {
  let shape: TotalsShape
  let question: Question
  let layer: ProvinceLayer
  /// A bit for each province that is asked for, nil for all.
  let accepted: Bitmap?
  let names: PlaceNames
  let nearness: NearnessPlan?
  /// Around the layer.
  let box: BoundingBox?
  /// The last day of the window, nil where it has no end.
  let windowEnd: Int32?
  let boundaries: ProvinceBoundaries
  /// Whether what lies nearest to each row outside is wanted; else only how far the nearest and the
  /// farthest are.
  private let keepsOutside: Bool

  init(
    _ question: Question, in layer: BoundaryLayer, names: PlaceNames, nearness: NearnessPlan?,
    keepsPoints: Bool = false, keepsAlternatives: Bool = false, keepsOutside: Bool = true
  ) throws(EngineError) {
    self.question = question
    self.layer = layer.provinces
    self.names = names
    self.nearness = nearness
    accepted = try question.acceptedProvinces(in: layer.catalog)
    let catalog = layer.catalog
    box = catalog.boundingBox
    windowEnd = question.incidents.to?.rawValue
    boundaries = ProvinceBoundaries(
      layer.provinces, often: question.placing.boundaryAccuracyMeters)
    self.keepsOutside = keepsOutside
    shape = TotalsShape(
      provinceCount: catalog.count, targetCount: nearness?.targets.count ?? 0,
      withinMeters: nearness?.question.withinMeters ?? [],
      keepsPoints: keepsPoints, keepsAlternatives: keepsAlternatives)
  }

  /// The query, ready for the rows of one input.
  var query: CompiledQuery {
    CompiledQuery(
      question.incidents, homeCountry: layer.catalog.countryAlpha2,
      countryRule: question.filtersCountries
        ? question.incidents.countryRule(box: box, names.countries) : nil)
  }

  /// Where the names of rows are sought by their country; nil where they may be sought everywhere,
  /// since rows of other countries than the layer's only one are left out, or count like all others.
  var countryScopes: CountryScopes? {
    let isAny = question.incidents.countries == .any
    let scopes = CountryScopes(layer.catalog, names.countries, freesOthers: isAny)
    guard let scopes, scopes.provinces.count > 2 || !isAny && !question.filtersCountries else {
      return nil
    }
    return scopes
  }

  /// What of the rows of an input the totals need, the filters decided while it is read.
  var projection: Projection {
    var columns: BatchColumns = [.range, .counts]
    if windowEnd != nil { columns.insert(.endDays) }
    if shape.keepsAlternatives { columns.insert(.admin2) }
    if question.searchedText == .notes { columns.insert(.notes) }
    if countryScopes != nil { columns.insert(.countries) }
    var projection = Projection(columns, query: query)
    if shape.keepsAlternatives { projection.kept = [.actorUnclear] }
    return projection
  }

  /// What of a row's oddities is told: of types that are not known only where kinds are asked for.
  func told(_ oddities: Oddities) -> Oddities {
    question.incidents.kinds.isEmpty ? oddities.subtracting(.unknownKind) : oddities
  }

  func makePlacer() -> IncidentPlacer {
    IncidentPlacer(layer, rules: question.placing, boundaries: boundaries)
  }

  /// What lies nearest to the matched rows outside every province, by position in the batch; the
  /// many rows at one place are measured once. Empty unless that is kept.
  ///
  /// - Parameter totals: how far they are is added to it.
  func nearestProvinces(
    of batch: IncidentBatch, _ locations: Locations, keptBy verdicts: Verdicts,
    addingTo totals: inout OutsideTotals
  ) throws(EngineError) -> [Int: NearestProvince] {
    let rows = (0..<batch.rowCount).filter {
      // What the source places abroad may have a point inside: it is outside of nothing.
      locations.statuses[$0] == .outside && verdicts.keeps($0)
        && (batch.precisions[$0] != .abroad || locations.conflicts[$0] == nil)
    }
    guard !rows.isEmpty else { return [:] }
    let point = { (row: Int) in
      Coordinate(longitude: batch.longitudes[row], latitude: batch.latitudes[row])
    }
    var answers: [Int: NearestProvince] = [:]
    do throws(GeocodingError) {
      guard keepsOutside else {
        try boundaries.extend(&totals.meters, toDistancesOf: rows.map(point))
        return answers
      }
      var known: [Coordinate: NearestProvince?] = [:]
      for row in rows {
        let point = point(row)
        if known[point] == nil { known[point] = .some(try boundaries.nearest(to: point)) }
        answers[row] = known[point] ?? nil
      }
    } catch {
      throw .geocoding(error)
    }
    for answer in answers.values { totals.add(answer.distanceMeters) }
    return answers
  }
}

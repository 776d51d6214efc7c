internal import Columnar
internal import Geocoding
internal import Geography
internal import Incidents

/// Everything that the workers share: how one chunk becomes verdicts, places and partial totals.
struct ChunkPlan: Sendable {
  let shape: TotalsShape
  let question: Question
  let layer: ProvinceLayer
  /// A bit for each province that is asked for, nil for all.
  let accepted: Bitmap?
  let names: PlaceNames
  let nearness: NearnessPlan?
  /// Around the layer.
  let box: BoundingBox?
  private let discs: DiscIndex
  /// Indexes every boundary, so that it is made only when something is outside.
  private let nearest: OnDemand<NearestProvince>

  init(
    _ question: Question, in layer: BoundaryLayer, names: PlaceNames, nearness: NearnessPlan?,
    keepsPoints: Bool = false, keepsAlternatives: Bool = false
  ) throws(EngineError) {
    self.question = question
    self.layer = layer.provinces
    self.names = names
    self.nearness = nearness
    accepted = try question.acceptedProvinces(in: layer.catalog)
    let catalog = layer.catalog
    box = catalog.boundingBox
    discs = DiscIndex(catalog, often: question.placing.boundaryAccuracyMeters)
    nearest = OnDemand { () throws(EngineError) in
      do throws(GeocodingError) { return try NearestProvince(catalog) } catch {
        throw .geocoding(error)
      }
    }
    shape = TotalsShape(
      provinceCount: catalog.count, targetCount: nearness?.targets.count ?? 0,
      withinMeters: nearness?.question.withinMeters ?? [],
      keepsPoints: keepsPoints, keepsAlternatives: keepsAlternatives)
  }

  /// A worker for some inputs.
  ///
  /// - Parameter notes: how the notes of each input are found, shape `[inputCount]`.
  func makeWorker(notes: [PlaceReader.Notes?]) -> ChunkWorker {
    ChunkWorker(
      self, placer: IncidentPlacer(layer, rules: question.placing, discs: discs), notes: notes)
  }

  /// What lies nearest to the matched rows outside every province, by position in the chunk; the
  /// many rows at one place are measured once.
  func nearestProvinces(
    of chunk: IncidentChunk, _ locations: Locations, keptBy filter: RowFilter
  ) throws(EngineError) -> [Int: NearestProvince.Answer] {
    var known: [Coordinate: NearestProvince.Answer?] = [:]
    var answers: [Int: NearestProvince.Answer] = [:]
    for row in 0..<chunk.rowCount
    where filter.keeps(row) && locations.statuses[row] == .outside {
      let point = Coordinate(longitude: chunk.longitudes[row], latitude: chunk.latitudes[row])
      if known[point] == nil { known[point] = .some(try nearest.value().nearest(to: point)) }
      answers[row] = known[point] ?? nil
    }
    return answers
  }
}

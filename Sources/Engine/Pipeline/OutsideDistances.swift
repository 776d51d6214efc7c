internal import Columnar
internal import Geocoding
internal import Geography
internal import Incidents

/// The chunks with the distance of every matched row outside all provinces to the nearest one.
///
/// The index over the boundaries is built only when some row is outside.
/// - Complexity: O(outside rows * log(vertices)).
func measureOutside(
  _ chunks: [(incidents: IncidentChunk, located: LocatedChunk)], in catalog: ProvinceCatalog,
  threads: Int
) async throws(EngineError) -> [LocatedChunk] {
  let positions = chunks.map { chunk in
    (0..<chunk.incidents.rowCount).filter { row in
      chunk.located.filter.keeps(row) && chunk.located.locations.statuses[row] == .outside
    }
  }
  guard positions.contains(where: { !$0.isEmpty }) else { return chunks.map(\.located) }
  let index: NearestProvince
  do { index = try NearestProvince(catalog) } catch { throw .geocoding(error) }
  let work = chunks.indices.map { OutsideRows(chunk: chunks[$0].incidents, rows: positions[$0]) }
  let answers = try await mapChunks(work, threads: threads) { () throws(EngineError) in
    index
  } finish: { _ in
    ()
  } _: { index, work throws(EngineError) in
    work.answers(from: index)
  }.outputs
  return zip(chunks, answers).map { chunk, answers in
    var located = chunk.located
    located.outside = answers
    return located
  }
}

/// The rows of a chunk that lie outside every province.
private struct OutsideRows: Sendable {
  let chunk: IncidentChunk
  let rows: [Int]

  /// What lies nearest to each; the many rows at one place are measured once.
  func answers(from index: NearestProvince) -> [Int: NearestProvince.Answer] {
    var known: [Coordinate: NearestProvince.Answer?] = [:]
    var answers: [Int: NearestProvince.Answer] = [:]
    for row in rows {
      let point = Coordinate(longitude: chunk.longitudes[row], latitude: chunk.latitudes[row])
      let answer = known[point] ?? index.nearest(to: point)
      known[point] = .some(answer)
      answers[row] = answer
    }
    return answers
  }
}

import Geography
import TestSupport
import Testing

@testable import Geodesy

@Suite struct `Pieces of lines` {
  @Test(arguments: Setting.all, [31, 32] as [UInt64])
  func `stay within their tolerances of the edge`(setting: Setting, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let pieces = try LinePieces(LineEdge.edges(of: setting.lines(&random)), isFine: true)
    let step = max(1, pieces.chords.count / 300)
    for number in stride(from: 0, to: pieces.chords.count, by: step) {
      expectTolerances(pieces[number], of: pieces)
    }
  }

  @Test(arguments: Setting.all, [33] as [UInt64])
  func `are the same when coarse ones are halved`(setting: Setting, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let edges = try LineEdge.edges(of: setting.lines(&random))
    let fine = try LinePieces(edges, isFine: true)
    let coarse = try LinePieces(edges, isFine: false)
    #expect(coarse.chords.count < fine.chords.count || coarse.arcs.allSatisfy(\.isFine))
    var places: Set<[Float]> = []
    for number in coarse.chords.indices {
      #expect(Double(coarse.chords[number].sagitta) <= LinePieces.coarseTolerance * 1.000001)
      var pending = [coarse[number]]
      while let piece = pending.popLast() {
        guard !piece.arc.isFine else {
          places.insert([Float(piece.arc.edge), piece.arc.from, piece.arc.to])
          expectTolerances(piece, of: coarse)
          continue
        }
        let (first, second) = coarse.halves(of: piece)
        pending += [first, second]
      }
    }
    #expect(places == Set(fine.arcs.map { [Float($0.edge), $0.from, $0.to] }))
  }

  private func expectTolerances(_ piece: LinePiece, of pieces: LinePieces) {
    let (chord, arc) = (piece.chord, piece.arc)
    let box = LinePiece.box(chord, arc)
    for part in stride(from: 0.0, through: 1, by: 1.0 / 16) {
      let edge = cartesian(pieces.stretch(of: arc).position(at: part))
      let parabola = chord.start + chord.extent * part + arc.bulge * (part * (1 - part))
      let deviation = (edge - parabola).squaredLength.squareRoot()
      #expect(deviation <= LinePieces.parabolaTolerance + 1e-8)
      #expect(!chord.isBeyond(1e-8, of: edge))
      #expect(Double(chord.sagitta) <= LinePieces.chordTolerance * 1.000001)
      #expect(box.squaredDistance(to: parabola) <= 1e-12)
    }
  }

  @Test func `follow one another without a gap`() throws {
    let lines = try [#require(line((0, 0), (20, 30), (20, 30), (19, 30)))]
    let pieces = try LinePieces(LineEdge.edges(of: lines), isFine: true)
    for (chord, next) in zip(pieces.chords, pieces.chords.dropFirst()) {
      #expect((chord.start + chord.extent - next.start).squaredLength < 1e-12)
    }
    let (first, last) = try (#require(pieces.arcs.first), #require(pieces.arcs.last))
    #expect(pieces.stretch(of: first).position(at: 0) == Coordinate(longitude: 0, latitude: 0))
    #expect(pieces.stretch(of: last).position(at: 1) == Coordinate(longitude: 19, latitude: 30))
  }

  @Test(arguments: [34] as [UInt64])
  func `of many lines are in runs of neighbors, each edge once`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let lines = (0..<300).flatMap { _ in Setting.all[0].lines(&random) }
    let edges = try LineEdge.edges(of: lines)
    let runs = LineEdge.runsInSpatialOrder(edges)
    #expect(runs.joined().sorted() == Array(edges.indices))
    for run in runs {
      for (edge, next) in zip(edges[run], edges[run].dropFirst()) {
        #expect(edge.end == next.start)
      }
    }
    #expect(LineEdge.runsInSpatialOrder([]).isEmpty)
  }
}

import Geography
import TestSupport
import Testing

@testable import Geodesy

@Suite struct `Pieces of lines` {
  @Test(arguments: Setting.all, [31, 32] as [UInt64])
  func `stay within their tolerances of the edge`(setting: Setting, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let pieces = try LinePieces(setting.lines(&random))
    let step = max(1, pieces.chords.count / 300)
    for piece in stride(from: 0, to: pieces.chords.count, by: step) {
      let chord = pieces.chords[piece]
      let bulge = pieces.bulges[piece]
      let box = pieces.boxes(in: piece..<piece + 1)[0]
      for part in stride(from: 0.0, through: 1, by: 1.0 / 16) {
        let edge = cartesian(pieces.stretches[piece].position(at: part))
        let parabola = chord.start + chord.extent * part + bulge * (part * (1 - part))
        let deviation = (edge - parabola).squaredLength.squareRoot()
        #expect(deviation <= LinePieces.parabolaTolerance + 1e-8)
        #expect(chord.squaredDistance(to: edge) <= LinePieces.chordTolerance)
        #expect(box.squaredDistance(to: parabola) <= 1e-12)
      }
    }
  }

  @Test func `follow one another without a gap`() throws {
    let pieces = try LinePieces([#require(line((0, 0), (20, 30), (20, 30), (19, 30)))])
    for (piece, next) in zip(pieces.chords, pieces.chords.dropFirst()) {
      #expect((piece.start + piece.extent - next.start).squaredLength < 1e-12)
    }
    #expect(pieces.stretches.first?.position(at: 0) == Coordinate(longitude: 0, latitude: 0))
    #expect(pieces.stretches.last?.position(at: 1) == Coordinate(longitude: 19, latitude: 30))
  }
}

import Columnar
import TestSupport
import Testing

@Suite struct `A column` {
  @Test func `of present values has no validity bits`() {
    let column = Column<Int32>([3, 0, -7])
    #expect(column.values == [3, 0, -7])
    #expect(column.validity == nil)
    #expect(column.nullCount == 0)
  }

  @Test func `tells a null from a zero`() {
    let column = Column<Int32>([0, nil, Int32.min])
    #expect(column.values == [0, 0, .min])
    #expect([column[0], column[1], column[2]] == [0, nil, Int32.min])
    #expect([column.isNull(0), column.isNull(1), column.isNull(2)] == [false, true, false])
    #expect(column != Column<Int32>([0, 0, Int32.min]))
  }

  @Test func `may be empty`() {
    let column = Column<Int64>([])
    #expect(column.count == 0)
    #expect(column.nullCount == 0)
  }

  @Test(arguments: UInt64(0)..<10)
  func `gives back the optional values it was made of`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let values = (0..<Int.random(in: 0...200, using: &random)).map { _ in
      Int.random(in: 0..<3, using: &random) == 0
        ? nil : Int64.random(in: .min ... .max, using: &random)
    }
    let column = Column(values)
    #expect((0..<column.count).map { column[$0] } == values)
    #expect(column.nullCount == values.count { $0 == nil })
  }
}

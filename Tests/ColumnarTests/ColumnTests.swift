import Columnar
import TestSupport
import Testing

@Suite struct `A column` {
  @Test func `tells a null from a zero`() {
    let column = Column<Int32>([0, nil, Int32.min + 1])
    #expect([column[0], column[1], column[2]] == [0, nil, Int32.min + 1])
    #expect([column.isNull(0), column.isNull(1), column.isNull(2)] == [false, true, false])
    #expect(column != Column<Int32>([0, 0, Int32.min + 1]))
  }

  @Test func `without any value reads as null in every row`() {
    let column = Column<Int64>()
    #expect(column.isNull(7) && column[7] == nil)
    let codes = CodeColumn<UInt32>()
    #expect(codes[7] == StringPool.none)
  }

  @Test(arguments: UInt64(0)..<10)
  func `gives back the optional values it was made of`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let values = (0..<Int.random(in: 0...200, using: &random)).map { _ in
      Int.random(in: 0..<3, using: &random) == 0
        ? nil : Int64.random(in: .min + 1 ... .max, using: &random)
    }
    let column = Column(values)
    #expect(values.indices.map { column[$0] } == values)
  }

  @Test func `of codes gives each the number of a translation, and leaves none`() {
    var codes = CodeColumn<UInt32>()
    for code in [2, 0, StringPool.none, 1] { codes.append(code) }
    codes.translate(by: [7, 8, 9])
    #expect(codes.codes == [9, 7, StringPool.none, 8])
  }
}

import Columnar
import Testing

@Suite struct `A packed column` {
  @Test(
    arguments: [
      ([], 8), ([nil], 8), ([7], 8), ([-100, 155], 8), ([-100, 156], 16), ([0, 65_535], 16),
      ([0, 65_536], 32), ([Int32.min + 1, nil, Int32.max], 32), ([nil, 5, nil, 9], 8),
    ] as [([Int32?], Int)])
  func `takes the bits that its values need and gives them back`(values: [Int32?], bits: Int) {
    let column = PackedColumn(Column(values))
    #expect(column.bitWidth == bits)
    #expect(column.count == values.count)
    #expect(values.indices.map { column[$0] } == values.map { $0.map(Int64.init) })
    for cut in 0...values.count {
      let parts = [Column(values[..<cut]), Column(values[cut...])]
      #expect(PackedColumn(joining: parts) == column)
    }
  }

  @Test(
    arguments: [(255, 8), (256, 16), (65_535, 16), (65_536, 32), (.max - 1, 32)] as [(UInt32, Int)])
  func `of codes keeps them as they are, and one for null`(largest: UInt32, bits: Int) {
    let column = PackedColumn(joiningCodes: [[3, .max], [], [largest]], none: .max)
    #expect(column.bitWidth == bits)
    #expect((0..<3).map { column[$0] } == [3, nil, Int64(largest)])
    #expect((0..<3).map { column.isNull($0) } == [false, true, false])
  }
}

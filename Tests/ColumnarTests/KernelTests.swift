import Testing

@testable import Columnar

@Suite struct `The counting kernel` {
  @Test(arguments: InstructionLevel.supported)
  func `empties its packed cells before a sum reaches the count`(level: InstructionLevel) {
    // More rows of the largest 16-bit value than 40 bits can sum, all in one lane of one cell.
    let rowCount = (1 << 24) + 1_500
    let query = KernelQuery(
      groups: .bytes(Array(repeating: 0, count: rowCount)),
      measures: [
        KernelMeasure(
          column: .shorts(Array(repeating: .max, count: rowCount)), validity: nil)
      ])
    // So many cells that each has one lane.
    var totals = KernelTotals(cellCount: 10_000, measureCount: 1, widest: 2)
    query.add(0..<rowCount, to: &totals, at: level)
    #expect(totals.counts[0] == UInt64(rowCount))
    #expect(totals.sums[0] == UInt64(rowCount) * UInt64(UInt16.max))
  }
}

import Columnar
import TestSupport
import Testing

@Suite struct `A row filter` {
  @Test func `keeps every row until something is required`() {
    let filter = RowFilter(rowCount: 3)
    #expect(filter.keptCount == 3)
    #expect(filter.counts(reasonCount: 2) == [3, 0, 0])
  }

  @Test func `drops nulls and values outside a range, its ends included`() {
    var filter = RowFilter(rowCount: 5)
    filter.require(Column<Int32>([9, 10, nil, 20, 21]), in: 10...20, else: 1)
    #expect(filter.verdicts == [1, 0, 1, 0, 1])
  }

  @Test func `drops a null even where zero would be in range`() {
    var filter = RowFilter(rowCount: 2)
    filter.require(Column<Int32>([0, nil]), in: -1...1, else: 1)
    #expect(filter.verdicts == [0, 1])
  }

  @Test func `drops codes that are not accepted, and the code of none`() {
    var accepted = Bitmap(count: 3)
    accepted[1] = true
    var filter = RowFilter(rowCount: 5)
    filter.require([0, 1, 2, 3, StringPool.none], in: accepted, else: 4)
    #expect(filter.verdicts == [4, 0, 4, 4, 4])
  }

  @Test func `charges a row to the first reason and asks no more about it`() {
    var filter = RowFilter(rowCount: 3)
    filter.require(Column<Int32>([1, 5, 5]), in: 5...5, else: 2)
    filter.require([UInt8(0), 0, 1], in: Bitmap(repeating: true, count: 1), else: 1)
    var asked: [Int] = []
    filter.judge { row in
      asked.append(row)
      return 3
    }
    #expect(asked == [1])
    #expect(filter.verdicts == [2, 3, 1])
    #expect(filter.counts(reasonCount: 3) == [0, 1, 1, 1])
  }

  @Test func `stops at an error of the judge and keeps what was judged before`() {
    struct Refusal: Error {}
    var filter = RowFilter(rowCount: 3)
    #expect(throws: Refusal.self) {
      try filter.judge { row throws(Refusal) in
        if row == 1 { throw Refusal() }
        return 7
      }
    }
    #expect(filter.verdicts == [7, 0, 0])
  }

  @Test(arguments: UInt64(0)..<20)
  func `equals a row by row search for the first failing requirement`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let rowCount = Int.random(in: 0...200, using: &random)
    var filter = RowFilter(rowCount: rowCount)
    var twin = Array(repeating: UInt8(0), count: rowCount)
    for reason in UInt8(1)...4 {
      let values = (0..<rowCount).map { _ in
        Int.random(in: 0..<9, using: &random) == 0 ? nil : Int32.random(in: 0..<50, using: &random)
      }
      let low = Int32.random(in: 0..<25, using: &random)
      filter.require(Column(values), in: low...(low + 25), else: reason)
      for row in 0..<rowCount where twin[row] == 0 {
        let passes = values[row].map { $0 >= low && $0 <= low + 25 } ?? false
        if !passes { twin[row] = reason }
      }
    }
    #expect(filter.verdicts == twin)
    #expect(filter.keptCount == twin.count { $0 == 0 })
    #expect(filter.counts(reasonCount: 4) == (UInt8(0)...4).map { v in twin.count { $0 == v } })
  }

  @Test(arguments: [0, 1, 63, 64, 65, 1_023, 1_024, 1_025, 3_000])
  func `drops the same rows at every level`(rowCount: Int) {
    var random = SplitMix64(seed: UInt64(rowCount))
    let values: [Int32?] = (0..<rowCount).map { _ in
      let value: Int32 = [.min, -1, 0, 7, .max].randomElement(using: &random) ?? 0
      return Int.random(in: 0..<6, using: &random) == 0 ? nil : value
    }
    let codes = (0..<rowCount).map { _ in UInt32.random(in: 0...255, using: &random) }
    let accepted = Bitmap(settingBits: [0, 3, 127, 128, 200, 254], count: 255)
    let ranges: [ClosedRange<Int32>] = [
      .min ... .max, 0...7, .min ... -1, 7...7, 8 ... .max, Int32.max...Int32.max,
    ]
    for range in ranges {
      var twin = RowFilter(rowCount: rowCount)
      twin.judge { row in values[row].map { range.contains($0) } == true ? RowFilter.kept : 3 }
      twin.judge { row in
        let code = Int(codes[row])
        return code < accepted.count && accepted[code] ? RowFilter.kept : 255
      }
      for level in InstructionLevel.supported {
        for width in [1, 2, 4] {
          var filter = RowFilter(rowCount: rowCount)
          filter.require(Column(values), in: range, else: 3, at: level)
          switch width {
          case 1: filter.require(codes.map { UInt8($0) }, in: accepted, else: 255, at: level)
          case 2: filter.require(codes.map { UInt16($0) }, in: accepted, else: 255, at: level)
          default: filter.require(codes, in: accepted, else: 255, at: level)
          }
          #expect(filter == twin, "\(level), \(width) bytes, \(range)")
        }
      }
    }
  }

  @Test func `numbers reasons from 1`() async {
    await #expect(processExitsWith: .failure) {
      var filter = RowFilter(rowCount: 1)
      filter.require(Column<Int32>([1]), in: 0...0, else: 0)
    }
  }
}

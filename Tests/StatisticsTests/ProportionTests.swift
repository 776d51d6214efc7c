import Statistics
import Testing

@Suite struct `A proportion` {
  @Test func `of nothing has no value and no interval`() {
    let none = Proportion(0, of: 0)
    #expect(none.value == nil)
    #expect(none.wilsonInterval() == nil)
    #expect(none.clopperPearsonInterval() == nil)
    #expect(none.percentText(decimals: 1) == nil)
    #expect(none.scaledPercent(decimals: 1) == nil)
  }

  @Test func `has the value k by n`() {
    #expect(Proportion(1, of: 4).value == 0.25)
    #expect(Proportion(Int.max, of: Int.max).value == 1)
  }

  @Test(arguments: [(-1, 3), (4, 3), (1, 0)])
  func `outside nothing and the whole is a caller's mistake`(count: Int, total: Int) async {
    await #expect(processExitsWith: .failure) { [count, total] in _ = Proportion(count, of: total) }
  }
}

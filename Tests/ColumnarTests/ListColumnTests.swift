import Columnar
import Testing

@Suite struct `A list column` {
  @Test func `gives back its lists in order`() {
    var column = ListColumn()
    let lists: [[UInt32]] = [[], [7], [3, 1, 3], [], [UInt32.max, 0]]
    for list in lists { column.append(list) }
    #expect(column.count == lists.count)
    #expect((0..<column.count).map { Array(column[$0]) } == lists)
  }
}

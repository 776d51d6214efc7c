import Incidents
import TestSupport
import Testing

private func reject(_ row: Int, _ field: String, _ reason: String) -> Reject {
  Reject(row: row, line: row + 1, field: field, value: "v", reason: reason)
}

@Suite struct `The rejects of an input` {
  @Test func `are all counted, listed up to the limit, and told apart by field and reason`() {
    var rejects = InputRejects()
    for row in 1...6 {
      let field = row == 4 ? "lat" : "date"
      rejects.add(field: field, reason: "bad", listing: 3) { reject(row, field, "bad") }
    }
    #expect(rejects.count == 6)
    #expect(rejects.listed.map(\.row) == [1, 2, 3])
    #expect(rejects.kinds.map(\.count) == [5, 1])
    #expect(rejects.kinds.map(\.first.row) == [1, 4])
  }

  @Test func `are not made where nobody looks at them`() {
    var rejects = InputRejects()
    var made = 0
    for row in 1...5 {
      rejects.add(field: "date", reason: "bad", listing: 2) {
        made += 1
        return reject(row, "date", "bad")
      }
    }
    #expect(rejects.count == 5 && made == 2)
  }

  @Test(arguments: UInt64(0)..<20)
  func `are the same whether they are added one by one or in parts`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let limit = Int.random(in: 0...12, using: &random)
    let rows = (1...20).map { row in
      reject(row, ["a", "b"].randomElement(using: &random) ?? "", "\(row % 3)")
    }
    var whole = InputRejects()
    for row in rows { whole.add(field: row.field, reason: row.reason, listing: limit) { row } }
    var joined = InputRejects()
    var rest = rows[...]
    while !rest.isEmpty {
      let part = rest.prefix(Int.random(in: 1...8, using: &random))
      rest = rest.dropFirst(part.count)
      var rejects = InputRejects()
      for row in part { rejects.add(field: row.field, reason: row.reason, listing: limit) { row } }
      joined.append(rejects, listing: limit) { $0 }
    }
    #expect(joined == whole)
  }
}

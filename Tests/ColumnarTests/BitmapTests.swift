import Columnar
import TestSupport
import Testing

@Suite struct `A bitmap` {
  @Test(arguments: [0, 1, 63, 64, 65, 127, 128, 1_000], [false, true])
  func `holds one value everywhere`(count: Int, value: Bool) {
    let bitmap = Bitmap(repeating: value, count: count)
    #expect(bitmap.count == count)
    #expect((0..<count).allSatisfy { bitmap[$0] == value })
    #expect(bitmap.setCount == (value ? count : 0))
  }

  @Test(arguments: UInt64(0)..<20)
  func `equals an array of booleans under any writes`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 1...300, using: &random)
    let value = Bool.random(using: &random)
    var bitmap = Bitmap(repeating: value, count: count)
    var twin = Array(repeating: value, count: count)
    for _ in 0..<400 {
      let index = Int.random(in: 0..<count, using: &random)
      let bit = Bool.random(using: &random)
      bitmap[index] = bit
      twin[index] = bit
    }
    #expect((0..<count).map { bitmap[$0] } == twin)
    #expect(bitmap.setCount == twin.count { $0 })
  }

  @Test(arguments: [64, 70])
  func `is equal to another with the same bits, however they came about`(count: Int) {
    var filled = Bitmap(count: count)
    for index in 0..<count { filled[index] = true }
    #expect(filled == Bitmap(repeating: true, count: count))
    filled[count - 1] = false
    #expect(filled != Bitmap(repeating: true, count: count))
    #expect(Bitmap(count: 64) != Bitmap(count: 65))
  }

  @Test(arguments: [[], [0], [3, 69, 3], Array(0..<70)])
  func `may be made of the indices of its set bits`(indices: [Int]) {
    let bitmap = Bitmap(settingBits: indices, count: 70)
    #expect((0..<70).filter { bitmap[$0] } == Set(indices).sorted())
  }

  @Test(arguments: [-1, 10, Int.max, Int.min])
  func `has no bit outside its range`(index: Int) async {
    await #expect(processExitsWith: .failure) { [index] in _ = Bitmap(count: 10)[index] }
  }
}

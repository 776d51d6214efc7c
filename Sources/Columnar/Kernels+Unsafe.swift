internal import CKernels

/// Memory that a kernel reads.
enum KernelBuffer: Sendable, Equatable {
  case bytes([UInt8])
  case shorts([UInt16])
  case words([UInt32])
  case bits(Bitmap)

  /// Bytes of an element; 0 for bits.
  var width: UInt32 {
    switch self {
    case .bytes: 1
    case .shorts: 2
    case .words: 4
    case .bits: 0
    }
  }

  var count: Int {
    switch self {
    case .bytes(let array): array.count
    case .shorts(let array): array.count
    case .words(let array): array.count
    case .bits(let bitmap): bitmap.count
    }
  }

  /// The number of a row, as kernels see it.
  subscript(row: Int) -> UInt32 {
    switch self {
    case .bytes(let array): UInt32(array[row])
    case .shorts(let array): UInt32(array[row])
    case .words(let array): array[row]
    case .bits(let bitmap): bitmap[row] ? 1 : 0
    }
  }

  fileprivate func withPointer<Result>(_ body: (UnsafeRawPointer?) -> Result) -> Result {
    switch self {
    case .bytes(let array): unsafe array.withUnsafeBytes { unsafe body($0.baseAddress) }
    case .shorts(let array): unsafe array.withUnsafeBytes { unsafe body($0.baseAddress) }
    case .words(let array): unsafe array.withUnsafeBytes { unsafe body($0.baseAddress) }
    case .bits(let bitmap): unsafe bitmap.words.withUnsafeBytes { unsafe body($0.baseAddress) }
    }
  }
}

/// What a row must pass.
enum KernelTest: Sendable {
  /// `low <= value <= low + spread`, modulo the width of the column.
  case range(KernelBuffer, low: UInt32, spread: UInt32)
  /// A code of a row is in a set.
  case codes(KernelBuffer, in: CodeSet)
  /// The row's bit is set.
  case rows(Bitmap)

  var rowCount: Int {
    switch self {
    case .range(let column, _, _), .codes(let column, _): column.count
    case .rows(let bitmap): bitmap.count
    }
  }
}

/// A set of codes in the forms that kernels look them up in.
struct CodeSet: Sendable {
  let accepted: Bitmap
  /// Of codes of one byte: a flag for each, then two tables of 16 bytes, one for the codes below
  /// 128 and one for those above. The low nibble of a code picks a byte of its table, the three
  /// bits above pick a bit of that byte.
  fileprivate let bytes: [UInt8]

  init(_ accepted: Bitmap) {
    self.accepted = accepted
    var bytes = Array(repeating: UInt8(0), count: Int(ck_byte_set_size))
    for code in 0..<min(accepted.count, 256) where accepted[code] {
      bytes[code] = 1
      let table = 256 + 16 * (code / 128)
      bytes[table + code % 16] |= 1 << UInt8(code / 16 % 8)
    }
    self.bytes = bytes
  }
}

/// What is summed, beside the count.
struct KernelMeasure: Sendable {
  let column: KernelBuffer
  let validity: Bitmap?
}

/// A question to the kernel that filters, groups, counts and sums.
struct KernelQuery: Sendable {
  var tests: [KernelTest] = []
  var groups: KernelBuffer
  /// What a day adds to the group to make the cell, if anything.
  var days: DayCells?
  var measures: [KernelMeasure]

  struct DayCells: Sendable {
    let column: KernelBuffer
    let low: UInt32
    /// The addend of day `low + i` at `i`.
    let cells: [UInt32]
  }

  /// Every buffer holds at least this many rows.
  private var rowCount: Int {
    var counts = [groups.count] + tests.map(\.rowCount) + measures.map(\.column.count)
    counts += measures.compactMap(\.validity?.count)
    if let days { counts.append(days.column.count) }
    return counts.min() ?? 0
  }

  /// Adds the rows that pass to `totals`.
  ///
  /// - Precondition: `rows` begin at a multiple of 64, lie within every buffer and number at most
  ///   2^30; the cells of rows that pass are below the totals' number of cells.
  func add(_ rows: Range<Int>, to totals: inout KernelTotals, at level: InstructionLevel) {
    precondition(rows.lowerBound % 64 == 0 && rows.lowerBound >= 0, "rows begin at a word of bits")
    precondition(rows.upperBound <= rowCount, "every column needs a value for every row")
    precondition(rows.count <= KernelTotals.rowLimit, "too many rows at once")
    precondition(totals.measureCount == measures.count, "every measure needs its totals")
    guard !rows.isEmpty else { return }
    let status = unsafe withQuery { query in
      unsafe totals.withPointers { totals in
        unsafe ck_count_rows(level.kernelLevel, query, rows.lowerBound, rows.upperBound, totals)
      }
    }
    precondition(status == 0, "the cell of a row is outside the cells that are counted")
  }

  private func withQuery<Result>(_ body: (UnsafePointer<ck_query>) -> Result) -> Result {
    var buffers = [groups] + measures.map(\.column)
    let validityStart = buffers.count
    buffers += measures.map { .bits($0.validity ?? Bitmap(count: 0)) }
    if let days { buffers += [days.column, .words(days.cells)] }
    return unsafe withTests(tests) { tests, testCount in
      unsafe withPointers(to: buffers) { pointers in
        let kernelMeasures = unsafe measures.indices.map { index in
          let measure = measures[index]
          let validity = unsafe measure.validity == nil ? nil : pointers[validityStart + index]
          return unsafe ck_measure(
            column: ck_column(values: pointers[1 + index], width: measure.column.width),
            validity: validity?.assumingMemoryBound(to: UInt64.self))
        }
        return unsafe kernelMeasures.withUnsafeBufferPointer { measures in
          var query = unsafe ck_query()
          unsafe query.tests = tests
          unsafe query.test_count = testCount
          unsafe query.groups = ck_column(values: pointers[0], width: groups.width)
          unsafe query.measures = measures.baseAddress
          unsafe query.measure_count = measures.count
          if let days {
            let start = unsafe pointers.count - 2
            unsafe query.days = ck_column(values: pointers[start], width: days.column.width)
            unsafe query.day_low = days.low
            unsafe query.day_spread = UInt32(days.cells.count - 1)
            unsafe query.day_cells = pointers[start + 1]?.assumingMemoryBound(to: UInt32.self)
          }
          return unsafe body(&query)
        }
      }
    }
  }
}

/// Counts and sums by cell while kernels add to them.
struct KernelTotals: Sendable {
  /// Up to here no sum of 32-bit values can leave 64 bits.
  static let rowLimit = 1 << 30

  let cellCount: Int
  let measureCount: Int
  private(set) var counts: [UInt64]
  /// Shape `[measureCount][cellCount]`, flattened, as of `nulls`.
  private(set) var sums: [UInt64]
  private(set) var nulls: [UInt64]
  private var packed: [UInt64]
  private let lanes: UInt32
  private let sumBits: UInt32

  /// - Parameter widest: bytes of the widest value that is summed.
  init(cellCount: Int, measureCount: Int, widest: UInt32) {
    self.cellCount = cellCount
    self.measureCount = measureCount
    counts = Array(repeating: 0, count: cellCount)
    sums = Array(repeating: 0, count: cellCount * measureCount)
    nulls = sums
    lanes =
      switch cellCount {
      case ...256: 8
      case ...8_192: 2
      case ...65_536: 1
      default: 0
      }
    sumBits = widest <= 2 ? 40 : 48
    packed = Array(repeating: 0, count: max(measureCount, 1) * cellCount * Int(lanes))
  }

  /// The largest n for which n fits the bits of the count and n of the largest values fit the sum.
  private var packedRows: UInt64 { 1 << UInt64(64 - sumBits) - 1 }

  fileprivate mutating func withPointers<Result>(
    _ body: (UnsafeMutablePointer<ck_totals>) -> Result
  ) -> Result {
    let cellCount = cellCount
    let (lanes, sumBits, packedRows) = (lanes, sumBits, packedRows)
    return unsafe counts.withUnsafeMutableBufferPointer { counts in
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        unsafe nulls.withUnsafeMutableBufferPointer { nulls in
          unsafe packed.withUnsafeMutableBufferPointer { packed in
            var totals = unsafe ck_totals(
              cell_count: cellCount, lanes: lanes, sum_bits: sumBits, packed_rows: packedRows,
              packed: packed.baseAddress, counts: counts.baseAddress, sums: sums.baseAddress,
              nulls: nulls.baseAddress)
            return unsafe body(&totals)
          }
        }
      }
    }
  }
}

private func withTests<Result>(
  _ tests: [KernelTest], _ body: (UnsafePointer<ck_test>?, Int) -> Result
) -> Result {
  // Three buffers for each test: the column, the set of bytes, the bits.
  let buffers: [KernelBuffer] = tests.flatMap { test -> [KernelBuffer] in
    switch test {
    case .range(let column, _, _): [column, .bytes([]), .bytes([])]
    case .codes(let column, let set): [column, .bytes(set.bytes), .bits(set.accepted)]
    case .rows(let bitmap): [.bytes([]), .bytes([]), .bits(bitmap)]
    }
  }
  return unsafe withPointers(to: buffers) { pointers in
    let tests = unsafe tests.indices.map { index in
      var test = unsafe ck_test()
      let start = 3 * index
      unsafe test.column = ck_column(values: pointers[start], width: buffers[start].width)
      unsafe test.byte_set = pointers[start + 1]?.assumingMemoryBound(to: UInt8.self)
      unsafe test.words = pointers[start + 2]?.assumingMemoryBound(to: UInt64.self)
      switch tests[index] {
      case .range(_, let low, let spread):
        unsafe test.kind = ck_test_range
        unsafe test.low = low
        unsafe test.spread = spread
      case .codes(let column, let set):
        unsafe test.kind = column.width == 1 ? ck_test_bytes : ck_test_codes
        unsafe test.bit_count = UInt64(set.accepted.count)
      case .rows: unsafe test.kind = ck_test_rows
      }
      return unsafe test
    }
    return unsafe tests.withUnsafeBufferPointer { tests in
      unsafe body(tests.baseAddress, tests.count)
    }
  }
}

/// Pins every buffer and passes their addresses, in order.
private func withPointers<Result>(
  to buffers: [KernelBuffer], _ body: ([UnsafeRawPointer?]) -> Result
) -> Result {
  func pin(_ index: Int, _ pointers: [UnsafeRawPointer?]) -> Result {
    guard index < buffers.count else { return unsafe body(pointers) }
    return unsafe buffers[index].withPointer { pointer in
      unsafe pin(index + 1, pointers + [pointer])
    }
  }
  return unsafe pin(0, [])
}

extension InstructionLevel {
  /// - Precondition: the processor has the level.
  fileprivate var kernelLevel: ck_level {
    precondition(Self.supported.contains(self), "this processor has no \(self)")
    return switch self {
    case .portable: ck_level_portable
    case .avx2: ck_level_avx2
    case .avx512: ck_level_avx512
    }
  }
}

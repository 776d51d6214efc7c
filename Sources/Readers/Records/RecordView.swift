internal import Columnar

/// One record: its fields over the bytes that it was cut from.
///
/// A view of a `RecordBlock`, gone with it. A field lies between two ends; quotes around it, its own
/// first byte tells of.
struct RecordView: ~Escapable {
  private let bytes: Span<UInt8>
  private let ends: Span<UInt32>
  /// Whether a quote as the first byte of a field opens a quoted one; if not, the byte behind a field
  /// may be `nestedMark`.
  private let isDelimited: Bool
  /// Whether some quoted field goes on after its closing quote; such a field is kept as it stands.
  private let isMalformed: Bool
  /// Where the record begins.
  let start: Int
  private let firstEnd: Int
  let fieldCount: Int

  /// - Parameters:
  ///   - bytes: what positions refer to; eight bytes behind the record may be read.
  ///   - ends: the ends of fields, those of the record from `firstEnd` on.
  @_lifetime(copy bytes, copy ends)
  init(
    _ bytes: Span<UInt8>, _ ends: Span<UInt32>, start: Int, firstEnd: Int, fieldCount: Int,
    isDelimited: Bool = true, isMalformed: Bool = false
  ) {
    self.bytes = bytes
    self.ends = ends
    self.start = start
    self.firstEnd = firstEnd
    self.fieldCount = fieldCount
    self.isDelimited = isDelimited
    self.isMalformed = isMalformed
  }

  /// What stands behind a field that is an array or object, and no value that a column can hold.
  static let nestedMark: UInt8 = 1

  /// Where the last field ends.
  var end: Int { Int(ends[firstEnd &+ fieldCount &- 1]) }

  /// All of its bytes, with delimiters and quotes.
  var whole: Span<UInt8> {
    @_lifetime(copy self)
    get { bytes.extracting(start..<end) }
  }

  /// Where a field stands, quotes included.
  @inline(__always)
  func source(_ column: Int) -> Range<Int> {
    let low = column == 0 ? start : Int(ends[firstEnd &+ column &- 1]) &+ 1
    return low..<Int(ends[firstEnd &+ column])
  }

  /// The text of a field, without quotes around the whole of it.
  @inline(__always)
  @_lifetime(copy self)
  func content(_ column: Int) -> FieldValue {
    let source = source(column)
    let (low, high) = (source.lowerBound, source.upperBound)
    guard isDelimited, low < high, bytes[low] == .quote,
      !isMalformed || isQuotedWhole(source)
    else {
      return FieldValue(bytes, low, high, isQuoted: false)
    }
    return FieldValue(bytes, low &+ 1, max(low &+ 1, high &- 1), isQuoted: true)
  }

  /// Whether the quote at the start of a field is closed at its end.
  private func isQuotedWhole(_ source: Range<Int>) -> Bool {
    var index = source.lowerBound + 1
    while index < source.upperBound {
      if bytes[index] == .quote {
        if index + 1 == source.upperBound { return true }
        guard bytes[index + 1] == .quote else { return false }
        index += 1
      }
      index += 1
    }
    return false
  }

  /// The value of a field: its text without spaces and tabs at the ends; empty for what is no value.
  @inline(__always)
  @_lifetime(copy self)
  func value(_ column: Int) -> FieldValue {
    if !isDelimited {
      let source = source(column)
      if bytes[source.upperBound] == Self.nestedMark {
        return FieldValue(bytes, source.lowerBound, source.lowerBound, isQuoted: false)
      }
    }
    return content(column).trimmed
  }

  /// What a field holds, nil where it is empty or there is no such column.
  ///
  /// - Throws: what `read` throws, with the column.
  @inline(__always)
  func read<Value>(
    _ column: Int?, _ read: (borrowing FieldValue) throws(RowFault) -> Value
  ) throws(RowFault) -> Value? {
    guard let column else { return nil }
    let field = value(column)
    if field.isEmpty { return nil }
    do throws(RowFault) {
      return try read(field)
    } catch {
      var fault = error
      fault.column = column
      throw fault
    }
  }

  /// Whether the record is a blank line: a single field of nothing but spaces.
  var isBlank: Bool {
    guard fieldCount == 1 else { return false }
    for index in source(0) where bytes[index] != .space { return false }
    return true
  }
}

/// The text of one field over the bytes of its record.
struct FieldValue: ~Escapable {
  /// What positions refer to.
  private let bytes: Span<UInt8>
  private let low: Int
  private let high: Int
  /// Whether it stood between quotes, so that two of them are one.
  let isQuoted: Bool

  @inline(__always)
  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, _ low: Int, _ high: Int, isQuoted: Bool) {
    self.bytes = bytes
    self.low = low
    self.high = high
    self.isQuoted = isQuoted
  }

  var count: Int { high &- low }
  var isEmpty: Bool { low == high }

  @inline(__always)
  subscript(index: Int) -> UInt8 { bytes[low &+ index] }

  /// Eight bytes from `index` on, the first lowest; those behind the field mean nothing.
  @inline(__always)
  func word(_ index: Int) -> UInt64 { wordOfBytes(bytes, at: low &+ index) }

  /// Without spaces and tabs at the ends.
  var trimmed: FieldValue {
    @inline(__always)
    @_lifetime(copy self)
    get {
      // Hardly any field begins or ends with a space or less.
      if low < high, bytes[low] > .space, bytes[high &- 1] > .space { return self }
      return trimmedByteByByte
    }
  }

  private var trimmedByteByByte: FieldValue {
    @_lifetime(copy self)
    get {
      var (low, high) = (low, high)
      while low < high, bytes[low] == .space || bytes[low] == .tab { low &+= 1 }
      while low < high, bytes[high &- 1] == .space || bytes[high &- 1] == .tab { high &-= 1 }
      return FieldValue(bytes, low, high, isQuoted: isQuoted)
    }
  }

  /// The bytes as they stand, two quotes where the text has one.
  var span: Span<UInt8> {
    @_lifetime(copy self)
    get { bytes.extracting(low..<high) }
  }

  /// Whether quotes in it are written twice.
  var hasDoubledQuotes: Bool {
    isQuoted && contains(.quote, in: span)
  }

  /// A copy of the text, every pair of quotes made one.
  var text: ArraySlice<UInt8> {
    var text: [UInt8] = []
    text.reserveCapacity(count)
    var isSecond = false
    for index in low..<high {
      isSecond = isQuoted && bytes[index] == .quote && !isSecond
      if !isSecond { text.append(bytes[index]) }
    }
    return text[...]
  }
}

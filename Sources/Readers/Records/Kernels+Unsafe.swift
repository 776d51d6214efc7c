internal import CKernels
internal import Columnar

/// Finds the records of `bytes[range]`, which begin one, up to the first that has a quote where RFC
/// 4180 has none.
///
/// - Parameters:
///   - ends: gets the ends of their fields behind the first `endCount`.
///   - lasts: gets for each record how many ends there are up to its last, behind the first
///     `recordCount`.
///   - level: every level gives the same records.
/// - Precondition: `ck_scan_slack` bytes follow the range.
/// - Returns: how many records there are, the line breaks up to the end of the last, and whether the
///   range has no other.
/// - Complexity: O(bytes).
func scanRecords(
  _ bytes: [UInt8], in range: Range<Int>, delimiter: UInt8, ends: inout [UInt32], endCount: Int,
  lasts: inout [UInt32], recordCount: Int, level: InstructionLevel = .inForce
) -> (recordCount: Int, lineBreaks: Int, isRegular: Bool) {
  let slack = Int(ck_scan_slack)
  precondition(
    range.lowerBound >= 0 && range.upperBound + slack <= bytes.count
      && range.upperBound < Int(UInt32.max), "a scan may read behind the bytes")
  // Room for an end and a record behind every byte.
  makeRoom(for: endCount + range.count + slack, in: &ends)
  makeRoom(for: recordCount + range.count + slack, in: &lasts)
  let found = unsafe bytes.withUnsafeBufferPointer { bytes in
    unsafe ends.withUnsafeMutableBufferPointer { ends in
      unsafe lasts.withUnsafeMutableBufferPointer { lasts in
        unsafe ck_scan_records(
          bytes.baseAddress, range.lowerBound, range.upperBound, delimiter, ends.baseAddress,
          endCount, lasts.baseAddress.map { unsafe $0 + recordCount }, Int32(level.rawValue))
      }
    }
  }
  return (found.record_count, found.line_breaks, found.is_regular)
}

extension RecordBlock {
  /// The dates of a column as days since 1970, the least number where one is not `YYYY-MM-DD`.
  ///
  /// - Parameters:
  ///   - fieldCount: how many fields a record should have; others get the mark.
  ///   - days: gets one for each record, in front.
  func readDates(_ column: Int, of fieldCount: Int, into days: inout [Int64]) {
    unsafe read(column, fieldCount, into: &days, mark: .min, by: ck_read_dates)
  }

  /// The whole numbers of a column, the least one where a field is no more than digits.
  func readIntegers(_ column: Int, of fieldCount: Int, into numbers: inout [Int64]) {
    unsafe read(column, fieldCount, into: &numbers, mark: .min, by: ck_read_integers)
  }

  /// The decimal numbers of a column, NaN where a field is not plain digits with a point.
  func readDecimals(_ column: Int, of fieldCount: Int, into numbers: inout [Double]) {
    unsafe read(column, fieldCount, into: &numbers, mark: .nan, by: ck_read_decimals)
  }

  /// The hashes of the texts of a column, as `stableHash` makes them, 0 for texts that are not plain.
  func readHashes(_ column: Int, of fieldCount: Int, into hashes: inout [UInt64]) {
    unsafe read(column, fieldCount, into: &hashes, mark: 0, by: ck_read_hashes)
  }

  /// The codes of one byte of a column, 0 for texts of other lengths.
  func readCodes(_ column: Int, of fieldCount: Int, into codes: inout [UInt8]) {
    unsafe read(column, fieldCount, into: &codes, mark: 0, by: ck_read_codes)
  }

  private func read<Value>(
    _ column: Int, _ fieldCount: Int, into values: inout [Value], mark: Value,
    by kernel: (UnsafePointer<ck_records>, UInt32, UnsafeMutablePointer<Value>) -> Void
  ) {
    let missing = recordCount - values.count
    if missing > 0 { values.append(contentsOf: repeatElement(mark, count: missing)) }
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe ends.withUnsafeBufferPointer { ends in
        unsafe lasts.withUnsafeBufferPointer { lasts in
          unsafe values.withUnsafeMutableBufferPointer { values in
            guard let out = values.baseAddress else { return }
            var records = unsafe ck_records(
              bytes: bytes.baseAddress, ends: ends.baseAddress, lasts: lasts.baseAddress,
              count: recordCount, start: start, field_count: UInt32(fieldCount),
              may_be_quoted: isDelimited)
            unsafe kernel(&records, UInt32(column), out)
          }
        }
      }
    }
  }
}

private func makeRoom(for count: Int, in numbers: inout [UInt32]) {
  if numbers.count < count {
    numbers.append(contentsOf: repeatElement(0, count: count - numbers.count))
  }
}

/// The index of the first byte that does not belong to well-formed UTF-8, or nil.
///
/// Overlong forms, surrogates and scalars above U+10FFFF are refused.
/// - Parameter withNUL: whether NUL bytes are let pass.
/// - Complexity: O(bytes), fast over ASCII.
/// - Source: The Unicode Standard, table 3-7.
func firstInvalidUTF8(
  _ bytes: Span<UInt8>, withNUL: Bool = true, level: InstructionLevel = .inForce
) -> Int? {
  let found = unsafe bytes.withUnsafeBufferPointer { bytes in
    unsafe ck_first_invalid_utf8(
      bytes.baseAddress, bytes.count, withNUL, Int32(level.rawValue))
  }
  return found == bytes.count ? nil : found
}

/// LF, CRLF and lone CR in some bytes; a CR at the end counts.
///
/// - Complexity: O(bytes), as fast as they are read.
func lineBreakCount(_ bytes: [UInt8], in range: Range<Int>) -> Int {
  precondition(
    range.lowerBound >= 0 && range.upperBound <= bytes.count, "the range lies in the bytes")
  return unsafe bytes.withUnsafeBufferPointer { bytes in
    unsafe ck_count_line_breaks(
      bytes.baseAddress.map { unsafe $0 + range.lowerBound }, range.count)
  }
}

/// The first index from which `bytes` stand at an address that is a multiple of 64: into such memory
/// some processors copy five times faster.
func alignedIndex(in bytes: [UInt8], from index: Int) -> Int {
  unsafe bytes.withUnsafeBufferPointer { bytes in
    let address = Int(bitPattern: bytes.baseAddress) + index
    return index + (64 - address % 64) % 64
  }
}

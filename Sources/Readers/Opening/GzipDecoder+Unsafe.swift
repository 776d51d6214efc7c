internal import CZlib

/// Decompresses gzip, block by block; several members, one behind another, are one text.
@safe struct GzipDecoder: ~Copyable {
  /// How a step ended.
  enum Step: Equatable {
    /// All input was taken, or the output is full.
    case more
    /// A member ended where the input taken so far ends.
    case memberEnd
    /// The bytes are no gzip, or do not have the checksum that they should.
    case damaged
  }

  /// Allocated, for zlib keeps its address.
  private let stream: UnsafeMutablePointer<z_stream>

  /// Nil when zlib has no memory.
  init?() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 16 added to the largest window: gzip, and nothing else.
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    guard unsafe inflateInit2_(stream, 16 + MAX_WBITS, ZLIB_VERSION, size) == Z_OK else {
      unsafe stream.deallocate()
      return nil
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Decompresses from `input[range]` into the start of `output`.
  ///
  /// - Returns: how it ended, how many bytes were taken and how many were made.
  mutating func decode(
    _ input: [UInt8], _ range: Range<Int>, into output: inout [UInt8]
  ) -> (step: Step, taken: Int, made: Int) {
    precondition(range.upperBound <= input.count, "the range lies in the input")
    let room = output.count
    let status = unsafe input.withUnsafeBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        // zlib does not write to its input, whatever its type says.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
          mutating: input.baseAddress.map { unsafe $0 + range.lowerBound })
        unsafe stream.pointee.avail_in = UInt32(range.count)
        unsafe stream.pointee.next_out = output.baseAddress
        unsafe stream.pointee.avail_out = UInt32(room)
        return unsafe inflate(stream, Z_NO_FLUSH)
      }
    }
    let taken = range.count - Int(unsafe stream.pointee.avail_in)
    let made = room - Int(unsafe stream.pointee.avail_out)
    switch status {
    case Z_OK, Z_BUF_ERROR: return (.more, taken, made)
    case Z_STREAM_END:
      unsafe inflateReset(stream)
      return (.memberEnd, taken, made)
    default: return (.damaged, taken, made)
    }
  }
}

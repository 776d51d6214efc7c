internal import CIconv

/// Makes UTF-8 of text in another encoding, block by block, by the system's iconv.
@safe struct TextConverter: ~Copyable {
  /// How a step ended.
  enum Step: Equatable {
    /// All input was taken.
    case done
    /// The output is full.
    case full
    /// What follows is no text in the encoding.
    case invalid
    /// The input ends within a character.
    case incomplete
  }

  private let handle: UnsafeMutableRawPointer

  /// Nil for a name that iconv does not know.
  init?(from name: String) {
    guard let handle = unsafe iconv_shim_open("UTF-8", name) else { return nil }
    unsafe self.handle = handle
  }

  deinit { unsafe iconv_shim_close(handle) }

  /// Converts from `input[range]` into the start of `output`.
  ///
  /// - Returns: how it ended, how many bytes were taken and how many were made.
  mutating func convert(
    _ input: [UInt8], _ range: Range<Int>, into output: inout [UInt8]
  ) -> (step: Step, taken: Int, made: Int) {
    precondition(range.upperBound <= input.count, "the range lies in the input")
    var (inputLeft, outputLeft) = (range.count, output.count)
    let step = unsafe input.withUnsafeBytes { input in
      unsafe output.withUnsafeMutableBytes { output in
        let start = unsafe input.baseAddress.map { unsafe $0 + range.lowerBound }
        return unsafe iconv_shim_convert(
          handle, start?.assumingMemoryBound(to: CChar.self), &inputLeft,
          output.baseAddress?.assumingMemoryBound(to: CChar.self), &outputLeft)
      }
    }
    let (taken, made) = (range.count - inputLeft, output.count - outputLeft)
    return switch step {
    case iconv_shim_done: (.done, taken, made)
    case iconv_shim_full: (.full, taken, made)
    case iconv_shim_incomplete: (.incomplete, taken, made)
    default: (.invalid, taken, made)
    }
  }

  /// Ends the text: some encodings hold a character back until the next one is known.
  ///
  /// - Returns: how many bytes were made.
  mutating func finish(into output: inout [UInt8]) -> Int {
    var (inputLeft, outputLeft) = (0, output.count)
    _ = unsafe output.withUnsafeMutableBytes { output in
      unsafe iconv_shim_convert(
        handle, nil, &inputLeft, output.baseAddress?.assumingMemoryBound(to: CChar.self),
        &outputLeft)
    }
    return output.count - outputLeft
  }
}

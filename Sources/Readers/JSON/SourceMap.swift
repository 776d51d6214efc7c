internal import Synchronization

/// Lines and columns of byte offsets of one text, in any order, for messages.
///
/// It keeps where it stands at every few thousandth byte, so that a position costs no more than the
/// way from there, wherever lines end.
final class SourceMap: Sendable {
  private let bytes: [UInt8]
  private let state: Mutex<State>

  private struct State {
    /// The line, and the characters of it so far, at each multiple of `stride`.
    var marks = [Mark()]
    var bytesScanned = 0
  }

  private struct Mark {
    var line = 1
    var characters = 0
  }

  private static let stride = 4_096

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    state = Mutex(State())
  }

  /// The bytes looked at so far: what positions have cost.
  var bytesScanned: Int { state.withLock { $0.bytesScanned } }

  /// The line of an offset and the number of its character on that line, both from 1.
  ///
  /// LF, CR and CRLF end lines; a byte order mark is no character.
  /// - Complexity: O(1) beyond what the furthest offset so far has cost, O(offset) for a further one.
  func position(of offset: Int) -> (line: Int, column: Int) {
    let end = min(offset, bytes.count)
    let place = state.withLock { state in
      while state.marks.count * Self.stride <= end {
        let start = (state.marks.count - 1) * Self.stride
        let mark = state.marks[state.marks.count - 1]
        state.marks.append(walked(from: start, to: start + Self.stride, mark))
        state.bytesScanned += Self.stride
      }
      let start = end / Self.stride * Self.stride
      state.bytesScanned += end - start
      return walked(from: start, to: end, state.marks[end / Self.stride])
    }
    return (place.line, place.characters + 1)
  }

  private func walked(from start: Int, to end: Int, _ mark: Mark) -> Mark {
    var mark = mark
    let first = start == 0 && bytes.starts(with: byteOrderMark) ? byteOrderMark.count : start
    for index in first..<max(first, end) {
      let isPair =
        bytes[index] == .carriageReturn && index + 1 < bytes.count && bytes[index + 1] == .lineFeed
      if bytes[index] == .lineFeed || bytes[index] == .carriageReturn && !isPair {
        mark = Mark(line: mark.line + 1)
      } else if bytes[index] & 0xC0 != 0x80 {
        mark.characters += 1
      }
    }
    return mark
  }
}

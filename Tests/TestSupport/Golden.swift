import Foundation
public import Testing

/// Expects `text` to equal the file `name` in the `Golden/` folder of the calling test target.
///
/// With `RECORD_GOLDEN=1` in the environment the file is written instead and the test fails, so
/// that a recording is never taken for a passing run.
public func expectGolden(
  _ text: String, named name: String, callingFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let file = testFolder(of: callingFile).appending(path: "Golden/\(name)")
  let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"
  let outcome = compareGolden(text, with: file, recording: isRecording)
  if let complaint = outcome {
    Issue.record(Comment(rawValue: "\(name): \(complaint)"), sourceLocation: sourceLocation)
  }
}

/// What is wrong with `text` against `file`, or nil when they have the same bytes.
func compareGolden(_ text: String, with file: URL, recording: Bool) -> String? {
  if recording {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file, options: .atomic)
    } catch {
      return "the golden file could not be written: \(error)"
    }
    return "the golden file was recorded. Review it, then run again without RECORD_GOLDEN."
  }
  guard let bytes = try? Data(contentsOf: file) else {
    return "there is no golden file. Record it with RECORD_GOLDEN=1."
  }
  guard bytes != Data(text.utf8) else { return nil }
  return firstDifference(between: String(decoding: bytes, as: UTF8.self), and: text)
}

/// The first line in which two texts differ, quoted from both.
func firstDifference(between golden: String, and text: String) -> String {
  let expected = lines(of: golden)
  let found = lines(of: text)
  let same = zip(expected, found).prefix { $0.utf8.elementsEqual($1.utf8) }.count
  let quotedGolden = same < expected.count ? expected[same].debugDescription : "its end"
  let quotedText = same < found.count ? found[same].debugDescription : "its end"
  return "line \(same + 1): the golden file has \(quotedGolden), the text has \(quotedText)"
}

private func lines(of text: String) -> [Substring] {
  text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    .map(Substring.init)
}

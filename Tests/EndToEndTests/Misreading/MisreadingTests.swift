import Foundation
import TestSupport
import Testing

/// Tables that are easily misread: each is read rightly, or refused with a remedy that works.
@Suite struct `The misreading set` {
  @Test(arguments: try Truth.all())
  func `is read as its truths say`(truth: Truth) throws {
    let geotally = Geotally(folder: Folder(at: testFile("Misreadings")))
    let problems = try TruthCheck(truth, geotally).problems
    if let reason = truth.open {
      withKnownIssue("\(reason)") { #expect(problems.isEmpty, "\(problems)") }
    } else {
      #expect(problems.isEmpty, "\(problems)")
    }
  }
}

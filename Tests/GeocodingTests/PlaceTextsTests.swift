import Foundation
import Geography
import Incidents
import Readers
import TestSupport
import Testing

@testable import Geocoding

/// One text of the independent table, with the province that a person would say.
private struct PlaceText {
  let text: String
  let parent: String
  /// A code; `-` for no province; codes after `?` where the name alone fits several.
  let expected: String
  let category: String

  var isNegative: Bool { expected == "-" || expected.hasPrefix("?") }
}

/// The table was made by somebody who had not seen the matcher's own: PlaceTexts/README.md.
private func placeTexts() throws -> [PlaceText] {
  try records(of: "PlaceTexts/place-texts.csv").map {
    PlaceText(text: $0[0], parent: $0[1], expected: $0[2], category: $0[3])
  }
}

/// The fields of every row of a table that has a column `text`.
func records(of path: String) throws -> [[String]] {
  let file = testFile(path)
  var options = ReadingOptions()
  options.requiresDate = false
  options.columns = [.location: "text"]
  let input = try IncidentInput(
    OpenedInput(.file(path: file.path(percentEncoded: false)), options: options), options: options)
  var projection = Projection()
  projection.keepsRawRecords = true
  var reader = IncidentReader(input, projection)
  var records: [[String]] = []
  for stretch in 0..<input.stretchCount {
    try reader.begin(stretch)
    guard case .end = try reader.advance() else { preconditionFailure("the rows fit in a batch") }
    for row in 0..<reader.rawRecords.count {
      var fields: [String] = []
      reader.rawRecords.reduceFields(ofRow: row, into: &fields) { fields, _, field in
        fields.append(String(decoding: (0..<field.count).map { field[$0] }, as: UTF8.self))
      }
      records.append(fields)
    }
    reader.startBatch()
  }
  return records
}

/// How often a matcher was right, counted as in information retrieval.
private struct Score: CustomStringConvertible {
  var right = 0
  var wrong = 0
  var missed = 0
  var leftAlone = 0

  /// Of the texts it placed, how many rightly.
  var precision: Double { Double(right) / Double(max(1, right + wrong)) }
  /// Of the texts that name a province, how many it placed rightly.
  func recall(of positives: Int) -> Double { Double(right) / Double(max(1, positives)) }

  var description: String {
    "right \(right), wrong \(wrong), missed \(missed), rightly left alone \(leftAlone)"
  }
}

@Suite struct `The independent place texts` {
  @Test
  func `are matched with precision 0.98 and recall 0.90, none wrongly from an ambiguous name`()
    throws
  {
    let names = try BundledNames.shared.get()
    let texts = try placeTexts()
    var score = Score()
    var byCategory: [String: Score] = [:]
    var mistakes: [String] = []
    for item in texts {
      let parent = names.catalog.provinces.firstIndex {
        $0.name == item.parent || $0.code == item.parent
      }
      .map { ProvinceID(rawValue: UInt16($0)) }
      let found = names.matcher.match(item.text, within: parent).province
        .map { names.catalog[$0].code }
      let outcome: WritableKeyPath<Score, Int> =
        switch (found, item.isNegative) {
        case (nil, true): \.leftAlone
        case (nil, false): \.missed
        case (let code?, _) where code == item.expected: \.right
        default: \.wrong
        }
      score[keyPath: outcome] += 1
      byCategory[item.category, default: Score()][keyPath: outcome] += 1
      if outcome == \.wrong || outcome == \.missed {
        mistakes.append("\(item.text) [\(item.parent)] -> \(found ?? "-"), not \(item.expected)")
      }
      if item.expected.hasPrefix("?") {
        #expect(found == nil, "\(item.text) fits several provinces and was placed in one")
      }
    }
    let positives = texts.count { !$0.isNegative }
    let recall = score.recall(of: positives)
    print("place texts: \(texts.count), of them \(positives) in a province")
    print("  precision \(score.precision), recall \(recall): \(score)")
    for (category, part) in byCategory.sorted(by: { $0.key < $1.key }) {
      print("  \(category): \(part)")
    }
    if ProcessInfo.processInfo.environment["SHOW_MISTAKES"] == "1" {
      print(mistakes.joined(separator: "\n"))
    }
    #expect(score.precision >= 0.98)
    #expect(recall >= 0.90)
  }
}

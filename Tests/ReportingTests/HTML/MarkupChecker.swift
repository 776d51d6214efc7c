import Foundation

/// Reads a page as a strict reader would: what is wrong with its tags, one sentence each.
///
/// Every attribute is quoted, every element closed in its order, and nothing runs or loads but what
/// the page may hold.
func markupComplaints(_ page: String) -> [String] {
  let tagPattern =
    /<(?<close>\/?)(?<name>!?[a-zA-Z][a-zA-Z0-9]*)(?<attributes>(?: html| [a-zA-Z:-]+="[^"<>]*")*)(?<alone>\/?)>/
  let attributePattern = /\s([a-zA-Z:-]+)="([^"]*)"/
  var complaints: [String] = []
  var open: [String] = []
  var rest = page[...]
  while let start = rest.firstIndex(of: "<") {
    let text = rest[..<start]
    if text.contains(">") { complaints.append("'>' stands in text: \(text.suffix(40))") }
    rest = rest[start...]
    guard let tag = rest.prefixMatch(of: tagPattern) else {
      complaints.append("no tag: \(rest.prefix(60))")
      return complaints
    }
    rest = rest[tag.range.upperBound...]
    let name = String(tag.output.name)
    for attribute in tag.output.attributes.matches(of: attributePattern) {
      complaints += attributeComplaints(String(attribute.1), String(attribute.2), of: name)
    }
    if !tag.output.close.isEmpty {
      if open.popLast() != name { complaints.append("</\(name)> closes another element") }
    } else if tag.output.alone.isEmpty, name != "!doctype" {
      open.append(name)
      // Raw text runs to its own end.
      if name == "script" || name == "style" {
        guard let end = rest.range(of: "</\(name)>") else {
          return complaints + ["\(name) is open"]
        }
        rest = rest[end.lowerBound...]
      }
    }
  }
  return complaints + open.map { "<\($0)> is never closed" }
}

private func attributeComplaints(
  _ name: String, _ value: String, of element: String
) -> [String] {
  if name.hasPrefix("on") || name == "src" || name == "srcset" { return ["\(element) has \(name)"] }
  guard name == "href" else { return [] }
  let isHarmless = ["#", "./", "data:text/csv;charset=utf-8,"].contains(where: value.hasPrefix)
  return isHarmless ? [] : ["\(element) leads to \(value)"]
}

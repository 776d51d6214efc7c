/// Names that say nothing of what a file or folder is about.
private let emptyNames: Set = [
  "Utils", "Util", "Utilities", "Common", "Core", "Helper", "Helpers", "Misc", "Models",
]

/// What is wrong with the name or the length of a file, one sentence each.
///
/// - Parameter path: From the root of the checkout.
func fileComplaints(path: String, lineCount: Int) -> [String] {
  let limit = path.hasPrefix("Tests/") ? 600 : 400
  var complaints: [String] = []
  if lineCount > limit { complaints.append("has \(lineCount) lines, more than \(limit)") }
  if path.contains(" ") { complaints.append("has a space in its path") }
  for part in path.split(separator: "/") {
    let words = part.split { $0 == "." || $0 == "+" }.map(String.init)
    for word in words where saysNothing(word) { complaints.append("is named \(word)") }
  }
  return complaints
}

private func saysNothing(_ name: String) -> Bool {
  emptyNames.contains(name) || name.hasSuffix("Utils") || name.hasSuffix("Helpers")
}

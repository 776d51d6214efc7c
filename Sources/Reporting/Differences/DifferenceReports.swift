public import Claims

/// The difference as text for a terminal, in lines that end in LF.
public func renderText(_ difference: VersionDifference, style: TextStyle = TextStyle()) -> String {
  textDocument(DifferenceStory(difference).blocks, style: style)
}

/// The difference as GitHub-flavored Markdown, in lines that end in LF.
public func renderMarkdown(_ difference: VersionDifference) -> String {
  markdownDocument(DifferenceStory(difference).blocks)
}

public import Claims

/// The audit as text for a terminal, as `renderText` of a report.
public func renderText(_ audit: Audit, style: TextStyle = TextStyle()) -> String {
  textDocument(AuditStory(audit: audit).blocks, style: style)
}

/// The audit as GitHub-flavored Markdown, as `renderMarkdown` of a report.
public func renderMarkdown(_ audit: Audit) -> String {
  markdownDocument(AuditStory(audit: audit).blocks)
}

/// The audit as one page for a browser: a file that needs no other, no script and no network.
///
/// - Parameter version: the program's.
public func renderHTML(_ audit: Audit, version: String) -> String {
  AuditPage(audit: audit, version: version).document.source
}

/// The audit as JSON, `geotally.audit/1`.
///
/// - Parameter version: the program's.
public func renderJSON(_ audit: Audit, version: String) -> String {
  audit.json(version: version).indented + "\n"
}

/// The claims as schema.org ClaimReviews in JSON-LD; nil when nobody reviews them.
///
/// - Source: https://schema.org/ClaimReview.
public func renderClaimReviews(_ audit: Audit) -> String? {
  audit.claimReviews.map { $0.indented + "\n" }
}

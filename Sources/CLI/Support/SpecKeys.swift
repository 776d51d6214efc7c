internal import ArgumentParser

/// The keys that a spec may have beside `version` and `inputs`: the names of a command's flags,
/// underscores for hyphens.
enum SpecKeys {
  private static let input = [
    "source_format", "columns", "encoding", "dates", "missing", "rejects",
    "max_field_bytes", "max_columns",
    "max_input_bytes",
  ]
  private static let sources = ["pool", "checksum"]
  private static let invalidRows = ["on_invalid"]
  private static let filters = [
    "country", "from", "to", "kind", "event_type", "sub_event_type", "actor", "unclear_actors",
    "province",
    "precision",
  ]
  private static let layer = ["boundaries", "boundary_key", "boundary_name", "data"]
  private static let placing = ["gazetteer", "prefer", "assume_precision", "area_radius", "text"]
  private static let borders = ["border", "borders", "border_key", "near", "measure_precision"]
  private static let output = ["output", "overwrite", "quiet", "progress"]
  private static let tables = ["raw_cells", "threads"]

  static func of(_ command: any ParsableCommand.Type) -> [String] {
    let always = input + layer + output
    let placed = always + invalidRows + placing + tables
    let asked = placed + sources + filters
    return switch command {
    case is ReportCommand.Type:
      asked + borders
        + ["within", "between", "focus", "format", "lang", "color", "boundary_accuracy"]
    case is ExportCommand.Type: asked + ["layer"]
    case is VerifyCommand.Type:
      placed + sources + ["country", "borders", "border_key", "coverage", "format", "color"]
    case is DiffCommand.Type:
      always + invalidRows + placing + filters + [
        "checksum", "threads", "focus", "format", "color",
      ]
    case is GeocodeCommand.Type: placed + borders
    default: always + ["threads"]
    }
  }
}

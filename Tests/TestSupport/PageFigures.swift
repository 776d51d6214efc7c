import Foundation

/// A figure that a page prints, and where the JSON of the same report has it.
public struct PageFigure: Sendable {
  public let path: String
  public let text: String

  /// Every figure of a page that names its place in the JSON, the cells of provinces included.
  public static func all(in page: String) -> [PageFigure] {
    tagged(page) + cells(page)
  }

  private static func tagged(_ page: String) -> [PageFigure] {
    page.matches(of: /data-json="([^"]*)"[^>]*>([^<]*)</).map {
      PageFigure(path: String($0.1), text: String($0.2))
    }
  }

  private static func cells(_ page: String) -> [PageFigure] {
    page.matches(of: /<tr data-code="([^"]*)"[^>]*>(.*?)<\/tr>/).flatMap { row in
      let cells = row.2.matches(of: /<td class="n">([^<]*)<\/td>/).map { String($0.1) }
      let paths = ["incidents", "share", "bounds", "fractional"]
      let fatalities = cells.last { $0.contains("[") }.map {
        [PageFigure(path: "provinces.\(row.1).fatalities", text: $0)]
      }
      return zip(paths, cells).map { PageFigure(path: "provinces.\(row.1).\($0)", text: $1) }
        + (fatalities ?? [])
    }
  }

  /// The numbers in the text, each with half a unit of its last decimal.
  public var numbers: [(value: Double, slack: Double)] {
    text.replacing(",", with: "").matches(of: /[0-9]+(?:\.([0-9]+))?/).compactMap { match in
      Double(match.0).map { ($0, 0.5 * pow(10, -Double(match.1?.count ?? 0)) + 1e-9) }
    }
  }
}

/// The JSON of a report, as what a page prints is looked up in it.
public struct ReportFigures {
  private let root: [String: Any]

  public init?(_ json: String) {
    guard
      let root = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    else { return nil }
    self.root = root
  }

  /// What is wrong with a figure of a page, nil where the JSON says the same.
  public func complaint(about figure: PageFigure) -> String? {
    guard let expected = numbers(at: figure.path) else {
      return "\(figure.path) is not in the JSON"
    }
    let found = figure.numbers
    let agree =
      found.count == expected.count
      && zip(found, expected).allSatisfy { abs($0.value - $1) <= $0.slack }
    return agree ? nil : "\(figure.path): the page has '\(figure.text)', the JSON \(expected)"
  }

  /// The numbers that a page prints for a path, in its units; nil for an unknown path.
  private func numbers(at path: String) -> [Double]? {
    if path.contains("|") { return sum(at: path.components(separatedBy: "|")) }
    if let special = special(path) { return special }
    var value: Any = root
    let parts = path.split(separator: ".").map(String.init)
    for part in parts {
      if let list = value as? [Any] {
        let found = Int(part).flatMap { list.indices.contains($0) ? list[$0] : nil }
        guard
          let next = found
            ?? list.first(where: { ($0 as? [String: Any])?["code"] as? String == part })
        else { return nil }
        value = next
      } else {
        guard let next = (value as? [String: Any])?[part] else { return nil }
        value = next
      }
    }
    return printed(value, as: parts.last ?? "")
  }

  private func printed(_ value: Any, as name: String) -> [Double]? {
    if let list = value as? [Double] { return list.map { $0 * 100 } }
    if let part = value as? [String: Any] {
      switch name {
      case "precise_only":
        return ["incidents", "of", "share"].compactMap {
          number(part[$0]) * ($0 == "share" ? 100 : 1)
        }
      case "fatalities": return ["best", "low", "high"].compactMap { number(part[$0]) }
      default: return nil
      }
    }
    guard let number = value as? NSNumber else { return value is NSNull ? [] : nil }
    switch name {
    case "share", "fractional": return [number.doubleValue * 100]
    case "median_m", "p90_m": return [number.doubleValue / 1000]
    default: return [number.doubleValue]
    }
  }

  private func number(_ value: Any?) -> Double { (value as? NSNumber)?.doubleValue ?? .nan }

  private func ledger(_ name: String) -> Double {
    number((root["ledger"] as? [String: Any])?[name])
  }

  private var provinces: [[String: Any]] { root["provinces"] as? [[String: Any]] ?? [] }

  /// Sums and differences that the JSON leaves to its readers.
  private func special(_ path: String) -> [Double]? {
    let parts = ["located", "tied", "outside", "unlocated"].map(ledger)
    let placed = parts[0] + parts[1]
    switch path {
    case "inputs.count": return [Double((root["inputs"] as? [Any])?.count ?? -1)]
    case "concentration.provinces_without":
      return [Double(provinces.count { number($0["incidents"]) == 0 })]
    case "placed": return [placed]
    case "placed.share": return [placed / ledger("matched") * 100]
    case "placed.fatalities":
      return ["best", "low", "high"].map { bound in
        provinces.reduce(0) { $0 + number(($1["fatalities"] as? [String: Any])?[bound]) }
      }
    case "unplaced.count": return [parts[2] + parts[3]]
    case "unplaced":
      let focus = root["focus"] as? [String: Any]
      let (k, n) = (number(focus?["incidents"]), number(focus?["of"]))
      return [k / n * 100, (k + parts[3]) / n * 100]
    case "ledger.sum.read":
      let filtered = (root["ledger"] as? [String: Any])?["filtered"] as? [String: Any] ?? [:]
      let left = filtered.values.reduce(0) { $0 + number($1) }
      return [ledger("read"), ledger("rejected"), ledger("duplicate"), left, ledger("matched")]
    case "ledger.sum.matched": return [ledger("matched")] + parts
    default: return nil
    }
  }

  /// `timeline|month or year|codes`, and `….histogram|first bin|bin after the last`.
  private func sum(at parts: [String]) -> [Double]? {
    guard parts.count == 3 else { return nil }
    if parts[0] == "timeline" {
      let cells = root["timeline"] as? [[String: Any]] ?? []
      let isRest = parts[2].hasPrefix("!")
      let codes = parts[2].drop { $0 == "!" }.split(separator: ",").map(String.init)
      let chosen = cells.filter { cell in
        let isNamed = (cell["code"] as? String).map(codes.contains) ?? false
        return (cell["month"] as? String)?.hasPrefix(parts[1]) == true && isNamed != isRest
      }
      return [chosen.reduce(0) { $0 + number($1["incidents"]) }]
    }
    let path = parts[0].split(separator: ".").map(String.init)
    var value: Any? = root
    for part in path { value = (value as? [String: Any])?[part] }
    guard let bins = (value as? [String: Any])?["incidents"] as? [Double],
      let first = Int(parts[1]),
      let end = Int(parts[2])
    else { return nil }
    return [bins[min(first, bins.count)..<min(end, bins.count)].reduce(0, +)]
  }
}

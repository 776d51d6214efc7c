internal import ArgumentParser
internal import Foundation
internal import Geography
internal import Incidents

/// Of which countries rows are asked for.
struct CountryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only rows that their source places in this country, by name or ISO code: AF, AFG or "
        + "Afghanistan; repeatable. Those that the layer has when not given; any for every row.",
      valueName: "country"))
  var country: [String] = []

  /// - Throws: `Failure` 64 for any beside another.
  func wanted() throws(Failure) -> WantedCountries {
    let isAny = country.contains { $0.lowercased() == "any" }
    guard isAny else { return country.isEmpty ? .ofLayer : .words(country) }
    guard country.count == 1 else {
      throw Failure(
        .usage, "error: --country any stands beside another country", help: "leave one of them out",
        about: [Failure.Subject(flag: "--country")])
    }
    return .any
  }
}

/// Which incidents are asked for.
struct FilterOptions: ParsableArguments {
  @OptionGroup var countries: CountryOptions

  @Option(
    help: ArgumentHelp("The first day: 2017-01-01, or 2017-01 for its first.", valueName: "date"))
  var from: DateBound?

  @Option(
    help: ArgumentHelp(
      "The last day, included: 2018-10-31, or 2018-10 for its last.", valueName: "date"))
  var to: DateBound?

  @Option(
    help: ArgumentHelp(
      "Kinds, separated by commas: "
        + IncidentKind.allCases.map(\.name).joined(separator: ", ") + ".", valueName: "kind,…"),
    transform: KindList.init(parsing:))
  var kind: [KindList] = []

  @Option(
    help: ArgumentHelp("A value of the source's own event type; repeatable.", valueName: "type"))
  var eventType: [String] = []

  @Option(
    help: ArgumentHelp("A value of the source's own sub-event type; repeatable.", valueName: "type")
  )
  var subEventType: [String] = []

  @Option(
    help: ArgumentHelp(
      "Involving this actor; repeatable, each must be involved. | separates alternatives, known "
        + "aliases such as ISKP expand, =NAME asks for a whole name.", valueName: "pattern"))
  var actor: [String] = []

  @Option(
    help: ArgumentHelp(
      "Whether an actor named only in an and/or name counts: exclude or include.",
      valueName: "choice"))
  var unclearActors: UnclearActors = .exclude

  @Option(
    help: ArgumentHelp(
      "Only these provinces, by code or name, separated by commas.", valueName: "province,…"))
  var province: [CodeList] = []

  @Option(
    help: ArgumentHelp(
      "The coarsest location precision accepted: exact, near, district, province, area or country; "
        + "add unknown or abroad after a comma to let those in.", valueName: "level,…"),
    transform: PrecisionLevels.init(parsing:))
  var precision: PrecisionLevels?

  /// The query that the options state.
  ///
  /// - Throws: `Failure` 64 for a window that ends before it begins, or an actor without letters.
  func query(aliases: ActorAliases) throws(Failure) -> IncidentQuery {
    var query = IncidentQuery()
    query.countries = try countries.wanted()
    query.from = from?.first
    query.to = to?.last
    if let from = query.from, let to = query.to, from > to {
      throw Failure(
        .usage, "error: --from \(from) is after --to \(to)", help: "exchange the two dates",
        about: [Failure.Subject(flag: "--from"), Failure.Subject(flag: "--to")])
    }
    query.kinds = kind.flatMap(\.kinds)
    query.eventTypes = eventType
    query.subEventTypes = subEventType
    for text in actor {
      guard let pattern = ActorPattern(text, aliases: aliases) else {
        throw Failure(
          .usage, "error: --actor '\(text)' has an alternative without letters or digits",
          help: "write NAME, =NAME or NAME|NAME")
      }
      query.actors.append(pattern)
    }
    query.includesUnclearActors = unclearActors == .include
    query.provinces = province.flatMap(\.codes)
    query.precisions = precision?.accepted ?? []
    return query
  }
}

/// The provinces that are asked about together.
struct FocusOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The provinces whose joint share is asked, by code or name, separated by commas.",
      valueName: "province,…"))
  var focus: [CodeList] = []

  var words: [String] { focus.flatMap(\.codes) }
}

/// A day, or a month that stands for its first or last day.
struct DateBound: ExpressibleByArgument {
  let first: Day
  let last: Day

  /// Nil unless the text is `YYYY-MM-DD`, `YYYY/MM/DD` or `YYYY-MM`, in 1900-2099.
  init?(argument: String) {
    let separator: Character = argument.contains("/") ? "/" : "-"
    let parts = argument.split(separator: separator, omittingEmptySubsequences: false)
    let widths = parts.map(\.utf8.count)
    guard widths == [4, 2, 2] || widths == [4, 2] && separator == "-",
      parts.allSatisfy({
        $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      }),
      let year = Int(parts[0]), let month = Int(parts[1]), (1...12).contains(month)
    else { return nil }
    let lastDay = Month(year: year, month: month).dayCount
    let days: (first: Int, last: Int)? =
      parts.count == 3 ? Int(parts[2]).map { ($0, $0) } : (1, lastDay)
    guard let days, let first = Day(year: year, month: month, day: days.first),
      let last = Day(year: year, month: month, day: days.last)
    else { return nil }
    self.first = first
    self.last = last
  }
}

/// One `--kind` value: kinds separated by commas or bars.
struct KindList {
  let kinds: [IncidentKind]

  /// - Throws: `ValueMistake` for no kind and for an unknown one.
  init(parsing argument: String) throws {
    kinds = try argument.split(whereSeparator: { $0 == "," || $0 == "|" }).map {
      try knownWord(String($0), among: IncidentKind.allCases, \.name)
    }
    guard !kinds.isEmpty else { throw ValueMistake("it names no kind") }
  }
}

/// Codes or names, separated by commas and maybe spaces.
struct CodeList: ExpressibleByArgument {
  let codes: [String]

  init?(argument: String) {
    codes = words(argument)
    guard !codes.isEmpty else { return nil }
  }
}

/// What stands between the commas of a value, without spaces around it.
func words(_ value: some StringProtocol) -> [String] {
  value.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
}

/// Whether an and/or name counts for the actor asked for.
enum UnclearActors: String, ExpressibleByArgument, CaseIterable {
  case exclude, include
}

/// One `--precision` value: the coarsest level, and maybe the levels outside the order.
struct PrecisionLevels {
  let accepted: Set<LocationPrecision>

  /// - Throws: `ValueMistake` for no level and for an unknown one.
  init(parsing argument: String) throws {
    let levels = try argument.split(separator: ",").map {
      try knownWord(String($0), among: LocationPrecision.allCases, \.name)
    }
    guard !levels.isEmpty else { throw ValueMistake("it names no level") }
    accepted = levels.reduce(into: []) { $0.formUnion($1.acceptedLevels) }
  }
}

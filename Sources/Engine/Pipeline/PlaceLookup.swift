internal import Columnar
internal import Geocoding
public import Geography
internal import Incidents
internal import Readers

/// What the place texts of a table say, asked once for every distinct text.
struct PlaceLookup: Sendable {
  private struct NameKey: Hashable {
    let admin1: UInt32
    let location: UInt32
  }

  private let searchesLocations: Bool
  /// The provinces that texts of the column `admin1` stand for, as raw values.
  private var coded: [UInt32: UInt16] = [:]
  private var named: [NameKey: Int32] = [:]
  private var places: [PlaceHints.NamedPlace] = []
  /// The provinces that place texts list, by code of the text.
  private var listed: [UInt32: Int32] = [:]
  private var lists: [[ProvinceID]] = []
  /// What the notes of single rows say, by row number.
  private var fromNotes: [Int: [ProvinceID]] = [:]
  /// Names that fit several provinces, with these, and how many incidents carry them.
  private(set) var ambiguous: [AmbiguousName] = []

  /// - Parameters:
  ///   - searched: which free texts are searched beside the names.
  ///   - input: the bytes of the table, for its notes.
  /// - Complexity: O(rows) to find the distinct texts, then as `NameMatcher.match` for each.
  init(
    _ table: IncidentTable, names: PlaceNames, searched: SearchedText, input: InputBytes?
  ) {
    searchesLocations = searched == .locations
    for code in table.distinct(\.admin1) {
      let match = names.matcher.match(table.strings[code])
      coded[code] = match.province?.rawValue ?? ProvinceID.noneRawValue
    }
    var ambiguousCounts: [NameKey: Int] = [:]
    var alternatives: [NameKey: [ProvinceID]] = [:]
    for chunk in table.chunks {
      for row in 0..<chunk.rowCount {
        let location = chunk.locations[row]
        if chunk.precisions[row].listsProvinces, location != StringPool.none {
          listProvinces(of: location, in: table, names)
        }
        guard chunk.longitudes[row].isNaN else { continue }
        let key = NameKey(admin1: chunk.admin1[row], location: location)
        if named[key] == nil, let found = name(key, in: table, names) {
          alternatives[key] = found
        }
        if alternatives[key] != nil { ambiguousCounts[key, default: 0] += 1 }
      }
      if searched == .notes, let input { searchNotes(of: chunk, in: input, names) }
    }
    ambiguous = alternatives.map { key, provinces in
      AmbiguousName(
        text: table.strings.text(key.location) ?? table.strings.text(key.admin1) ?? "",
        provinces: provinces, incidents: ambiguousCounts[key] ?? 0)
    }.sorted { ($1.incidents, $0.text) < ($0.incidents, $1.text) }
  }

  /// What is known of the rows of a chunk.
  func hints(for chunk: IncidentChunk) -> PlaceHints {
    var lists = lists
    var places = places
    var listedRows: [Int32] = []
    var namedRows: [Int32] = []
    for row in 0..<chunk.rowCount {
      var list =
        chunk.precisions[row].listsProvinces
        ? listed[chunk.locations[row]] ?? PlaceHints.none : PlaceHints.none
      let key = NameKey(admin1: chunk.admin1[row], location: chunk.locations[row])
      var name = named[key] ?? PlaceHints.none
      if let found = fromNotes[chunk.rows[row]] {
        let known = list < 0 ? [] : lists[Int(list)]
        list = Int32(lists.count)
        lists.append(Set(known + found).sorted())
        if name < 0, found.count == 1 {
          name = Int32(places.count)
          places.append(.init(province: found[0], coordinate: nil, method: .text))
        }
      }
      listedRows.append(list)
      namedRows.append(name)
    }
    return PlaceHints(
      coded: chunk.admin1.map { coded[$0] ?? ProvinceID.noneRawValue }, named: namedRows,
      places: places, listed: listedRows, lists: lists)
  }

  /// Matches the name of a row without coordinates.
  ///
  /// - Returns: the provinces that an ambiguous name fits, nil for any other.
  private mutating func name(
    _ key: NameKey, in table: IncidentTable, _ names: PlaceNames
  ) -> [ProvinceID]? {
    named[key] = PlaceHints.none
    let parent = coded[key.admin1].flatMap { raw in
      raw == ProvinceID.noneRawValue ? nil : ProvinceID(rawValue: raw)
    }
    guard let text = table.strings.text(key.location) ?? table.strings.text(key.admin1) else {
      return nil
    }
    let match = names.matcher.match(text, within: parent)
    if let place = match.place {
      named[key] = Int32(places.count)
      places.append(
        .init(province: place.province, coordinate: place.coordinate, method: .name))
    }
    if searchesLocations, match.outcome == .unknown {
      let found = names.scanner.provinces(in: text)
      if found.count == 1 {
        named[key] = Int32(places.count)
        places.append(.init(province: found[0], coordinate: nil, method: .text))
      }
    }
    guard match.outcome == .ambiguous, parent == nil else { return nil }
    return Set(match.alternatives.map(\.province)).sorted()
  }

  private mutating func listProvinces(
    of location: UInt32, in table: IncidentTable, _ names: PlaceNames
  ) {
    guard listed[location] == nil else { return }
    let provinces = names.scanner.provinces(in: table.strings[location])
    listed[location] = provinces.isEmpty ? PlaceHints.none : Int32(lists.count)
    if !provinces.isEmpty { lists.append(provinces) }
  }

  private mutating func searchNotes(
    of chunk: IncidentChunk, in input: InputBytes, _ names: PlaceNames
  ) {
    for row in 0..<chunk.rowCount {
      guard chunk.longitudes[row].isNaN || chunk.precisions[row].listsProvinces,
        let notes = chunk.notes[row]
      else { continue }
      let found = names.scanner.provinces(in: input.text(of: notes))
      if !found.isEmpty { fromNotes[chunk.rows[row]] = found }
    }
  }
}

/// A place text that fits several provinces, so that its incidents stay unlocated.
public struct AmbiguousName: Sendable, Equatable {
  public let text: String
  /// Ascending.
  public let provinces: [ProvinceID]
  /// How many incidents carry it.
  public let incidents: Int
}

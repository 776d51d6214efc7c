internal import Geography
internal import Text

/// Joins what the parts of a place text say.
struct PartResolver {
  private var reader: PartReader
  private let index: NameIndex
  private let parent: UInt16?
  /// The provinces that everything read so far allows, nil before the first.
  private var allowed: [UInt16]?
  private var accepted: [PartReading] = []
  private var isPartial = false
  private var guesses = 0
  /// The most parts of a text that are taken for misspellings, from the last one on: a guess costs
  /// more than all the rest, and no place text has many parts.
  private static let maxGuesses = 6
  /// Two readings that cannot both be right.
  private var conflict: (PartReading, PartReading)?

  init(reader: PartReader, parent: UInt16?) {
    self.reader = reader
    index = reader.index
    self.parent = parent
    allowed = parent.map { [$0] }
  }

  mutating func resolve() -> PlaceMatch {
    let parts = parts()
    var findings = findings(in: parts)
    // Beside the name of one of the layer's countries, other names are sought in that one.
    if reader.scope == nil, let named = findings.lazy.compactMap(\.ownCountry).first,
      named.count < index.provinceCount
    {
      reader.scope = named
      findings = self.findings(in: parts)
    }
    if findings.contains(where: \.isForeign) || isRuledOut(findings) { return .unknown(.abroad) }
    join(findings, parts)
    if let conflict { return conflicting(conflict.0, conflict.1) }
    let isKnown = accepted.contains { !$0.isWeak }
    if !isKnown, parent == nil, findings.contains(where: { $0.foreignPlace != nil }) {
      return .unknown(.abroad)
    }
    if !isKnown, parent == nil {
      let weak = Set(accepted.flatMap { provinces(of: $0, dominated: true) })
      if weak.count > 1 {
        return .ambiguous(.conflictingParts, candidates(Set(accepted.flatMap(\.places)).sorted()))
      }
      accepted = []
    }
    if accepted.isEmpty {
      let isCountry =
        findings.contains(where: \.isOwnCountry)
        && findings.allSatisfy { $0.isOwnCountry || !$0.hasUnknown }
      return .unknown(isCountry ? .wholeCountry : .notFound)
    }
    return answer()
  }

  /// What each part says by itself.
  private func findings(in parts: [Range<Int>]) -> [PartFindings] {
    var findings: [PartFindings] = []
    for (number, part) in parts.enumerated() {
      let found = reader.read(part, part: number)
      if let hint = found.bareHint, let last = findings.indices.last {
        for reading in findings[last].readings.indices {
          findings[last].readings[reading].hint = hint
        }
      }
      findings.append(found)
    }
    return findings
  }

  /// Whether a region or city of another country is the larger place, behind every name of the
  /// layer; a region also before those that are no province.
  private func isRuledOut(_ findings: [PartFindings]) -> Bool {
    guard parent == nil, let number = findings.lastIndex(where: { $0.foreignPlace != nil }) else {
      return false
    }
    let larger = findings[(number + 1)...].flatMap(\.readings).filter { !$0.isWeak }
    let isRegion = findings[number].foreignPlace == .foreignRegion
    return !larger.contains { !isRegion || Int($0.places[0]) < index.provinceCount }
  }

  /// The words between commas, parentheses and the like.
  private func parts() -> [Range<Int>] {
    let words = reader.text.words
    if reader.ownReading(words.indices, part: 0) != nil { return [words.indices] }
    var parts: [Range<Int>] = []
    var start = 0
    for position in words.indices where position > 0 && words[position].gap.isPartBreak {
      parts.append(start..<position)
      start = position
    }
    parts.append(start..<words.count)
    return parts
  }

  /// Goes from the last part, the largest place, to the first.
  private mutating func join(_ findings: [PartFindings], _ parts: [Range<Int>]) {
    let hasKnown = findings.contains { $0.readings.contains { !$0.isWeak } }
    for number in findings.indices.reversed() {
      let found = findings[number]
      var readings = found.readings
      let isUnread = readings.isEmpty && found.bareHint == nil && !found.isOwnCountry
      if isUnread && found.foreignPlace == nil && guesses < Self.maxGuesses {
        guesses += 1
        let isLarger = hasKnown && number > 0 && allowed == nil
        let reach: PartReader.GuessReach =
          allowed.map { .provinces($0) } ?? (isLarger ? .provinceNames : .wellKnown)
        if let guess = reader.guess(parts[number], part: number, reach: reach) {
          readings = [guess]
        }
      }
      if found.hasUnknown && found.readings.count == readings.count { isPartial = true }
      for reading in readings.reversed() {
        accept(reading)
        if conflict != nil { return }
      }
    }
  }

  private mutating func accept(_ reading: PartReading) {
    guard let known = allowed else {
      if reading.isWeak {
        isPartial = true
      }
      allowed = reading.isWeak ? nil : provinces(of: reading, dominated: true)
      accepted.append(reading)
      return
    }
    for dominated in [true, false] {
      let shared = provinces(of: reading, dominated: dominated).filter { known.contains($0) }
      if !shared.isEmpty {
        if !reading.isWeak || shared.count == known.count { allowed = shared }
        accepted.append(reading)
        return
      }
    }
    isPartial = true
    let samePart = accepted.last { $0.part == reading.part && !$0.isWeak }
    if isFirm(reading) || samePart != nil && !reading.isWeak {
      if let other = samePart ?? accepted.last {
        conflict = (reading, other)
      } else {
        conflict = (reading, reading)
      }
    }
  }

  /// The provinces of a reading; where it is a province's name and nothing says that a
  /// smaller place is meant, that province alone.
  private func provinces(of reading: PartReading, dominated: Bool) -> [UInt16] {
    let isSmaller = [.district, .settlement, .village].contains(reading.hint)
    let hasOwn = (reading.places.first.map { Int($0) } ?? .max) < index.provinceCount
    let ownOnly = dominated && !isSmaller && hasOwn
    var provinces: [UInt16] = []
    for place in reading.places {
      if ownOnly && Int(place) >= index.provinceCount { break }
      let province = index.places[Int(place)].province
      if !provinces.contains(province) { provinces.append(province) }
    }
    return provinces
  }

  /// Whether a reading that disagrees with a larger place makes the text contradict itself: a
  /// province, a large city, or what is called a district. Other names may well be those of a
  /// village that the tables lack.
  private func isFirm(_ reading: PartReading) -> Bool {
    guard !reading.isWeak, reading.method <= .normalized else { return false }
    if reading.hint == .province, Int(reading.places[0]) < index.provinceCount { return true }
    guard reading.isWhole else { return false }
    if reading.hint == .village { return false }
    if reading.hint != nil { return true }
    return reading.places.contains {
      let place = index.places[Int($0)]
      return place.kind == .province || place.population >= 100_000 || place.isOwn
    }
  }
}

extension PartResolver {
  private func answer() -> PlaceMatch {
    guard let allowed, let reading = mostSpecific(allowed) else { return .unknown(.notFound) }
    let fitting = reading.places.filter { allowed.contains(index.places[Int($0)].province) }
    guard allowed.count == 1 else { return .ambiguous(.severalProvinces, candidates(fitting)) }
    guard let place = preferred(reading, among: fitting) else { return .unknown(.notFound) }
    let others = candidates(reading.places.filter { $0 != place })
    return .matched(
      index.candidate(place), method: reading.method,
      score: reading.score * (isPartial ? 0.9 : 1), isPartial: isPartial, alternatives: others)
  }

  private func conflicting(_ a: PartReading, _ b: PartReading) -> PlaceMatch {
    var places = a.places + b.places
    if let parent { places.append(Int32(parent)) }
    return .ambiguous(.conflictingParts, candidates(Array(Set(places))))
  }

  /// The reading whose smallest place is the smallest of all; of equals the first in the text.
  private func mostSpecific(_ allowed: [UInt16]) -> PartReading? {
    var best: (reading: PartReading, kind: PlaceKind)?
    for reading in accepted.reversed() {
      let fitting = reading.places.filter { allowed.contains(index.places[Int($0)].province) }
      guard let place = preferred(reading, among: fitting) else { continue }
      let kind = index.places[Int(place)].kind
      if best.map({ kind > $0.kind }) ?? true { best = (reading, kind) }
    }
    return best?.reading
  }

  /// The place that a reading means among those of its name in one province.
  ///
  /// What a word says; the province, unless a larger part is that province; a town of known
  /// population; then the larger kind, which claims less.
  private func preferred(_ reading: PartReading, among places: [Int32]) -> Int32? {
    let isInside = isWithinItsOwnProvince(reading, places)
    func rank(_ number: Int32) -> Int {
      let place = index.places[Int(number)]
      switch (reading.hint, place.kind) {
      case (.province, .province), (.district, .district), (.settlement, .settlement),
        (.village, .settlement):
        return 0
      case (_, .province): return isInside || reading.hint != nil ? 9 : 1
      case (_, .settlement) where place.population > 0 && place.nameKey == reading.key: return 2
      default: return 2 + Int(place.kind.rawValue)
      }
    }
    return places.min { (rank($0), $0) < (rank($1), $1) }
  }

  /// Whether the province that a reading names is also named by a larger part, or given.
  private func isWithinItsOwnProvince(_ reading: PartReading, _ places: [Int32]) -> Bool {
    guard let own = places.first(where: { index.places[Int($0)].kind == .province }) else {
      return false
    }
    if parent == index.places[Int(own)].province { return true }
    return accepted.contains { $0.part > reading.part && $0.places.contains(own) }
  }

  private func candidates(_ places: [Int32]) -> [PlaceCandidate] {
    guard !places.isEmpty else { return [] }
    guard places.count > 1 else { return [index.candidate(places[0])] }
    return places.sorted { index.order[Int($0)] < index.order[Int($1)] }.map(index.candidate)
  }
}

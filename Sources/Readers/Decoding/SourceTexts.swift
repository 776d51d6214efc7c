internal import Columnar
internal import Incidents

/// What the texts of one input stand for, each asked once: kinds, and lists of actors.
///
/// Belongs to one string pool.
struct SourceTexts: Sendable {
  private let format: SourceFormat
  private let vocabulary: KindVocabulary
  private var kindsByWord = CodeMemo<UInt8>()
  private var kindsByType = CodeMemo<TypedKind>()
  /// The types among those asked that stand for several kinds.
  private(set) var unclearTypes: Set<UnclearType> = []
  private var sides = CodeMemo<[UInt32]>()
  private var associates = CodeMemo<[UInt32]>()

  private struct TypedKind {
    let eventType: UInt32
    let subEventType: UInt32
    let kind: UInt8
  }

  init(_ format: SourceFormat, kinds: KindVocabulary) {
    self.format = format
    vocabulary = kinds
  }

  /// The kind of that name, or the one that a type of any source stands for;
  /// `IncidentKind.noneRawValue` for none.
  mutating func kind(word: UInt32, _ strings: StringPool) -> UInt8 {
    if let known = kindsByWord[word] { return known }
    let text = strings[word]
    let kind =
      IncidentKind(name: text.lowercased())
      ?? vocabulary.kind(source: "acled", eventType: text, subEventType: text)
      ?? vocabulary.kind(source: "gtd", eventType: text, subEventType: text)
    let found = kind?.rawValue ?? IncidentKind.noneRawValue
    kindsByWord[word] = found
    return found
  }

  /// The kind that ACLED's types stand for; `IncidentKind.noneRawValue` for none.
  mutating func kind(eventType: UInt32, subEventType: UInt32, _ strings: StringPool) -> UInt8 {
    // A sub-event type belongs to one event type, so that the last answer for it is nearly always it.
    let code = subEventType == StringPool.none ? eventType : subEventType
    if let last = kindsByType[code], last.eventType == eventType, last.subEventType == subEventType
    {
      return last.kind
    }
    let entry = vocabulary.entry(
      source: "acled", eventType: strings.text(eventType),
      subEventType: strings.text(subEventType))
    var kind = IncidentKind.noneRawValue
    if let entry, entry.kinds.count > 1 {
      unclearTypes.insert(UnclearType(name: entry.eventType, kinds: entry.kinds))
    } else if let only = entry?.kinds.first {
      kind = only.rawValue
    }
    kindsByType[code] = TypedKind(eventType: eventType, subEventType: subEventType, kind: kind)
    return kind
  }

  /// The codes of the actors that an actor column names: itself, or the governments that a side of
  /// UCDP's lists.
  mutating func actors(_ side: UInt32, _ strings: inout StringPool, into codes: inout [UInt32]) {
    guard format == .ucdp else { return codes.append(side) }
    if sides[side] == nil {
      sides[side] = governments(Array(strings[side].utf8)[...]).map {
        strings.intern(bytes: $0.span)
      }
    }
    codes += sides[side] ?? []
  }

  /// The codes of the names that a list of associated actors holds.
  mutating func associates(
    _ list: UInt32, _ strings: inout StringPool, into codes: inout [UInt32]
  ) {
    if associates[list] == nil {
      let names = Array(strings[list].utf8).split(separator: UInt8(ascii: ";")).map(\.trimmed)
      associates[list] = names.filter { !$0.isEmpty }.map { strings.intern(bytes: $0.span) }
    }
    codes += associates[list] ?? []
  }
}

/// The sides of a UCDP side column: a list only where every part is a government, since names of
/// other groups hold commas too.
private func governments(_ side: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
  guard side.contains(.comma) else { return [side] }
  let parts = side.split(separator: .comma).map(\.trimmed)
  let prefix = "Government of ".utf8
  return parts.allSatisfy { $0.starts(with: prefix) } ? parts : [side]
}

/// What codes of precision stand for; of those of one byte, as nearly all are, it is asked once.
struct PrecisionCodes<Level: Sendable>: Sendable {
  private var known: [Answer?] = Array(repeating: nil, count: 256)
  private let ask: @Sendable (ArraySlice<UInt8>) -> Level?

  enum Answer: Sendable {
    /// There is no code.
    case none
    case level(Level)
    /// The code stands for nothing known.
    case unknown
  }

  init(_ ask: @escaping @Sendable (ArraySlice<UInt8>) -> Level?) { self.ask = ask }

  /// - Parameters:
  ///   - byte: the code, 0 where it is not one byte.
  ///   - text: the code.
  @inline(__always)
  mutating func answer(_ byte: UInt8, _ text: () -> ArraySlice<UInt8>) -> Answer {
    if let answer = known[Int(byte)] { return answer }
    let text = text()
    let answer: Answer = text.isEmpty ? .none : ask(text).map { .level($0) } ?? .unknown
    if byte != 0 { known[Int(byte)] = answer }
    return answer
  }
}

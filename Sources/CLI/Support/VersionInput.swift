internal import Claims
internal import Engine
internal import Incidents
internal import Readers

/// One of two versions of a source, once read.
struct VersionInput {
  let table: IncidentTable
  /// A number for the notes of each incident.
  let noteHashes: [UInt64]
  /// Empty unless the notes are searched for places: both versions would fill the memory.
  let bytes: [InputBytes]

  /// Reads one of the inputs, whose bytes go when it is read.
  init(_ inputs: Inputs, _ index: Int, keepsBytes: Bool) throws {
    let file = try inputs.bytes(ofInput: index)
    table = try inputs.table(of: file, requiresDate: true)
    noteHashes = file.noteHashes(of: table)
    bytes = keepsBytes ? [file] : []
  }
}

extension Session {
  /// Why the figure that a question asks for moved between two versions.
  func difference(
    from old: VersionInput, to new: VersionInput, _ question: Question, threads: ThreadCount
  ) async throws(Failure) -> VersionDifference {
    let layer = layer
    let names = try placeNames(in: layer)
    let place: @Sendable (IncidentTable, VersionInput) async throws(EngineError) -> Analysis = {
      (table, version) async throws(EngineError) in
      try await Analysis(
        question, of: [table], in: layer, names: names, inputs: version.bytes,
        threads: threads.number)
    }
    do throws(DifferenceError) {
      return try await Claims.difference(from: version(old, place), to: version(new, place)) {
        (table, side) async throws(EngineError) in
        try await place(table, side == .old ? old : new)
      }
    } catch {
      throw Failure(error)
    }
  }
}

/// A version, placed.
private func version(
  _ input: VersionInput,
  _ place: (IncidentTable, VersionInput) async throws(EngineError) -> Analysis
) async throws(DifferenceError) -> SourceVersion {
  do throws(EngineError) {
    return SourceVersion(try await place(input.table, input), noteHashes: input.noteHashes)
  } catch {
    throw .engine(error)
  }
}

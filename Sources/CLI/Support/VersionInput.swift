internal import Claims
internal import Engine
internal import Incidents

extension Session {
  /// Why the figure that a question asks for moved between two versions of a source.
  func difference(
    from old: IncidentTable, to new: IncidentTable, _ question: Question, threads: ThreadCount
  ) async throws(Failure) -> VersionDifference {
    let layer = layer
    let names = try placeNames(in: layer)
    let place: Replay = { (table) async throws(EngineError) in
      try await Analysis(
        question, of: .tables([table]), in: layer, names: names, threads: threads.number)
    }
    let versions = try await Failure.translatingAsync { () async throws(EngineError) in
      (SourceVersion(try await place(old)), SourceVersion(try await place(new)))
    }
    return try await Failure.translatingAsync { () async throws(DifferenceError) in
      try await Claims.difference(from: versions.0, to: versions.1, replay: place)
    }
  }
}

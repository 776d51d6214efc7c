internal import Engine
internal import Foundation
internal import Readers

extension Session {
  /// What is measured to, made ready; nil when nothing is asked.
  ///
  /// - Throws: `Failure` 64 for a neighbor or place that is not known, 65 and 66 for the file of
  ///   `--borders`.
  func nearnessPlan(
    _ question: NearnessQuestion, _ options: BorderFileOptions, names: PlaceNames
  ) throws(Failure) -> NearnessPlan? {
    let needsBorders = !question.neighbors.isEmpty || !question.between.isEmpty
    guard needsBorders || question.place != nil else { return nil }
    let borders = needsBorders ? try loadBorders(options) : nil
    return try Failure.translating { () throws(EngineError) in
      try NearnessPlan(question, borders: borders, layer: layer, names: names)
    }
  }

  /// The borders that the options name, or the bundled ones.
  func loadBorders(_ options: BorderFileOptions) throws(Failure) -> BorderLayer {
    let path = options.borders ?? "\(dataFolder)/borders/afg-borders.geojson"
    let borders = try Failure.translating { () throws(ReadingError) in
      try readBorders(path: path, keyField: options.borderKey)
    }
    return BorderLayer(
      name: URL(filePath: path).lastPathComponent, borders: borders,
      isBundled: options.borders == nil)
  }
}

internal import Engine
internal import Geography
internal import Readers

extension LayerOptions {
  /// The folder of the bundled data.
  func dataFolder() throws(Failure) -> String {
    try Failure.translating { () throws(ReadingError) in
      try GeoDataLocator(explicit: data).folder()
    }
  }

  /// How many layers are named, the bundled one counted when none is.
  var layerCount: Int { max(1, boundaries.count) }

  /// One of the layers that the options name, or the bundled one, checked.
  func load(_ index: Int = 0, limits: ReadingLimits) throws(Failure) -> BoundaryLayer {
    let path = try boundaryPath(index)
    let file = try Failure.translating { () throws(ReadingError) in
      try readBoundaries(
        path: path, keyField: boundaryKey.paired(with: index),
        nameField: boundaryName.paired(with: index), limits: limits)
    }
    return try Failure.translating { () throws(EngineError) in try BoundaryLayer(file) }
  }

  /// One of the layers that the options name, or the bundled one, with all its defects.
  func examine(_ index: Int, limits: ReadingLimits) throws(Failure) -> BoundaryExamination {
    let path = try boundaryPath(index)
    return try Failure.translating { () throws(ReadingError) in
      try examineBoundaries(
        path: path, keyField: boundaryKey.paired(with: index),
        nameField: boundaryName.paired(with: index), limits: limits)
    }
  }

  /// Refuses further layers where there is nothing to compare.
  func requireOneLayer() throws(Failure) {
    guard boundaries.count > 1 else { return }
    throw Failure(
      .usage, "error: \(boundaries.count) boundary layers were named, expected one",
      help: "report compares layers; run this command once for each")
  }

  /// The border lines that belong to the layer: the bundled ones, or those between its countries.
  ///
  /// - Throws: `Failure` 64 for a layer of one other country, which says nothing of its neighbors.
  func loadBorders(limits: ReadingLimits) throws(Failure) -> [Border] {
    let path = "\(try dataFolder())/borders/afg-borders.geojson"
    let bundled = try Failure.translating { () throws(ReadingError) in
      try readBorders(path: path, keyField: nil)
    }
    guard !boundaries.isEmpty else { return bundled }
    let layer = try load(limits: limits)
    let borders = BorderLayer(name: "afg-borders.geojson", borders: bundled, isBundled: true)
    guard let used = borders.used(with: layer) else {
      throw Failure(
        .usage, "error: there are no borders for the layer \(layer.summary.name)",
        help: "name a layer of several countries, whose shared edges are their borders, or leave "
          + "--boundaries out for those of Afghanistan")
    }
    return used.borders
  }

  private func boundaryPath(_ index: Int) throws(Failure) -> String {
    guard index < boundaries.count else {
      return "\(try dataFolder())/boundaries/afg-provinces.geojson"
    }
    if boundaries[index].isEmpty {
      throw Failure(.usage, "error: --boundaries names no file", help: "name a GeoJSON file")
    }
    return boundaries[index]
  }
}

extension [String] {
  /// The value that belongs to a layer by its position; a single one belongs to all.
  fileprivate func paired(with index: Int) -> String? {
    count == 1 ? self[0] : index < count ? self[index] : nil
  }
}

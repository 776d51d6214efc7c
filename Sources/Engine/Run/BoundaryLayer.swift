public import Geocoding
public import Geography
public import Readers

/// A boundary layer as it was loaded: its provinces, checked, and where they come from.
public struct BoundaryLayer: Sendable {
  public let summary: BoundarySummary
  public let provinces: ProvinceLayer

  public var catalog: ProvinceCatalog { provinces.catalog }

  /// Checks the provinces of a boundary file.
  ///
  /// - Throws: `EngineError.catalog` for missing or repeated codes, `EngineError.layer` for
  ///   provinces that are invalid or overlap.
  public init(_ file: BoundaryFile) throws(EngineError) {
    try self.init(
      provinces: file.provinces, name: file.name, sha256: file.sha256, license: file.license,
      attribution: file.attribution, accuracyMeters: file.accuracyMeters)
  }

  init(
    provinces: [Province], name: String, sha256: String? = nil, license: String? = nil,
    attribution: String? = nil, accuracyMeters: Double? = nil
  ) throws(EngineError) {
    let catalog = try Self.catalog(of: provinces, name: name)
    do throws(LayerError) { self.provinces = try ProvinceLayer(catalog) } catch {
      throw .layer(error, name: name)
    }
    summary = BoundarySummary(
      name: name, sha256: sha256, provinceCount: catalog.count, license: license,
      attribution: attribution, accuracyMeters: accuracyMeters)
  }

  /// Everything that keeps the provinces of a boundary file from use; `init` throws the first.
  public static func problems(in file: BoundaryFile) -> [EngineError] {
    do throws(EngineError) {
      let catalog = try catalog(of: file.provinces, name: file.name)
      do throws(LayerError) {
        return try ProvinceLayer.problems(in: catalog).map { .layer($0, name: file.name) }
      } catch {
        throw .layer(error, name: file.name)
      }
    } catch {
      return [error]
    }
  }

  private static func catalog(
    of provinces: [Province], name: String
  ) throws(EngineError) -> ProvinceCatalog {
    do throws(CatalogError) { return try ProvinceCatalog(provinces) } catch {
      throw .catalog(error, name: name)
    }
  }
}

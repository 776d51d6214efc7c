public import Geography
public import Statistics

/// How near the matched incidents are to borders, or to a place.
public struct NearnessReport: Sendable, Equatable {
  /// The file or layer that the borders come from, nil when none is measured to.
  public let bordersName: String?
  /// The coarsest precision that is measured.
  public let coarsest: LocationPrecision
  /// The borders in the order asked for.
  public let borders: [BorderNearness]
  public let place: PlaceNearness?

  /// The width of the bins of a histogram.
  public static let binMeters = 5_000.0
}

/// The distances to the border with one neighbor.
public struct BorderNearness: Sendable, Equatable {
  public let neighbor: String
  public let distances: TargetDistances
  /// How far each province runs along the border; shape `[provinceCount]`, by id.
  public let lengthsMeters: [Double]
  /// Whether these lengths are of edges that border and provinces share, or of stretches given to
  /// the nearest province.
  public let sharesEdges: Bool
}

/// The distances to a place.
public struct PlaceNearness: Sendable, Equatable {
  public let place: NearPlace
  public let distances: TargetDistances
}

/// The distances to one line or point.
public struct TargetDistances: Sendable, Equatable {
  /// Over all matched incidents.
  public let all: DistanceFigures
  /// Over those in the focus, nil without one.
  public let focus: DistanceFigures?
  /// Over those in each province, by id; shape `[provinceCount]`.
  public let provinces: [DistanceFigures]
  /// All measured incidents by `NearnessReport.binMeters`, the first bin from 0; it ends with the
  /// last that is not empty.
  public let histogram: [Int]
}

/// The distances of some incidents.
public struct DistanceFigures: Sendable, Equatable {
  public let measured: Int
  /// Incidents without coordinates, or located too coarsely.
  public let notMeasurable: Int
  /// The middle distance, or the mean of the two in the middle; nil when none is measured.
  public let medianMeters: Double?
  /// The least distance that nine tenths of the measured incidents do not exceed.
  public let p90Meters: Double?
  /// In the order asked for.
  public let within: [WithinDistance]
}

/// Incidents within a distance.
public struct WithinDistance: Sendable, Equatable {
  public let meters: Double
  /// Measured incidents no further away, of all matched ones of the group.
  public let share: Proportion
  /// Those that are no further away wherever their location error puts them, and those that may be;
  /// what is not measurable may be anywhere.
  public let bounds: CountBounds
}

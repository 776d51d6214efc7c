/// What is counted in a `CountingTable`: the rows that meet every requirement, by group.
public struct ScanQuery: Sendable {
  /// A requirement that a row must meet.
  public enum Requirement: Sendable {
    /// The row's code of an attribute has its bit set; a null never has, nor a code past the end.
    ///
    /// A question about lists, such as the actors of an incident, is put to each distinct list once
    /// and the bits of those that answer yes are set.
    case attribute(Int, in: Bitmap)
    /// The row's group has its bit set.
    case group(in: Bitmap)
    /// The row's own bit is set; shape `[rowCount]`.
    case rows(Bitmap)
  }

  /// Days that count, first and last included; nil counts all days and rows without one.
  public var window: ClosedRange<Int32>?
  public var requirements: [Requirement]
  /// Counts by bin and group, instead of by group: cell `bin * groupCount + group`. Days without a
  /// bin are left out.
  public var bins: DayBins?
  /// The measures that are summed, by their numbers in the table.
  public var measures: [Int]

  public init(
    window: ClosedRange<Int32>? = nil, requirements: [Requirement] = [], bins: DayBins? = nil,
    measures: [Int] = []
  ) {
    self.window = window
    self.requirements = requirements
    self.bins = bins
    self.measures = measures
  }
}

/// Days in bins, such as months: a table instead of a division for every row.
public struct DayBins: Sendable, Equatable {
  public let firstDay: Int32
  /// The bin of each day from `firstDay` on.
  public let bins: [UInt32]
  public let binCount: Int

  /// - Precondition: there is a day, the last day is one, and every bin is below `binCount`.
  public init(firstDay: Int32, bins: [UInt32], binCount: Int) {
    precondition(!bins.isEmpty, "bins need a day")
    precondition(
      Int64(firstDay) + Int64(bins.count) - 1 <= Int64(Int32.max), "the last day is too late")
    precondition(bins.allSatisfy { $0 < binCount }, "every bin is below binCount")
    self.firstDay = firstDay
    self.bins = bins
    self.binCount = binCount
  }

  var days: ClosedRange<Int32> { firstDay...(firstDay + Int32(bins.count - 1)) }
}

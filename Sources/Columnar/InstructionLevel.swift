internal import CKernels

/// Vector instructions that kernels may use; every level gives the same results.
///
/// The environment variable `GEOTALLY_SIMD` (`portable`, `avx2` or `avx512`) lowers the level for
/// tests and comparisons; it never raises it above what the processor has.
public enum InstructionLevel: Int, Sendable, CaseIterable, Comparable {
  /// Plain code for any processor.
  case portable
  /// AVX2 with BMI2, of x86-64 processors since 2013.
  case avx2
  /// AVX-512 with its F, BW, DQ and VL parts.
  case avx512

  /// The level that kernels use in this process, settled before `main`.
  public static var inForce: InstructionLevel { InstructionLevel(ck_level_in_force()) }

  /// Every level that this processor can run, the lowest first.
  public static var supported: [InstructionLevel] {
    allCases.filter { $0 <= InstructionLevel(ck_supported_level()) }
  }

  public static func < (lower: InstructionLevel, higher: InstructionLevel) -> Bool {
    lower.rawValue < higher.rawValue
  }

  private init(_ level: ck_level) {
    self =
      switch level {
      case ck_level_avx512: .avx512
      case ck_level_avx2: .avx2
      default: .portable
      }
  }
}

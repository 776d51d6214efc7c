import Testing

@testable import Statistics

@Suite struct `Normal quantiles` {
  @Test(arguments: [
    (0.5, 0), (0.25, 0.6744897501960817), (0.025, 1.9599639845400545),
    (1e-10, 6.361340902404056), (0x1p-54, 8.292361075813597),
  ])
  func `equal SciPy's`(tail: Double, z: Double) {
    #expect(abs(normalQuantile(upperTail: tail) - z) < 1e-14)
  }
}

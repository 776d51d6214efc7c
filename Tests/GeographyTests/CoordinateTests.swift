import Geography
import Testing

@Suite struct `A coordinate` {
  @Test(arguments: [
    (0, 0, true), (180, 90, true), (-180, -90, true), (180.000001, 0, false), (0, 90.1, false),
    (-181, 0, false), (0, -91, false), (Double.nan, 0, false), (0, Double.nan, false),
    (Double.infinity, 0, false), (0, -Double.infinity, false),
  ])
  func `is valid inside the range of degrees`(longitude: Double, latitude: Double, isValid: Bool) {
    #expect(Coordinate(longitude: longitude, latitude: latitude).isValid == isValid)
  }
}

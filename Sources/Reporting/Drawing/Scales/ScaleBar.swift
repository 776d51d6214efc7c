/// A length on a map, true along the parallel through the middle of the panel.
///
/// An equal-area projection cannot keep every length; elsewhere and in other directions the bar is a
/// little off.
struct ScaleBar: Sendable, Equatable {
  let kilometers: Double
  /// Pixels.
  let length: Double

  /// A round number of kilometers on at most a fifth of the panel; nil where nothing round fits.
  ///
  /// - Parameter latitude: of the middle of the panel, in degrees.
  init?(_ view: PanelView, projection: EqualAreaProjection, latitude: Double) {
    let pixelsPerKilometer =
      view.pixelsPerMeter * 1_000 * projection.scaleAlongParallel(atLatitude: latitude)
    guard pixelsPerKilometer.isFinite, pixelsPerKilometer > 0,
      let kilometers = niceNumber(atMost: view.width / 5 / pixelsPerKilometer)
    else { return nil }
    self.kilometers = kilometers
    length = kilometers * pixelsPerKilometer
  }

  var label: String {
    kilometers >= 1
      ? "\(decimalText(kilometers, decimals: 0)) km"
      : "\(decimalText(kilometers * 1_000, decimals: 0)) m"
  }
}

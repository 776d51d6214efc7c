/// How a part of the projected plane is seen in a panel: meters with y to the north become pixels
/// with y down the page.
struct PanelView: Sendable, Equatable {
  /// Pixels.
  let width: Double
  let height: Double
  let pixelsPerMeter: Double
  /// The place in meters at the middle of the panel.
  let center: PlanePoint

  /// The view that shows all of `box` in the middle, `padding` pixels from every edge.
  ///
  /// A box without width and height is shown as one of a meter.
  init(of box: PlaneBox, width: Double, height: Double, padding: Double) {
    self.width = width
    self.height = height
    center = box.center
    pixelsPerMeter = min(
      max(1, width - 2 * padding) / max(1, box.width),
      max(1, height - 2 * padding) / max(1, box.height))
  }

  /// The edges of the panel, in pixels.
  var frame: PlaneBox { PlaneBox(minX: 0, minY: 0, maxX: width, maxY: height) }

  func pixel(_ place: PlanePoint) -> PlanePoint {
    PlanePoint(
      x: width / 2 + (place.x - center.x) * pixelsPerMeter,
      y: height / 2 - (place.y - center.y) * pixelsPerMeter)
  }

  /// What the panel shows, in meters, with `margin` pixels more on every side.
  func shownMeters(margin: Double) -> PlaneBox {
    let halfWidth = (width / 2 + margin) / pixelsPerMeter
    let halfHeight = (height / 2 + margin) / pixelsPerMeter
    return PlaneBox(
      minX: center.x - halfWidth, minY: center.y - halfHeight, maxX: center.x + halfWidth,
      maxY: center.y + halfHeight)
  }

  /// A box in meters as pixels.
  func pixels(_ box: PlaneBox) -> PlaneBox {
    let low = pixel(PlanePoint(x: box.minX, y: box.minY))
    let high = pixel(PlanePoint(x: box.maxX, y: box.maxY))
    return PlaneBox(minX: low.x, minY: high.y, maxX: high.x, maxY: low.y)
  }
}

/// Words on a map.
struct MapLabel: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    case province
    case neighbor
  }

  let text: String
  let kind: Kind
  /// Around the words, in pixels.
  let box: PlaneBox
  let fontSize: Double

  /// Where the words begin to stand: the middle of their baseline.
  var baseline: PlanePoint {
    PlanePoint(x: box.center.x, y: box.center.y + fontSize * 0.35)
  }
}

/// How much room words take.
///
/// The font is the reader's: an estimate for wide sans-serif fonts in bold is used.
struct LabelSize: Sendable, Equatable {
  let width: Double
  let height: Double

  init(_ text: String, fontSize: Double, isSpaced: Bool = false) {
    let widths = text.reduce(0.0) { sum, character in
      sum + Self.emWidth(of: character) + (isSpaced ? 0.08 : 0)
    }
    width = widths * fontSize + 4
    height = fontSize * 1.25
  }

  /// In parts of the font size.
  private static func emWidth(of character: Character) -> Double {
    switch character {
    case "i", "l", "j", "I", "'", ".", ",", ":", ";", "|", "!": 0.38
    case " ", "t", "f", "r", "-", "(", ")": 0.46
    case "m", "w", "M", "W", "@", "%": 1.05
    default:
      character.isUppercase ? 0.78 : character.displayWidth > 1 ? 1.05 : 0.69
    }
  }

  func box(around center: PlanePoint) -> PlaneBox {
    PlaneBox(
      minX: center.x - width / 2, minY: center.y - height / 2, maxX: center.x + width / 2,
      maxY: center.y + height / 2)
  }
}

/// The labels of a panel: inside it, and none on another.
struct LabelPlacement: Sendable {
  let frame: PlaneBox
  private(set) var labels: [MapLabel] = []
  /// Taken by something else.
  private var taken: [PlaneBox]

  /// - Parameter taken: where no label may lie.
  init(frame: PlaneBox, taken: [PlaneBox] = []) {
    self.frame = frame.grown(by: -3)
    self.taken = taken
  }

  /// Puts a label where `cost` is least among the candidates that are free; of equal ones at the
  /// first.
  ///
  /// - Parameter cost: nil where the label must not stand.
  /// - Returns: whether there was a place.
  @discardableResult
  mutating func place(
    _ text: String, _ kind: MapLabel.Kind, fontSize: Double, at candidates: [PlanePoint],
    cost: (PlanePoint, PlaneBox) -> Double?
  ) -> Bool {
    let size = LabelSize(text, fontSize: fontSize, isSpaced: kind == .neighbor)
    var best: (box: PlaneBox, cost: Double)?
    for center in candidates {
      let box = size.box(around: center)
      guard frame.contains(box), !taken.contains(where: { $0.overlaps(box) }),
        let cost = cost(center, box), cost < best?.cost ?? .infinity
      else { continue }
      best = (box, cost)
    }
    guard let best else { return false }
    taken.append(best.box)
    labels.append(MapLabel(text: text, kind: kind, box: best.box, fontSize: fontSize))
    return true
  }
}

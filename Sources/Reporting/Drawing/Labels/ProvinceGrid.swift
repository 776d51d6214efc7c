/// Which province lies where in a panel, by cells of a few pixels: what labels are placed by.
struct ProvinceGrid: Sendable {
  private let columns: Int
  private let rows: Int
  /// Indices of provinces, -1 outside of all; shape `[rows * columns]`.
  private var provinces: [Int32]

  /// Pixels.
  static let side = 4.0

  /// - Complexity: O(rows × edges) at worst, for shapes as high as the panel.
  init(_ drawing: LayerDrawing, frame: PlaneBox) {
    columns = max(1, Int((frame.width / Self.side).rounded(.up)))
    rows = max(1, Int((frame.height / Self.side).rounded(.up)))
    provinces = Array(repeating: -1, count: columns * rows)
    for shape in drawing.shapes { fill(shape) }
  }

  /// Marks the cells whose middle lies inside, row by row.
  private mutating func fill(_ shape: LayerDrawing.Shape) {
    guard let box = PlaneBox(shape.rings.lazy.joined()) else { return }
    let first = max(0, Int(box.minY / Self.side))
    let last = min(rows - 1, Int(max(0, box.maxY) / Self.side))
    guard first <= last else { return }
    var crossings = [[Double]](repeating: [], count: last - first + 1)
    for ring in shape.rings {
      guard var previous = ring.last else { continue }
      for vertex in ring {
        let (low, high) = previous.y < vertex.y ? (previous, vertex) : (vertex, previous)
        let from = max(first, Int((low.y / Self.side - 0.5).rounded(.up)))
        let to = min(last, Int((high.y / Self.side - 0.5).rounded(.up)) - 1)
        if from <= to {
          for row in from...to {
            let part = ((Double(row) + 0.5) * Self.side - low.y) / (high.y - low.y)
            crossings[row - first].append(low.x + (high.x - low.x) * part)
          }
        }
        previous = vertex
      }
    }
    for (offset, crossed) in crossings.enumerated() {
      let sorted = crossed.sorted()
      for pair in stride(from: 0, to: sorted.count - 1, by: 2) {
        let from = max(0, Int((sorted[pair] / Self.side - 0.5).rounded(.up)))
        let to = min(columns - 1, Int((sorted[pair + 1] / Self.side - 0.5).rounded(.up)) - 1)
        guard from <= to else { continue }
        for column in from...to {
          provinces[(first + offset) * columns + column] = Int32(shape.province)
        }
      }
    }
  }

  /// The part of a box's cells whose province fulfills `condition`, in `0...1`; the province is nil
  /// outside of all.
  func part(of box: PlaneBox, where condition: (Int?) -> Bool) -> Double {
    let left = max(0, Int(box.minX / Self.side))
    let right = min(columns - 1, Int(max(0, box.maxX) / Self.side))
    let top = max(0, Int(box.minY / Self.side))
    let bottom = min(rows - 1, Int(max(0, box.maxY) / Self.side))
    guard left <= right, top <= bottom else { return 0 }
    var count = 0
    for row in top...bottom {
      for column in left...right {
        let province = provinces[row * columns + column]
        if condition(province < 0 ? nil : Int(province)) { count += 1 }
      }
    }
    return Double(count) / Double((right - left + 1) * (bottom - top + 1))
  }
}

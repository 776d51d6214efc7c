/// A bar of block characters, in eighths of a cell; anything above zero shows at least one eighth.
///
/// - Parameters:
///   - fraction: In `0...1`, the part of `width` to fill.
///   - width: In cells.
func bar(_ fraction: Double, width: Int) -> String {
  let partials = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
  let units = (fraction * Double(width * 8)).rounded()
  guard fraction > 0, let eighths = Int(exactly: max(1, units)) else { return "" }
  let limited = min(eighths, width * 8)
  return String(repeating: "█", count: limited / 8) + partials[limited % 8]
}

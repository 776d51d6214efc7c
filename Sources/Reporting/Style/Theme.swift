/// A color of the sRGB space.
struct Color: Sendable, Equatable, Hashable {
  let red: UInt8
  let green: UInt8
  let blue: UInt8

  /// - Parameter hex: such as `0xFAF9F6`.
  init(_ hex: UInt32) {
    red = UInt8(hex >> 16 & 0xFF)
    green = UInt8(hex >> 8 & 0xFF)
    blue = UInt8(hex & 0xFF)
  }

  /// The color in style sheets and drawings, such as `#faf9f6`.
  var hex: String {
    let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

/// The colors of the page and of its drawings.
///
/// Style sheets know them as custom properties by the names in `colors`, such as `var(--ink)`;
/// drawings that stand alone take the values.
struct Theme: Sendable {
  let background: Color
  let card: Color
  let ink: Color
  /// Text of second rank.
  let muted: Color
  let rule: Color
  /// Points, markers and intervals, and nothing else.
  let accent: Color
  /// The accent where it is the color of a text.
  let accentText: Color
  /// Bars and the large figure.
  let bar: Color
  let barStrong: Color
  /// Bars of what is not in focus.
  let barMuted: Color
  /// The track behind a bar.
  let track: Color
  /// Classes of counts, from none to the most; shape `[6]`.
  let ramp: [Color]
  /// Land of other countries.
  let foreign: Color
  /// Outline of the country and of provinces.
  let outline: Color
  let provinceLine: Color
  /// Around circles and labels, so that they stand out on any class.
  let halo: Color
  let good: Color
  let goodBackground: Color
  let caution: Color
  let cautionBackground: Color

  static let light = Theme(
    background: Color(0xFAF9F6), card: Color(0xFFFFFF), ink: Color(0x18212B),
    muted: Color(0x566270), rule: Color(0xE4E1D9), accent: Color(0xC2410C),
    accentText: Color(0xC2410C), bar: Color(0x21708D), barStrong: Color(0x0B4263),
    barMuted: Color(0x8A949E), track: Color(0xECE9E1),
    ramp: [0xFDFCFA, 0xD3E6E8, 0x9FCBD2, 0x569FB4, 0x21708D, 0x0B4263].map(Color.init),
    foreign: Color(0xECE9E1), outline: Color(0x566270), provinceLine: Color(0xB9B5AA),
    halo: Color(0xFFFFFF), good: Color(0x0B6B4F), goodBackground: Color(0xE3F1EB),
    caution: Color(0x8A4B00), cautionBackground: Color(0xFBEEDC))

  static let dark = Theme(
    background: Color(0x0E141B), card: Color(0x151D26), ink: Color(0xE9EEF3),
    muted: Color(0x9DABB8), rule: Color(0x2A3541), accent: Color(0xFF8F45),
    accentText: Color(0xFF8F45), bar: Color(0x56B4CC), barStrong: Color(0xB9E7EE),
    barMuted: Color(0x7C8894), track: Color(0x202B36),
    ramp: [0x202B36, 0x1F4150, 0x21627A, 0x2A83A0, 0x3F9FB9, 0x7FCBD8].map(Color.init),
    foreign: Color(0x0B1016), outline: Color(0x8494A3), provinceLine: Color(0x3B4855),
    halo: Color(0x0E141B), good: Color(0x74D9B4), goodBackground: Color(0x12352B),
    caution: Color(0xFFC27A), cautionBackground: Color(0x3A2A14))

  /// Every color by the name of its custom property.
  var colors: [(name: String, color: Color)] {
    let named: [(String, Color)] = [
      ("background", background), ("card", card), ("ink", ink), ("muted", muted), ("rule", rule),
      ("accent", accent), ("accent-text", accentText), ("bar", bar), ("bar-strong", barStrong),
      ("bar-muted", barMuted), ("track", track), ("foreign", foreign), ("outline", outline),
      ("province-line", provinceLine), ("halo", halo), ("good", good),
      ("good-background", goodBackground), ("caution", caution),
      ("caution-background", cautionBackground),
    ]
    return named.map { (name: $0.0, color: $0.1) }
      + ramp.enumerated().map { (name: "class-\($0.offset)", color: $0.element) }
  }
}

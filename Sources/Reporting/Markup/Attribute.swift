/// An attribute of an element, escaped.
struct Attribute: Sendable, Equatable {
  /// A space, the name, and the quoted value.
  fileprivate let source: String

  /// - Precondition: `name` is of ASCII letters, digits, hyphens and colons; it runs no program
  ///   (`on…`) and leads nowhere (`href`, `src`): for these there is `href(_:)`.
  init(_ name: StaticString, _ value: String) {
    let name = "\(name)"
    precondition(name.isMarkupName, "'\(name)' names no attribute")
    precondition(!name.hasPrefix("on"), "no attribute runs a program: \(name)")
    precondition(name != "href" && name != "src", "\(name) takes a Link")
    source = " \(name)=\"\(value.escapedForMarkup)\""
  }

  init(_ name: StaticString, _ value: Int) { self.init(name, "\(value)") }

  /// A length or position of a drawing, with at most `decimals` digits after the point.
  init(_ name: StaticString, _ value: Double, decimals: Int = 1) {
    self.init(name, drawingNumber(value, decimals: decimals))
  }

  private init(source: String) { self.source = source }

  /// Where a link leads.
  static func href(_ link: Link) -> Attribute {
    Attribute(source: " href=\"\(link.address.escapedForMarkup)\"")
  }

  static func `class`(_ names: String) -> Attribute { Attribute("class", names) }

  static func id(_ id: String) -> Attribute { Attribute("id", id) }
}

extension [Attribute] {
  var source: String {
    reduce(into: "") { $0 += $1.source }
  }
}

/// An address that a link may lead to: a place on the page, a file beside it, or data in it. No
/// other can be made, so that no link runs a program or leaves for the network.
struct Link: Sendable, Equatable {
  fileprivate let address: String

  /// A place on the same page.
  static func place(_ id: StaticString) -> Link { Link(address: "#\(id)") }

  /// A file in the folder of the page.
  static func sibling(fileName: String) -> Link {
    Link(address: "./\(percentEncoded(fileName))")
  }

  /// A CSV file that the page carries.
  static func csv(_ text: String) -> Link {
    Link(address: "data:text/csv;charset=utf-8,\(percentEncoded(text))")
  }
}

/// The text with every byte but letters, digits and `-._~` written as `%XX`.
///
/// - Source: RFC 3986, section 2.1.
private func percentEncoded(_ text: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count * 2)
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      bytes.append(byte)
    default:
      bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// A number of a drawing in the fewest characters: at most `decimals` digits after the point, no
/// zeros at the end, no negative zero; `0` where it is not finite.
///
/// - Parameter decimals: In `0...6`.
func drawingNumber(_ value: Double, decimals: Int = 1) -> String {
  let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
  let scaled = (value * Double(scale)).rounded(.toNearestOrAwayFromZero)
  guard let units = Int(exactly: scaled) else { return "0" }
  let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: UInt(scale))
  let sign = units < 0 ? "-" : ""
  guard rest > 0 else { return "\(sign)\(whole)" }
  var digits = "\(rest)"
  digits = String(repeating: "0", count: decimals - digits.count) + digits
  while digits.last == "0" { digits.removeLast() }
  return "\(sign)\(whole).\(digits)"
}

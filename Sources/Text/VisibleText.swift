extension String {
  /// The text with every character that would steer a terminal or hide from a reader shown as
  /// `\u{…}`: controls, marks of direction, line separators, invisible and unassigned characters.
  ///
  /// Joiners and variation selectors are kept: Persian and Pashto words are spelled with them.
  /// - Complexity: O(length).
  public var visible: String { visible(keepingLayout: false) }

  /// The same for the text of a program, in which line feeds and tabs have their meaning.
  ///
  /// - Parameters:
  ///   - keepingLayout: whether line feeds and tabs are left.
  ///   - keepingColors: whether sequences that set colors, and no others, are left.
  public func visible(keepingLayout: Bool, keepingColors: Bool = false) -> String {
    func hides(_ scalar: Unicode.Scalar) -> Bool {
      scalar.needsEscape && !(keepingLayout && (scalar == "\n" || scalar == "\t"))
    }
    guard unicodeScalars.contains(where: hides) else { return self }
    var result = ""
    var rest = unicodeScalars[...]
    while let scalar = rest.first {
      if keepingColors, let sequence = rest.colorSequence {
        result.unicodeScalars.append(contentsOf: sequence)
        rest = rest[sequence.endIndex...]
        continue
      }
      if hides(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
      rest.removeFirst()
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is a control, a mark of direction, a line separator, unassigned or
  /// invisible.
  public var needsEscape: Bool {
    if isASCII { return value < 0x20 || value == 0x7F }
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return true
    default: break
    }
    guard properties.isDefaultIgnorableCodePoint || properties.isBidiControl || value == 0xFEFF
    else { return false }
    return !(0x200C...0x200D).contains(value) && !properties.isVariationSelector
  }
}

extension String.UnicodeScalarView.SubSequence {
  /// The sequence that sets a color with which the text begins: ESC [, digits and semicolons, m.
  fileprivate var colorSequence: Self? {
    let start = "\u{1B}[".unicodeScalars
    guard starts(with: start) else { return nil }
    let parameters = dropFirst(start.count).prefix { $0 == ";" || ("0"..."9").contains($0) }
    guard parameters.endIndex < endIndex, self[parameters.endIndex] == "m" else { return nil }
    return self[...parameters.endIndex]
  }
}

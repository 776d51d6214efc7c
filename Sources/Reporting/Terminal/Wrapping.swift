extension String {
  /// The text in lines of at most `width` cells, broken at spaces; a word that is longer than a
  /// line is broken where the line ends, and a percent sign stays with its number.
  func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in words {
      let needed = word.displayWidth
      if used > 0, used + 1 + needed <= width {
        line += " \(word)"
        used += 1 + needed
        continue
      }
      if used > 0 { lines.append(line) }
      var pieces = word.cut(to: width)
      line = pieces.popLast() ?? ""
      used = line.displayWidth
      lines += pieces
    }
    return used > 0 || lines.isEmpty ? lines + [line] : lines
  }

  /// The text in at most `width` cells, with an ellipsis where something is left out.
  func shortened(to width: Int) -> String {
    guard displayWidth > width else { return self }
    guard width > 1, let start = cut(to: width - 1).first else { return width > 0 ? "…" : "" }
    return "\(start)…"
  }

  /// The text followed or preceded by spaces to fill `width` cells.
  func padded(to width: Int, flushRight: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, width - displayWidth))
    return flushRight ? spaces + self : self + spaces
  }

  private var words: [String] {
    var words: [String] = []
    for word in split(separator: " ") {
      if word.first == "%", let last = words.popLast() {
        words.append("\(last) \(word)")
      } else {
        words.append(String(word))
      }
    }
    return words
  }

  /// Pieces of at most `width` cells.
  private func cut(to width: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for character in self {
      let needed = character.displayWidth
      if used > 0, used + needed > width {
        pieces.append(piece)
        piece = ""
        used = 0
      }
      piece.append(character)
      used += needed
    }
    return pieces + [piece]
  }
}

extension NameText {
  /// The consonants of some words, one ASCII letter each, the same for all romanizations of a name
  /// and for its spelling in Arabic script: `Kunduz`, `Qonduz` and `کندز` give `kndz`.
  ///
  /// Vowels are dropped but for one at the very beginning (`a`), and so are the semivowels that
  /// stand for one (`w`, `v`, `y` before a consonant or at the end, a final `h`). Letters that
  /// romanizations mix up are one: `q`, `k` and `c`; `g` and `gh`; `w` and `v`. Doubled Latin
  /// consonants count once. Empty for other scripts.
  public func skeleton(of range: Range<Int>) -> [UInt8] {
    var skeleton: [UInt8] = []
    var sounds: [Sound] = []
    for word in words[range] {
      sounds.removeAll(keepingCapacity: true)
      appendSounds(of: letters.span.extracting(word.letters), to: &sounds)
      appendConsonants(of: sounds, to: &skeleton)
    }
    return skeleton
  }

  private func appendSounds(of letters: Span<UInt8>, to sounds: inout [Sound]) {
    var index = 0
    while index < letters.count {
      let byte = letters[index]
      if byte < 0x80 {
        let next = index + 1 < letters.count ? letters[index + 1] : 0
        let (sound, length) = latinSound(byte, next)
        // A doubled consonant; the vowel between two of them keeps both.
        if sound.isVowel || sounds.last != sound { sounds.append(sound) }
        index += length
      } else if byte >= 0xC0, byte < 0xE0, index + 1 < letters.count {
        let scalar = UInt32(byte & 0x1F) << 6 | UInt32(letters[index + 1] & 0x3F)
        if let sound = arabicSound(scalar) { sounds.append(sound) }
        index += 2
      } else {
        index += 1
      }
    }
  }
}

/// A sound of a name: an ASCII letter, `a` for any vowel.
private struct Sound: Equatable {
  let code: UInt8
  /// Letters that are a vowel or a consonant by what follows: w, y and h.
  var isVowel: Bool { code == UInt8(ascii: "a") }

  init(_ letter: Unicode.Scalar) { code = UInt8(ascii: letter) }
  init(code: UInt8) { self.code = code }
}

private func appendConsonants(of sounds: [Sound], to skeleton: inout [UInt8]) {
  for (index, sound) in sounds.enumerated() {
    let isFirst = index == 0
    let next = index + 1 < sounds.count ? sounds[index + 1] : nil
    switch sound.code {
    case UInt8(ascii: "a"):
      if isFirst && skeleton.isEmpty { skeleton.append(sound.code) }
    case UInt8(ascii: "w"):
      let isFinalH = next?.code == UInt8(ascii: "h") && index + 2 == sounds.count
      if isFirst || next?.isVowel == true || isFinalH { skeleton.append(sound.code) }
    case UInt8(ascii: "y"):
      if isFirst { skeleton.append(sound.code) }
    case UInt8(ascii: "h"):
      if next != nil { skeleton.append(sound.code) }
    default: skeleton.append(sound.code)
    }
  }
}

private func latinSound(_ letter: UInt8, _ next: UInt8) -> (Sound, Int) {
  if next == UInt8(ascii: "h") {
    switch letter {
    case UInt8(ascii: "k"): return (Sound("x"), 2)
    case UInt8(ascii: "g"): return (Sound("g"), 2)
    case UInt8(ascii: "s"): return (Sound("$"), 2)
    case UInt8(ascii: "c"): return (Sound("c"), 2)
    case UInt8(ascii: "z"): return (Sound("j"), 2)
    case UInt8(ascii: "p"): return (Sound("f"), 2)
    default: break
    }
  }
  switch letter {
  case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
    UInt8(ascii: "u"):
    return (Sound("a"), 1)
  case UInt8(ascii: "q"), UInt8(ascii: "c"), UInt8(ascii: "k"): return (Sound("k"), 1)
  case UInt8(ascii: "v"), UInt8(ascii: "w"): return (Sound("w"), 1)
  default: return (Sound(code: letter), 1)
  }
}

/// The sound of a letter of the folded Arabic script, nil for what has none.
private func arabicSound(_ scalar: UInt32) -> Sound? {
  switch scalar {
  case 0x0627, 0x0639: Sound("a")
  case 0x0628: Sound("b")
  case 0x067E: Sound("p")
  case 0x062A, 0x0637: Sound("t")
  case 0x062B, 0x0633, 0x0635: Sound("s")
  case 0x062C, 0x0698: Sound("j")
  case 0x0686: Sound("c")
  case 0x062D, 0x0647: Sound("h")
  case 0x062E: Sound("x")
  case 0x062F: Sound("d")
  case 0x0630, 0x0632, 0x0636, 0x0638: Sound("z")
  case 0x0631: Sound("r")
  case 0x0634: Sound("$")
  case 0x063A, 0x06AF: Sound("g")
  case 0x0641: Sound("f")
  case 0x0642, 0x06A9: Sound("k")
  case 0x0644: Sound("l")
  case 0x0645: Sound("m")
  case 0x0646: Sound("n")
  case 0x0648: Sound("w")
  case 0x064A: Sound("y")
  case 0x30...0x39: Sound(code: UInt8(scalar))
  default: nil
  }
}

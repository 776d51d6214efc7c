extension String {
  /// The text as place names are compared: one run of folded letters and digits without spaces.
  ///
  /// Beyond `folded`: letters of Persian, Pashto, Urdu and Arabic keyboards that spell the same
  /// name become one (`ی` and `ي`, `ک` and `ك`, `ړ` and `ر`, `ة` and `ه`), digits become ASCII, an
  /// English possessive is dropped, and so are the words for province and district in any
  /// language, the particles between the words of a name, spaces and hyphens: `Sar-e Pul`,
  /// `Sar i Pul` and `Sarpul` are one. Words for cities and buildings stay; they may be the name.
  /// A text of nothing but administrative words is its own key.
  /// - Complexity: O(length).
  public var matchingKey: String {
    let text = NameText(self)
    var key: [UInt8] = []
    for word in text.words where !word.role.isAdministrative {
      key.append(contentsOf: text.letters[word.letters])
    }
    return String(decoding: key.isEmpty ? text.letters : key, as: UTF8.self)
  }
}

internal import Text

/// Words of dates, as datelines have them.
enum DateWords {
  private static let latin = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let arabic = [
    "جنوری", "فبروری", "فوریه", "ژانویه", "مارچ", "مارس", "اپریل", "آوریل", "می", "مه", "جون",
    "ژوئن",
    "جولای", "ژوئیه", "اگست", "اگوست", "سپتمبر", "سپتامبر", "اکتوبر", "اکتبر", "نومبر", "نوامبر",
    "دسمبر", "دسامبر", "حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی",
    "دلو", "حوت", "وری", "غویی", "غبرګولی", "چنګاښ", "زمری", "وږی", "تله", "لړم", "لیندۍ", "مرغومی",
    "سلواغه", "کب",
  ].map(\.matchingKey)
  private static let agencies = [
    "باختر", "پژواک", "رویترز", "خبرگزاری", "آژانس", "خامه", "طلوع", "آریانا", "صدای", "افغان",
  ].map(\.matchingKey)

  /// Whether folded letters are the name of a month or begin with one.
  static func isMonth(_ letters: ArraySlice<UInt8>) -> Bool {
    guard let first = letters.first, first >= 0x80 else {
      return letters.count >= 3 && letters.count <= 9
        && latin.contains { letters.starts(with: $0.utf8) }
    }
    return arabic.contains { letters.elementsEqual($0.utf8) }
  }

  /// Whether folded letters are part of the name of a news agency in Arabic script.
  static func isAgency(_ letters: ArraySlice<UInt8>) -> Bool {
    agencies.contains { letters.elementsEqual($0.utf8) }
  }

  static func isNumber(_ letters: ArraySlice<UInt8>) -> Bool {
    letters.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}

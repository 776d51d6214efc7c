import Foundation
import Testing
import Text

@Suite struct `Spoiled text` {
  @Test(arguments: ["Kâbul", "Nangarhâr", "São Tomé", "ننگرهار", "Žena", "Łódź", "–", "“x”"])
  func `is known by its letters in pieces`(text: String) throws {
    let spoiled = try #require(String(data: Data(text.utf8), encoding: .isoLatin1))
    #expect(spoiled.isSpoiled)
    #expect(!text.isSpoiled)
  }

  @Test(arguments: ["KÃ¢bul", "Ù†Ù†Ú¯Ø±Ù‡Ø§Ø±", "Itâ€™s", "CafÃ©"])
  func `is known as Windows shows it`(text: String) { #expect(text.isSpoiled) }

  @Test(arguments: [
    "", "Kabul", "Île d’Yeu", "Ñuñoa", "À Â Ç", "Ðà Nẵng", "Ärmä", "100 °C", "Škofja Loka", "Á",
    "Übergröße – neu", "CAFÉ “X”",
  ])
  func `is no other text`(text: String) { #expect(!text.isSpoiled) }
}

/// What a word does in a place text.
public enum WordRole: UInt8, Sendable {
  /// Part of a name, as far as this table knows.
  case name
  /// Ties the words of one name together: `e`, `i`, `wa`.
  case particle
  /// Says that a name is a province's: `province`, `wilayat`.
  case province
  /// Says that a name is a district's: `district`, `uluswali`.
  case district
  /// Says that a name is a city's or town's.
  case settlement
  /// Says that a name is a village's: one of many that no table has.
  case village
  /// A building, an institution, a piece of land: something in or near the place that is named.
  case facility
  /// A road, named for where it leads.
  case road
  /// A river or another water, named for more places than it touches here.
  case water
  /// `border`: what follows or precedes lies on the other side.
  case border
  /// `embassy`: the country named is not where it stands.
  case diplomatic
  /// A rank or an honorific: the name that follows is a person's.
  case title
  /// `northern`, `central`, `near`, `outskirts`.
  case direction
  /// `in`, `of`, `the`, `and`.
  case connective
  /// A government that is named for its seat: `administration`.
  case regime

  /// Whether matching keys leave the word out.
  public var isAdministrative: Bool { self == .province || self == .district }

  /// Whether a name keeps its meaning without the word before or behind it.
  public var isGeneric: Bool {
    switch self {
    case .province, .district, .settlement, .village, .facility, .direction, .connective: true
    default: false
    }
  }
}

/// The words that have a role, folded.
final class PlaceWords: Sendable {
  static let shared = PlaceWords()

  private let table: KeyTable
  private let roles: [WordRole]

  private init() {
    var table = KeyTable()
    var roles: [WordRole] = []
    for (role, words) in Self.vocabulary {
      for word in words.split(whereSeparator: \.isWhitespace) {
        var builder = NameTextBuilder(roles: nil)
        let utf8 = Array(word.utf8)
        builder.read(utf8.span)
        builder.finish()
        if table.insert(builder.letters.span) == roles.count { roles.append(role) }
      }
    }
    self.table = table
    self.roles = roles
  }

  func role(of letters: Span<UInt8>) -> WordRole {
    guard letters.count <= 24, let key = table.find(letters) else { return .name }
    return roles[key]
  }

  /// Latin words as English texts, GeoNames and the agencies write them, then Persian and Pashto.
  private static let vocabulary: [(WordRole, String)] = [
    (.particle, "e i ye yi y o u w wa va aw و"),
    (
      .province,
      """
      province provinces prov wilayat wilayah wilaya wilayet wilayats welayat velayat velayet
      vilayat vilayet ولایت ولایات ولایتونو ولایتونه ولایتها ولایتهای
      """
    ),
    (
      .district,
      """
      district districts dist uluswali woluswali wuluswali wuleswali oluswali olusvali ulusvali
      vulesvali woleswali uluswaly subdistrict ولسوالی ولسوالۍ اولسوالی ولسوالیها ولسوالیهای ولسوالیو
      """
    ),
    (
      .settlement,
      """
      city cities town township shahr shahri shar municipality markaz capital centre center
      شهر ښار ښاروالی مرکز
      """
    ),
    (.village, "village villages hamlet settlement kalay kaley qarya قریه قریهٔ کلی کلي ده"),
    (
      .facility,
      """
      airport airfield airbase mosque masjid shrine hospital clinic school madrasa madrassa
      university college academy institute hotel restaurant market bazaar bazar hall stadium club
      prison jail police station headquarters hq base camp compound checkpoint checkpost post
      outpost garrison barracks ministry department office building house court bank square
      roundabout bridge park garden cemetery church gurdwara temple neighborhood neighbourhood
      area areas locality plain plains suburb suburbs region valley zone sector quarter block gate dam tunnel pass mountain mountains
      desert military army wedding voter registration education cultural maternity memorial
      ceremony refugee affairs central airstrip fob pd unit tv radio guesthouse council
      مسجد شفاخانه مکتب پوهنتون بازار هوایی فرودگاه زندان ناحیه منطقه سیمه سیمې روغتون
      هوټل هوتل چهارراهی جومات محبس قوماندانی
      """
    ),
    (
      .road,
      """
      highway road route motorway freeway street avenue lane boulevard شاهراه سرک سړک جاده کوچه
      خیابان لویه‌لار
      """
    ),
    (.water, "river rivers canal lake rud rod darya رود رودخانه دریا دریای سیند"),
    (.border, "border borders frontier crossing مرز سرحد"),
    (
      .diplomatic,
      "embassy consulate mission ambassador embassies consulates سفارت قونسلگری کنسولگری"
    ),
    (
      .title,
      """
      general gen lieutenant lt colonel col major maj captain capt sergeant brigadier brig mr mrs ms
      dr doctor president minister governor commander mullah mulla mawlawi maulvi maulavi mawlavi
      molvi mufti sheikh shaikh qari hafiz haji hajji ustad ostad engineer prof professor senator
      judge spokesman spokesperson spokeswoman جنرال ډګروال ملا مولوی حاجی قاری وزیر
      """
    ),
    (
      .direction,
      """
      northern southern eastern western north south east west northeast northwest southeast
      southwest northeastern northwestern southeastern southwestern near outside around outskirts
      vicinity inside downtown greater upper lower outer inner
      """
    ),
    (
      .connective,
      "in at of the and from to on or by between for via والی د در په به از او تر کې کښې ته څخه های ها"
    ),
    (.regime, "administration regime"),
  ]
}

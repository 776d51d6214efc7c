/// The words of the rows, in ACLED's spelling. What they tell never happened.
struct SyntheticTexts {
  /// A type with its sub-type, and how often it occurs.
  struct EventType {
    let disorder: [UInt8]
    let type: [UInt8]
    let subType: [UInt8]
    let weight: Double
    let involvesCivilians: Bool
    let noun: [UInt8]
  }

  struct Actor {
    let name: [UInt8]
    let group: [UInt8]
  }

  let types: [EventType]
  let states: [Actor]
  let groups: [Actor]
  let civilians: Actor
  let sources: [[UInt8]]
  /// What stands between the date and the fatalities, escaped for a quoted field.
  let notes: [[UInt8]]
  private let typeChoice: WeightedChoice

  init(random: inout SplitMix64) {
    types = Self.typeRows.map { row in
      EventType(
        disorder: Array(row.0.utf8), type: Array(row.1.utf8), subType: Array(row.2.utf8),
        weight: row.3, involvesCivilians: row.1 == "Violence against civilians",
        noun: Array(row.4.utf8))
    }
    states = Self.stateNames.map { Self.actor($0, "State forces") }
    groups = Self.groupNames.map { name in
      let isUnknown = name.hasPrefix("Unidentified")
      return Self.actor(name, isUnknown ? "Political militia" : "Rebel group")
    }
    civilians = Self.actor("Civilians (Afghanistan)", "Civilians")
    sources = Self.sourceNames.map { Array($0.utf8) }
    notes = (0..<4096).map { number in Self.note(number, &random) }
    typeChoice = WeightedChoice(Self.typeRows.map(\.3))
  }

  func drawType(_ random: inout SplitMix64) -> EventType { types[typeChoice.draw(&random)] }

  private static func actor(_ name: String, _ group: String) -> Actor {
    // Only what holds a delimiter or a quote is quoted, as exports do.
    Actor(name: Array((name.contains(",") ? "\"\(name)\"" : name).utf8), group: Array(group.utf8))
  }

  /// Some notes have commas, some doubled quotes, some a line break: all that a reader must stand.
  private static func note(_ number: Int, _ random: inout SplitMix64) -> [UInt8] {
    let target = 45 + random.below(290)
    var text = ""
    while text.utf8.count < target {
      text += text.isEmpty ? "" : number.isMultiple(of: 9) ? "\n" : " "
      text += sentences[random.below(sentences.count)]
    }
    if number.isMultiple(of: 7) { text += " The report calls the place \"\"the old post\"\"." }
    return Array(text.utf8)
  }

  private static let typeRows: [(String, String, String, Double, String)] = [
    ("Political violence", "Battles", "Armed clash", 40, "an armed clash"),
    ("Political violence", "Explosions/Remote violence", "Air/drone strike", 14, "an air strike"),
    (
      "Political violence", "Explosions/Remote violence", "Remote explosive/landmine/IED", 12,
      "an explosion"
    ),
    (
      "Political violence", "Explosions/Remote violence", "Shelling/artillery/missile attack", 8,
      "shelling"
    ),
    ("Political violence", "Explosions/Remote violence", "Suicide bomb", 1, "a suicide bombing"),
    ("Political violence", "Violence against civilians", "Attack", 8, "an attack"),
    (
      "Political violence", "Violence against civilians", "Abduction/forced disappearance", 2,
      "an abduction"
    ),
    ("Demonstrations", "Protests", "Peaceful protest", 6, "a peaceful protest"),
    ("Demonstrations", "Riots", "Violent demonstration", 1, "a demonstration"),
    ("Strategic developments", "Strategic developments", "Arrests", 3, "arrests"),
    (
      "Strategic developments", "Strategic developments", "Looting/property destruction", 2,
      "destruction of property"
    ),
    ("Strategic developments", "Strategic developments", "Other", 3, "a development"),
  ]
  private static let stateNames = [
    "Military Forces of Afghanistan (2014-2021)",
    "Military Forces of Afghanistan (2014-2021) Afghan National Security Directorate",
    "Military Forces of Afghanistan (2014-2021) Special Forces",
    "Police Forces of Afghanistan (2014-2021)",
    "Police Forces of Afghanistan (2014-2021) Afghan Local Police",
    "Military Forces of the United States (2017-2021)",
    "NATO: North Atlantic Treaty Organization",
    "Military Forces of Afghanistan (2014-2021), Border Force",
  ]
  private static let groupNames = [
    "Taliban", "Islamic State Khorasan Province (ISKP)",
    "Taliban and/or Islamic State (Afghanistan)",
    "Unidentified Armed Group (Afghanistan)", "Haqqani Network", "TTP: Tehreek-i-Taliban Pakistan",
    "Taliban Splinter Group (Afghanistan)",
  ]
  private static let sourceNames = [
    "Afghan Islamic Press News Agency", "Pajhwok Afghan News", "Khaama Press", "Xinhua",
    "Voice of Jihad; Pajhwok Afghan News", "Undisclosed Source; Afghan Islamic Press News Agency",
    "Tolo News; Khaama Press", "Bakhtar News Agency",
  ]
  private static let sentences = [
    "The number of people involved was not given.",
    "A local official confirmed the incident, and no group had claimed it by the day of the report.",
    "Residents gave other figures than the ministry did.",
    "According to the provincial office, two vehicles and a building were damaged.",
    "The district road was closed for several hours.",
    "Other sources place the incident in a village nearby, on the same day.",
    "The account could not be verified independently.",
    "Injured people were taken to the provincial hospital.",
    "The event was recorded from a summary of several days, and its date is approximate.",
    "No further details were available.",
    "Figures were coded as the most conservative that were reported.",
    "The statement named the area, the time, and the units that took part.",
  ]
}

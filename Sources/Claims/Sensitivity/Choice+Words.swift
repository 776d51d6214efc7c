extension Choice {
  /// An option as people read it.
  public func words(_ option: Int) -> String {
    let name = options[option]
    switch axis {
    case .precision: return AcceptedPrecision(rawValue: name)?.words ?? name
    case .method: return CountingMethod(rawValue: name)?.words ?? name
    case .actors: return option == 0 ? "actors as asked" : "actors read widely"
    case .kinds: return option == 0 ? "kinds as asked" : "kinds read widely"
    case .window: return WindowShift(rawValue: name)?.words ?? name
    case .layer: return "in \(name)"
    }
  }

  /// The choice as people read it.
  public var title: String {
    switch axis {
    case .precision: "Location precision accepted"
    case .method: "How incidents become a figure"
    case .actors: "Actors"
    case .kinds: "Kinds"
    case .window: "Window"
    case .layer: "Boundary layer"
    }
  }
}

extension AcceptedPrecision {
  fileprivate var words: String {
    switch self {
    case .any: "at any location precision"
    case .district: "located to a district or better"
    case .precise: "located to a settlement or within 25 km"
    }
  }
}

extension CountingMethod {
  fileprivate var words: String {
    switch self {
    case .coded: "as coded"
    case .lowest: "the least that precision allows"
    case .highest: "the most that precision allows"
    case .fractional: "spread over possible provinces"
    case .perDayAndDistrict: "one per day and district"
    case .deathsBest: "reported deaths"
    case .deathsLow: "reported deaths, low figures"
    case .deathsHigh: "reported deaths, high figures"
    }
  }
}

extension WindowShift {
  fileprivate var words: String {
    switch self {
    case .stated: "the window as stated"
    case .beginsEarlier: "the window begun a month earlier"
    case .beginsLater: "the window begun a month later"
    case .endsEarlier: "the window ended a month earlier"
    case .endsLater: "the window ended a month later"
    }
  }
}

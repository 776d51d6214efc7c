internal import Engine
internal import Geography
internal import Statistics

extension Report {
  /// The members `borders`, `near` and `between`, each only where it was asked for.
  var nearnessMembers: [(String, JSONValue)] {
    var members: [(String, JSONValue)] = []
    if let nearness, !nearness.borders.isEmpty {
      members.append(
        ("borders", .object(nearness.borders.map { ($0.neighbor, $0.distances.json([])) })))
    }
    if let place = nearness?.place {
      let point = place.place.coordinate
      members.append(
        (
          "near",
          place.distances.json([
            ("name", .text(place.place.name)), ("longitude", .number(point.longitude)),
            ("latitude", .number(point.latitude)),
          ])
        ))
    }
    if !between.isEmpty { members.append(("between", .array(between.map(\.json)))) }
    return members
  }

  /// What is measured of one province: its area, its borders, and how near its incidents are.
  func measuredMembers(of province: ProvinceCount) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = []
    if !areas.isEmpty {
      let area = areas.squareMeters(of: province.id) / 1e6
      members.append(("area_km2", .number(area)))
      members.append(
        (
          "incidents_per_1000_km2",
          .figure(area > 0 ? Double(province.share.count) / area * 1000 : nil)
        ))
    }
    guard let nearness else { return members }
    if !nearness.borders.isEmpty {
      members.append(
        (
          "border_distance_m",
          .object(
            nearness.borders.map { border in
              (border.neighbor, border.distances.provinces[province.id.index].shortJSON)
            })
        ))
      members.append(
        (
          "border_length_m",
          .object(
            nearness.borders.map { border in
              (border.neighbor, .number(border.lengthsMeters[province.id.index]))
            })
        ))
    }
    if let place = nearness.place {
      members.append(
        ("near_distance_m", place.distances.provinces[province.id.index].shortJSON))
    }
    return members
  }
}

extension TargetDistances {
  fileprivate func json(_ first: [(String, JSONValue)]) -> JSONValue {
    .object(
      first + all.members + [
        ("focus", focus.map { .object($0.members) } ?? .null),
        (
          "histogram",
          .line(
            .object([
              ("bin_m", .number(NearnessReport.binMeters)),
              ("incidents", .array(histogram.map { .count($0) })),
            ]))
        ),
      ])
  }
}

extension DistanceFigures {
  fileprivate var members: [(String, JSONValue)] {
    [
      ("measured", .count(measured)), ("not_measurable", .count(notMeasurable)),
      ("median_m", .figure(medianMeters)), ("p90_m", .figure(p90Meters)),
      ("within", .array(within.map(\.json))),
    ]
  }

  fileprivate var shortJSON: JSONValue {
    .object([
      ("count", .count(measured)), ("not_measurable", .count(notMeasurable)),
      ("median", .figure(medianMeters)), ("p90", .figure(p90Meters)),
    ])
  }
}

extension WithinDistance {
  fileprivate var json: JSONValue {
    .line(
      .object([
        ("metres", .number(meters)), ("incidents", .count(share.count)),
        ("share", .figure(share.value)),
        ("bounds", .array([.figure(bounds.lower.value), .figure(bounds.upper.value)])),
        ("bounds_incidents", .array([.count(bounds.lower.count), .count(bounds.upper.count)])),
      ]))
  }
}

extension BetweenReport {
  fileprivate var json: JSONValue {
    .object([
      ("province", .string(provinceCode)), ("neighbor", .string(neighbor)),
      (
        "capital",
        .line(
          .object([
            ("settlement", .text(settlement)), ("longitude", .number(capital.longitude)),
            ("latitude", .number(capital.latitude)),
          ]))
      ),
      ("distance_m", .number(distanceMeters)), ("border_length_m", .number(borderLengthMeters)),
      ("geodesics", .count(geodesicCount)), ("stretch_m", .number(stretchMeters)),
      ("detour_tolerance_m", .number(detourToleranceMeters)),
      ("shares_edges", .bool(sharesEdges)), ("provinces", .array(provinces.map(\.json))),
    ])
  }
}

extension ProvincePosition {
  fileprivate var json: JSONValue {
    .line(
      .object([
        ("code", .string(code)), ("geodesic_share", .number(geodesicShare)),
        ("on_shortest_path", .bool(isOnShortestPath)), ("path_role", .string(pathRole)),
        ("steps_from_capital", stepsFromCapital.map { .count($0) } ?? .null),
        ("cut_vertex", .bool(isCutVertex)), ("separates", .bool(separatesFromBorder)),
        ("detour", .figure(detour)), ("touches_border", .bool(touchesBorder)),
        ("border_length_m", .number(borderLengthMeters)),
      ]))
  }
}

extension NearnessQuestion {
  /// What was asked of distances, for the query.
  var jsonMembers: [(String, JSONValue)] {
    [
      ("border", .texts(neighbors)), ("near", .text(place)),
      ("within_m", .line(.array(withinMeters.map { .number($0) }))),
      ("measure_precision", .string(coarsest.name)),
      ("between", .texts(between.map { "\($0.provinceCode),\($0.neighbor)" })),
    ]
  }
}

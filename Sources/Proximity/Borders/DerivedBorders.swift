public import Geography
internal import Geometry

/// The borders inside a layer of several countries: for each, the edges that its provinces share
/// exactly with those of the others; empty where the codes name no two countries.
///
/// Countries are keyed by what the codes give, the alpha-2 code before the hyphen. Where more than
/// two countries meet, every pair has a border of its own too, keyed like `AF-PK`.
/// - Complexity: O(n log n) in the edges of the layer.
public func bordersBetweenCountries(in catalog: ProvinceCatalog) -> [Border] {
  let countries = catalog.countries ?? []
  let known = Set(countries).sorted()
  guard known.count > 1 else { return [] }
  let owners = countries.compactMap { country in known.firstIndex { $0 == country } }
  let shared = sharedLines(between: catalog.provinces.map(\.polygons), owners: owners)
  var borders = known.indices.compactMap { country -> Border? in
    let lines = shared.filter { $0.firstOwner == country || $0.secondOwner == country }
    return lines.isEmpty
      ? nil : Border(neighbor: known[country], lines: lines.flatMap(\.lines))
  }
  if shared.count > 1 {
    borders += shared.map { pair in
      Border(neighbor: "\(known[pair.firstOwner])-\(known[pair.secondOwner])", lines: pair.lines)
    }
  }
  return borders
}

"""Checks the layers as they will be read: on the text of the files, not on what made them."""

import json
import math
from collections import Counter

import shapely
from shapely.geometry import Point, shape

from . import require
from .edges import DECIMALS, directed_edges, doubled_area, undirected
from .geojson import bounding_box, positions

PROVINCE_COUNT = 34

# Places that tell apart the provinces which share a name in the source: longitude, latitude.
KNOWN_PLACES = {
    "AF-PAN": ("Bazarak", 69.51519, 35.31292),
    "AF-PAR": ("Charikar", 69.17139, 35.01361),
    "AF-DAY": ("Nili", 66.13023, 33.72178),
    "AF-URU": ("Tarinkot", 65.87806, 32.62998),
}

# Lengths on geoBoundaries' unsimplified outline, in kilometres: a simplified line is shorter.
DETAILED_KILOMETERS = {
    "CHN": 95, "IRN": 929, "PAK": 2676, "TJK": 1374, "TKM": 815, "UZB": 145,
}
PLAUSIBLE_SHARE_OF_DETAILED = (0.75, 1.0)


def check_provinces(text, expected_codes):
    """Checks the province layer; returns its polygons by code and what was measured."""
    features = features_of(text, expected_codes, ("iso_3166_2", "name"))
    require(len(features) == PROVINCE_COUNT, f"{len(features)} provinces, expected 34")
    polygons = {}
    shapes = {}
    for feature in features:
        code = feature["id"]
        require(
            feature["properties"]["iso_3166_2"] == code, f"{code}: property and id differ"
        )
        geometry = feature["geometry"]
        parts = geometry["coordinates"]
        polygons[code] = as_tuples([parts] if geometry["type"] == "Polygon" else parts)
        check_rings(code, polygons[code])
        shapes[code] = shape(geometry)
        require(
            shapes[code].is_valid,
            f"{code}: invalid geometry: {shapely.is_valid_reason(shapes[code])}",
        )
    names = [feature["properties"]["name"] for feature in features]
    require(len(set(names)) == PROVINCE_COUNT, "two provinces have the same name")
    check_known_places(shapes)
    outer, shared_count = check_coverage(polygons, shapes)
    measured = {
        "provinces": len(features),
        "vertices": len({p for parts in polygons.values() for p in positions(parts)}),
        "shared edges": shared_count,
        "outer edges": len(outer),
    }
    return polygons, outer, measured


def features_of(text, expected_ids, property_names):
    """The features of a collection after the checks that hold for both layers."""
    collection = json.loads(text)
    require("crs" not in collection, "RFC 7946 knows no crs member")
    features = collection["features"]
    ids = [feature["id"] for feature in features]
    require(ids == list(expected_ids), f"features are {ids}, expected {list(expected_ids)}")
    for feature in features:
        found = tuple(feature["properties"])
        require(found == property_names, f"{feature['id']}: properties are {found}")
        all_positions = positions(feature["geometry"]["coordinates"])
        require(
            feature["bbox"] == bounding_box(all_positions),
            f"{feature['id']}: bbox does not fit the geometry",
        )
        for value in (value for position in all_positions for value in position):
            require(value == round(value, DECIMALS), f"{feature['id']}: {value} is too long")
    require(
        len(text.decode().splitlines()) == len(features) + 2, "not one feature a line"
    )
    return features


def as_tuples(polygons):
    """Polygons read from JSON, with positions that can be compared and hashed."""
    return [[[tuple(p) for p in ring] for ring in polygon] for polygon in polygons]


def check_rings(code, polygons):
    """Rings are closed, have no repeated vertices and follow the right-hand rule."""
    for polygon in polygons:
        for index, ring in enumerate(polygon):
            require(len(ring) >= 4 and ring[0] == ring[-1], f"{code}: a ring is not closed")
            require(
                len(set(ring)) == len(ring) - 1, f"{code}: a ring visits a vertex twice"
            )
            is_counterclockwise = doubled_area(ring[:-1]) > 0
            require(is_counterclockwise == (index == 0), f"{code}: a ring is left-handed")


def check_known_places(shapes):
    """Each known place lies in its province and in no other."""
    for code, (name, longitude, latitude) in KNOWN_PLACES.items():
        found = [c for c in shapes if shapes[c].covers(Point(longitude, latitude))]
        require(found == [code], f"{name} lies in {found}, expected {code}")


def check_coverage(polygons, shapes):
    """The provinces leave no gap and do not overlap; returns the outer edges, undirected."""
    counts = Counter(
        edge for parts in polygons.values() for edge in directed_edges(parts)
    )
    twice = [edge for edge, count in counts.items() if count > 1]
    require(not twice, f"edges lie on the same side of two provinces: {twice[:3]}")
    outer = {edge for edge in counts if edge[::-1] not in counts}
    shared_count = (len(counts) - len(outer)) // 2
    everything = list(shapes.values())
    require(shapely.coverage_is_valid(everything), "shapely finds gaps or overlaps")
    union = shapely.union_all(everything)
    require(union.geom_type == "Polygon", "the provinces do not hang together")
    require(not union.interiors, "the provinces leave holes between them")
    total = sum(province.area for province in everything)
    require(math.isclose(total, union.area, rel_tol=1e-12), "the provinces overlap")
    # The outer edges must form one ring: every vertex is left once and entered once.
    starts, ends = zip(*outer)
    require(
        len(set(starts)) == len(outer) and set(starts) == set(ends),
        "the outer edges do not form a ring",
    )
    exterior = [tuple(position) for position in union.exterior.coords]
    require(set(exterior) == set(starts), "the union has other vertices than the outline")
    return undirected(outer), shared_count


def check_borders(text, outer):
    """Every outer edge lies in exactly one border and every border edge is an outer edge."""
    features = features_of(text, sorted(DETAILED_KILOMETERS), ("neighbour",))
    seen = Counter()
    lengths = {}
    for feature in features:
        code = feature["id"]
        require(
            feature["properties"]["neighbour"] == code, f"{code}: property and id differ"
        )
        geometry = feature["geometry"]
        parts = geometry["coordinates"]
        lines = [parts] if geometry["type"] == "LineString" else parts
        edges = directed_edges(as_tuples([lines]))
        require(undirected(edges) <= outer, f"{code}: an edge is no outer edge of a province")
        seen.update(frozenset(edge) for edge in edges)
        lengths[code] = sum(kilometers(*edge) for edge in edges)
        share = lengths[code] / DETAILED_KILOMETERS[code]
        low, high = PLAUSIBLE_SHARE_OF_DETAILED
        require(
            low <= share <= high,
            f"{code}: {lengths[code]:.0f} km, {share:.0%} of the detailed line",
        )
    require(set(seen) == outer, f"{len(outer - set(seen))} outer edges are in no border")
    require(max(seen.values()) == 1, "an edge is in two borders")
    return lengths


def kilometers(start, end):
    """The great-circle distance on a sphere of the mean radius of WGS 84; within 0.5 %."""
    (lon1, lat1), (lon2, lat2) = (map(math.radians, position) for position in (start, end))
    half_chord = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * 6371.0088 * math.asin(math.sqrt(half_chord))

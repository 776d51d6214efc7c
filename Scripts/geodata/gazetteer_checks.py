"""Checks the places and districts of the gazetteer against the provinces and each other."""

import math
import re

import shapely
from shapely.geometry import Point, shape

from . import require
from .tables import folded, read_table, require_unique

KINDS = {"district", "locality", "site"}
INCIDENTS = "incidents/documented_incidents.csv"
KILOMETERS_A_DEGREE = 111.195

# A place farther than this from its own province is more than an inexact line.
FARTHEST_KILOMETERS = 5.0

# Names that GeoNames gives to places of other provinces alone; each was looked at and is right.
SAME_NAME_ELSEWHERE = {
    "AF-BDS/khash", "AF-KAB/deh-mazang", "AF-KAN/takhta-pul", "AF-KHO/nadir-shah-kot",
    "AF-NIM/chahar-burjak",
}


def shapes_of(boundaries):
    """The province shapes by code."""
    return {feature["id"]: shape(feature["geometry"]) for feature in boundaries["features"]}


def point_of(row):
    """The point of a row that has one."""
    return Point(float(row["lon"]), float(row["lat"]))


def covering(point, shapes):
    """The codes of the provinces that cover a point, in order."""
    return [code for code in sorted(shapes) if shapes[code].covers(point)]


def disagreements(places, boundaries):
    """The places whose coded province is not the one that covers them, and by how much."""
    shapes = shapes_of(boundaries)
    rows = []
    for row in places:
        point = point_of(row)
        found = covering(point, shapes)
        if found != [row["province"]]:
            distance = kilometers_to(point, shapes[row["province"]])
            keys = ("id", "name", "lon", "lat", "province")
            rows.append([*(row[key] for key in keys), ";".join(found), f"{distance:.1f}"])
    return rows


def kilometers_to(point, province):
    """The distance to a shape on a plane around the point; good to 1 % within some kilometres."""

    def planar(coordinates):
        scaled = coordinates - [point.x, point.y]
        scaled[:, 0] *= math.cos(math.radians(point.y))
        return scaled * KILOMETERS_A_DEGREE

    return Point(0, 0).distance(shapely.transform(province, planar))


def check_places(places, boundaries):
    """Ids are unique, every province has a place, and no place lies far from its province."""
    shapes = shapes_of(boundaries)
    require_unique("places", [row["id"] for row in places], "id")
    missing = shapes.keys() - {row["province"] for row in places}
    require(not missing, f"no place in {sorted(missing)}")
    for row in places:
        distance = kilometers_to(point_of(row), shapes[row["province"]])
        require(
            distance <= FARTHEST_KILOMETERS,
            f"{row['id']} {row['name']} lies {distance:.1f} km outside {row['province']}",
        )


def check_districts(districts, places, boundaries, crosswalk, folder):
    """Checks the table that is kept by hand; returns how many rows of each kind it has."""
    shapes = shapes_of(boundaries)
    provinces = {row["id"]: row["province"] for row in [*places, *districts]}
    require_unique("districts", [row["id"] for row in districts], "id")
    order = [(row["province"], sorted(KINDS).index(row["kind"]), row["name"]) for row in districts]
    require(order == sorted(order), "districts are not in the order of province, kind and name")
    for row in districts:
        check_district(row, provinces, shapes)
    with_districts = {row["province"] for row in districts if row["kind"] == "district"}
    require(with_districts == shapes.keys(), "a province has no district")
    check_against_places(districts, places)
    check_incidents(districts, places, crosswalk, folder)
    plurals = {"district": "districts", "locality": "localities", "site": "sites"}
    counts = {plurals[kind]: 0 for kind in sorted(KINDS)}
    for row in districts:
        counts[plurals[row["kind"]]] += 1
    return counts


def check_district(row, provinces, shapes):
    """One row: known words, an id made of its name, a parent and a point in its province."""
    identifier, province, name = row["id"], row["province"], row["name"]
    require(row["kind"] in KINDS, f"{identifier}: kind '{row['kind']}'")
    require(province in shapes, f"{identifier}: province '{province}'")
    slug = folded(name).replace(" ", "-")
    require(identifier == f"{province}/{slug}", f"{identifier}: expected {province}/{slug}")
    names = [name, *filter(None, row["alternates"].split("|"))]
    require_unique(identifier, [folded(text) for text in names], "name")
    require(all(folded(text) and text == text.strip() for text in names), f"{identifier}: names")
    require(not any(re.search(r"[()]", text) for text in names), f"{identifier}: parentheses")
    parent = row["parent"]
    # Regions of several provinces stand once in each, and have no parent as districts have none.
    is_right = provinces.get(parent) == province if parent else row["kind"] != "site"
    require(
        not parent if row["kind"] == "district" else is_right, f"{identifier}: parent '{parent}'"
    )
    require(bool(row["lon"]) == bool(row["lat"]), f"{identifier}: half a point")
    if row["lon"]:
        found = covering(point_of(row), shapes)
        require(found == [province], f"{identifier}: the point lies in {found}")


def names_by_province(rows):
    """Every folded name and alternate, with the provinces in which something has it."""
    names = {}
    for row in rows:
        for text in (row["name"], *filter(None, row["alternates"].split("|"))):
            names.setdefault(folded(text), set()).add(row["province"])
    return names


def check_against_places(districts, places):
    """A district's main name must not be known to GeoNames from other provinces alone."""
    known = names_by_province(places)
    own = names_by_province(districts)
    for row in districts:
        elsewhere = known.get(folded(row["name"]), {row["province"]})
        ambiguous = own[folded(row["name"])] > {row["province"]}
        require(
            row["province"] in elsewhere or ambiguous or row["id"] in SAME_NAME_ELSEWHERE,
            f"{row['id']}: GeoNames knows {row['name']} in {sorted(elsewhere)} only",
        )


def check_incidents(districts, places, crosswalk, folder):
    """Some part of each incident's place text is known in its province, or names it."""
    known = names_by_province([*districts, *places])
    for row in crosswalk:
        known.setdefault(folded(row["name"]), set()).add(row["iso_3166_2"])
    codes = {row["name"]: row["iso_3166_2"] for row in crosswalk}
    for row in read_table(folder / INCIDENTS):
        parts = [
            re.sub(r"\b(district|province)\b", "", folded(part)).strip()
            for part in row["location"].split(",")
        ]
        code = codes[row["admin1"]]
        require(
            any(code in known.get(part, ()) for part in parts),
            f"{row['event_id']}: nothing in '{row['location']}' is known in {code}",
        )

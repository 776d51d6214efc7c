#!/usr/bin/env python3
"""Builds the default boundary and border layers of GeoData and checks all that lies there.

Needs Python 3.9 or later with shapely 2.1 or later, and Debian's package qgis-common. Run it after
any change in GeoData: it rewrites the list of checksums in GeoData/SOURCES.md. With --check it
writes nothing and fails when a file is not what its source gives, or a checksum is not true.
"""

import argparse
import sys

from geodata import GeoDataError, require, world_map
from geodata.edges import directed_edges, normalized, polygons_of, split_by_neighbour, undirected
from geodata.geojson import feature, line_geometry, polygon_geometry, render
from geodata.layer_checks import DETAILED_KILOMETERS, check_borders, check_provinces
from geodata.products import GEODATA, settle
from geodata.table_checks import check_tables
from geodata.tables import read_table

PROVINCES = "boundaries/afg-provinces.geojson"
BORDERS = "borders/afg-borders.geojson"
CROSSWALK = "gazetteer/province_codes.csv"

# The source repeats the names and FIPS codes of these two provinces' former parents (Parwan and
# Uruzgan): only the field gn_name tells them apart. By feature id: code, and a word of gn_name.
MISNAMED = {6699: ("AF-PAN", "Panjshir"), 6714: ("AF-DAY", "Daykundi")}


def main():
    options = parse_options()
    connection = world_map.open_world_map(options.world_map, options.any_version)
    crosswalk = read_table(GEODATA / CROSSWALK)
    sources = world_map.read_provinces(connection, "AFG")
    check_crosswalk(crosswalk, sources)
    countries = {
        code: polygons_of(geometry)
        for code, geometry in world_map.read_countries(connection).items()
    }
    products = {
        PROVINCES: build_provinces(crosswalk, sources),
        BORDERS: build_borders(countries),
    }
    codes = [row["iso_3166_2"] for row in crosswalk]
    polygons, outer, measured = check_provinces(products[PROVINCES], codes)
    lengths = check_borders(products[BORDERS], outer)
    check_outline(countries["AFG"], sources)
    counts = check_tables(GEODATA, crosswalk, polygons)
    settle(products, options.check)
    report(measured, lengths, counts, options.check)


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--world-map", metavar="FILE", default=world_map.DEFAULT_PATH,
        help="world_map.gpkg of qgis-common (default: %(default)s)",
    )
    parser.add_argument(
        "--any-version", action="store_true",
        help="accept a world_map.gpkg that this script was not checked with",
    )
    parser.add_argument(
        "--check", action="store_true", help="compare with what is there, write nothing"
    )
    return parser.parse_args()


def check_crosswalk(crosswalk, sources):
    """The crosswalk names each of the 34 rows once and agrees with the source's own codes."""
    codes = [row["iso_3166_2"] for row in crosswalk]
    require(codes == sorted(set(codes)), f"{CROSSWALK}: codes are not unique and in order")
    identifiers = {int(row["qgis_world_map_fid"]) for row in crosswalk}
    require(
        identifiers == sources.keys() and len(crosswalk) == len(sources),
        f"{CROSSWALK}: feature ids differ from the layer's: {identifiers ^ sources.keys()}",
    )
    for row in crosswalk:
        identifier = int(row["qgis_world_map_fid"])
        names = sources[identifier][1]
        require(names["iso_a2"] == "AF", f"feature {identifier} is not in Afghanistan")
        # The layer's FIPS codes are GeoNames' admin-1 codes, but for the two it misnames.
        agrees = names["fips"] == row["geonames_admin1"]
        if identifier in MISNAMED:
            code, word = MISNAMED[identifier]
            right = row["iso_3166_2"] == code and word in names["gn_name"] and not agrees
            require(right, f"feature {identifier} is {names}, expected {code}")
        else:
            require(agrees, f"{row['iso_3166_2']}: feature {identifier} is {names['fips']}")


def build_provinces(crosswalk, sources):
    """The province layer, in the order of the codes."""
    return render([
        feature(
            row["iso_3166_2"],
            {"iso_3166_2": row["iso_3166_2"], "name": row["name"]},
            polygon_geometry(
                normalized(polygons_of(sources[int(row["qgis_world_map_fid"])][0]))
            ),
        )
        for row in crosswalk
    ])


def build_borders(countries):
    """The border layer, in the order of the neighbours' codes."""
    neighbours = {code: countries[code] for code in DETAILED_KILOMETERS}
    lines = split_by_neighbour(countries["AFG"], neighbours)
    return render([
        feature(code, {"neighbour": code}, line_geometry(lines[code])) for code in lines
    ])


def check_outline(country, sources):
    """Before any rounding, the country's edges are the provinces' outer edges."""
    seen = [
        frozenset(edge)
        for geometry, _ in sources.values()
        for edge in directed_edges(polygons_of(geometry))
    ]
    shared = set()
    once = set()
    for edge in seen:
        (shared if edge in once else once).add(edge)
    difference = (once - shared) ^ undirected(directed_edges(country))
    require(not difference, f"{len(difference)} edges are in one of the two layers only")


def report(measured, lengths, counts, checked):
    """Says what was measured, on standard output."""
    print("; ".join(f"{name}: {value}" for name, value in {**measured, **counts}.items()))
    for code, length in lengths.items():
        share = length / DETAILED_KILOMETERS[code]
        print(f"{code}: {length:.0f} km, {share:.0%} of the detailed border's length")
    print("checked, nothing written" if checked else "written and checked")


if __name__ == "__main__":
    try:
        main()
    except GeoDataError as error:
        sys.exit(f"build_geodata.py: error: {error}")

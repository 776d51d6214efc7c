"""Counts incidents by province with Python's csv and shapely, for the tests to compare with.

Run with Python 3 and shapely from the root of the checkout, with the test data beside it:

    python3 Tests/EndToEndTests/Oracle/province_counts.py > Tests/EndToEndTests/Oracle/province_counts.json

Shares no code and no tables with geotally: dates and actors are compared as plain texts, and a
point belongs to the first province by code that covers it. One rule of the contract is stated
here again: from 2021-08-15 on the government of Afghanistan is the Taliban's.
"""

import csv
import json
import pathlib

from shapely import STRtree
from shapely.geometry import Point, shape

ROOT = pathlib.Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared" / "data"
DEFAULT = ROOT / "GeoData" / "boundaries" / "afg-provinces.geojson"
FINE = SHARED / "afg_provinces_fine.geojson"
FULL = SHARED / "afg_provinces_full.geojson"
ISKP = {"IS"}
TALIBAN = {"Taleban"}
TALIBAN_GOVERNMENT = ("2021-08-15", "Government of Afghanistan")
CASES = [
    ("iskp-default", "ucdp_ged211_afg.csv", DEFAULT, ISKP, "2017-01-01", "2018-10-31"),
    ("iskp-fine", "ucdp_ged211_afg.csv", FINE, ISKP, "2017-01-01", "2018-10-31"),
    ("iskp-full", "ucdp_ged211_afg.csv", FULL, ISKP, "2017-01-01", "2018-10-31"),
    ("all-default", "ucdp_ged211_afg.csv", DEFAULT, None, None, None),
    ("all-fine", "ucdp_ged211_afg.csv", FINE, None, None, None),
    ("taliban-2010s-fine", "ucdp_ged211_afg.csv", FINE, TALIBAN, "2010-01-01", "2019-12-31"),
    ("sample-default", "ucdp_ged_sample_afg_49cols.csv", DEFAULT, None, None, None),
    ("sample-fine", "ucdp_ged_sample_afg_49cols.csv", FINE, None, None, None),
    ("sample-taliban-default", "ucdp_ged_sample_afg_49cols.csv", DEFAULT, TALIBAN, None, None),
]


def provinces(path):
    features = json.loads(path.read_text())["features"]
    pairs = sorted((f["properties"]["iso_3166_2"], shape(f["geometry"])) for f in features)
    return [code for code, _ in pairs], [polygon for _, polygon in pairs]


def involves(row, actors):
    sides = {row["side_a"], row["side_b"]}
    since, government = TALIBAN_GOVERNMENT
    if actors is TALIBAN and row["date_start"][:10] >= since and government in sides:
        return True
    return bool(actors & sides)


def count(table, layer, actors, first, last):
    codes, polygons = provinces(layer)
    tree = STRtree(polygons)
    with open(SHARED / table, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    result = {"read": len(rows), "matched": 0, "outside": 0, "tied": 0,
              "incidents": dict.fromkeys(codes, 0),
              "low": dict.fromkeys(codes, 0), "best": dict.fromkeys(codes, 0),
              "high": dict.fromkeys(codes, 0)}
    for row in rows:
        if actors and not involves(row, actors):
            continue
        if first and not first <= row["date_start"][:10] <= last:
            continue
        result["matched"] += 1
        point = Point(float(row["longitude"]), float(row["latitude"]))
        covering = sorted(i for i in tree.query(point) if polygons[i].covers(point))
        if not covering:
            result["outside"] += 1
            continue
        result["tied"] += len(covering) > 1
        code = codes[covering[0]]
        figures = [int(float(row[name])) for name in ("low", "best", "high")]
        result["incidents"][code] += 1
        result["low"][code] += min(figures)
        result["best"][code] += figures[1]
        result["high"][code] += max(figures)
    return result


def main():
    results = {}
    for name, table, layer, actors, first, last in CASES:
        results[name] = count(table, layer, actors, first, last) | {
            "table": table, "layer": layer.name, "from": first, "to": last,
            "actor": None if actors is None else "ISKP" if actors is ISKP else "Taliban"}
    print(json.dumps(results, indent=1, sort_keys=True))


if __name__ == "__main__":
    main()

"""Records how many events each province covers, by shapely, for RealLayersTests.

Usage: python provinces_by_shapely.py [--list LAYER CODE]

Reads ../shared/data beside the package and GeoData in it, and writes provinces_by_shapely.tsv beside
this script: for each layer and province the number of events covered, and a hash of their ids in
file order; "-" stands for no province, "ties" for the events that several provinces cover (each
such event counts for every one of them). With --list it prints the ids behind one line instead, so
that a difference can be traced to its events.
"""

import csv
import json
import sys
from pathlib import Path

import shapely

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
DATA = ROOT.parent / "shared" / "data"
LAYERS = {
    "bundled": ROOT / "GeoData" / "boundaries" / "afg-provinces.geojson",
    "fine": DATA / "afg_provinces_fine.geojson",
    "full": DATA / "afg_provinces_full.geojson",
}


def fnv1a(ids):
    """The 64-bit FNV-1a hash of the ids, each ended by a line feed."""
    value = 0xCBF29CE484222325
    for byte in "".join(f"{i}\n" for i in ids).encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def events_by_province(path):
    """The ids of the events that each province covers, in file order."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    provinces = {
        f["properties"]["iso_3166_2"]: shapely.geometry.shape(f["geometry"]) for f in features
    }
    with open(DATA / "ucdp_ged211_afg.csv", encoding="utf-8", newline="") as file:
        events = [
            (row["id"], shapely.Point(float(row["longitude"]), float(row["latitude"])))
            for row in csv.DictReader(file)
        ]
    codes = sorted(provinces)
    found = {code: [] for code in ["-", "ties", *codes]}
    # Every pair is tested by the plain predicate: no index, no prepared geometry.
    points = [point for _, point in events]
    covered = [shapely.covers(provinces[code], points) for code in codes]
    for row, (event, _) in enumerate(events):
        covering = [code for code, column in zip(codes, covered) if column[row]]
        for code in covering:
            found[code].append(event)
        if not covering:
            found["-"].append(event)
        if len(covering) > 1:
            found["ties"].append(event)
    return found


def main():
    if sys.argv[1:2] == ["--list"]:
        layer, code = sys.argv[2:4]
        print("\n".join(events_by_province(LAYERS[layer])[code]))
        return
    with open(HERE / "provinces_by_shapely.tsv", "w", encoding="utf-8") as file:
        file.write("layer\tprovince\tevents\thash\n")
        for layer, path in LAYERS.items():
            if not path.exists():
                continue
            for code, events in events_by_province(path).items():
                file.write(f"{layer}\t{code}\t{len(events)}\t{fnv1a(events):016x}\n")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Counts the real files with pandas and shapely and compares with truths.json.

    right_counts.py ../shared/data/real

Needs pandas, openpyxl and shapely. Prints every difference and exits with 1 if there is one; with
--print it prints the figures of every case. Nothing here asks geotally.
"""

import gzip
import json
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pandas
import shapely

HERE = Path(__file__).resolve().parent
LAYER = HERE.parents[2] / "GeoData/boundaries/afg-provinces.geojson"
ALIASES = HERE.parents[2] / "GeoData/gazetteer/province_aliases.csv"
FOCUS = ("AF-NAN", "AF-KNR")


def read_csv(source, **options):
    return pandas.read_csv(source, dtype=str, keep_default_na=False, **options)


def codes_of_names(names):
    """The province of each name that the table of aliases has, hyphens or not."""
    aliases = read_csv(ALIASES)
    known = dict(zip(aliases["alias"].str.replace("-", " "), aliases["iso_3166_2"]))
    return names.str.replace("-", " ").map(known.get)


def focus(table, weight):
    """The weight in Nangarhar and Kunar, and of all rows."""
    inside = table["code"].isin(FOCUS)
    return {"incidents": int(weight[inside].sum()), "of": int(weight.sum())}


def counts(table, weight):
    sums = weight.groupby(table["code"]).sum()
    return {code: int(sum) for code, sum in sums.items() if sum}


def weighed(table, weight, read, **filtered):
    """The figures of a table whose rows are placed in column `code`."""
    unplaced = int(table["code"].isna().sum())
    return {
        "rows": {"read": read, "filtered": filtered, "matched": len(table), "unplaced": unplaced},
        "incidents": int(weight.sum()), "focus": focus(table, weight),
        "counts": counts(table, weight),
    }


def hapi(data):
    table = read_csv(data / "hapi_conflict_event_2025.csv.gz", encoding="utf-8-sig")
    home = table[table["location_code"] == "AFG"]
    for kind in ("political_violence", "civilian_targeting"):
        rows = home[home["event_type"] == kind].copy()
        rows["code"] = codes_of_names(rows["provider_admin1_name"])
        figures = weighed(
            rows, rows["events"].astype(int), len(table), country=len(table) - len(home),
            event_type=len(home) - len(rows))
        figures["fatalities"] = {"best": int(rows["fatalities"].astype(int).sum())}
        yield f"hapi-{kind}", figures


def hdx(data):
    sheets = pandas.read_excel(
        data / "hdx_political_violence.xlsx", sheet_name=["Non_HRP", "HRP_1", "HRP_2"],
        dtype=str, keep_default_na=False)
    for name, table in sheets.items():
        rows = table[table["Country"] == "Afghanistan"].copy()
        rows["code"] = codes_of_names(rows["Admin1"]) if "Admin1" in rows else None
        yield f"hdx-{name}", weighed(
            rows, rows["Events"].astype(int), len(table), country=len(table) - len(rows))


def tbij(data):
    table = pandas.read_excel(data / "tbij_afghanistan.xlsx", keep_default_na=False)
    window = table[table["Date"].between("2017-01-01", "2018-10-31")]
    iskp = window[window["Reported target group?"].isin(["ISIS", "IS-K", "IS"])]
    outside = len(table) - len(window)
    for name, rows in (("window", window), ("iskp", iskp)):
        filtered = {"date": outside}
        if name == "iskp":
            filtered["actor"] = len(window) - len(rows)
        rows = rows.copy()
        rows["code"] = codes_of_names(rows["Province"])
        # Where the least exceeds the most, the extremes are taken.
        strikes = rows[["Minimum strikes", "Maximum strikes"]].astype(int)
        low, high = strikes.min(axis=1), strikes.max(axis=1)
        inside, placed = rows["code"].isin(FOCUS), rows["code"].notna()
        ones = pandas.Series(1, index=rows.index)
        figures = weighed(rows, ones, len(table), **filtered)
        figures.pop("incidents")
        yield f"tbij-{name}-rows", figures
        figures = weighed(rows, low, len(table), **filtered)
        least, elsewhere = low[inside].sum(), high[placed & ~inside].sum() + high[~placed].sum()
        most, apart = high[inside].sum() + high[~placed].sum(), low[placed & ~inside].sum()
        # Some rows of the window name two provinces; there the bounds depend on their support.
        if name == "iskp":
            figures["focus"]["bounds"] = [
                float(least / (least + elsewhere)), float(most / (most + apart))]
        yield f"tbij-{name}-strikes", figures


def layer(path, key):
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        features = json.load(file)["features"]
    shapes = [shapely.geometry.shape(feature["geometry"]) for feature in features]
    return [str(feature["properties"][key]) for feature in features], shapes


def located(longitudes, latitudes, path, key):
    """The lowest code that covers each point, and how many points several cover."""
    codes, shapes = layer(path, key)
    points = shapely.points(longitudes.astype(float), latitudes.astype(float))
    found = [[] for _ in points]
    for point, unit in zip(*shapely.STRtree(shapes).query(points, predicate="covered_by")):
        found[point].append(codes[unit])
    return [min(all, default=None) for all in found], sum(len(all) > 1 for all in found)


def by_points(rows, longitude, latitude, path, key):
    """The figures of rows placed by their points alone."""
    given = rows[rows[longitude] != ""]
    codes, tied = located(given[longitude], given[latitude], path, key)
    found = Counter(code for code in codes if code)
    figures = {
        "matched": len(rows), "unplaced": len(rows) - len(given), "outside": codes.count(None),
        "tied": tied,
    }
    return figures, dict(sorted(found.items()))


def ucdp(data):
    with zipfile.ZipFile(data / "ucdp_ged191_subset.zip") as archive:
        table = read_csv(archive.open("ged191.csv"))
    hxl = read_csv(data / "ucdp_hxl_bgd.csv").iloc[1:]
    for name, rows in (("zip", table), ("hxl", hxl)):
        foreign = int((rows["country"] != "Afghanistan").sum())
        home = len(rows) - foreign
        yield f"ucdp-{name}", {
            "rows": {"read": len(rows), "filtered": {"country": foreign}, "matched": home},
            "counts": {},
        }
    # What the further layers are tried with: every event is located to a place or near one.
    events = read_csv(data.parent / "ucdp_ged211_afg.csv")
    for name, file, key in (
        ("geoboundaries", "afg_adm1_geoboundaries.geojson", "shapeISO"),
        ("districts", "afg_districts_apmis.geojson", "District Code"),
    ):
        rows, found = by_points(events, "longitude", "latitude", data / file, key)
        figures = {"rows": {"read": len(events), **rows}}
        # How a key of 1115.0 is written is for the layer's reader to say.
        yield f"layer-{name}", figures if name == "districts" else {**figures, "counts": found}


def awsd(data):
    table = read_csv(data / "awsd_all.csv.gz").iloc[1:]
    # Chechnya is told by its name; rows without a country, and Kashmir, are filtered by nothing.
    unknown = (table["Country Code"] == "") & (table["Country"] != "Chechnya")
    nigeria = data / "nga_adm1_ocha.geojson.gz"
    for name, code, path, key in (
        ("afghanistan", "AF", LAYER, "iso_3166_2"), ("nigeria", "NG", nigeria, "ADM1_PCODE"),
    ):
        rows = table[(table["Country Code"] == code) | unknown]
        figures, found = by_points(rows, "Longitude", "Latitude", path, key)
        country = len(table) - len(rows)
        yield f"awsd-{name}", {
            "rows": {"read": len(table), "filtered": {"country": country}, **figures},
            "counts": found,
        }


def elsewhere(data):
    strikes = read_csv(data / "centcom_isil_strikes.csv.gz")
    home = ~strikes["country"].isin(["Iraq", "Syria"])
    matched = int(home.sum())
    yield "centcom", {
        "rows": {
            "read": len(strikes), "rejected": 0,
            "filtered": {"country": len(strikes) - matched}, "matched": matched,
            "unplaced": matched,
        },
        "counts": {},
    }
    raids = read_csv(data / "yemen_data_project.csv.gz", encoding="cp1252")
    for table, column, form in ((strikes, "date", "%m/%d/%Y"), (raids, "Date", "%d/%m/%Y")):
        assert pandas.to_datetime(table[column], format=form).notna().all()
    yield "yemen", {
        "rows": {
            "read": len(raids), "rejected": 0, "matched": len(raids), "unplaced": len(raids)
        },
        "counts": {},
    }


def main(data):
    found = {}
    for source in (hapi, hdx, tbij, ucdp, awsd, elsewhere):
        found.update(source(data))
    if "--print" in sys.argv:
        for case, figures in found.items():
            print(json.dumps(case), json.dumps(figures))
    truths = json.loads((HERE / "truths.json").read_text(encoding="utf-8"))
    stated = {truth["case"]: truth for truth in truths if "case" in truth}
    same = True
    for case in sorted(found.keys() | stated.keys()):
        truth = stated.get(case, {})
        truth = truth.get("remedy", truth)
        for key, value in found.get(case, {"": None}).items():
            if truth.get(key) != value:
                same = False
                print(f"{case}: {key} is {value}, truths.json has {truth.get(key)}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

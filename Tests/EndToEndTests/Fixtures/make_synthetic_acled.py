"""Writes the synthetic ACLED exports of this folder: 301 air strikes that never happened.

Run with Python 3 and shapely from the root of the checkout. The rows have ACLED's 31 columns and
its three date styles; 289 of them lie in Nangarhar and Kunar, the rest in other provinces. Every
row says that it is synthetic.
"""

import csv
import datetime
import json
import pathlib
import random

from shapely.geometry import Point, shape

HERE = pathlib.Path(__file__).parent
LAYER = HERE.parents[2] / "GeoData" / "boundaries" / "afg-provinces.geojson"
COUNTS = {"AF-NAN": 236, "AF-KNR": 53, "AF-JOW": 5, "AF-GHO": 2, "AF-NUR": 2, "AF-KAB": 1,
          "AF-SAR": 1, "AF-ZAB": 1}
COLUMNS = """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type
actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region
country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes
fatalities tags timestamp""".split()
STYLES = {"iso": "%Y-%m-%d", "words": "%d %B %Y", "day-first": "%d-%m-%Y"}
FIRST, LAST = datetime.date(2017, 1, 1), datetime.date(2018, 10, 31)


def point_inside(polygon, rng):
    """A point well inside, rounded as ACLED rounds."""
    core = polygon.buffer(-0.02)
    west, south, east, north = core.bounds
    while True:
        x = round(rng.uniform(west, east), 4)
        y = round(rng.uniform(south, north), 4)
        if core.contains(Point(x, y)):
            return x, y


def rows():
    rng = random.Random(301)
    layer = json.loads(LAYER.read_text())
    shapes = {f["properties"]["iso_3166_2"]: shape(f["geometry"]) for f in layer["features"]}
    names = {f["properties"]["iso_3166_2"]: f["properties"]["name"] for f in layer["features"]}
    codes = [code for code, count in COUNTS.items() for _ in range(count)]
    rng.shuffle(codes)
    for number, code in enumerate(codes, 1):
        x, y = point_inside(shapes[code], rng)
        date = FIRST + datetime.timedelta(days=rng.randrange((LAST - FIRST).days + 1))
        yield date, {
            "event_id_cnty": f"SYN{number}", "year": date.year, "time_precision": 1,
            "disorder_type": "Political violence",
            "event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike",
            "actor1": "NATO: North Atlantic Treaty Organization" if number % 7 == 0
            else "Military Forces of the United States",
            "assoc_actor_1": "", "inter1": "External/Other forces",
            "actor2": "Islamic State Khorasan Province (ISKP)", "assoc_actor_2": "",
            "inter2": "Rebel group", "interaction": "Rebel group-External/Other forces",
            "civilian_targeting": "", "iso": 4, "region": "Caucasus and Central Asia",
            "country": "Afghanistan", "admin1": names[code], "admin2": "", "admin3": "",
            "location": f"Synthetic place {number}", "latitude": y, "longitude": x,
            "geo_precision": 2 if number % 3 == 0 else 1, "source": "Synthetic",
            "source_scale": "Other",
            "notes": "Synthetic row for tests, \"made up\" throughout; no such event was recorded.",
            "fatalities": rng.choice([0, 0, 1, 2, 3, 5, 8]), "tags": "",
            "timestamp": 1700000000 + number}


def main():
    made = list(rows())
    for style, pattern in STYLES.items():
        with open(HERE / f"synthetic-acled-{style}.csv", "w", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            for date, row in made:
                writer.writerow(row | {"event_date": date.strftime(pattern)})


if __name__ == "__main__":
    main()

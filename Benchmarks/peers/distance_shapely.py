"""Measures the points of `Bench distance` to the Pakistani border with shapely, projected to UTM.

Run after `make bench`, with Python 3, shapely and pyproj. Prints the rate and how far the projected
distances are from the geodesic ones: a peer that is asked the same and answers something else.
"""

import csv
import json
import pathlib
import statistics
import time

import numpy
import shapely
from pyproj import Transformer

ROOT = pathlib.Path(__file__).resolve().parents[2]
border = json.loads((ROOT / "GeoData/borders/afg-borders.geojson").read_text())
line = next(shapely.geometry.shape(f["geometry"]) for f in border["features"]
            if f["properties"]["neighbour"] == "PAK")
rows = list(csv.DictReader(open(ROOT / "Benchmarks/.build/points.csv")))
lon = numpy.array([float(r["lon"]) for r in rows])
lat = numpy.array([float(r["lat"]) for r in rows])
ours = numpy.array([float(r["meters"]) for r in rows])
to_utm = Transformer.from_crs("EPSG:4326", "EPSG:32642", always_xy=True)
utm_line = shapely.transform(line, lambda c: numpy.column_stack(to_utm.transform(c[:, 0], c[:, 1])))
shapely.prepare(utm_line)


def measure():
    x, y = to_utm.transform(lon, lat)
    return shapely.distance(shapely.points(x, y), utm_line)


measure()
times = []
for _ in range(5):
    start = time.perf_counter()
    result = measure()
    times.append(time.perf_counter() - start)
error = numpy.abs(result - ours)
print(f"shapely in UTM zone 42, 1 thread: {len(lon) / statistics.median(times) / 1e3:.0f} k points/s, "
      f"error median {numpy.median(error):.0f} m, largest {error.max():.0f} m")

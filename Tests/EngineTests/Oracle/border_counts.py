"""Oracle of the distances in a report: geographiclib on every distinct point of UCDP GED.

Run in the root of the checkout: python Tests/EngineTests/Oracle/border_counts.py > Tests/EngineTests/Oracle/border_counts.csv

Distances are by dense sampling of the border and golden sections around the nearest samples. The
file has no precision column, so that every incident is measured.
"""
import csv, json, math, statistics
import numpy as np
from geographiclib.geodesic import Geodesic
from pyproj import Geod

G = Geodesic.WGS84
RANK = Geod(ellps="WGS84")  # only ranks candidates; figures are geographiclib's


def dist(a, b):
    return G.Inverse(a[1], a[0], b[1], b[0], Geodesic.DISTANCE)["s12"]


def lerp(a, b, t):
    return (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))


def xyz(p):
    lon, lat = np.radians(p[0]), np.radians(p[1])
    return np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def least(x, p, q):
    lo, hi = 0.0, 1.0
    r = (math.sqrt(5) - 1) / 2
    a, b = hi - r * (hi - lo), lo + r * (hi - lo)
    fa, fb = dist(x, lerp(p, q, a)), dist(x, lerp(p, q, b))
    for _ in range(22):
        if fa < fb:
            hi, b, fb = b, a, fa
            a = hi - r * (hi - lo); fa = dist(x, lerp(p, q, a))
        else:
            lo, a, fa = a, b, fb
            b = lo + r * (hi - lo); fb = dist(x, lerp(p, q, b))
    return min(fa, fb, dist(x, p), dist(x, q))


points = {}
with open("../shared/data/ucdp_ged211_afg.csv", newline="", encoding="utf-8") as file:
    for row in csv.DictReader(file):
        key = (float(row["longitude"]), float(row["latitude"]))
        points[key] = points.get(key, 0) + 1
print("neighbor,measured,median_m,p90_m,within_5km,within_10km,within_25km,within_50km,within_100km,nearest_to_a_limit_m")
for feature in json.load(open("GeoData/borders/afg-borders.geojson"))["features"]:
    if feature["id"] not in ("PAK", "IRN"):
        continue
    c = feature["geometry"]["coordinates"]
    lines = [c] if feature["geometry"]["type"] == "LineString" else c
    pieces = []
    for line in lines:
        for a, b in zip(line, line[1:]):
            n = max(1, math.ceil(dist(a, b) / 2000))
            pieces += [(lerp(a, b, i / n), lerp(a, b, (i + 1) / n)) for i in range(n)]
    lonlat = np.array([lerp(p, q, 0.5) for p, q in pieces])
    middles = np.array([xyz(m) for m in lonlat])
    found = []
    for x, count in points.items():
        gaps = np.linalg.norm(middles - xyz(x), axis=1)
        near = np.nonzero(gaps <= gaps.min() * 1.01 + 2500 / 6.37e6)[0]
        lon, lat = lonlat[near].T
        away = RANK.inv(np.full(len(near), x[0]), np.full(len(near), x[1]), lon, lat)[2]
        ranked = sorted(zip(away, near))
        best = math.inf
        for value, i in ranked:
            if value - 1100 > best:
                break
            best = min(best, least(x, *pieces[i]))
        found += [best] * count
    found.sort()
    limits = [5e3, 1e4, 2.5e4, 5e4, 1e5]
    gap = min(abs(d - l) for d in found for l in limits)
    print(",".join([feature["id"], str(len(found)), f"{statistics.median(found):.4f}",
                    f"{found[math.ceil(0.9 * len(found)) - 1]:.4f}"]
                   + [str(sum(d <= l for d in found)) for l in limits] + [f"{gap:.3f}"]))

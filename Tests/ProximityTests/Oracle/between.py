"""Oracle of the "lies between" measures: shapely and geographiclib, written apart from the program.

Run in the root of the checkout: python Tests/ProximityTests/Oracle/between.py > Tests/ProximityTests/Oracle/between.csv

Geodesics go to points 250 m apart along the border and are drawn through points 1 km apart; a
province is crossed where more than 1 m of the geodesic lies in it. The detour is the least over
points 20 m apart on the edges of the province, the distance to the border by dense sampling with
refinement.
"""
import json, math, sys
from collections import deque
import numpy as np
from geographiclib.geodesic import Geodesic
from pyproj import Geod
from shapely.geometry import LineString, shape
from shapely.strtree import STRtree

G = Geodesic.WGS84
RANK = Geod(ellps="WGS84")  # only ranks candidates; figures are geographiclib's
CAPITAL = (69.17233, 34.52813)  # GeoNames' Kabul
START = "AF-KAB"


def dist(a, b):
    return G.Inverse(a[1], a[0], b[1], b[0], Geodesic.DISTANCE)["s12"]


def lines_of(geometry):
    c = geometry["coordinates"]
    return [c] if geometry["type"] == "LineString" else c


def rings_of(geometry):
    c = geometry["coordinates"]
    return c if geometry["type"] == "Polygon" else [r for p in c for r in p]


def lerp(a, b, t):
    return (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))


def pieces(line, longest):
    for a, b in zip(line, line[1:]):
        n = max(1, math.ceil(dist(a, b) / longest))
        for i in range(n):
            p, q = lerp(a, b, i / n), lerp(a, b, (i + 1) / n)
            yield p, q, dist(p, q)


def to_xyz(p):
    # unit vectors on the sphere: only to find candidates
    lon, lat = np.radians(p[0]), np.radians(p[1])
    return np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


class Border:
    """Distance to the border: candidates among pieces by chord, then golden sections."""

    def __init__(self, lines):
        self.pieces = [(p, q) for line in lines for p, q, _ in pieces(line, 2000)]
        self.lonlat = np.array([lerp(p, q, 0.5) for p, q in self.pieces])
        self.middles = np.array([to_xyz(m) for m in self.lonlat])

    def distance(self, x):
        gaps = np.linalg.norm(self.middles - to_xyz(x), axis=1)
        near = np.nonzero(gaps <= gaps.min() * 1.01 + 2500 / 6.37e6)[0]
        lon, lat = self.lonlat[near].T
        away = RANK.inv(np.full(len(near), x[0]), np.full(len(near), x[1]), lon, lat)[2]
        return min(self.piece(x, *self.pieces[near[k]]) for k in np.argsort(away)[:3])

    def rough(self, x):
        """On a sphere, good to 1 %: to leave out what is far from the least."""
        gap = np.linalg.norm(self.middles - to_xyz(x), axis=1).min()
        return 6371e3 * 2 * math.asin(gap / 2)

    def piece(self, x, p, q):
        lo, hi = 0.0, 1.0
        f = lambda t: dist(x, lerp(p, q, t))
        phi = (math.sqrt(5) - 1) / 2
        a, b = hi - phi * (hi - lo), lo + phi * (hi - lo)
        fa, fb = f(a), f(b)
        for _ in range(18):
            if fa < fb:
                hi, b, fb = b, a, fa
                a = hi - phi * (hi - lo); fa = f(a)
            else:
                lo, a, fa = a, b, fb
                b = lo + phi * (hi - lo); fb = f(b)
        return min(fa, fb, f(0.0), f(1.0))


def geodesic_line(a, b, step, drop):
    line = G.InverseLine(a[1], a[0], b[1], b[0])
    length = max(line.s13 - drop, 0)
    n = max(1, math.ceil(length / step))
    out = []
    for i in range(n + 1):
        r = line.Position(length * i / n, Geodesic.LATITUDE | Geodesic.LONGITUDE)
        out.append((r["lon2"], r["lat2"]))
    return LineString(out)


def main():
    provinces = {f["properties"]["iso_3166_2"]: f["geometry"]
                 for f in json.load(open("GeoData/boundaries/afg-provinces.geojson"))["features"]}
    borders = {f["properties"]["neighbour"]: f["geometry"]
               for f in json.load(open("GeoData/borders/afg-borders.geojson"))["features"]}
    codes = sorted(provinces)
    shapes = [shape(provinces[c]) for c in codes]
    tree = STRtree(shapes)
    edges = {}
    for code in codes:
        for ring in rings_of(provinces[code]):
            for a, b in zip(ring, ring[1:]):
                edges.setdefault(frozenset([tuple(a), tuple(b)]), set()).add(code)
    graph = {c: set() for c in codes}
    for sharers in edges.values():
        for a in sharers:
            graph[a] |= sharers - {a}
    print("neighbor,code,geodesic_share,detour,border_m,role,steps,cut_vertex,separates")
    for neighbor in sys.argv[1:] or ["PAK"]:
        lines = lines_of(borders[neighbor])
        whole, crossed = 0.0, dict.fromkeys(codes, 0.0)
        for line in lines:
            for p, q, length in pieces(line, 250):
                whole += length
                path = geodesic_line(CAPITAL, lerp(p, q, 0.5), 1000, 1)
                for i in tree.query(path, predicate="intersects"):
                    part = shapes[i].intersection(path)
                    if part.length > 1e-5:
                        crossed[codes[i]] += length
        touching = dict.fromkeys(codes, 0.0)
        for line in lines:
            for a, b in zip(line, line[1:]):
                for code in edges.get(frozenset([tuple(a), tuple(b)]), ()):
                    touching[code] += sum(l for _, _, l in pieces([a, b], 500))
        ends = {c for c in codes if touching[c] > 0}
        border = Border(lines)
        direct = border.distance(CAPITAL)

        def steps(starts, without=None):
            seen = {s: 0 for s in starts if s != without}
            queue = deque(seen)
            while queue:
                c = queue.popleft()
                for n in graph[c]:
                    if n != without and n not in seen:
                        seen[n] = seen[c] + 1
                        queue.append(n)
            return seen

        from_start, from_ends = steps([START]), steps(ends)
        least = min(from_start[e] for e in ends)
        for code in codes:
            on = from_start[code] + from_ends[code] == least
            role = ("start" if code == START else "end" if code in ends else "between") if on else "off"
            rest = steps([c for c in codes if c != code][:1], code)
            cut = len(rest) < len(codes) - 1
            separates = code != START and not (ends - {code}) & set(steps([START], code))
            if START == code:
                ratio = 1.0
            else:
                best, at = math.inf, None
                outline = [pq for ring in rings_of(provinces[code]) for pq in pieces(ring, 1000)]
                rough = [dist(CAPITAL, p) + border.rough(p) for p, _, _ in outline]
                floor = min(rough)
                coarse = sorted((dist(CAPITAL, outline[i][0]) + border.distance(outline[i][0]), i)
                                for i, way in enumerate(rough) if way < floor * 1.02 + 8000)
                floor = coarse[0][0]
                floor = coarse[0][0]
                for value, i in coarse:
                    if value > floor + 2100:
                        break
                    p, q, length = outline[i]
                    end = dist(CAPITAL, q) + border.distance(q)
                    if (value + end) / 2 - length > best:
                        continue
                    n = math.ceil(length / 20)
                    for k in range(n + 1):
                        x = lerp(p, q, k / n)
                        best = min(best, dist(CAPITAL, x) + border.distance(x))
                ratio = best / direct
            print(f"{neighbor},{code},{crossed[code] / whole:.5f},{ratio:.6f},{touching[code]:.3f},"
                  f"{role},{from_start[code]},{'yes' if cut else 'no'},{'yes' if separates else 'no'}", flush=True)


main()

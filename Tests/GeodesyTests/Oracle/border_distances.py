"""Geodesic distances to border lines whose edges are straight in longitude and latitude.

    python border_distances.py BORDERS.geojson > OUTPUT.csv

Needs numpy, scipy and geographiclib (a pure Python implementation of the geodesic problem). One line
a point: the distance in meters to the border with neighbor `point % neighbors` in the order of the
file. The points follow from their number alone, see `point`; the Swift test makes the same ones.

Every edge is sampled densely. Samples that the straight-line distance through the ellipsoid cannot
rule out are measured by geodesics, and the distance is minimized over the edge around each of their
local minima.
"""
import json
import sys

import numpy as np
from geographiclib.geodesic import Geodesic
from scipy.optimize import minimize_scalar
from scipy.spatial import cKDTree

COUNT = 20_000
SPACING = 200.0
A, F = 6378137.0, 1 / 298.257223563
E2 = F * (2 - F)
# 1 / 24 (1 / smallest² - 1 / largest²) of the radii of curvature: how much geodesics over chords of
# one length may differ, for each cubic meter of the chord.
SPREAD = (1 / (A * (1 - E2)) ** 2 - ((1 - F) / A) ** 2) / 24
OFFSETS = [1.0, 0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001]


class Random:
    """SplitMix64."""

    def __init__(self, seed):
        self.state = seed & 0xFFFFFFFFFFFFFFFF

    def unit(self):
        mask = 0xFFFFFFFFFFFFFFFF
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return ((z ^ (z >> 31)) >> 11) * 2.0**-53


def point(number, lines):
    """Far and near the border, on an edge, beside an edge, on and beside a vertex, in turn."""
    random = Random(number)
    vertices = [v for line in lines for v in line]
    kind = number // 6 % 6
    if kind < 2:
        margin = 9.0 if kind == 0 else 1.0
        west, east = min(v[0] for v in vertices), max(v[0] for v in vertices)
        south, north = min(v[1] for v in vertices), max(v[1] for v in vertices)
        u, v = random.unit(), random.unit()
        return (
            west - margin + u * (east - west + 2 * margin),
            south - margin + v * (north - south + 2 * margin),
        )
    line = lines[int(random.unit() * len(lines))]
    edge = int(random.unit() * (len(line) - 1))
    (x0, y0), (x1, y1) = line[edge], line[edge + 1]
    part = random.unit() if kind < 4 else 0.0
    x, y = x0 + (x1 - x0) * part, y0 + (y1 - y0) * part
    if kind % 2 == 0:
        return x, y
    offset = OFFSETS[int(random.unit() * len(OFFSETS))]
    return x + (random.unit() - 0.5) * offset, y + (random.unit() - 0.5) * offset


def cartesian(lon, lat):
    lam, phi = np.radians(lon), np.radians(lat)
    n = A / np.sqrt(1 - E2 * np.sin(phi) ** 2)
    return np.stack([n * np.cos(phi) * np.cos(lam), n * np.cos(phi) * np.sin(lam),
                     n * (1 - E2) * np.sin(phi)], -1)


class Border:
    def __init__(self, lines):
        self.edges, segments = [], []
        for line in lines:
            for (x0, y0), (x1, y1) in zip(line, line[1:]):
                length = Geodesic.WGS84.Inverse(y0, x0, y1, x1)["s12"]
                pieces = max(2, int(np.ceil(length / SPACING)))
                for k in range(pieces):
                    segments.append((len(self.edges), k / pieces, (k + 1) / pieces))
                self.edges.append((x0, y0, x1, y1))
        self.segments = np.array(segments)
        e = np.array(self.edges)[self.segments[:, 0].astype(int)]
        at = lambda t: cartesian(e[:, 0] + (e[:, 2] - e[:, 0]) * t, e[:, 1] + (e[:, 3] - e[:, 1]) * t)
        self.start, self.end = at(self.segments[:, 1]), at(self.segments[:, 2])
        self.extent = self.end - self.start
        self.squared = np.maximum((self.extent**2).sum(1), 1e-12)
        self.tree = cKDTree((self.start + self.end) / 2)
        self.half = np.sqrt(self.squared.max()) / 2

    def distance(self, x, y):
        p = cartesian(x, y)
        nearest = self.tree.query(p)[0]
        reach = nearest + 2 * self.half + SPREAD * 1.2 * nearest**3 + 0.1
        near = np.array(self.tree.query_ball_point(p, reach))
        w = p - self.start[near]
        t = np.clip((w * self.extent[near]).sum(1) / self.squared[near], 0, 1)
        chord = np.linalg.norm(w - self.extent[near] * t[:, None], axis=1)
        least = chord.min()
        near = near[chord <= least + SPREAD * 1.2 * least**3 + 0.05]
        return min(self.minimum(int(s), x, y) for s in self.promising(near, x, y))

    def promising(self, near, x, y):
        """The segments beside a local minimum of the geodesic distances, or at an end of a run."""
        if len(near) <= 3:
            return near
        middle = {s: self.geodesic(int(s), 0.5, x, y) for s in near}

        def is_low(s):
            return s in middle and all(middle[s] <= middle.get(t, 1e99) for t in (s - 1, s + 1))

        return [s for s in near if s - 1 not in middle or s + 1 not in middle
                or any(is_low(t) for t in (s - 1, s, s + 1))]

    def geodesic(self, segment, part, x, y):
        edge, start, end = self.segments[segment]
        x0, y0, x1, y1 = self.edges[int(edge)]
        t = start + (end - start) * part
        return Geodesic.WGS84.Inverse(y, x, y0 + (y1 - y0) * t, x0 + (x1 - x0) * t,
                                      Geodesic.DISTANCE)["s12"]

    def minimum(self, segment, x, y):
        inner = minimize_scalar(lambda part: self.geodesic(segment, part, x, y), bounds=(0, 1),
                                method="bounded", options={"xatol": 1e-9, "maxiter": 200}).fun
        return min(inner, self.geodesic(segment, 0, x, y), self.geodesic(segment, 1, x, y))


def main():
    with open(sys.argv[1]) as file:
        features = json.load(file)["features"]
    lines = []
    for feature in features:
        geometry = feature["geometry"]
        coordinates = geometry["coordinates"]
        lines.append([coordinates] if geometry["type"] == "LineString" else coordinates)
    borders = [Border(each) for each in lines]
    print("meters")
    for number in range(COUNT):
        which = number % len(lines)
        print("%.5f" % borders[which].distance(*point(number, lines[which])))


if __name__ == "__main__":
    main()

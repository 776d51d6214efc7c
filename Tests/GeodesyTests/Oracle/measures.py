"""Areas of provinces and lengths of borders whose edges are straight in longitude and latitude.

    python measures.py PROVINCES.geojson BORDERS.geojson > measures.csv

Needs geographiclib. Every edge is cut into equal parts that are then taken for geodesics; the error
falls with the square of the number of parts, so two cuts give the limit (Richardson).
"""
import json
import sys

from geographiclib.geodesic import Geodesic


def cut(points, parts):
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        for k in range(parts):
            yield x0 + (x1 - x0) * k / parts, y0 + (y1 - y0) * k / parts
    yield tuple(points[-1])


def ring_area(ring, parts):
    polygon = Geodesic.WGS84.Polygon()
    for x, y in list(cut(ring, parts))[:-1]:
        polygon.AddPoint(y, x)
    return abs(polygon.Compute()[2])


def line_length(line, parts):
    path = Geodesic.WGS84.Polygon(True)
    for x, y in cut(line, parts):
        path.AddPoint(y, x)
    return path.Compute()[1]


def limit(measure, coordinates):
    coarse, fine = (measure(coordinates, parts) for parts in (32, 64))
    return fine + (fine - coarse) / 3


def features(path):
    with open(path) as file:
        for feature in json.load(file)["features"]:
            yield feature["properties"], feature["geometry"]


print("key,value")
for properties, geometry in features(sys.argv[1]):
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    area = sum(limit(ring_area, r) * (1 if i == 0 else -1) for p in polygons for i, r in enumerate(p))
    print("%s,%.4f" % (properties["iso_3166_2"], area))
for properties, geometry in features(sys.argv[2]):
    lines = geometry["coordinates"]
    if geometry["type"] == "LineString":
        lines = [lines]
    print("%s,%.6f" % (properties["neighbour"], sum(limit(line_length, line) for line in lines)))

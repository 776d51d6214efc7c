"""Writes RFC 7946 GeoJSON with one feature a line, so that differences can be read."""

import json


def polygon_geometry(polygons):
    """A Polygon where one suffices, else a MultiPolygon."""
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def line_geometry(lines):
    """A LineString where one suffices, else a MultiLineString."""
    if len(lines) == 1:
        return {"type": "LineString", "coordinates": lines[0]}
    return {"type": "MultiLineString", "coordinates": lines}


def feature(identifier, properties, geometry):
    """A feature with its bounding box."""
    return {
        "type": "Feature",
        "id": identifier,
        "bbox": bounding_box(positions(geometry["coordinates"])),
        "properties": properties,
        "geometry": geometry,
    }


def positions(coordinates):
    """Every position in nested coordinate lists."""
    if isinstance(coordinates[0], (int, float)):
        return [coordinates]
    return [position for part in coordinates for position in positions(part)]


def bounding_box(all_positions):
    """West, south, east, north."""
    longitudes, latitudes = zip(*all_positions)
    return [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]


# What must travel with the layers; the accuracy is that of SOURCES.md, at the 95th percentile.
FOREIGN_MEMBERS = {
    "license": "public domain",
    "attribution": "Made with Natural Earth.",
    "accuracy_m": 4000,
}


def render(features):
    """The bytes of a feature collection."""
    corners = [
        corner
        for west, south, east, north in (feature["bbox"] for feature in features)
        for corner in ((west, south), (east, north))
    ]
    lines = ",\n".join(compact(feature) for feature in features)
    box = compact(bounding_box(corners))
    foreign = compact(FOREIGN_MEMBERS)[1:-1]
    return (
        f'{{"type":"FeatureCollection",{foreign},"bbox":{box},"features":[\n{lines}\n]}}\n'
    ).encode()


def compact(value):
    """JSON without spaces; numbers in their shortest form that reads back the same."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))

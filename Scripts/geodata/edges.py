"""Rings and edges as plain coordinates, so that equal edges are equal values.

A polygon is a list of rings, the exterior first; a ring is a closed list of (longitude, latitude).
"""

from . import require

# RFC 7946 section 11.2 advises against more than 6 or 7; 7 decimals are about 1 cm.
DECIMALS = 7


def rounded(position):
    """The position as it is written. Equal positions stay equal, so shared edges stay shared."""
    longitude, latitude = position
    # Adding zero turns a negative zero into a positive one.
    return (round(longitude, DECIMALS) + 0.0, round(latitude, DECIMALS) + 0.0)


def polygons_of(geometry):
    """The polygons of a shapely Polygon or MultiPolygon, coordinates untouched."""
    parts = getattr(geometry, "geoms", [geometry])
    return [
        [[tuple(c) for c in ring.coords] for ring in (part.exterior, *part.interiors)]
        for part in parts
    ]


def normalized(polygons):
    """The polygons in one fixed form: rounded, right-handed, each ring from its least vertex."""
    return sorted(
        [normalized_ring(ring, index == 0) for index, ring in enumerate(polygon)]
        for polygon in polygons
    )


def normalized_ring(ring, is_exterior):
    """The ring rounded, counterclockwise when exterior, clockwise when not (RFC 7946, 3.1.6)."""
    open_ring = [rounded(position) for position in ring[:-1]]
    if (doubled_area(open_ring) > 0) != is_exterior:
        open_ring.reverse()
    start = open_ring.index(min(open_ring))
    turned = open_ring[start:] + open_ring[:start]
    return turned + turned[:1]


def doubled_area(ring):
    """Twice the signed area in square degrees, positive when counterclockwise."""
    following = ring[1:] + ring[:1]
    # Relative to the first vertex, so that small rings keep their digits.
    x0, y0 = ring[0]
    return sum(
        (x - x0) * (next_y - y0) - (next_x - x0) * (y - y0)
        for (x, y), (next_x, next_y) in zip(ring, following)
    )


def directed_edges(polygons):
    """The edges of all rings, each a (from, to) pair."""
    return [
        edge for polygon in polygons for ring in polygon for edge in zip(ring, ring[1:])
    ]


def undirected(edges):
    """The edges without their directions."""
    return {frozenset(edge) for edge in edges}


def split_by_neighbour(country, neighbours):
    """The outline of a country cut into lines by the neighbour that owns the same edge.

    `country` and the values of `neighbours` are polygons with untouched coordinates. The lines run
    with the country on their left, the longest possible each, in the order of their first points.
    """
    owners = {}
    for code, polygons in neighbours.items():
        for edge in undirected(directed_edges(polygons)):
            owners.setdefault(edge, []).append(code)
    lines = {}
    for polygon in country:
        for index, ring in enumerate(polygon):
            open_ring = ring[:-1]
            if (doubled_area(open_ring) > 0) != (index == 0):
                open_ring.reverse()
            for code, line in runs(open_ring, owners):
                lines.setdefault(code, []).append([rounded(position) for position in line])
    return {code: sorted(lines[code]) for code in sorted(lines)}


def runs(open_ring, owners):
    """The longest stretches of the ring whose edges have the same single owner."""
    edges = list(zip(open_ring, open_ring[1:] + open_ring[:1]))
    codes = []
    for edge in edges:
        found = owners.get(frozenset(edge), [])
        require(
            len(found) == 1,
            f"the outer edge {edge} belongs to {found or 'no neighbour'}, expected exactly one",
        )
        codes.append(found[0])
    changes = [index for index in range(len(edges)) if codes[index - 1] != codes[index]]
    if not changes:
        start = open_ring.index(min(open_ring))
        return [(codes[0], open_ring[start:] + open_ring[: start + 1])]
    stretches = []
    for index, start in enumerate(changes):
        end = changes[(index + 1) % len(changes)]
        count = (end - start) % len(edges) or len(edges)
        line = [open_ring[(start + step) % len(edges)] for step in range(count + 1)]
        stretches.append((codes[start], line))
    return stretches

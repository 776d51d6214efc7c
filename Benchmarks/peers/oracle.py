"""Compares geotally's join of every point with GEOS, through shapely, on both layers.

    python oracle.py

Also writes how many points each province contains, boundaries apart: what peers are held to that
ask "contains" and so leave points on boundaries out.
"""

import sys

import numpy
import shapely

from common import WORK, column, provinces, tell

NONE = 65535


def lowest(test, shapes, x, y):
    """The lowest province for which `test` holds, for each point."""
    found = numpy.full(len(x), NONE, numpy.uint16)
    for number in range(len(shapes) - 1, -1, -1):
        west, south, east, north = shapes[number].bounds
        near = numpy.flatnonzero((x >= west) & (x <= east) & (y >= south) & (y <= north))
        found[near[test(shapes[number], x[near], y[near])]] = number
    return found


def main():
    x, y = column("points-longitude"), column("points-latitude")
    for layer in ("default", "fine"):
        shapes = provinces(layer)[1]
        shapely.prepare(shapes)
        ours = column(f"join-{layer}-answer")
        # For a point, "intersects" is "covers".
        different = numpy.flatnonzero(lowest(shapely.intersects_xy, shapes, x, y) != ours)
        if len(different):
            row = different[0]
            sys.exit(f"join, {layer} layer: {len(different)} of {len(x)} points differ from GEOS, "
                     f"the first {x[row]!r}, {y[row]!r}: ours {ours[row]}")
        inside = lowest(shapely.contains_xy, shapes, x, y)
        numpy.save(WORK / f"join-{layer}-contains.npy", inside)
        tell(f"join-{layer}", "GEOS, every point", len(x), [0.0], 1,
             f"equal; {int((inside != ours).sum())} points on boundaries", is_check=True)


main()

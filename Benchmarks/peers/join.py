"""Points to provinces: python join.py PEER LAYER COUNT, with `default` or `fine` for LAYER."""

import sys

import numpy

from common import THREADS, column, connect_duckdb, provinces, require, tell, timed

PEER, LAYER, COUNT = sys.argv[1], sys.argv[2], int(sys.argv[3])
x, y = column("points-longitude", COUNT), column("points-latitude", COUNT)
contains = column(f"join-{LAYER}-contains", COUNT)
codes, shapes = provinces(LAYER)
EXPECTED = numpy.bincount(contains[contains != 65535], minlength=len(codes)).tolist()


def check(numbers):
    found = numpy.bincount(numpy.asarray(numbers, numpy.int64), minlength=len(codes)).tolist()
    require(found, EXPECTED, f"{PEER}, {LAYER} layer")


def finish(name, seconds, threads, note=""):
    tell(f"join-{LAYER}", name, COUNT, seconds, threads, "points by province", note=note)


def geopandas_peer():
    import geopandas
    layer = geopandas.GeoDataFrame({"number": range(len(codes))}, geometry=shapes, crs=4326)
    points = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(x, y, crs=4326))
    answer, seconds = timed(lambda: geopandas.sjoin(points, layer, predicate="within"))
    check(answer["number"])
    finish("geopandas.sjoin", seconds, 1, "points built before")


def shapely_peer():
    import shapely
    points = shapely.points(x, y)

    def tree_of_points():
        return shapely.STRtree(points).query(shapes, predicate="contains")[0]

    def boxes_then_contains():
        shapely.prepare(shapes)
        found = numpy.full(COUNT, 65535, numpy.uint16)
        for number, shape in enumerate(shapes):
            west, south, east, north = shape.bounds
            near = numpy.flatnonzero((x >= west) & (x <= east) & (y >= south) & (y <= north))
            found[near[shapely.contains_xy(shape, x[near], y[near])]] = number
        return found[found != 65535]

    results = []
    for name, body in (("STRtree of points", tree_of_points),
                       ("boxes, then prepared contains_xy", boxes_then_contains)):
        answer, seconds = timed(body)
        check(answer)
        results.append((sorted(seconds)[len(seconds) // 2], name, seconds))
    _, name, seconds = min(results)
    finish("shapely, vectorized", seconds, 1, f"the faster of two forms: {name}")


SQL = ("select number, count(*) c from points join layer on ST_Contains(layer.g, points.g) "
       "group by number")


def arrow_tables():
    import pyarrow
    import shapely
    points = pyarrow.table({"x": x, "y": y})
    numbers = pyarrow.array(range(len(codes)), pyarrow.int32())
    shapes_wkb = pyarrow.array([shapely.to_wkb(s) for s in shapes], pyarrow.binary())
    return points, pyarrow.table({"number": numbers, "w": shapes_wkb})


def duckdb_peer():
    connection = connect_duckdb(spatial=True)
    points, layer = arrow_tables()
    connection.register("points_xy", points)
    connection.register("layer_wkb", layer)
    connection.execute("create table points as select ST_Point(x, y) g from points_xy")
    connection.execute("create table layer as select number, ST_GeomFromWKB(w) g from layer_wkb")
    answer, seconds = timed(lambda: connection.execute(SQL).fetchall())
    counts = dict(answer)
    require([counts.get(n, 0) for n in range(len(codes))], EXPECTED, f"DuckDB, {LAYER} layer")
    finish("DuckDB spatial", seconds, THREADS, "ST_Contains and count, points built before")


def sedonadb_peer():
    import sedonadb
    connection = sedonadb.connect()
    connection.sql(f"set datafusion.execution.target_partitions={THREADS}").execute()
    points, layer = arrow_tables()
    connection.create_data_frame(points).to_view("points_xy")
    connection.create_data_frame(layer).to_view("layer_wkb")
    connection.sql("select ST_Point(x, y) g from points_xy").to_memtable().to_view("points")
    connection.sql("select number, ST_GeomFromWKB(w) g from layer_wkb").to_memtable() \
        .to_view("layer")
    answer, seconds = timed(lambda: connection.sql(SQL).to_pandas())
    counts = dict(zip(answer["number"], answer["c"]))
    require([int(counts.get(n, 0)) for n in range(len(codes))], EXPECTED,
            f"SedonaDB, {LAYER} layer")
    finish("SedonaDB", seconds, THREADS, "ST_Contains and count, points built before")


{"geopandas": geopandas_peer, "shapely": shapely_peer, "duckdb": duckdb_peer,
 "sedonadb": sedonadb_peer}[PEER]()

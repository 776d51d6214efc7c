"""A table in ACLED's layout to counts and deaths by province: python report.py PEER.

The same task for all: read the file, keep the air strikes of a window of two years, find the
province of each point, count the rows and add up their deaths. Imports are not counted; the file
is in the system's cache.
"""

import json
import sys

import numpy

from common import THREADS, WORK, connect_duckdb, provinces, require, tell, timed

PEER = sys.argv[1]
TABLE = str(WORK / "table.csv")
LOW, HIGH, KIND = "2018-01-01", "2019-12-31", "Air/drone strike"
FIELDS = ["event_date", "sub_event_type", "latitude", "longitude", "fatalities"]
ANSWER = {code: (tally["incidents"], tally["deaths"])
          for code, tally in json.loads((WORK / "report-answer.json").read_text()).items()}
ROWS = int(sys.argv[2])
codes, shapes = provinces("default")


def run(name, body, threads, note):
    """Times `body`, which returns (province number, incidents, deaths) for each province."""
    answer, seconds = timed(body)
    found = {codes[int(number)]: (int(count), int(deaths)) for number, count, deaths in answer}
    require(found, ANSWER, name)
    tell("report", name, ROWS, seconds, threads, "incidents and deaths by province", note=note)


def duckdb_peer():
    import pyarrow
    import shapely
    connection = connect_duckdb(spatial=True)
    layer = pyarrow.table({
        "number": pyarrow.array(range(len(codes)), pyarrow.int32()),
        "w": pyarrow.array([shapely.to_wkb(s) for s in shapes], pyarrow.binary())})
    connection.register("layer_wkb", layer)
    connection.execute("create table layer as select number, ST_GeomFromWKB(w) g from layer_wkb")
    sql = f"""
        with e as (
            select ST_Point(longitude, latitude) g, fatalities from read_csv('{TABLE}')
            where event_date between '{LOW}' and '{HIGH}' and sub_event_type = '{KIND}')
        select number, count(*), sum(fatalities) from e
        join layer on ST_Contains(layer.g, e.g) group by number"""
    run("DuckDB spatial", lambda: connection.execute(sql).fetchall(), THREADS, "filter pushed down")


def place(x, y):
    """The number of the province that contains each point, 255 for none."""
    import shapely
    shapely.prepare(shapes)
    found = numpy.full(len(x), 255, numpy.uint8)
    for number, shape in enumerate(shapes):
        west, south, east, north = shape.bounds
        near = numpy.flatnonzero((x >= west) & (x <= east) & (y >= south) & (y <= north))
        found[near[shapely.contains_xy(shape, x[near], y[near])]] = number
    return found


def polars_peer():
    import polars
    inside = polars.col("event_date").is_between(polars.lit(LOW), polars.lit(HIGH)) \
        & (polars.col("sub_event_type") == KIND)

    def body(filters_first):
        rows = polars.scan_csv(TABLE).select(FIELDS)
        rows = (rows.filter(inside) if filters_first else rows).collect(engine="streaming")
        number = place(rows["longitude"].to_numpy(), rows["latitude"].to_numpy())
        kept = rows.with_columns(number=number).filter(inside & (polars.col("number") != 255))
        return kept.group_by("number").agg(polars.len(), polars.col("fatalities").sum()) \
            .iter_rows()

    if sys.argv[3:] == ["all"]:
        run("polars and shapely, all rows", lambda: list(body(False)), THREADS,
            "every row placed, then filtered")
    else:
        run("polars and shapely, filter first", lambda: list(body(True)), THREADS,
            "scan_csv, streaming engine")


def geopandas_peer():
    import geopandas
    import pandas
    import pyarrow
    layer = geopandas.GeoDataFrame({"number": range(len(codes))}, geometry=shapes, crs=4326)

    def grouped(rows):
        grouped = rows.groupby("number")["fatalities"].agg(["size", "sum"])
        return list(grouped.itertuples(name=None))

    def kept(rows):
        return rows[(rows.event_date >= LOW) & (rows.event_date <= HIGH)
                    & (rows.sub_event_type == KIND)]

    def placed(rows):
        points = geopandas.points_from_xy(rows.longitude, rows.latitude, crs=4326)
        return geopandas.sjoin(geopandas.GeoDataFrame(rows, geometry=points), layer,
                               predicate="within")

    def five_columns():
        # pandas' own "pyarrow" engine refuses line breaks in values.
        from pyarrow import csv
        return csv.read_csv(
            TABLE, parse_options=csv.ParseOptions(newlines_in_values=True),
            convert_options=csv.ConvertOptions(
                include_columns=FIELDS, column_types={"event_date": "string"})).to_pandas()

    if sys.argv[3:] == ["tuned"]:
        pyarrow.set_cpu_count(THREADS)
        run("geopandas, tuned", lambda: grouped(placed(kept(five_columns()))), THREADS,
            "five columns, read by pyarrow, filter first")
    else:
        run("geopandas", lambda: grouped(kept(placed(pandas.read_csv(TABLE)))), 1,
            "read_csv, sjoin, filter")


{"duckdb": duckdb_peer, "polars": polars_peer, "geopandas": geopandas_peer}[PEER]()

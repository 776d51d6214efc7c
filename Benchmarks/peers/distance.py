"""Points to the Pakistani border: python distance.py PEER LINE COUNT.

Peers that project or take the earth for a sphere answer something else. How much their answers
differ from geodesic distances, which geotally's own are within 1 mm, is told beside the rate.
"""

import sys

import numpy

from common import THREADS, WORK, column, tell, timed

PEER, LINE, COUNT = sys.argv[1], sys.argv[2], int(sys.argv[3])
lon, lat = column("distance-longitude", COUNT), column("distance-latitude", COUNT)
ours = column(f"distance-{LINE}-answer", COUNT)
TEXT = (WORK / f"border-{LINE}.wkt").read_text().strip()


def finish(name, answer, seconds, threads, note):
    error = numpy.abs(numpy.asarray(answer) - ours)
    tell(f"distance-{LINE}", name, COUNT, seconds, threads,
         f"differs by {numpy.median(error):.0f} m in the median, {error.max():.0f} m at most",
         note=note)


def shapely_peer():
    import shapely
    from pyproj import Transformer
    to_utm = Transformer.from_crs("EPSG:4326", "EPSG:32642", always_xy=True)
    line = shapely.transform(shapely.from_wkt(TEXT),
                             lambda c: numpy.column_stack(to_utm.transform(c[:, 0], c[:, 1])))
    shapely.prepare(line)

    def body():
        return shapely.distance(shapely.points(*to_utm.transform(lon, lat)), line)

    answer, seconds = timed(body)
    finish("shapely, UTM zone 42", answer, seconds, 1, "projected, prepared line")


def sedonadb_peer():
    import pyarrow
    import sedonadb
    connection = sedonadb.connect()
    connection.sql(f"set datafusion.execution.target_partitions={THREADS}").execute()
    connection.create_data_frame(pyarrow.table({"x": lon, "y": lat})).to_view("points")
    connection.create_data_frame(pyarrow.table({"w": [TEXT]})).to_view("line")
    sql = ("select ST_Distance(ST_GeogPoint(x, y), (select ST_GeogFromWKT(w) from line)) d "
           "from points")
    answer, seconds = timed(lambda: connection.sql(sql).to_pandas()["d"].to_numpy())
    finish("SedonaDB geography", answer, seconds, THREADS, "on a sphere")


{"shapely": shapely_peer, "sedonadb": sedonadb_peer}[PEER]()

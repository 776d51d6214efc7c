"""What the peers share: inputs, answers, timing, and the line that each result is told by."""

import json
import os
import pathlib
import resource
import statistics
import sys
import time

import numpy

WORK = pathlib.Path(__file__).resolve().parents[2] / ".build" / "bench"
RUNS = int(os.environ.get("PEER_RUNS", "3"))
THREADS = int(os.environ.get("PEER_THREADS", "2"))


def column(name, limit=None):
    """A column that `Bench --for-peers` wrote, or its first values, in memory."""
    return numpy.array(numpy.load(WORK / f"{name}.npy", mmap_mode="r")[:limit])


def provinces(layer):
    """The codes and shapes of a layer, ascending by code as geotally numbers them."""
    import shapely
    collection = json.loads((WORK / f"layer-{layer}.geojson").read_text())
    features = sorted(collection["features"], key=lambda f: f["properties"]["code"].encode())
    shapes = numpy.array([shapely.geometry.shape(f["geometry"]) for f in features])
    return [f["properties"]["code"] for f in features], shapes


def timed(body):
    """The answer of `body`, and the seconds of several runs after one that warms up."""
    answer = body()
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        answer = body()
        seconds.append(time.perf_counter() - start)
    return answer, seconds


def tell(task, peer, items, seconds, threads, checked, **more):
    """Prints a result as one line of JSON; `checked` says what its answer was found equal to."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps(dict(
        task=task, peer=peer, items=items, median_s=statistics.median(seconds),
        lowest_s=min(seconds), highest_s=max(seconds), runs=len(seconds), threads=threads,
        peak_bytes=peak, checked=checked, **more)), flush=True)


def require(found, expected, what):
    """Ends the peer when its answer is not ours: the time of another answer says nothing."""
    if found != expected:
        sys.exit(f"{what}: the answer differs from geotally's\n  {found}\n  {expected}"[:2000])


def connect_duckdb(spatial=False):
    """DuckDB, with its spatial extension from the package index, or None without it."""
    import duckdb
    connection = duckdb.connect(config={"allow_unsigned_extensions": True})
    connection.execute(f"set threads={THREADS}")
    if not spatial:
        return connection
    try:
        import duckdb_extension_spatial
        folder = pathlib.Path(duckdb_extension_spatial.__file__).parent
        connection.load_extension(str(next(folder.rglob("*.duckdb_extension"))))
    except Exception as packaged:  # The package may not have this platform or version.
        try:
            connection.execute("install spatial; load spatial")
        except Exception as downloaded:
            sys.exit("DuckDB's spatial extension could not be had, neither as a package "
                     f"({packaged}) nor by INSTALL ({downloaded})")
    return connection

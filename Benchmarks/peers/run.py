"""Runs the peers, each in a process of its own, and prints one table with ratios.

    python run.py [--quick]

Run by `make bench-peers`, after `Bench --for-peers` has written inputs, answers and its own
figures of this run. A peer that is missing or fails is a line that says so.
"""

import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
WORK = HERE.parents[1] / ".build" / "bench"
QUICK = "--quick" in sys.argv[1:]
# Rows a peer does: rates do not depend on it, and the slow ones are given fewer.
POINTS = {"default": 100_000, "fine": 20_000} if QUICK else {"default": 2_000_000, "fine": 500_000}
SLOW_POINTS = {"default": 100_000, "fine": 5_000} if QUICK else \
    {"default": 1_000_000, "fine": 50_000}
DISTANCES = {"default": 20_000, "fine": 2_000} if QUICK else {"default": 200_000, "fine": 10_000}


def jobs(rows):
    """The command lines of all peers, the oracle first: the others are held to what it writes."""
    yield ["oracle.py"]
    for layer in ("default", "fine"):
        for peer in ("geopandas", "shapely", "sedonadb", "duckdb"):
            count = SLOW_POINTS if peer == "duckdb" else POINTS
            yield ["join.py", peer, layer, str(count[layer])]
    for peer in ("duckdb", "polars", "datafusion", "numpy"):
        yield ["scan.py", peer]
    for task in (["duckdb"], ["polars"], ["polars", "all"], ["geopandas"], ["geopandas", "tuned"]):
        yield ["report.py", task[0], str(rows)] + task[1:]
    for line in ("default", "fine"):
        yield ["distance.py", "shapely", line, str(DISTANCES[line])]
        yield ["distance.py", "sedonadb", line, str(DISTANCES[line] // 10)]


def run(job):
    """The results of a peer, or one that says why there are none."""
    print(" ".join(job), "…", file=sys.stderr, flush=True)
    environment = dict(os.environ, PEER_RUNS="2" if QUICK else "3", PEER_THREADS="2",
                       POLARS_MAX_THREADS="2", OMP_NUM_THREADS="2")
    done = subprocess.run([sys.executable, str(HERE / job[0])] + job[1:], capture_output=True,
                          text=True, env=environment)
    results = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        print(done.stderr, file=sys.stderr)
        results.append(dict(task=job[0], peer=" ".join(job), failed=last[:200]))
    return results


# Which of our figures a task is compared with: section and the beginning of the name.
OURS = {
    "join-default": ("join", "points in the bundled layer"),
    "join-fine": ("join", "points in a fine layer"),
    "scan-window": ("scan", "window and kind, by province"),
    "scan-all": ("scan", "no filter, by province"),
    "scan-months": ("scan", "no filter, by province and month"),
    "distance-default": ("distance", "points to the bundled border"),
    "distance-fine": ("distance", "points to a fine border"),
    "report": ("report", "air strikes in a window, process start to exit"),
}
# How many times faster than a peer geotally means to be.
GOALS = {
    "join-default": {"geopandas.sjoin": 240, "shapely, vectorized": 80, "SedonaDB": 80,
                     "DuckDB spatial": 300},
    "scan-window": {"DuckDB": 4.5, "polars": 3.5},
    "scan-all": {"DuckDB": 3.4},
    "scan-months": {"DuckDB": 9},
    "report": {"DuckDB spatial": 4, "polars and shapely, filter first": 2, "geopandas": 25},
}
TITLES = {
    "join-default": "points to provinces, bundled layer", "join-fine": "the same, fine layer",
    "scan-window": "window and kind, by province", "scan-all": "no filter, by province",
    "scan-months": "no filter, by province and month",
    "distance-default": "distance to the border", "distance-fine": "the same, fine border",
    "report": "table to report",
}


def our_figure(figures, task):
    """Our figure of a task with two threads, at the highest level of instructions."""
    section, start = OURS[task]
    exact = section in ("scan", "report")
    found = [f for f in figures if f["section"] == section and f["threads"] == 2
             and (f["name"] == start if exact else f["name"].startswith(start))]
    return found[0] if found else None  # The highest level comes first.


def rate(items, seconds):
    speed = items / seconds
    return f"{speed / 1e6:,.2f} M/s" if speed >= 1e6 else f"{speed / 1e3:,.1f} k/s"


def memory(count):
    return f"{count / 1e6:,.0f} MB" if count else ""


def seconds(value):
    return f"{value:.3f} s" if value < 10 else f"{value:.1f} s"


def rows_of(task, figures, results):
    """The lines of a task: ours, then its peers with how many times faster ours is."""
    ours = our_figure(figures, task)
    if not ours:
        return
    level = f", {ours['level']}" if ours.get("level") else ""
    speed = ours["items"] / ours["time"]["median"]
    is_report = task == "report"
    yield [TITLES[task], f"geotally{level}", str(ours["threads"]), f"{ours['items']:,}",
           seconds(ours["time"]["median"]), rate(ours["items"], ours["time"]["median"]), "", "",
           memory(ours.get("peakBytes")) if is_report else "", ours["checked"]]
    for result in results:
        if result["task"] != task or result.get("is_check"):
            continue
        ratio = speed / (result["items"] / result["median_s"])
        note = f"; {result['note']}" if result.get("note") else ""
        times = GOALS.get(task, {}).get(result["peer"])
        goal = f"{times}x" if times else ""
        yield ["", result["peer"], str(result["threads"]), f"{result['items']:,}",
               seconds(result["median_s"]), rate(result["items"], result["median_s"]),
               f"{ratio:,.1f}x", goal, memory(result["peak_bytes"]) if is_report else "",
               result["checked"] + note]


def aligned(rows):
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["| " + " | ".join(c.ljust(w) for c, w in zip(row, widths)) + " |" for row in rows]
    return lines[:1] + ["|" + "|".join("-" * (w + 2) for w in widths) + "|"] + lines[1:]


def main():
    try:
        ours = json.loads((WORK / "bench.json").read_text())
    except FileNotFoundError:
        sys.exit(f"{WORK / 'bench.json'} is not there; run make bench-peers, which measures first")
    rows = next((f["items"] for f in ours["figures"] if f["section"] == "report"), None)
    if rows is None:
        sys.exit("bench.json has no figure of the report; run Bench with every section")
    results = [result for job in jobs(rows) for result in run(job)]
    table = [["Task", "Who", "Threads", "Rows", "Median", "Rate", "geotally is faster", "Goal",
              "Peak memory", "Answer checked against; how"]]
    for task in OURS:
        table += rows_of(task, ours["figures"], results)
    machine = ours["machine"]
    lines = [f"{machine['processor']}, {machine['cores']} cores; {machine['date']}, "
             f"commit {machine['commit']}" + ("; quick run, small inputs" if QUICK else ""), ""]
    lines += aligned(table) + [""]
    for result in results:
        if result.get("is_check"):
            lines.append(f"{result['task']}: all {result['items']:,} points compared with GEOS: "
                         f"{result['checked']}.")
        if "failed" in result:
            lines.append(f"{result['peer']} did not run: {result['failed']}")
    text = "\n".join(lines) + "\n"
    print(text, end="")
    (WORK / "peers.md").write_text(text)
    (WORK / "peers.json").write_text(json.dumps(dict(
        schema="geotally.peers/1", machine=machine, results=results), indent=2) + "\n")


main()

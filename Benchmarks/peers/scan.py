"""Filter, group, count and sum over columns in memory: python scan.py PEER."""

import json
import sys

import numpy

from common import THREADS, WORK, column, connect_duckdb, require, tell, timed

PEER = sys.argv[1]
FIRST, LOW, HIGH, KIND, PROVINCES, MONTHS = 16436, 17636, 18365, 7, 34, 120
province, day, kind, deaths = (column(f"scan-{n}") for n in ("province", "day", "kind", "deaths"))
ROWS = len(day)
ANSWERS = json.loads((WORK / "scan-answers.json").read_text())
# The month of every day since 2015-01-01, counted from January 2015.
month_of = ((numpy.datetime64("2015-01-01") + numpy.arange(3652)).astype("M8[M]")
            - numpy.datetime64("2015-01")).astype(numpy.int16)


def run(name, task, body, cells, threads, note=""):
    """Times `body`; `cells` makes (cell, count, sum) of its answer."""
    answer, seconds = timed(body)
    counts = numpy.zeros(PROVINCES * (MONTHS if task == "months" else 1), numpy.int64)
    sums = counts.copy()
    for cell, count, total in cells(answer):
        counts[int(cell)] += int(count)
        sums[int(cell)] += int(total)
    require((counts.tolist(), sums.tolist()),
            (ANSWERS[task]["counts"], ANSWERS[task]["sums"]), f"{name}, {task}")
    tell(f"scan-{task}", name, ROWS, seconds, threads, "counts and sums by cell", note=note)


def sql_questions(year, month):
    where = f"where day between {LOW} and {HIGH} and kind = {KIND}"
    cell = f"(({year} - 2015) * 12 + {month} - 1) * {PROVINCES} + province"
    return {
        "window": f"select province, count(*), sum(deaths) from t {where} group by province",
        "all": "select province, count(*), sum(deaths) from t group by province",
        "months": f"select {cell} as cell, count(*), sum(deaths) from t group by cell",
    }


def duckdb_peer():
    import pyarrow
    connection = connect_duckdb()
    columns = pyarrow.table(dict(province=province, day=day, kind=kind, deaths=deaths))
    connection.register("columns", columns)
    connection.execute("create table t as select province, day, kind, deaths from columns")
    connection.execute("create table m as select * from (select unnest(?::int[]) as day, "
                       "unnest(?::int[]) as month)",
                       [(numpy.arange(3652) + FIRST).tolist(), month_of.tolist()])
    questions = sql_questions("year(date '1970-01-01' + day)", "month(date '1970-01-01' + day)")
    for task, sql in questions.items():
        run("DuckDB", task, lambda: connection.execute(sql).fetchall(), lambda a: a, THREADS)
    joined = (f"select month * {PROVINCES} + province as cell, count(*), sum(deaths) "
              "from t join m using (day) group by cell")
    run("DuckDB", "months", lambda: connection.execute(joined).fetchall(), lambda a: a, THREADS,
        "months by a joined table")


def polars_peer():
    import polars
    frame = polars.DataFrame(
        dict(province=province, day=day, kind=kind, deaths=deaths)).lazy()
    aggregates = [polars.len().alias("n"), polars.col("deaths").cast(polars.Int64).sum()]
    inside = polars.col("day").is_between(LOW, HIGH) & (polars.col("kind") == KIND)
    date = polars.col("day").cast(polars.Date)
    cell = ((date.dt.year() - 2015) * 12 + date.dt.month() - 1) * PROVINCES \
        + polars.col("province")
    questions = {
        "window": frame.filter(inside).group_by("province").agg(aggregates),
        "all": frame.group_by("province").agg(aggregates),
        "months": frame.group_by(cell.alias("cell")).agg(aggregates),
    }
    for task, question in questions.items():
        for engine in ("streaming", "in-memory"):
            run("polars", task, lambda: question.collect(engine=engine), lambda a: a.iter_rows(),
                THREADS, f"{engine} engine")


def datafusion_peer():
    import datafusion
    import pyarrow
    context = datafusion.SessionContext(
        datafusion.SessionConfig().with_target_partitions(THREADS))
    columns = pyarrow.table(dict(province=province, day=day, kind=kind, deaths=deaths))
    batches = columns.to_batches(max_chunksize=8192 * 16)
    context.register_record_batches("t", [batches[part::THREADS] for part in range(THREADS)])
    date = "arrow_cast(day, 'Date32')"
    for task, sql in sql_questions(f"date_part('year', {date})",
                                   f"date_part('month', {date})").items():
        run("DataFusion", task, lambda: context.sql(sql).collect(),
            lambda a: (row for batch in a for row in zip(*(c.to_pylist() for c in batch.columns))),
            THREADS)


def numpy_peer():
    def totals(cells, values, size):
        return numpy.bincount(cells, minlength=size), numpy.bincount(cells, values, size)

    def window():
        rows = numpy.flatnonzero((day >= LOW) & (day <= HIGH) & (kind == KIND))
        return totals(province[rows], deaths[rows], PROVINCES)

    def months():
        cells = month_of[day - FIRST].astype(numpy.int32) * PROVINCES + province
        return totals(cells, deaths, PROVINCES * MONTHS)

    questions = {"window": window, "all": lambda: totals(province, deaths, PROVINCES),
                 "months": months}
    for task, body in questions.items():
        run("NumPy", task, body, lambda a: ((i, a[0][i], a[1][i]) for i in range(len(a[0]))), 1)


{"duckdb": duckdb_peer, "polars": polars_peer, "datafusion": datafusion_peer,
 "numpy": numpy_peer}[PEER]()

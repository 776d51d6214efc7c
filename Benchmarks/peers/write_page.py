"""Puts the tables of the last `make bench-peers` into docs/PERFORMANCE.md.

    python write_page.py
"""

import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "PERFORMANCE.md"


def replaced(page, name):
    """The page with what stands between the marks of `name` replaced by its table."""
    begin, end = f"<!-- {name} begins -->\n", f"<!-- {name} ends -->\n"
    table = ROOT / ".build" / "bench" / f"{name}.md"
    if not table.exists():
        sys.exit(f"{table} is not there; run make bench-peers first")
    if page.count(begin) != 1 or page.count(end) != 1:
        sys.exit(f"{PAGE} must have the marks of {name} once")
    before, rest = page.split(begin)
    return before + begin + "\n" + table.read_text().strip() + "\n\n" + end + rest.split(end)[1]


def main():
    page = PAGE.read_text()
    for name in ("peers", "bench"):
        page = replaced(page, name)
    PAGE.write_text(page)


main()

#!/usr/bin/env python3
"""Saves the sheets and the archive among the real files as CSV, as a user would.

    save_tables.py ../shared/data/real FOLDER

Needs pandas and openpyxl. The tables are not the project's: keep FOLDER out of it.
"""

import sys
import zipfile
from pathlib import Path

import pandas

SHEETS = {
    "tbij_afghanistan.xlsx": ["Sheet1"],
    "hdx_political_violence.xlsx": ["Non_HRP", "HRP_1", "HRP_2"],
}


def main(data, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, sheets in SHEETS.items():
        for sheet in sheets:
            table = pandas.read_excel(data / name, sheet_name=sheet, keep_default_na=False)
            suffix = "" if len(sheets) == 1 else f"_{sheet}"
            table.to_csv(folder / f"{Path(name).stem}{suffix}.csv", index=False)
    with zipfile.ZipFile(data / "ucdp_ged191_subset.zip") as archive:
        (folder / "ged191.csv").write_bytes(archive.read("ged191.csv"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

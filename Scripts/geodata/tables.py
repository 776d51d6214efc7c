"""Reads and writes the tables of GeoData: UTF-8, comma-separated, a header, LF line ends."""

import csv
import io
import unicodedata

from . import GeoDataError, require

# Apostrophes, primes and modifier letters that the program drops without splitting a word.
APOSTROPHES = set("'`\u00b4\u2018\u2019\u2032") | {chr(code) for code in range(0x2B9, 0x2C0)}


def read_table(path, header=None):
    """The rows as dictionaries; the header must be the expected one."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise GeoDataError(f"{path}: {error.strerror}") from None
    require(b"\r" not in content, f"{path}: carriage returns; use LF line ends")
    require(content.endswith(b"\n"), f"{path}: the last line has no end")
    reader = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
    found = tuple(reader.fieldnames)
    require(header is None or found == header, f"{path}: header is {found}, not {header}")
    rows = list(reader)
    for number, row in enumerate(rows, start=2):
        full = None not in row and None not in row.values()
        require(full, f"{path}: record {number} has not {len(found)} fields")
        padded = [value for value in row.values() if value != value.strip()]
        require(not padded, f"{path}: record {number} has spaces around {padded}")
    return rows


def render_table(header, rows):
    """The bytes of a table."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def folded(text):
    """The text as the program compares it; Sources/Text/Folding.swift is the definition.

    Diacritics fall only on Latin, Greek and Cyrillic letters, which end at U+0510.
    """
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    kept = []
    base = ""
    for character in decomposed:
        if unicodedata.combining(character):
            if base >= "\u0510":
                kept.append(character)
        elif character not in APOSTROPHES:
            base = character
            is_word = unicodedata.category(character)[0] in "LMN"
            kept.append(character if is_word else " ")
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def require_unique(path, keys, what):
    """Fails with the first key that comes twice."""
    seen = set()
    for key in keys:
        require(key not in seen, f"{path}: {what} {key} comes twice")
        seen.add(key)

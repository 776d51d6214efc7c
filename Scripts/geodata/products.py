"""Writes products or compares them, and keeps the checksums of SOURCES.md true."""

import hashlib
import re
from pathlib import Path

from . import GeoDataError, require

GEODATA = Path(__file__).resolve().parents[2] / "GeoData"
SOURCES = "SOURCES.md"
# The line form of sha256sum, so that `sha256sum -c` can read the list.
CHECKSUM_LINE = re.compile(r"^([0-9a-f]{64})  (\S+)$", re.MULTILINE)
CHECKSUM_BLOCK = re.compile(r"(?<=\n## Checksums\n)(.*?\n```\n)(.*?)(?=```\n)", re.DOTALL)


def settle(products, check, folder=GEODATA):
    """Writes the products, by path under the folder; with `check` compares them instead.

    Either way the list of checksums covers every file of the folder afterwards and is true.
    """
    for path, content in products.items():
        if check:
            compare(folder / path, content)
        else:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    if not check:
        write_checksums(folder)
    check_checksums(folder)


def compare(path, content):
    """Fails at the first line in which the file differs from the content."""
    try:
        found = path.read_bytes()
    except OSError as error:
        raise GeoDataError(f"{path}: {error.strerror}") from None
    if found == content:
        return
    pairs = zip(found.splitlines(), content.splitlines())
    same = next((i for i, (a, b) in enumerate(pairs) if a != b), None)
    where = "in its length" if same is None else f"from line {same + 1} on"
    raise GeoDataError(f"{path} differs {where} from what the sources give; build it again")


def checksums_of(folder):
    """The SHA-256 of every file of the folder but SOURCES.md, by path."""
    files = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    return {
        path: hashlib.sha256((folder / path).read_bytes()).hexdigest()
        for path in files
        if path != SOURCES
    }


def write_checksums(folder):
    """Puts the current checksums into the block under `## Checksums`."""
    path = folder / SOURCES
    text = path.read_text(encoding="utf-8")
    require(CHECKSUM_BLOCK.search(text), f"{path}: no block of checksums to fill")
    lines = "".join(f"{digest}  {name}\n" for name, digest in checksums_of(folder).items())
    path.write_text(CHECKSUM_BLOCK.sub(lambda m: m[1] + lines, text), encoding="utf-8")


def check_checksums(folder):
    """The list in SOURCES.md names every file once, with its checksum, and no other file."""
    text = (folder / SOURCES).read_text(encoding="utf-8")
    block = CHECKSUM_BLOCK.search(text)
    require(block, f"{folder / SOURCES}: no block of checksums")
    lines = CHECKSUM_LINE.findall(block[2])
    listed = {name: digest for digest, name in lines}
    require(len(listed) == len(lines), f"{SOURCES} lists a file twice")
    actual = checksums_of(folder)
    unlisted = sorted(actual.keys() - listed.keys())
    require(not unlisted, f"{SOURCES} does not list {', '.join(unlisted)}")
    missing = sorted(listed.keys() - actual.keys())
    require(not missing, f"{SOURCES} lists {', '.join(missing)}, which is not there")
    wrong = sorted(name for name in actual if actual[name] != listed[name])
    require(not wrong, f"{SOURCES} has a wrong checksum for {', '.join(wrong)}")

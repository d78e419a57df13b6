"""What a file is, and whether it is odd or large: then it is read where it can do no harm.

Every format is looked through before the library that reads it: what surely asks for more than there is, is refused at
once; what may is odd. Looking is cheap beside reading.
"""

from pathlib import Path
from typing import NamedTuple

from dqcheck.sources.archive import LARGE, RATIO, opened
from dqcheck.sources.detection import WORKBOOKS, Media, media
from dqcheck.sources.faults import fault

_LARGE_TEXT = 1 << 20
"""Bytes from which on a text is large, the body of a document, a table of text."""
_LARGE_BODY = 1 << 22
_LARGE_TABLE = 1 << 23
FEWEST_PACKED, FEWEST_UNPACKED = 1 << 15, 1 << 18
"""Bytes of a workbook, and of the part of a sheet, below which no sheet is long."""
FEWEST_RECORDS = 5_000
"""Records from which on a sheet is long."""
_SUSPICIOUS_RATIO = RATIO // 8


class Looked(NamedTuple):
    """What a file is, whether it is to be read in a process of its own, and how many bytes it has. Not ``through``:
    nobody looked further than its kind."""

    media: Media
    odd: bool
    size: int
    through: bool = True

    @property
    def is_workbook(self) -> bool:
        """Whether it holds tables rather than prose."""
        return self.media in WORKBOOKS

    @property
    def is_flat(self) -> bool:
        """Whether it holds one table and nothing else."""
        return self.media in ("csv", "parquet")

    @property
    def may_be_large(self) -> bool:
        """Whether it may hold a table with more records than are read cell by cell."""
        return self.is_flat or (self.media in ("xlsx", "xlsm") and self.size >= FEWEST_PACKED)


def look(path: Path | str) -> Looked:
    """Look at a file without reading it. Raises SourceError for what cannot or may not be read."""
    path = Path(path)
    seen = glance(path)
    return Looked(seen.media, _odd(path, seen.media, seen.size), seen.size)


def glance(path: Path | str) -> Looked:
    """What a file is: for one that whoever reads it looks at anyway. Raises SourceError for what is of no kind that is
    read."""
    path = Path(path)
    kind = media(path)
    try:
        size = path.stat().st_size
    except OSError as error:
        raise fault("not-readable", path) from error
    return Looked(kind, odd=False, size=size, through=False)


def guard(path: Path, looked: Looked) -> None:
    """Look through a large workbook before its cells are read: ``look`` only saw that it is large, for its sheet may be
    read by columns. Raises SourceError for one whose sheets are too sparse."""
    if looked.odd and looked.media in ("xlsx", "xlsm"):
        from dqcheck.sources import extent

        extent.look(opened(path))


def _odd(path: Path, kind: Media, size: int) -> bool:
    if kind == "txt":
        return size > _LARGE_TEXT
    if kind == "csv":
        return size > _LARGE_TABLE
    if kind == "docx":
        archive = opened(path)
        body = max((part.size for name, part in archive.parts.items() if name.endswith(".xml")), default=0)
        return body > _LARGE_BODY or archive.size > LARGE or archive.size > _SUSPICIOUS_RATIO * size
    if kind in ("xlsx", "xlsm"):
        from dqcheck.sources import extent

        archive = opened(path)
        return archive.size > _LARGE_BODY or extent.look(archive)
    if kind == "ods":
        from dqcheck.sources import ods_extent

        archive = opened(path)
        return ods_extent.look(archive) or archive.size > LARGE
    # What a library makes of binary records, or of a page that draws itself, nobody foresees.
    if kind == "xlsb":
        from dqcheck.sources import xlsb_extent

        xlsb_extent.guard(opened(path))
    elif kind == "xls":
        from dqcheck.sources import xls_extent

        xls_extent.guard(path)
    return True

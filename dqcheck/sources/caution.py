"""What a file is, and whether it is odd or large: then it is read where it can do no harm.

Every format is looked through before the library that reads it: what surely asks for more than there is, is refused at
once; what may is odd. Looking is cheap beside reading.
"""

from pathlib import Path
from typing import NamedTuple

from dqcheck.sources.archive import LARGE, RATIO, Archive
from dqcheck.sources.detection import Media, media

_LARGE_TEXT = 1 << 20
"""Bytes from which on a text, the body of a document, a table of text or an .xls is large."""
_LARGE_BODY = 1 << 22
_LARGE_TABLE = 1 << 25
_SMALL_PARQUET = 1 << 23
_LARGE_XLS = 1 << 24
_SUSPICIOUS_RATIO = RATIO // 8


class Looked(NamedTuple):
    """What a file is, and whether it is to be read in a process of its own."""

    media: Media
    odd: bool


def look(path: Path | str) -> Looked:
    """Look at a file without reading it. Raises SourceError for what cannot or may not be read."""
    path = Path(path)
    kind = media(path)
    return Looked(kind, _odd(path, kind))


def _odd(path: Path, kind: Media) -> bool:
    size = path.stat().st_size
    if kind in ("xlsx", "xlsm", "xlsb", "ods"):
        return _odd_workbook(Archive(path), kind)
    if kind == "xls":
        from dqcheck.sources import xls_extent

        return xls_extent.look(path) or size > _LARGE_XLS
    if kind == "docx":
        archive = Archive(path)
        body = max((part.size for name, part in archive.parts.items() if name.endswith(".xml")), default=0)
        return body > _LARGE_BODY or archive.size > LARGE or archive.size > _SUSPICIOUS_RATIO * size
    if kind == "csv":
        return size > _LARGE_TABLE
    if kind == "parquet":
        if size <= _SMALL_PARQUET:  # polars is then loaded there instead of here
            return True
        from dqcheck.sources.parquet import is_odd

        return is_odd(path)
    # A program in C++ draws what a .pdf says, and LibreOffice reads the rest: what they do with a file nobody foresees.
    return kind != "txt" or size > _LARGE_TEXT


def _odd_workbook(archive: Archive, kind: Media) -> bool:
    if kind == "xlsb":
        from dqcheck.sources.xlsb_extent import look as look_through
    elif kind == "ods":
        from dqcheck.sources.ods_extent import look as look_through
    else:
        from dqcheck.sources.extent import look as look_through
    return look_through(archive) or archive.size > LARGE

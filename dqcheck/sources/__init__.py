"""Reading files: one reader per format, each the only module that imports that format's library.

``read`` gives a ``Document`` with everything exactly as written; ``details`` what the values of a workbook do not tell.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from dqcheck.model.document import Document, Workbook
from dqcheck.sources.caution import Looked, glance, guard, look
from dqcheck.sources.detection import ENDINGS, WORKBOOKS, Media, media
from dqcheck.sources.faults import fault, printable

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl

    from dqcheck.sources.archive import Archive
    from dqcheck.sources.inspection import WorkbookDetails
    from dqcheck.sources.long_sheets import LongSheet
    from dqcheck.sources.parquet import OpenedTable

__all__ = [
    "ENDINGS",
    "Looked",
    "Media",
    "details",
    "frame",
    "glance",
    "large",
    "long_sheet",
    "look",
    "may_be_long",
    "media",
    "printable",
    "read",
    "rehearse",
    "sha256",
]

_PART, _LEAST = 1 << 22, 1 << 16
"""Bytes that are hashed at a time, and the fewest for which room is made."""


def read(path: Path | str, looked: Looked | None = None) -> Document:
    """Read a file by what it holds, not only by its ending. ``looked`` is what ``look`` told of it just before.

    Workbooks (.xlsx .xlsm .xls .xlsb .ods .csv .parquet) give a ``Workbook``, reports (.docx .pdf .txt, and .doc .rtf
    .odt through LibreOffice) a ``Narrative``. Raises SourceError, with what to do, for a file that cannot be read.
    """
    from dqcheck.sources.old_fonts import with_meant_letters

    path = Path(path)
    looked = looked if looked is not None and looked.through else look(path)
    guard(path, looked)
    kind = looked.media
    if kind == "parquet":
        return _read_table(path, kind)
    return with_meant_letters(_read_table(path, kind) if kind in WORKBOOKS else _read_report(path, kind))


def _read_table(path: Path, kind: Media) -> Document:
    if kind == "csv":
        from dqcheck.sources.delimited import read_delimited

        return read_delimited(path)
    if kind == "parquet":
        from dqcheck.sources.parquet import read_parquet

        return read_parquet(path)
    from dqcheck.sources.workbooks import read_workbook

    return read_workbook(path, kind)


def _read_report(path: Path, kind: Media) -> Document:
    if kind == "docx":
        from dqcheck.sources.docx import read_docx

        return read_docx(path)
    if kind == "pdf":
        from dqcheck.sources.pdf import read_pdf

        return read_pdf(path)
    if kind == "txt":
        from dqcheck.sources.plain import read_plain

        return read_plain(path)
    from dqcheck.sources.legacy import read_legacy

    return read_legacy(path)


def rehearse(path: Path, looked: Looked) -> bool:
    """Whether a file that is odd turned out, in a process of its own, to be safe to read in any.

    So it is with a table too large to be handed over that was read once without harm. Raises SourceError for a file
    that is damaged.
    """
    if looked.media != "parquet":
        return False
    from dqcheck.sources import parquet

    return parquet.rehearse(path)


def large(path: Path, looked: Looked) -> "OpenedTable | None":
    """A flat file as a lazy frame when it has more records than a worksheet is read with, else None. Raises SourceError
    for a file that is damaged."""
    if not looked.is_flat:
        return None
    from dqcheck.sources import parquet

    return parquet.open_large(path, looked.media, looked.size)


def opened_parquet(path: Path) -> "OpenedTable | None":
    """A parquet file of any size as a lazy frame; None where a column cannot be read. Raises SourceError for a file
    that is damaged."""
    from dqcheck.sources import parquet

    return parquet.open_parquet(path)


def long_sheet(path: Path, looked: Looked, worth: "Callable[[LongSheet], bool]") -> "LongSheet | None":
    """The only worksheet of a workbook, or a delimited text, by its columns where it has more records than are read
    cell by cell and nothing but plain values, and its first records are ``worth`` the reading of all, else None. Raises
    SourceError for a file that is damaged."""
    if looked.media == "csv":
        from dqcheck.sources.long_texts import open_long_text

        sheet = None if looked.odd else open_long_text(path)
        return sheet if sheet is not None and worth(sheet) else None
    found = _only_large_sheet(path, looked)
    if found is None:
        return None
    from dqcheck.sources.long_sheets import open_long  # a short sheet must not wait for libraries of frames

    return open_long(*found, worth)


def may_be_long(path: Path, looked: Looked) -> bool:
    """Whether ``long_sheet`` has anything to look at. Raises SourceError for a file that is damaged."""
    from dqcheck.sources import caution

    if looked.media == "csv":
        return not looked.odd and path.read_bytes().count(b"\n") > caution.FEWEST_RECORDS
    return _only_large_sheet(path, looked) is not None


def _only_large_sheet(path: Path, looked: Looked) -> "tuple[Archive, str, str] | None":
    """A workbook with the name and the part of its only worksheet, where that is large."""
    from dqcheck.sources import caution

    if looked.is_flat or not looked.may_be_large:
        return None
    from dqcheck.sources.archive import Archive
    from dqcheck.sources.xlsx_details import only_sheet

    archive = Archive(path)
    found = only_sheet(archive)
    if found is None or archive.parts[found[1]].size < caution.FEWEST_UNPACKED:
        return None
    return archive, *found


def details(workbook: Workbook) -> "WorkbookDetails":
    """Number formats, formulas, errors and hidden rows and columns of a workbook.

    The same object for the same unchanged file. Nothing is read before it is asked; .csv and .parquet have no details.
    """
    from dqcheck.sources.inspection import open_details

    return open_details(workbook)


def frame(path: Path | str) -> "pl.LazyFrame":
    """A .parquet or .csv file as a lazy frame, for tables too large to hold; columns of a .csv are all text."""
    from dqcheck.sources import parquet

    path = Path(path)
    kind = media(path)
    if kind == "parquet":
        return parquet.scan(path)
    if kind == "csv":
        return parquet.scan_delimited(path)
    raise fault("unsupported", path, kind="not-flat")


def sha256(path: Path | str) -> str:
    """The SHA-256 of a file's bytes, as hexadecimal digits. Raises SourceError when it cannot be opened."""
    import hashlib
    import os

    path = Path(path)
    try:
        with path.open("rb", buffering=0) as file:
            # No more room than the file takes (some systems say none): what is set aside is written to first.
            found, part = hashlib.sha256(), bytearray(min(_PART, max(os.fstat(file.fileno()).st_size, _LEAST) + 1))
            while size := file.readinto(part):  # in large parts, for between them it waits for its turn in Python
                found.update(memoryview(part)[:size])
            return found.hexdigest()
    except FileNotFoundError as error:
        raise fault("not-found", path) from error
    except OSError as error:
        raise fault("not-readable", path) from error

"""A workbook with the values of a file of another format, where its parts cannot be edited."""

import datetime as dt
import io
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dqcheck import sources
from dqcheck.messages import legible, legible_line
from dqcheck.model.document import CellError, Workbook
from dqcheck.reporters.formula_injection import like_formula
from dqcheck.sources.faults import fault

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

DAY, TIME = "dd/mm/yyyy", "hh:mm:ss"
QUOTED = "@"

LONGEST = 32_000
"""Excel allows 32,767 characters in a cell."""

LARGEST_MERGE = 100_000
"""Cells of a merged range, each of which is written; a larger one is no heading, and stays unmerged."""


def workbook(path: Path) -> bytes:
    """The values of a file as .xlsx, cell by cell; merged cells stay merged. Raises SourceError."""
    from xlsxwriter import Workbook as Writer
    from xlsxwriter.exceptions import XlsxWriterException

    document = sources.read(path)
    if not isinstance(document, Workbook):
        raise fault("unsupported", path, kind=path.suffix)
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Writer(out, {**options, "nan_inf_to_errors": True}) as book:
        book.set_properties({"created": dt.datetime(1980, 1, 1)})
        formats = {mark: book.add_format({"num_format": mark}) for mark in (DAY, f"{DAY} {TIME}", TIME)}
        formats[QUOTED] = book.add_format({"quote_prefix": True})
        for number, given in enumerate(document.sheets):
            sheet = book.add_worksheet()
            # The names of other formats may break the rules of this one; only its own reader must find them.
            sheet.name = legible_line(given.name) or f"Sheet{number + 1}"
            if not given.visible and number:
                sheet.hide()
            for top, left, bottom, right in given.merged:
                if 1 < (bottom - top + 1) * (right - left + 1) <= LARGEST_MERGE:
                    # A damaged file may merge a cell twice: then the first range holds.
                    with suppress(XlsxWriterException):
                        sheet.merge_range(top, left, bottom, right, "")
            for row, cells in enumerate(given.rows):
                for column, value in enumerate(cells):
                    _write(sheet, row, column, value, formats)
            sheet.autofit(320)
    return out.getvalue()


def _write(sheet: "Worksheet", row: int, column: int, value: object, formats: dict[str, object]) -> None:
    match value:
        case None | "":
            return
        case bool():
            sheet.write_boolean(row, column, value)
        case int() | float():
            sheet.write_number(row, column, value)
        case dt.datetime():
            mark = DAY if value.time() == dt.time() else f"{DAY} {TIME}"
            sheet.write_datetime(row, column, value.replace(tzinfo=None), formats[mark])
        case dt.date():
            sheet.write_datetime(row, column, value, formats[DAY])
        case dt.time() | dt.timedelta():
            sheet.write_datetime(row, column, value, formats[TIME])
        case CellError():
            sheet.write_string(row, column, legible(value.text))
        case _:
            text = legible(str(value))[:LONGEST]
            sheet.write_string(row, column, text, formats[QUOTED] if like_formula(text) else None)

"""Workbooks (.xlsx, .xlsm, .xls, .xlsb, .ods) through python-calamine."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dqcheck.model.document import Raw, Sheet, Workbook
from dqcheck.sources.archive import opened
from dqcheck.sources.faults import fault
from dqcheck.sources.text_marks import STRUCK, Marked, Position, as_seen
from dqcheck.sources.text_runs import RunText

if TYPE_CHECKING:
    from python_calamine import CalamineSheet


_MOST_OVERLAPS = 1000
_LAST_COLUMN = 16_383

Cells = dict[str, dict[Position, RunText | None]]
"""By sheet, cells with marked text (``dqcheck.sources.text_marks.Marked``)."""


def read_workbook(path: Path, media: str) -> Workbook:
    """All worksheets with their values, addressed from A1; charts and macro sheets are left out.

    Cells that hold an error or a formula without a saved result read as blank here; ``details`` tells them apart. What
    is struck out, and what a merged range covers, is blank too, and told.
    """
    import python_calamine as calamine

    try:
        if path.suffix[1:].lower() in (media, "xlsm", "xltx", "xltm") and str(path).isprintable():
            book = calamine.CalamineWorkbook.from_path(path)
        else:  # named as something else, or in bytes that are no text: let the content decide
            with path.open("rb") as file:
                book = calamine.CalamineWorkbook.from_filelike(file)
        sheets = tuple(
            _sheet(path, book.get_sheet_by_name(sheet.name), sheet.visible == calamine.SheetVisibleEnum.Visible)
            for sheet in book.sheets_metadata
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet
        )
    except calamine.PasswordError as error:
        raise fault("encrypted", path) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise fault("damaged", path, detail="cells" if "limit exceeded" in str(error) else "content") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # a panic of the library is no Exception
            raise
        raise fault("damaged", path, detail="content") from error
    if not any(sheet.rows for sheet in sheets):
        raise fault("empty-workbook", path)
    seen, remarks = as_seen(sheets, _marked(path, media, sheets))
    return Workbook(source=path.name, path=str(path), media=media, sheets=seen, remarks=remarks)


def _marked(path: Path, media: str, sheets: Sequence[Sheet]) -> Marked:
    """The cells with text that is struck out or raised."""
    if media in ("xlsx", "xlsm"):
        from dqcheck.sources.xlsx_marks import marked_cells

        return marked_cells(opened(path))
    if media == "ods":
        from dqcheck.sources.ods_marks import marked_spans, speaks_of_marks

        archive = opened(path)
        if not speaks_of_marks(archive):
            return {}
        return _together(sheets, _struck(path, media, sheets), marked_spans(archive))
    return _together(sheets, _struck(path, media, sheets), _rich(path, media, [sheet.name for sheet in sheets]))


def _together(sheets: Sequence[Sheet], cells: Cells, runs: Cells) -> Cells:
    """Cells that are struck out as a whole, but for those whose runs say it better."""
    return {sheet.name: cells.get(sheet.name, {}) | runs.get(sheet.name, {}) for sheet in sheets}


def _rich(path: Path, media: str, names: Sequence[str]) -> Cells:
    if media == "xls":
        from dqcheck.sources.xls_details import XlsParts

        return XlsParts(path).rich_cells(names)
    from dqcheck.sources.xlsb_details import XlsbParts

    return XlsbParts(path).rich_cells(names)


def _struck(path: Path, media: str, sheets: Sequence[Sheet]) -> Cells:
    """The cells whose style strikes text through."""
    from dqcheck.sources.inspection import parts_of

    parts = parts_of(path, media, {sheet.name: (len(sheet.rows), _width(sheet)) for sheet in sheets})
    layouts = parts.layouts
    if not any(layout.struck for layout in layouts):
        return {}
    return {
        sheet.name: {
            position: STRUCK
            for position, style in parts.sheet(sheet.name).styles.items()
            if style < len(layouts) and layouts[style].struck
        }
        for sheet in sheets
    }


def _width(sheet: Sheet) -> int:
    return len(sheet.rows[0]) if sheet.rows else 0


def _sheet(path: Path, sheet: "CalamineSheet", visible: bool) -> Sheet:
    rows: list[list[Raw]] = [
        [None if value == "" else value for value in row] for row in sheet.to_python(skip_empty_area=False)
    ]
    merged = tuple((first[0], first[1], last[0], last[1]) for first, last in sheet.merged_cell_ranges or ())
    if len(merged) > _MOST_OVERLAPS and _overlap(merged):
        raise fault("damaged", path, detail="merges")
    return Sheet(name=sheet.name, rows=rows, merged=merged, visible=visible)


def _overlap(merged: Sequence[tuple[int, int, int, int]]) -> bool:
    """Whether merged ranges lie over one another by the thousand, as no program leaves them."""
    taken: dict[int, int] = {}  # the last row that is taken of each column
    overlaps = 0
    for first, left, last, right in sorted(merged):
        columns = range(left, min(right, _LAST_COLUMN) + 1)
        if any(taken.get(column, -1) >= first for column in columns):
            overlaps += 1
            if overlaps > _MOST_OVERLAPS:
                return True
        else:
            taken.update(dict.fromkeys(columns, last))
    return False

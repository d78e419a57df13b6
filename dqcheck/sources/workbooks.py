"""Workbooks (.xlsx, .xlsm, .xls, .xlsb, .ods) through python-calamine."""

from pathlib import Path
from typing import TYPE_CHECKING

from dqcheck.model.document import Raw, Sheet, Workbook
from dqcheck.sources.archive import Archive
from dqcheck.sources.extent import guard
from dqcheck.sources.faults import fault

if TYPE_CHECKING:
    from python_calamine import CalamineSheet


def read_workbook(path: Path, media: str) -> Workbook:
    """All worksheets with their values, addressed from A1; charts and macro sheets are left out.

    Cells that hold an error or a formula without a saved result read as blank here; ``details`` tells them apart.
    """
    import python_calamine as calamine

    if media != "xls":
        archive = Archive(path)
        guard(archive, media)
        archive.verify()
    try:
        if path.suffix[1:].lower() in (media, "xlsm", "xltx", "xltm"):
            book = calamine.CalamineWorkbook.from_path(path)
        else:  # named as something else: let the content decide
            with path.open("rb") as file:
                book = calamine.CalamineWorkbook.from_filelike(file)
        sheets = tuple(
            _sheet(book.get_sheet_by_name(sheet.name), sheet.visible == calamine.SheetVisibleEnum.Visible)
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
    return Workbook(source=path.name, path=str(path), media=media, sheets=sheets)


def _sheet(sheet: "CalamineSheet", visible: bool) -> Sheet:
    rows: list[list[Raw]] = [
        [None if value == "" else value for value in row] for row in sheet.to_python(skip_empty_area=False)
    ]
    merged = sheet.merged_cell_ranges or ()
    return Sheet(
        name=sheet.name,
        rows=rows,
        merged=tuple((first[0], first[1], last[0], last[1]) for first, last in merged),
        visible=visible,
    )

"""What the values of a workbook do not tell: number formats, formulas, errors, hidden rows and columns, bold text and
indents.

Read from the file's own parts, and only when asked; each format has its module.
"""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from dqcheck.model.document import CellError, Workbook
from dqcheck.model.formulas import WrittenFormulas
from dqcheck.sources.facts import NOTHING, PLAIN_LAYOUT, CellLayout, Parts, SheetFacts
from dqcheck.sources.formats import GENERAL, NumberFormat, dresses, shown


class Extent(NamedTuple):
    """What is known of a sheet from its values."""

    sheet: str
    visible: bool
    rows: int
    columns: int


class WorkbookDetails:
    """The details of one workbook; empty for .csv and .parquet.

    All rows and columns are counted from zero. Asking raises SourceError when the part that would answer is damaged.
    """

    def __init__(self, path: Path, media: str, extents: tuple[Extent, ...]) -> None:
        self._path = path
        self._media = media
        self._extents = extents

    def number_format(self, sheet: str, row: int, column: int) -> str | None:
        """The format code of a cell (``0.00%``); None when the cell has none of its own."""
        style = self._parts.sheet(sheet).styles.get((row, column))
        formats = self._parts.formats
        return formats[style][0] if style is not None and style < len(formats) else None

    def shown(self, sheet: str, row: int, column: int, value: float | None = None) -> NumberFormat:
        """What the cell's format shows of a number: by the section that holds for ``value``, else by its first."""
        style = self._parts.sheet(sheet).styles.get((row, column))
        formats = self._parts.formats
        if style is None or style >= len(formats):
            return GENERAL
        code, first = formats[style]
        return shown(code, value) if value is not None and ";" in code else first

    def text(
        self, sheet: str, row: int, column: int, value: float, *, decimal: str = ",", group: str = "."
    ) -> str | None:
        """What the cell shows of a number, verbatim but for the marks, which are those of the reader: ``00010``,
        ``15.130.000 đồng``. None where the cell's format does not fix it (General, dates, fractions)."""
        from dqcheck.sources.rendering import rendered

        code = self.number_format(sheet, row, column)
        return rendered(code, value, decimal=decimal, group=group) if code is not None else None

    def dressed(self) -> bool:
        """Whether some format of the workbook puts words beside digits, divides them or hides them. Cheap: no sheet is
        read for it where the styles stand apart."""
        return self._dressed

    def decimals(self, sheet: str, row: int, column: int) -> int | None:
        """Decimals that the cell shows, of the percentage if it is one; None when its format does not fix them."""
        return self.shown(sheet, row, column).decimals

    def is_percent(self, sheet: str, row: int, column: int) -> bool:
        """Whether the cell shows its value as a percentage: 0.9957 as 99.57%."""
        return self.shown(sheet, row, column).percent

    def layout(self, sheet: str, row: int, column: int) -> CellLayout:
        """Whether the cell's text is bold or struck through, and its indent in steps from the left. Spaces before a
        text, which some write for an indent, stand in the text itself."""
        if not self._sets_off:
            return PLAIN_LAYOUT
        style = self._parts.sheet(sheet).styles.get((row, column))
        layouts = self._parts.layouts
        return layouts[style] if style is not None and style < len(layouts) else PLAIN_LAYOUT

    def bold(self, sheet: str, row: int, column: int) -> bool:
        """Whether the cell's text is bold as a whole."""
        return self.layout(sheet, row, column).bold

    def indent(self, sheet: str, row: int, column: int) -> int:
        """The steps by which the cell's text is indented from the left."""
        return self.layout(sheet, row, column).indent

    def formula(self, sheet: str, row: int, column: int) -> str | None:
        """The formula of a cell without its ``=``, None when it has none; where cells share one, that of the first.

        In the words of the file; empty for .xls and .xlsb, which keep formulas in compiled form.
        """
        return self._parts.sheet(sheet).formulas.get((row, column))

    def written_formulas(self, sheet: str) -> WrittenFormulas | None:
        """All formulas of a sheet with what is needed to understand them; None when it surely holds none."""
        if not self._parts.computes(sheet):
            return None
        facts = self._parts.sheet(sheet)
        if not facts.formulas:
            return None
        return WrittenFormulas(
            texts=facts.formulas,
            origins=facts.origins,
            uncached=facts.uncached,
            hidden_rows=facts.hidden_rows,
            dialect="odf" if self._media == "ods" else "excel",
        )

    def uncached(self, sheet: str, row: int, column: int) -> bool:
        """Whether the cell holds a formula whose result was never saved."""
        return (row, column) in self._parts.sheet(sheet).uncached

    def error(self, sheet: str, row: int, column: int) -> CellError | None:
        """The error that a cell holds instead of a value."""
        text = self._parts.sheet(sheet).errors.get((row, column))
        return CellError(text=text) if text is not None else None

    def hidden_row(self, sheet: str, row: int) -> bool:
        """Whether a row is hidden, by hand or by a filter."""
        return row in self._parts.sheet(sheet).hidden_rows

    def hidden_column(self, sheet: str, column: int) -> bool:
        """Whether a column is hidden."""
        spans = self._parts.sheet(sheet).hidden_columns
        return bool(spans) and any(first <= column <= last for first, last in spans)

    def hidden_sheet(self, sheet: str) -> bool:
        """Whether a sheet is hidden."""
        return any(extent.sheet == sheet and not extent.visible for extent in self._extents)

    def quiet(self, sheet: str) -> bool:
        """Whether a sheet surely hides nothing, computes nothing, and shows numbers as they are stored.

        Nothing here is then worth asking.
        """
        return self._parts.quiet(sheet)

    @cached_property
    def _sets_off(self) -> bool:
        """Whether some cell style writes text otherwise than plainly. Cheap where the styles stand apart."""
        return any(layout != PLAIN_LAYOUT for layout in self._parts.layouts)

    @cached_property
    def _dressed(self) -> bool:
        return any(dresses(code) for code in {code for code, _ in self._parts.formats})

    @cached_property
    def _parts(self) -> Parts:
        extents = {extent.sheet: (extent.rows, extent.columns) for extent in self._extents}
        return parts_of(self._path, self._media, extents)


def parts_of(path: Path, media: str, extents: Mapping[str, tuple[int, int]]) -> Parts:
    """The parts of a workbook, of which nothing is read before it is asked; ``extents`` are the rows and columns of its
    sheets."""
    if media in ("xlsx", "xlsm"):
        from dqcheck.sources.xlsx_details import XlsxParts

        return XlsxParts(path)
    if media == "ods":
        from dqcheck.sources.ods_details import OdsParts

        return OdsParts(path, extents)
    if media == "xls":
        from dqcheck.sources.xls_details import XlsParts

        return XlsParts(path)
    if media == "xlsb":
        from dqcheck.sources.xlsb_details import XlsbParts

        return XlsbParts(path)
    return _NoParts()


class _NoParts:
    """A file that holds values only."""

    formats: tuple[tuple[str, NumberFormat], ...] = ()
    layouts: tuple[CellLayout, ...] = ()

    def quiet(self, sheet: str) -> bool:
        return True

    def computes(self, sheet: str) -> bool:
        return False

    def sheet(self, name: str) -> SheetFacts:
        return NOTHING


def open_details(workbook: Workbook) -> WorkbookDetails:
    """The details of a workbook, the same object for the same unchanged file. Nothing is read before it is asked."""
    try:
        status = Path(workbook.path).stat()
        stamp = (status.st_mtime_ns, status.st_size)
    except OSError:
        stamp = (0, 0)
    extents = tuple(
        Extent(sheet.name, sheet.visible, len(sheet.rows), len(sheet.rows[0]) if sheet.rows else 0)
        for sheet in workbook.sheets
    )
    return _details(workbook.path, workbook.media, extents, stamp)


@lru_cache(maxsize=32)
def _details(path: str, media: str, extents: tuple[Extent, ...], _stamp: tuple[int, int]) -> WorkbookDetails:
    return WorkbookDetails(Path(path), media, extents)

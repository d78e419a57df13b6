"""The blank workbook of a form: what units fill in, with Excel's own checks, and formulas where a figure follows from
others. The bytes depend on the ruleset and the choices alone."""

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from dqcheck.authoring import entry_words
from dqcheck.authoring.allowed_entries import AllowedEntry
from dqcheck.authoring.cell_formulas import column_sum, difference, exceeding, formula
from dqcheck.authoring.cell_styles import HEAD, LINE, NEEDED, RECKONED, RULED, TYPED, WRONG, CellStyles
from dqcheck.authoring.computed_fields import Computed, Place, computed_form
from dqcheck.authoring.form_guide import FormGuide
from dqcheck.authoring.form_layout import (
    LABELS,
    UNITS,
    VALUES,
    FormBlock,
    FormLayout,
    PlacedField,
    header_cells,
    naming_field,
)
from dqcheck.messages import sentence
from dqcheck.model.place import cell_address, column_letters
from dqcheck.model.text import Language
from dqcheck.numerals.additivity import adds_up

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MADE_AT = dt.datetime(2025, 1, 1)
"""The time that every form bears, so that the same ruleset gives the same bytes."""
INLINE_CHARACTERS = 255
"""Characters of a list of choices that a validation holds itself; a longer one stands on a sheet of its own."""
TEXT_WIDTH, DATE_WIDTH, NUMBER_WIDTH, LABEL_WIDTH, UNIT_WIDTH = 26, 13, 14, 62, 16
ROWS_OF_A_PAGE = 40
"""Rows of a table up to which it is printed on one page."""
DAY_FORMAT = "dd/mm/yyyy"
GENERAL = "General"
CHOICE_ROWS = 100_000
"""Names of a list to choose from; nobody chooses from more."""


def blank_form(layout: FormLayout, language: Language, unit: str = "") -> bytes:
    """The blank workbook of a form, ``unit`` filled in where it is given."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, options) as book:
        book.set_properties({"title": layout.ruleset.title[language], "author": "dqcheck", "created": MADE_AT})
        book.set_calc_mode("auto")
        _FormWriter(book, layout, language, unit).write()
    return out.getvalue()


class _FormWriter:
    """Writes the sheets of a form one after the other."""

    def __init__(self, book: "Workbook", layout: FormLayout, language: Language, unit: str) -> None:
        self.book, self.layout, self.language, self.unit = book, layout, language, unit
        self.styles = CellStyles(book)
        self.style, self.text = self.styles.style, self.styles.text
        self.lists: dict[tuple[str, ...], str] = {}
        self.fields: Mapping[Place, tuple[FormBlock, PlacedField]] = {
            placed.place: (block, placed) for block in layout.blocks for placed in block.fields
        }
        self.reckoned = computed_form(layout.ruleset)

    def write(self) -> None:
        """Write the guide, the sheets of the tables, and the lists to choose from."""
        guide = self.book.add_worksheet(self._sheet_name("blank.guide-sheet"))
        sheets: dict[str, Worksheet] = {}
        for block in self.layout.blocks:
            if block.sheet not in sheets:
                sheets[block.sheet] = self._sheet(block)
            self._block(sheets[block.sheet], block)
        FormGuide(self.layout, self.language).write(guide, self.styles)
        self._choices()
        next(iter(sheets.values())).activate()

    def _sheet_name(self, key: str) -> str:
        """The name of a sheet of ours; another one where a table's sheet bears it."""
        name = sentence(key, self.language)
        taken = {block.sheet.casefold() for block in self.layout.blocks}
        return name if name.casefold() not in taken else f"{name} (dqcheck)"

    def _sheet(self, block: FormBlock) -> "Worksheet":
        """A sheet with what holds for all tables on it: the title of the form, protection, the printed page."""
        sheet = self.book.add_worksheet(block.sheet)
        self.text(sheet, 0, 0, self.layout.ruleset.title[self.language], font_color="#52606D")
        sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        if block.arrangement == "rows":
            sheet.set_landscape()
            sheet.repeat_rows(block.header, block.first - 1)
        sheet.fit_to_pages(1, 1 if block.count <= ROWS_OF_A_PAGE else 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.set_footer("&L&A&R&P / &N")
        if [one.sheet for one in self.layout.blocks].count(block.sheet) == 1:
            names = naming_field(block)
            beside = names.at + 1 if block.arrangement == "rows" and names is not None and names.at < 3 else 0
            sheet.freeze_panes(block.first, beside)
        return sheet

    def _block(self, sheet: "Worksheet", block: FormBlock) -> None:
        ruleset, language = self.layout.ruleset, self.language
        self.text(sheet, block.top, 0, block.table.title[language], bold=True, font_size=14)
        sheet.set_row(block.top, 22)
        row = block.top + 1
        if ruleset.period is not None:
            facts = {"first": ruleset.period.first, "last": ruleset.period.last}
            self.text(sheet, row, 0, sentence("blank.period", language, facts), italic=True)
            row += 1
        if block.unit_line:
            line = sentence("blank.unit-line", language, {"unit": block.unit_line})
            self.text(sheet, row, max(block.width - 2, 0), line, italic=True)
        if block.arrangement == "pairs":
            self._pairs(sheet, block)
        else:
            self._rows(sheet, block)

    def _pairs(self, sheet: "Worksheet", block: FormBlock) -> None:
        heads = ("blank.label-head", "blank.unit-head", "blank.value-head")
        for column, (key, width) in enumerate(zip(heads, (LABEL_WIDTH, UNIT_WIDTH, TEXT_WIDTH), strict=True)):
            sheet.set_column(column, column, width)
            self.text(sheet, block.header, column, sentence(key, self.language), **HEAD)
        for placed in block.fields:
            label, wide = placed.labels[0], {"text_wrap": True, "align": "left", "indent": 1}
            self.text(sheet, placed.at, LABELS, label, italic=placed.computed is not None, **wide, **RULED)
            self.text(sheet, placed.at, UNITS, placed.unit, align="center", **RULED)
            sheet.set_row(placed.at, LINE * (1 + len(label) // LABEL_WIDTH) + 3)
            self._cell(sheet, block, placed, placed.at, VALUES)
            self._validate(sheet, placed, placed.at, placed.at, VALUES)
            if placed.field.required and placed in self._typed(block):
                address = cell_address(placed.at, VALUES)
                self._mark(sheet, (placed.at, VALUES, placed.at, VALUES), f"LEN({address})=0", NEEDED)
        self._checks(sheet, block)

    def _rows(self, sheet: "Worksheet", block: FormBlock) -> None:
        for cell in header_cells(block):
            top, left, bottom, right = cell.cells
            if (top, left) != (bottom, right):
                sheet.merge_range(top, left, bottom, right, "", self.style(**HEAD))
            self.text(sheet, top, left, cell.text, **HEAD)
        for placed in block.fields:
            sheet.set_column(placed.at, placed.at, _width(placed))
            for row in range(block.first, block.first + block.count):
                self._cell(sheet, block, placed, row, placed.at)
            self._validate(sheet, placed, block.first, block.first + block.count - 1, placed.at)
        for row in range(block.header, block.first):
            sheet.set_row(row, LINE * self._lines(block, row) + 4)
        self._needed(sheet, block)
        self._total(sheet, block)
        self._checks(sheet, block)

    def _lines(self, block: FormBlock, row: int) -> int:
        """The lines of text that a row of a header shows: a label that reaches down has the rows below it too."""
        lines = 1
        for cell in header_cells(block):
            top, left, bottom, right = cell.cells
            if bottom == row:
                width = sum(_width(placed) for placed in block.fields if left <= placed.at <= right)
                needed = sum(1 + len(line) * 11 // (10 * width) for line in cell.text.split("\n"))
                lines = max(lines, needed - (bottom - top))
        return lines

    def _cell(self, sheet: "Worksheet", block: FormBlock, placed: PlacedField, row: int, column: int) -> None:
        """A cell to fill in, or one that is reckoned."""
        shown = {"num_format": number_format(placed)}
        name = self._naming(block, placed, row)
        if placed.computed is not None:
            written = self._formula(placed.computed, row, block)
            sheet.write_formula(row, column, written, self.style(**RECKONED, **shown), "")
        elif name.startswith("="):
            now = self.unit if block.arrangement == "pairs" or block.count == 1 else ""
            sheet.write_formula(row, column, name, self.style(**RECKONED, text_wrap=True), now)
        elif name:
            self.text(sheet, row, column, name, **TYPED, text_wrap=True)
        else:
            wrapped = {"text_wrap": True} if placed.entry.kind in ("text", "choice") else {}
            sheet.write_blank(row, column, None, self.style(**TYPED, **shown, **wrapped))

    def _naming(self, block: FormBlock, placed: PlacedField, row: int) -> str:
        """What stands in the cell that names the reporting unit: the unit of the row, that of the workbook, or the
        formula that repeats it where the row holds something."""
        if placed.field.name != block.table.key:
            return ""
        if self.layout.units and block.count == len(self.layout.units) and block.arrangement == "rows":
            return self.layout.units[row - block.first]
        if self.layout.home is None:
            return ""
        if placed.place == self.layout.home:
            return self.unit
        home = self._address(self.layout.home, row, block)
        if block.arrangement == "pairs" or block.count == 1:
            return f'=IF(LEN({home})=0,"",{home})'
        others = [one.at for one in self._typed(block)]
        filled = "+".join(f"LEN({cell_address(row, at)})" for at in others)
        return f'=IF({filled}=0,"",{home})' if others else f"={home}"

    def _typed(self, block: FormBlock) -> list[PlacedField]:
        """The fields that people type: none that is reckoned, nor the unit where it is written once for all."""
        once = block.table.key if self.layout.home is not None else None
        return [
            one
            for one in block.fields
            if one.computed is None and (one.field.name != once or one.place == self.layout.home)
        ]

    def _formula(self, one: Computed, row: int, block: FormBlock) -> str:
        return formula(one, partial(self._address, row=row, block=block))

    def _address(self, place: Place, row: int, block: FormBlock) -> str:
        """The cell of a field in the record of a row; in another table its only cell, or its whole column."""
        other, placed = self.fields[place]
        sheet = "" if other.sheet == block.sheet else "'" + other.sheet.replace("'", "''") + "'!"
        if other.arrangement == "pairs":
            return f"{sheet}${column_letters(VALUES)}${placed.at + 1}"
        letters = column_letters(placed.at)
        if other is block:
            return f"{letters}{row + 1}"
        if other.count == 1:
            return f"{sheet}${letters}${other.first + 1}"
        return f"{sheet}${letters}${other.first + 1}:${letters}${other.first + other.count}"

    def _total(self, sheet: "Worksheet", block: FormBlock) -> None:
        """The row below the records that adds them up."""
        if block.total is None:
            return
        names = naming_field(block)
        for placed in block.fields:
            style = {**RECKONED, "bold": True, "num_format": number_format(placed)}
            if placed is names:
                self.text(sheet, block.total, placed.at, sentence("blank.total", self.language), **style)
            elif adds_up(placed.field):
                first, last = (cell_address(row, placed.at) for row in (block.first, block.first + block.count - 1))
                sheet.write_formula(block.total, placed.at, column_sum(first, last), self.style(**style), "")
            elif placed.computed is not None and placed.computed.operation == "percentage":
                written = self._formula(placed.computed, block.total, block)
                sheet.write_formula(block.total, placed.at, written, self.style(**style), "")
            else:
                sheet.write_blank(block.total, placed.at, None, self.style(**style))

    def _needed(self, sheet: "Worksheet", block: FormBlock) -> None:
        """A cell that must not be blank is marked once something else of its row is there."""
        typed = [one.at for one in self._typed(block)]
        filled = "+".join(f"LEN(${column_letters(at)}{block.first + 1})" for at in typed)
        last = block.first + block.count - 1
        for placed in self._typed(block):
            if placed.field.required and len(typed) > 1:
                address = f"${column_letters(placed.at)}{block.first + 1}"
                self._mark(
                    sheet, (block.first, placed.at, last, placed.at), f"AND(LEN({address})=0,{filled}>0)", NEEDED
                )

    def _checks(self, sheet: "Worksheet", block: FormBlock) -> None:
        """A figure that another rule of the form contradicts is marked while it is typed."""
        for place, condition in self._contradictions(block):
            placed = self.fields[place][1]
            pairs = block.arrangement == "pairs"
            row, column = (placed.at, VALUES) if pairs else (block.first, placed.at)
            last = row if pairs else block.first + block.count - 1
            self._mark(sheet, (row, column, last, column), condition, WRONG)

    def _contradictions(self, block: FormBlock) -> Iterator[tuple[Place, str]]:
        """The fields of a table, each with the condition under which another field of the record contradicts it."""
        row = block.first
        address = partial(self._address, row=row, block=block)
        name = block.table.name
        for one in self.reckoned.checks:
            if {name} == {one.place[0], *(part.place[0] for part in one.operands)}:
                yield one.place, difference(one, address)
        for limit in self.reckoned.limits:
            if limit.place[0] == name:
                yield limit.place, exceeding(limit, address)

    def _mark(
        self, sheet: "Worksheet", cells: tuple[int, int, int, int], condition: str, look: Mapping[str, Any]
    ) -> None:
        sheet.conditional_format(
            *cells, {"type": "formula", "criteria": f"={condition}", "format": self.book.add_format(dict(look))}
        )

    def _validate(self, sheet: "Worksheet", placed: PlacedField, first: int, last: int, column: int) -> None:
        """Excel's own check on the cells of a field, with what it says."""
        language = self.language
        told = {
            "input_title": entry_words.title(placed, language),
            "input_message": entry_words.asked(placed, language),
        }
        if placed.computed is not None or placed.entry.kind == "text":
            sheet.data_validation(first, column, last, column, {"validate": "any", **told})
            return
        told |= {
            "error_title": sentence("blank.refused-title", language),
            "error_message": entry_words.refused(placed, language),
            "error_type": "stop" if placed.entry.hard else "warning",
        }
        sheet.data_validation(first, column, last, column, {**self._criteria(placed.entry), **told})

    def _criteria(self, entry: AllowedEntry) -> dict[str, Any]:
        if entry.kind == "choice":
            return {"validate": "list", "source": self._source(entry.choices)}
        kind = {"whole": "integer", "date": "date"}.get(entry.kind, "decimal")
        return {
            "validate": kind,
            "criteria": "between",
            "minimum": _limit(entry.low),
            "maximum": _limit(entry.high),
        }

    def _source(self, choices: tuple[str, ...]) -> list[str] | str:
        """A list of choices: in the validation itself where it is short, else on the sheet of lists."""
        if len(",".join(choices)) <= INLINE_CHARACTERS and not any("," in one or '"' in one for one in choices):
            return list(choices)
        if choices not in self.lists:
            letters = column_letters(len(self.lists))
            name = self._sheet_name("blank.lists-sheet")
            self.lists[choices] = f"='{name}'!${letters}$1:${letters}${len(choices[:CHOICE_ROWS])}"
        return self.lists[choices]

    def _choices(self) -> None:
        """The lists to choose from, on a sheet that is not shown."""
        if not self.lists:
            return
        sheet = self.book.add_worksheet(self._sheet_name("blank.lists-sheet"))
        for column, choices in enumerate(self.lists):
            for row, name in enumerate(choices[:CHOICE_ROWS]):
                self.text(sheet, row, column, name, num_format="@")
        sheet.protect()
        sheet.very_hidden()


def number_format(placed: PlacedField) -> str:
    """The number format of the cells of a field: thousands apart, and the decimals that the form asks for."""
    kind, decimals = placed.field.type, placed.field.decimals
    places = "." + "0" * decimals if decimals else ""
    if kind == "date":
        return DAY_FORMAT
    if kind in ("text", "reference"):
        return "@"
    if kind == "percent":
        return f"0{'.00' if decimals is None else places}%"
    if kind == "count" and not placed.field.summed:
        return "0"
    return f"#,##0{places}" if kind == "count" or decimals is not None else GENERAL


def _width(placed: PlacedField) -> int:
    kind = placed.field.type
    longest = max(map(len, placed.labels[-1].split()), default=0) + 2
    usual = TEXT_WIDTH if kind in ("text", "reference") else DATE_WIDTH if kind == "date" else NUMBER_WIDTH
    return max(usual, min(longest, TEXT_WIDTH))


def _limit(bound: object) -> object:
    """A bound as a validation takes it."""
    if isinstance(bound, dt.date):
        return bound
    return int(bound) if isinstance(bound, Decimal) and bound == bound.to_integral_value() else float(str(bound))

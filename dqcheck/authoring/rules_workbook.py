"""A ruleset as a workbook for people who do not write YAML: a sheet for the form, its tables, fields, rules and
examples, with the words of each column above its key and lists to choose from."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, get_args

from dqcheck import checks
from dqcheck.authoring.cell_styles import HEAD, LINE, RULED, CellStyles
from dqcheck.authoring.entry_words import TEXT_CHARACTERS, TITLE_CHARACTERS, cut
from dqcheck.authoring.rule_sheets import NAMED_BY, OWNERS, RuleSheet, parameters_of
from dqcheck.authoring.sheet_texts import names_of
from dqcheck.messages import known, sentence
from dqcheck.model.place import column_letters
from dqcheck.model.rule import NOTATION_NAMES, FieldType, MissingPolicy, Rounding, Severity
from dqcheck.model.text import Language
from dqcheck.rulesets.examples import EXPECTATIONS
from dqcheck.rulesets.key_descriptions import description

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MADE_AT = dt.datetime(2025, 1, 1)
"""The time that every such workbook bears, so that the same ruleset gives the same bytes."""
HEAD_ROWS = 2
"""Rows above the first entry: the words of the columns, and their keys."""
GUIDE = ("sheet.guide-rows", "sheet.guide-lists", "sheet.guide-with", "sheet.guide-data", "sheet.guide-back")
"""The lines of the guide."""
KINDS_ROW = 2 + len(GUIDE) + 2
"""The row of the guide in which the check kinds begin, counted from zero."""
SPARE_ROWS = 300
"""Rows below the entries that are made ready for more."""
TEXT = {"num_format": "@", "text_wrap": True, "valign": "top", **RULED}
KEY = {**HEAD, "bold": False, "font_size": 9, "font_color": "#52606D", "font_name": "Consolas"}
WIDTHS: Mapping[str, int] = {
    "with": 44, "data": 44, "text": 60, "label": 44, "mentions": 34, "title": 40, "because": 50, "message": 50,
    "id": 34, "rule": 34, "value": 60, "sheet": 34, "field": 24, "check": 16, "key": 24, "name": 26,
}  # fmt: skip
NARROW = 14
MOST_HEIGHT = 180
"""The height of a row in points from which on a long text is not shown whole."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "severity": tuple(one.value for one in Severity),
    "rounding": tuple(one.value for one in Rounding),
    "missing": tuple(one.value for one in MissingPolicy),
    "type": get_args(FieldType),
    "layout": ("auto", "rows", "pairs"),
    "expect": EXPECTATIONS,
    "numbers": NOTATION_NAMES,
    **dict.fromkeys(("required", "unique", "summed", "enabled"), ("true", "false")),
}
"""What may stand in a column, by its key."""


def rules_workbook(sheets: Sequence[RuleSheet], language: Language) -> bytes:
    """The workbook of a ruleset's sheets."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, options) as book:
        book.set_properties({"title": sentence("sheet.title", language), "author": "dqcheck", "created": MADE_AT})
        _RulesWriter(book, language).write(sheets)
    return out.getvalue()


def sheet_name(kind: str, language: Language) -> str:
    """What a sheet of a kind is called; a .csv file bears its own name."""
    return kind if kind.endswith(".csv") else sentence(f"sheet.name-{kind}", language)


class _RulesWriter:
    """Writes the sheets of a ruleset."""

    def __init__(self, book: "Workbook", language: Language) -> None:
        self.book, self.language = book, language
        styles = CellStyles(book)
        self.style, self.text = styles.style, styles.text

    def write(self, sheets: Sequence[RuleSheet]) -> None:
        """Write the guide, then each sheet."""
        self._guide(self.book.add_worksheet(sentence("sheet.guide", self.language)))
        for sheet in sheets:
            made = self.book.add_worksheet(sheet_name(sheet.name, self.language))
            if sheet.name.endswith(".csv"):
                self._csv(made, sheet)
            else:
                self._entries(made, sheet)
                if sheet.name == "rules":
                    made.activate()

    def _entries(self, made: "Worksheet", sheet: RuleSheet) -> None:
        wide, empty = self.style(**TEXT), self.style(num_format="@", valign="top")
        made.set_row(0, 2 * LINE + 4)
        for at, column in enumerate(sheet.columns):
            made.set_column(at, at, _width(column), empty)
            self.text(made, 0, at, self._words(column), **HEAD)
            self.text(made, 1, at, column, **KEY)
            self._validate(made, sheet, at, column)
        for number, row in enumerate(sheet.rows, start=HEAD_ROWS):
            made.set_row(number, _height(sheet.columns, row))
            for at, text in enumerate(row):
                if text:
                    self.text(made, number, at, text, **TEXT)
                else:
                    made.write_blank(number, at, None, wide)
        named = len(NAMED_BY[sheet.name]) if sheet.name in NAMED_BY else 1  # type: ignore[index]  # asked for just now
        beside = sheet.columns.index("id") + 1 if "id" in sheet.columns else min(named, 2)
        made.freeze_panes(HEAD_ROWS, beside)
        made.autofilter(1, 0, max(1 + len(sheet.rows), HEAD_ROWS), len(sheet.columns) - 1)
        made.set_landscape()
        made.set_paper(9)
        made.fit_to_pages(1, 0)
        made.repeat_rows(0, 1)

    def _csv(self, made: "Worksheet", sheet: RuleSheet) -> None:
        for at, column in enumerate(sheet.columns):
            made.set_column(at, at, 30, self.style(num_format="@"))
            self.text(made, 0, at, column, **HEAD, num_format="@")
        for number, row in enumerate(sheet.rows, start=1):
            for at, text in enumerate(row):
                if text:
                    self.text(made, number, at, text, num_format="@")
        made.freeze_panes(1, 0)

    def _words(self, column: str) -> str:
        """The words over a column: what its key is called, and for which language."""
        key, *names = names_of(column)
        words = sentence(f"sheet.column-{key}", self.language) if known(f"sheet.column-{key}", self.language) else key
        if not names:
            return words
        called = (f"language.{name}" for name in names)
        told = (sentence(key, self.language) if known(key, self.language) else key.partition(".")[2] for key in called)
        return f"{words} ({', '.join(told)})"

    def _validate(self, made: "Worksheet", sheet: RuleSheet, at: int, column: str) -> None:
        """What a cell takes, and a list where only some words will do."""
        last = HEAD_ROWS + len(sheet.rows) + SPARE_ROWS
        told = {
            "input_title": cut(column, TITLE_CHARACTERS),
            "input_message": cut(self._told(sheet, column), TEXT_CHARACTERS),
        }
        source: Any = list(CHOICES[column]) if column in CHOICES else self._range(sheet, column)
        if source:
            warning = {
                "error_type": "warning",
                "error_title": sentence("blank.refused-title", self.language),
                "error_message": sentence("sheet.unlisted", self.language),
            }
            made.data_validation(HEAD_ROWS, at, last, at, {"validate": "list", "source": source, **told, **warning})
        elif told["input_message"]:
            made.data_validation(HEAD_ROWS, at, last, at, {"validate": "any", **told})

    def _told(self, sheet: RuleSheet, column: str) -> str:
        """What is said of a cell when it is chosen: in the language of the workbook where there are words for it."""
        key = names_of(column)[0]
        if known(f"sheet.help-{key}", self.language):
            return sentence(f"sheet.help-{key}", self.language)
        owner = OWNERS.get(sheet.name)  # type: ignore[call-overload]  # other sheets have none
        return description(owner, key) if owner is not None and self.language == "en" else ""

    def _range(self, sheet: RuleSheet, column: str) -> str:
        """The names of another sheet that a column takes: check kinds stand in the guide."""
        if (sheet.name, column) == ("rules", "check"):
            first = KINDS_ROW + 1
            return f"='{sentence('sheet.guide', self.language)}'!$A${first}:$A${first + len(checks.names()) - 1}"
        kind = {("fields", "table"): "tables", ("examples", "rule"): "rules", ("codes", "list"): "codelists"}.get(
            (sheet.name, column)
        )
        if kind is None:
            return ""
        letters = column_letters(2 if kind == "rules" else 0)
        name = sheet_name(kind, self.language)
        return f"='{name}'!${letters}${HEAD_ROWS + 1}:${letters}${HEAD_ROWS + SPARE_ROWS + 2000}"

    def _guide(self, made: "Worksheet") -> None:
        language = self.language
        made.set_column(0, 0, 24)
        made.set_column(1, 1, 40)
        made.set_column(2, 2, 90)
        made.hide_gridlines(2)
        made.set_landscape()
        made.set_paper(9)
        made.fit_to_pages(1, 0)
        self.text(made, 0, 0, sentence("sheet.title", language), bold=True, font_size=16)
        for row, key in enumerate(GUIDE, start=2):
            made.merge_range(row, 0, row, 2, "", self.style(text_wrap=True))
            self.text(made, row, 0, sentence(key, language), text_wrap=True)
            made.set_row(row, 2 * LINE + 4)
        row = KINDS_ROW - 1
        heads = ("sheet.column-check", "sheet.parameters", "sheet.fails-when")
        for at, key in enumerate(heads):
            self.text(made, row, at, sentence(key, language), **HEAD)
        for kind in checks.names():
            row += 1
            words = sentence(f"check.{kind}", language)
            first = " ".join((checks.load(kind).__doc__ or "").split("\n\n")[0].split())
            self.text(made, row, 0, kind, **TEXT)
            self.text(made, row, 1, ", ".join(parameters_of(kind)), **TEXT)
            self.text(made, row, 2, first if language == "en" else words, **TEXT)


def _width(column: str) -> int:
    return WIDTHS.get(names_of(column)[0], NARROW)


def _height(columns: Sequence[str], row: Sequence[str]) -> int:
    """The height that shows the longest of the texts whole."""
    lines = [
        sum(1 + len(line) * 11 // (10 * _width(column)) for line in text.split("\n"))
        for column, text in zip(columns, row, strict=True)
        if text
    ]
    return min(LINE * max(lines, default=1), MOST_HEIGHT)

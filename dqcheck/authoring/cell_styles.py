"""How the cells of the workbooks look that are made for people to write in."""

from typing import TYPE_CHECKING, Any

from dqcheck.authoring import entry_words
from dqcheck.reporters.formula_injection import like_formula

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FONT = {"font_name": "Calibri", "font_size": 11, "valign": "vcenter"}
RULED = {"border": 1, "border_color": "#B8C4CE"}
HEAD = {"bold": True, "bg_color": "#E8EDF2", "text_wrap": True, "align": "center", **RULED}
TYPED = {"locked": False, "bg_color": "#FFFFFF", **RULED}
NEEDED = {"bg_color": "#FFF3C4"}
RECKONED = {"bg_color": "#EEF1F4", "font_color": "#33475B", **RULED}
WRONG = {"bg_color": "#FDECEB", "font_color": "#B42318"}
LINE = 15
"""Height of a line of text, in points."""
LONGEST = 32_000
"""Excel allows 32,767 characters in a cell."""


class CellStyles:
    """The formats of a workbook, each made once, and texts that stay texts."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def style(self, **properties: Any) -> "Format":
        """A format of these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({**FONT, **properties})
        return self._made[key]

    def text(self, sheet: "Worksheet", row: int, column: int, text: str, **properties: Any) -> None:
        """Write a text, with Excel's quote prefix where it begins like a formula."""
        if like_formula(text):
            properties["quote_prefix"] = True
        sheet.write_string(row, column, entry_words.cut(text, LONGEST), self.style(**properties))

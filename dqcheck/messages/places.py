"""Where something stands, in the words a person uses to look for it."""

from dqcheck.language.vi.files import FILES
from dqcheck.messages.sentences import sentence
from dqcheck.model.place import Place
from dqcheck.model.text import Language

_TABLE_OF_REPORT = FILES.table_name.partition("{")[0]
"""How the tables of a report are named, which are no worksheets."""


def place_text(place: Place, language: Language, *, labels: bool = False) -> str:
    """Write a place: ``trang tính TTHC, ô F12``; ``trang 7, dòng 461``. With ``labels`` the printed row and column
    headings of a cell follow. Empty when nothing is known."""
    words = []
    for name in ("sheet", "cell", "page", "line"):
        value = getattr(place, name)
        if name == "sheet" and value is not None and value.startswith(_TABLE_OF_REPORT):
            words.append(value)
        elif value is not None:
            words.append(sentence(f"place.{name}", language, {name: str(value)}))
    if place.paragraph is not None and place.line is None:
        words.append(sentence("place.paragraph", language, {"paragraph": str(place.paragraph)}))
    if not words:
        if place.table is not None:
            words.append(sentence("place.table", language, {"table": place.table}))
        if place.row is not None:
            words.append(sentence("place.row", language, {"row": str(place.row + 1)}))
        if place.column is not None:
            words.append(sentence("place.column", language, {"column": place.column}))
    text = ", ".join(words)
    if labels:
        text += heading_text(place, language, before=" (", after=")")
    return text


def heading_text(place: Place, language: Language, *, before: str = "", after: str = "") -> str:
    """The printed row and column headings of a cell: ``dòng “Xã Ba Động”, cột “Tổng số”``; empty when none is known."""
    words = [
        sentence(f"place.{name}", language, {name: value})
        for name in ("row_label", "column_label")
        if (value := getattr(place, name))
    ]
    return before + ", ".join(words) + after if words else ""

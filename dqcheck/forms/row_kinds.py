"""Which rows below a header are records: not sub-headings, group rows, totals, notes or signatures."""

import re
from collections.abc import Callable, Sequence

from dqcheck.forms.communes import is_unit_like
from dqcheck.forms.found import Region
from dqcheck.forms.grid import CellRange, blank, filled, is_figure, is_number
from dqcheck.forms.headers import is_numbering
from dqcheck.model.document import Raw, Sheet
from dqcheck.model.record import record
from dqcheck.model.rule import TEXTS, TableForm
from dqcheck.numerals.folding import fold
from dqcheck.tables.row_labels import is_subtotal, is_total
from dqcheck.tables.wordings import WORDS, folded

_UNIT_LINES = folded(WORDS.unit_lines)
_NOTES = (*folded((*WORDS.rows.notes, *WORDS.rows.signers)), *_UNIT_LINES)
_GROUP = r"[IVXLC]{1,6}|[A-HK]"
_MARK_CHARACTERS = 4
"""Characters of a text that may be the number of a column, no name."""
_FIRST_FIGURES = 4
"""Columns of figures in which a record surely has a number."""


@record
class Rows:
    """Row numbers on the sheet, in order: the records, and the total rows below or above them."""

    records: Sequence[int]
    totals: Sequence[int]


Known = Callable[[str], bool]
"""Whether a text names a reporting unit of the list."""


def sort(sheet: Sheet, region: Region, form: TableForm, known: Known | None, inherited: Sequence[CellRange]) -> Rows:
    """Sort the rows of a region. ``known`` is None where the ruleset lists no units; ``inherited`` are merged ranges of
    the key column, whose name holds for every row of the range."""
    header = region.header
    if header is None:
        raise ValueError(f"region of {region.table} has no header")
    figures = [c.index for name, c in region.columns.items() if form.fields[name].type not in TEXTS]
    texts = [c.index for name, c in region.columns.items() if form.fields[name].type in TEXTS]
    key = region.columns.get(form.key or "")
    used = sorted({*figures, *texts})
    lead = [c for c in range(min(used, default=0) + 1 if not figures else min(figures)) if c not in figures]
    lead = sorted({*lead, *texts})
    merged_rows = {row for first, _, last, _ in inherited for row in range(first, min(last, header.end - 1) + 1)}
    records: list[int] = []
    totals: list[int] = []
    closed = False
    told: dict[str, bool] = {}
    rows = sheet.rows
    for row in range(header.start, min(header.end, len(rows))):
        cells = rows[row]
        name = cells[key.index] if key is not None and key.index < len(cells) else None
        if known is not None and not closed and type(name) is str and known(name):
            if not _total_beside(cells, texts, key.index if key is not None else -1):
                records.append(row)
                continue
        if not closed and known is None and _ordinary(cells, figures, lead, told):
            records.append(row)
            continue
        kind = _kind(
            cells, figures, texts, lead, key.index if key is not None else None, known, closed, row in merged_rows
        )
        if kind == "record":
            records.append(row)
        elif kind == "total":
            totals.append(row)
        elif kind == "note":
            closed = True
    return Rows(records=records, totals=totals)


def _ordinary(cells: Sequence[Raw], figures: Sequence[int], lead: Sequence[int], told: dict[str, bool]) -> bool:
    """Whether a row is surely a record: a stored number among its first figures, and no text that labels another kind
    of row. ``told`` remembers the texts seen."""
    width = len(cells)
    if not any(column < width and type(cells[column]) in (int, float) for column in figures[:_FIRST_FIGURES]):
        return False
    named = False
    for column in lead:
        cell = cells[column] if column < width else None
        if type(cell) is not str:
            continue
        telling = told.get(cell)
        if telling is None:
            telling = told[cell] = _telling(cell)
        if telling:
            return False
        named = True
    return named


def _telling(text: str) -> bool:
    """Whether a text may label a total, a group or a note."""
    plain = fold(text)
    return not plain or is_total(text) or is_subtotal(text) or plain.startswith(_NOTES) or _grouped([text], [0])


def _total_beside(cells: Sequence[Raw], texts: Sequence[int], key: int) -> bool:
    return any(
        column != key and column < len(cells) and isinstance(cell := cells[column], str) and is_total(cell)
        for column in texts
    )


def _kind(
    cells: Sequence[Raw],
    figures: Sequence[int],
    texts: Sequence[int],
    lead: Sequence[int],
    key: int | None,
    known: Known | None,
    closed: bool,
    inherits: bool,
) -> str:
    written = filled(cells)
    if not written:
        return "blank"
    stated = [column for column in figures if column < len(cells) and not blank(cells[column])]
    named = [cell for column in lead if column < len(cells) and isinstance(cell := cells[column], str) and cell.strip()]
    if any(map(is_total, named)):
        return "total" if any(is_figure(cells[column]) or is_number(cells[column]) for column in stated) else "heading"
    first = fold(str(cells[written[0]]))
    readable = any(is_figure(cells[column]) for column in stated)
    if not readable:
        if any(first == word or first.startswith(word + " ") for word in _NOTES):
            return "heading" if first.startswith(_UNIT_LINES) else "note"
        if len(written) == 1 and WORDS.rows.signing_date.fullmatch(first):
            return "note"
    if is_numbering(cells) and not any(column in written for column in texts[:1] if not _marked(cells[column])):
        return "heading"
    if closed:
        own = key is None or (
            isinstance(name := cells[key] if key < len(cells) else None, str) and known is not None and known(name)
        )
        return "record" if readable and own else "note"
    name = cells[key] if key is not None and key < len(cells) else None
    text = name if isinstance(name, str) else ""
    if known is not None and key is not None and not inherits and not known(text):
        if (_grouped(cells, written) or is_subtotal(text)) and not is_unit_like(text):
            return "heading"
    others = [
        column for column in (*figures, *texts) if column != key and column < len(cells) and not blank(cells[column])
    ]
    if others:
        return "heading" if _grouped(cells, written) and not readable else "record"
    if key is None:
        return "heading"
    if blank(name):
        return "heading"
    return "record" if is_unit_like(text) or (len(written) > 1 and not _grouped(cells, written)) else "heading"


def _marked(cell: Raw) -> bool:
    return isinstance(cell, str) and len(cell.strip()) <= _MARK_CHARACTERS


def _grouped(cells: Sequence[Raw], written: Sequence[int]) -> bool:
    """Whether a row is numbered like a group: ``I``, ``A``, or its first text begins with ``I.``."""
    cell = cells[written[0]]
    if not isinstance(cell, str):
        return False
    text = cell.strip().rstrip(".)")
    return re.fullmatch(_GROUP, text) is not None or re.match(r"(?:[IVX]{1,5}|[A-H])[.)]\s", cell.strip()) is not None

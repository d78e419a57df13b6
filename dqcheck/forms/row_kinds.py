"""Which rows below a header are records: not sub-headings, group rows, totals, notes or signatures."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from dqcheck.forms.communes import is_unit_like
from dqcheck.forms.found import Region
from dqcheck.forms.grid import CellRange, blank, filled, is_figure, is_number, label
from dqcheck.forms.headers import is_numbering
from dqcheck.model.document import Raw, Sheet
from dqcheck.model.record import record
from dqcheck.model.rule import TEXTS, TableForm
from dqcheck.numerals.folding import fold, normalise
from dqcheck.tables.row_labels import is_subtotal, is_total, some_of
from dqcheck.tables.row_numbering import Placement, mark_of, split_mark
from dqcheck.tables.row_roles import MOST_ROWS, Figures, RowFacts, RowRole
from dqcheck.tables.wordings import WORDS, folded

_UNIT_LINES = folded(WORDS.unit_lines)
_NOTES = (*folded((*WORDS.rows.notes, *WORDS.rows.signers)), *_UNIT_LINES)
_GROUP = r"[IVXLC]{1,6}|[A-HK]"
_MARK_CHARACTERS = 4
"""Characters of a text that may be the number of a column, no name."""
_SPACES_OF_STEP = 3
"""Spaces that are as wide as one step of indent."""
FIRST_FIGURES = 4
"""Columns of figures in which a record surely has a number."""


@record
class TotalRow:
    """A row that adds up others: ``adds`` are their rows, None where only its position says which, empty where nobody
    can tell. ``label`` is its name as printed; ``unsaid`` says that only the figures show what it is."""

    row: int
    label: str
    adds: tuple[int, ...] | None = None
    unsaid: bool = False


@record
class Rows:
    """Row numbers on the sheet, in order: the records, the rows that total some of them, and the ``parts`` that only
    break a record down. ``sections`` are the headings over records, where there are some."""

    records: Sequence[int]
    totals: Sequence[TotalRow]
    parts: Sequence[int] = ()
    sections: Mapping[int, str] = field(default_factory=dict)


Known = Callable[[str], bool]
"""Whether a text names a reporting unit of the list."""

SetOff = Callable[[int, int], tuple[bool, int]]
"""Whether the label in a cell (row, column) is in bold, and the steps by which it is indented."""

Read = Callable[[Sequence[int]], Sequence[Figures]]
"""The figures of some rows, in the columns that can be added up."""


def sort(
    sheet: Sheet,
    region: Region,
    form: TableForm,
    known: Known | None,
    inherited: Sequence[CellRange],
    read: Read,
    set_off: SetOff,
) -> Rows:
    """Sort the rows of a region. ``known`` is None where the ruleset lists no units; ``inherited`` are merged ranges of
    the key column, whose name holds for every row of the range. Where units are listed their names tell more than how
    they are set off."""
    seats = _seats(region, form)
    kinds = _kinds(sheet, region, seats, known, inherited)
    records = [row for row, kind in kinds.items() if kind in ("record", "ordinary")]
    totals = [row for row, kind in kinds.items() if kind == "total"]
    listed = known is not None and "group" not in kinds.values()
    register = len(kinds) > MOST_ROWS and all(kind in ("ordinary", "total") for kind in kinds.values())
    marked = listed and any(_marked_deeper(sheet.rows[row], seats) for row in records)
    if len(totals) <= 1 and ((listed and not marked) or register):
        # Units that are listed, or a long register, with at most one total: its position says what it adds up.
        labels = [_total_label(sheet.rows[row], seats) for row in totals]
        return Rows(
            records=records, totals=[TotalRow(row=row, label=text) for row, text in zip(totals, labels, strict=True)]
        )
    from dqcheck.tables.row_structure import structure  # few tables need its arrays

    rows = list(kinds)
    facts: list[RowFacts] = []
    for row, figures in zip(rows, read(rows), strict=True):
        above = facts[-1].placement if facts else Placement()
        look = set_off if known is None else None
        facts.append(_facts(sheet.rows[row], row, seats, figures, kinds[row], known, above, look))
    found = list(zip(rows, facts, structure(facts), strict=True))
    return Rows(
        records=[row for row, _, role in found if role.kind == "record"],
        totals=[
            TotalRow(
                row=row,
                label=fact.label,
                adds=None if role.parts is None else tuple(rows[part] for part in role.parts),
                unsaid=role.unsaid,
            )
            for row, fact, role in found
            if role.kind == "total"
        ],
        parts=[row for row, _, role in found if role.kind == "part"],
        sections=_sections(found),
    )


def _sections(found: Sequence[tuple[int, RowFacts, RowRole]]) -> dict[int, str]:
    """The heading over each record: the last line without figures, or the group that adds it up."""
    sections: dict[int, str] = {}
    heading = ""
    for row, fact, role in found:
        if role.kind == "heading" and not fact.written:
            heading = fact.label or heading
        elif heading and role.kind == "record":
            sections[row] = heading
    for at, (_, fact, role) in enumerate(found):
        sections |= {found[part][0]: fact.label for part in role.parts or () if part > at and not is_total(fact.label)}
    return sections


@record
class _Seats:
    """The columns of a region: those of figures and of texts, that of the key, and those in which rows are labelled."""

    figures: Sequence[int]
    texts: Sequence[int]
    lead: Sequence[int]
    key: int | None


def _seats(region: Region, form: TableForm) -> _Seats:
    figures = [c.index for name, c in region.columns.items() if form.fields[name].type not in TEXTS]
    texts = [c.index for name, c in region.columns.items() if form.fields[name].type in TEXTS]
    key = region.columns.get(form.key or "")
    used = sorted({*figures, *texts})
    lead = [c for c in range(min(used, default=0) + 1 if not figures else min(figures)) if c not in figures]
    return _Seats(
        figures=figures, texts=texts, lead=sorted({*lead, *texts}), key=key.index if key is not None else None
    )


def _kinds(
    sheet: Sheet, region: Region, seats: _Seats, known: Known | None, inherited: Sequence[CellRange]
) -> dict[int, str]:
    """What each row that is not blank and no note says by itself: ``ordinary`` surely a record, ``record``, ``total``,
    ``group`` (a heading with figures) or ``heading``."""
    header = region.header
    if header is None:
        raise ValueError(f"region of {region.table} has no header")
    merged_rows = {row for first, _, last, _ in inherited for row in range(first, min(last, header.end - 1) + 1)}
    kinds: dict[int, str] = {}
    closed = False
    told: dict[str, bool] = {}
    rows = sheet.rows
    for row in range(header.start, min(header.end, len(rows))):
        cells = rows[row]
        name = cells[seats.key] if seats.key is not None and seats.key < len(cells) else None
        if known is not None and not closed and type(name) is str and known(name):
            if not _total_beside(cells, seats.texts, seats.key if seats.key is not None else -1):
                kinds[row] = "ordinary"
                continue
        if not closed and known is None and _ordinary(cells, seats.figures, seats.lead, told):
            kinds[row] = "ordinary"
            continue
        kind = _kind(cells, seats, known, closed, row in merged_rows)
        if kind == "note":
            closed = True
        elif kind != "blank":
            kinds[row] = kind
    return kinds


def _facts(
    cells: Sequence[Raw],
    row: int,
    seats: _Seats,
    figures: Figures,
    kind: str,
    known: Known | None,
    above: Placement,
    look: SetOff | None,
) -> RowFacts:
    """A row as it is written, for its place among the others. One whose key is left out belongs beside the row
    ``above`` it."""
    columns = [column for column in dict.fromkeys((seats.key, *seats.lead)) if column is not None]
    texts = [(column, cell) for column in columns if column < len(cells) and isinstance(cell := cells[column], str)]
    names = [(column, cell) for column, cell in texts if cell.strip() and (column == seats.key or not mark_of(cell))]
    if kind == "total":
        names.sort(key=lambda item: not is_total(item[1]))
    carried = kind == "record" and seats.key is not None and not (names and names[0][0] == seats.key)
    at, text = names[0] if names else (seats.key or 0, "")
    mark, name = split_mark(text)
    if not mark:
        beside = (label(cells[column]) for column in range(min(at, len(cells))) if column not in seats.figures)
        mark = next((found for cell in beside if (found := mark_of(cell))), "")
    whole, spaces = normalise(text), len(text) - len(text.lstrip())
    bold, steps = look(row, at) if look is not None else (False, 0)
    return RowFacts(
        label=name if mark and not is_total(whole) else whole,
        placement=above if carried else Placement(mark=mark, indent=spaces + steps * _SPACES_OF_STEP, bold=bold),
        figures=figures,
        written=kind != "heading",
        named=_named(whole, kind, known),
    )


def _total_label(cells: Sequence[Raw], seats: _Seats) -> str:
    """The text that calls a row a total."""
    texts = (cells[column] for column in seats.lead if column < len(cells))
    return next((normalise(text) for text in texts if isinstance(text, str) and is_total(text)), "")


def _named(text: str, kind: str, known: Known | None) -> bool | None:
    """Whether a row surely is that of a reporting unit, surely is not, or nobody can say."""
    if kind == "group":
        return False
    return True if (known is not None and known(text)) or is_unit_like(text) else None


def _marked_deeper(cells: Sequence[Raw], seats: _Seats) -> bool:
    """Whether a row may break another one down: its label begins with a sign."""
    cell = cells[seats.key] if seats.key is not None and seats.key < len(cells) else None
    return isinstance(cell, str) and cell.lstrip().startswith(("-", "–", "+"))


def _ordinary(cells: Sequence[Raw], figures: Sequence[int], lead: Sequence[int], told: dict[str, bool]) -> bool:
    """Whether a row is surely a record: a stored number among its first figures, and no text that labels another kind
    of row. ``told`` remembers the texts seen."""
    width = len(cells)
    if not any(column < width and type(cells[column]) in (int, float) for column in figures[:FIRST_FIGURES]):
        return False
    named = False
    for column in lead:
        cell = cells[column] if column < width else None
        if type(cell) is not str:
            continue
        says = told.get(cell)
        if says is None:
            says = told[cell] = telling(cell)
        if says:
            return False
        named = True
    return named


def telling(text: str) -> bool:
    """Whether a text may label a total, a group or a note."""
    plain = fold(text)
    return (
        not plain
        or is_total(text)
        or is_subtotal(text)
        or some_of(text) is not None
        or plain.startswith(_NOTES)
        or _grouped([text], [0])
    )


def _total_beside(cells: Sequence[Raw], texts: Sequence[int], key: int) -> bool:
    return any(
        column != key and column < len(cells) and isinstance(cell := cells[column], str) and is_total(cell)
        for column in texts
    )


def _kind(cells: Sequence[Raw], seats: _Seats, known: Known | None, closed: bool, inherits: bool) -> str:
    figures, texts, key = seats.figures, seats.texts, seats.key
    written = filled(cells)
    if not written:
        return "blank"
    stated = [column for column in figures if column < len(cells) and not blank(cells[column])]
    named = [
        cell for column in seats.lead if column < len(cells) and isinstance(cell := cells[column], str) and cell.strip()
    ]
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
            return "group" if readable else "heading"
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

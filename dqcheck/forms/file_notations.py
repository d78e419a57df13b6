"""In which notation the texts of a file write numbers and dates, found once for each column, each sheet and the file.

A column that decides for itself is read so; one that does not, as its sheet, else as its file. Only texts are evidence:
what a cell stores as a number says nothing of how somebody types.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal

from dqcheck.forms.cell_values import WrittenAs
from dqcheck.forms.found import FormDefect, Recognition, Region
from dqcheck.forms.grid import cell_of
from dqcheck.language.types.dates import Order
from dqcheck.messages import local
from dqcheck.model.document import Raw, Workbook
from dqcheck.model.record import record
from dqcheck.model.rule import DATES, NUMBERS, Field, Numbers, Ruleset, Severity
from dqcheck.numerals.cell_numbers import counts_whole_things, words_with
from dqcheck.numerals.date_orders import BOTH_ORDERS, DateOrderEvidence, infer_order, orders_together
from dqcheck.numerals.notations import (
    NO_EVIDENCE,
    NOTATIONS,
    SHOWN_EXAMPLES,
    FigureNotation,
    NotationEvidence,
    NotationName,
    infer,
    readings,
    together,
)
from dqcheck.numerals.pieces import BARE, split

Key = tuple[int, int, int]
"""A column of texts: its sheet, the first row of its table (-1 for labels and values), its index on the sheet."""

NO_ORDER = DateOrderEvidence()
MANY_OPEN = 5
"""How many open texts of a column for each that decides leave the word to the sheet."""
FEWEST_STORED = 3
"""Numbers that a column stores from which on their size tells how its texts are to be read."""
NEAR = 10
"""How many times the largest stored number, or the part of the smallest, a text may be and still be near."""
USUAL: NotationName = "vi"
"""The notation of which nothing has to be said."""


@record
class FileNotations:
    """What is known of how a file writes numbers and dates. ``given`` is the notation that somebody told; without it
    ``columns`` (by ``Key``), ``sheets`` and the ``file`` are asked in turn. ``day_orders``, ``sheet_orders`` and
    ``file_order`` are the same for dates. ``sized`` are columns of which only the size of their other figures tells.
    ``marked`` are the different figures with marks of notes, ``bracketed`` those in brackets.
    """

    given: FigureNotation | None = None
    missing: frozenset[str] = frozenset()
    columns: Mapping[Key, NotationEvidence] = field(default_factory=dict)
    sheets: Mapping[int, NotationEvidence] = field(default_factory=dict)
    file: NotationEvidence = NO_EVIDENCE
    day_orders: Mapping[Key, DateOrderEvidence] = field(default_factory=dict)
    sheet_orders: Mapping[int, DateOrderEvidence] = field(default_factory=dict)
    file_order: DateOrderEvidence = NO_ORDER
    sized: Mapping[Key, FigureNotation] = field(default_factory=dict)
    marked: tuple[str, ...] = ()
    bracketed: tuple[str, ...] = ()

    def written(self, key: Key) -> WrittenAs:
        """How the texts of a column write numbers and dates."""
        return WrittenAs(notation=self.notation(key), orders=self.orders(key), missing=self.missing)

    def notation(self, key: Key) -> FigureNotation | None:
        """The notation of a column; None where nothing in the file says which."""
        if self.given is not None:
            return self.given
        own = self.columns.get(key, NO_EVIDENCE)
        decided = own.notation
        if decided is not None and own.open <= MANY_OPEN * own.decided:
            return decided
        # One figure against the rest of its sheet is a slip; where they agree, nothing changes.
        wider = self.sheets.get(key[0], NO_EVIDENCE).notation or self.file.notation
        return wider or decided or self.sized.get(key)

    def orders(self, key: Key) -> tuple[Order, ...]:
        """The orders in which day and month may stand in a column: that which its dates, those of its sheet or of the
        file leave; where none does, the day before the month, and both where numbers are written as in English."""
        own = self.day_orders.get(key, NO_ORDER)
        if not (own.open or own.day_first or own.month_first):
            return ("day-month",)
        order = own.order or self.sheet_orders.get(key[0], NO_ORDER).order or self.file_order.order
        if order is not None:
            return (order,)
        notation = self.given or self.file.notation
        english = notation is not None and notation.name in ("en", "plain")
        return BOTH_ORDERS if english or own.doubtful else ("day-month",)

    def mixed(self) -> tuple[str, ...]:
        """The first texts of columns that write decimals with a comma and with a point, so that neither holds."""
        found = (
            text
            for key, own in self.columns.items()
            if own.mixed and own.notation is None and self.notation(key) is None
            for text in own.deciding
        )
        return tuple(dict.fromkeys(found))[:SHOWN_EXAMPLES]

    def used(self) -> Mapping[NotationName, tuple[str, ...]]:
        """The notations that have to be told, with the first texts that decided for each: any but the usual one, and
        that one where a text was read by it that might be read otherwise."""
        found: dict[NotationName, dict[str, None]] = {}
        for key, own in self.columns.items():
            if not own.sorts or key in self.sized:
                continue
            notation = self.notation(key)
            if notation is None or (notation.name == USUAL and not own.open):
                continue
            wider = (own, self.sheets.get(key[0], NO_EVIDENCE), self.file)
            deciding = next((one.deciding for one in wider if one.notation == notation), own.undecided)
            found.setdefault(notation.name, {}).update(dict.fromkeys(deciding))
        return {name: tuple(texts)[:SHOWN_EXAMPLES] for name, texts in found.items()}


def told_notation(numbers: Numbers) -> FigureNotation | None:
    """The notation that a ruleset or an operator told; None where it is to be inferred."""
    return None if numbers == "auto" else NOTATIONS[numbers]


def notations_of(
    columns: Iterable[tuple[Key, Field, Sequence[str]]], numbers: Numbers = "auto", marks: Iterable[str] = ()
) -> FileNotations:
    """What texts say of the notation of their columns; ``columns`` gives the texts of each field that was found."""
    evidence: dict[Key, list[NotationEvidence]] = {}
    orders: dict[Key, list[DateOrderEvidence]] = {}
    marked: dict[str, None] = {}
    bracketed: dict[str, None] = {}
    for key, declared, texts in columns:
        if not texts:
            continue
        if declared.type in DATES:
            orders.setdefault(key, []).append(infer_order(texts))
        else:
            texts = [text for text in texts if not text.isdecimal()]  # digits alone are the same in every notation
            whole = declared.type == "count" and counts_whole_things(declared.unit, words_with(declared.own_units))
            evidence.setdefault(key, []).append(infer(texts, counts=whole))
            for text in dict.fromkeys(texts):
                if BARE.fullmatch(text) is None and (pieces := split(text)) is not None:
                    marked.update({text: None} if pieces.notes else {})
                    bracketed.update({text: None} if pieces.bracketed and declared.type != "count" else {})
    by_column = {key: together(found) for key, found in evidence.items()}
    by_order = {key: orders_together(found) for key, found in orders.items()}
    return FileNotations(
        given=told_notation(numbers),
        missing=frozenset(mark.casefold() for mark in marks),
        columns=by_column,
        sheets={
            at: together(e for key, e in by_column.items() if key[0] == at) for at in {key[0] for key in by_column}
        },
        file=together(by_column.values()),
        day_orders=by_order,
        sheet_orders={
            at: orders_together(e for key, e in by_order.items() if key[0] == at) for at in {key[0] for key in by_order}
        },
        file_order=orders_together(by_order.values()),
        marked=tuple(marked),
        bracketed=tuple(bracketed),
    )


READING_NOTICES = frozenset(
    {"form.numbers-read", "form.numbers-mixed", "form.numbers-sized", "form.dates-read", "form.marks-dropped",
     "form.brackets-negative"}
)  # fmt: skip
"""Keys of the notices on how texts were read, which files have in common."""


def notices(found: FileNotations, source: str, submission: str) -> Iterable[FormDefect]:
    """What has to be said, once for a file, of how its numbers and dates were read."""

    def notice(key: str, texts: Sequence[str], **facts: object) -> FormDefect:
        facts |= {"figures": tuple(texts[:SHOWN_EXAMPLES]), "count": len(texts)}
        return FormDefect(key=key, severity=Severity.INFO, source=source, submission=submission, facts=facts)

    if found.given is None:
        for key, notation in found.sized.items():
            yield notice(
                "form.numbers-sized", found.columns[key].undecided, notation=local(f"notation.{notation.name}")
            )
        for name, texts in found.used().items():
            yield notice("form.numbers-read", texts, notation=local(f"notation.{name}"))
        if contradicting := found.mixed():
            yield notice("form.numbers-mixed", contradicting)
    months = [own for key, own in found.day_orders.items() if found.orders(key) == ("month-day",)]
    if months:
        deciding = orders_together((*months, found.file_order)).examples_month_first
        yield notice("form.dates-read", deciding)
    if found.marked:
        yield notice("form.marks-dropped", found.marked)
    if found.bracketed:
        yield notice("form.brackets-negative", found.bracketed)


def of_workbook(workbook: Workbook, recognition: Recognition, ruleset: Ruleset) -> FileNotations:
    """The notations of a workbook in which tables were recognised."""
    columns = [found for region in recognition.regions for found in _texts(workbook, region, ruleset)]
    found = notations_of(columns, ruleset.numbers, ruleset.missing_marks)
    open_ = {key for key, own in found.columns.items() if own.open and not own.mixed and found.notation(key) is None}
    if not open_:
        return found
    sized = {
        key: notation
        for region in recognition.regions
        if region.header is not None
        for column in region.columns.values()
        if (key := key_of(region, column.index)) in open_
        and (notation := by_size(_column(workbook, region, column.index))) is not None
    }
    return replace(found, sized=sized)


def _column(workbook: Workbook, region: Region, at: int) -> Sequence[Raw]:
    rows = workbook.sheets[region.sheet].rows
    header = region.header
    return [row[at] for row in rows[header.start : header.end] if at < len(row)] if header is not None else ()


def by_size(cells: Sequence[Raw]) -> FigureNotation | None:
    """The notation in which every open text of a column is near in size to the numbers that the column stores, where
    none is in the other; None where there are few such numbers, or they do not tell."""
    stored = [abs(cell) for cell in cells if (type(cell) is float or type(cell) is int) and cell]
    if len(stored) < FEWEST_STORED:
        return None
    low, high = Decimal(repr(min(stored))) / NEAR, Decimal(repr(max(stored))) * NEAR
    fits = {",": True, ".": True}
    for cell in cells:
        found = readings(cell) if type(cell) is str else {}
        if len(set(found.values())) > 1:
            for name, value in found.items():
                fits[NOTATIONS[name].decimal] &= low <= value <= high
    if fits[","] == fits["."]:
        return None
    return NOTATIONS["vi" if fits[","] else "en"]


def key_of(region: Region, column: int) -> Key:
    """The key of a column of a region. Those of a cross table are written alike: all have the key of the first."""
    if region.header is not None:
        return region.sheet, region.header.start, column
    return region.sheet, -1, region.records[0].index if region.records else column


def _texts(workbook: Workbook, region: Region, ruleset: Ruleset) -> Iterable[tuple[Key, Field, Sequence[str]]]:
    fields = (region.form or ruleset.tables[region.table]).fields
    sheet = workbook.sheets[region.sheet]
    if region.header is None:
        for name, cell in region.cells.items():
            columns = [column.index for column in region.records] or [cell.column]
            texts = [raw for column in columns if isinstance(raw := cell_of(sheet, cell.row, column), str)]
            if texts and fields[name].type in (*NUMBERS, *DATES):
                yield key_of(region, cell.column), fields[name], texts
        return
    wanted = [
        (column.index, list[str](), fields[name])
        for name, column in region.columns.items()
        if fields[name].type in (*NUMBERS, *DATES)
    ]
    for row in sheet.rows[region.header.start : region.header.end]:
        width = len(row)
        for at, texts, _ in wanted:
            text = row[at] if at < width else None
            if type(text) is str:
                texts.append(text)
    for at, texts, declared in wanted:
        yield key_of(region, at), declared, texts

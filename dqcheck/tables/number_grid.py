"""The numbers of a sheet as arrays, read in the notation that its own texts show, and exactly again where they are
told.

Search needs speed and takes binary floats; whatever is told of a cell is read again from the cell, as a Decimal.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import chain, repeat

import numpy as np

from dqcheck.model.document import CellError, Raw, Sheet
from dqcheck.model.quantity import ZERO, Missing, MissingReason, Quantity
from dqcheck.numerals.intervals import EXACT
from dqcheck.numerals.notations import (
    MOST_DIGITS,
    NO_EVIDENCE,
    NOTATIONS,
    FigureNotation,
    NotationEvidence,
    NotationName,
    WrittenNumber,
    decimal_mark,
    infer,
    read,
)
from dqcheck.numerals.numbers import plain_digits, stored_value
from dqcheck.tables.declared_formulas import declares
from dqcheck.tables.figure_steps import decimals_of, rounded_at_random, steps_of, without_padding
from dqcheck.tables.grouped_lines import Cell, grouped_otherwise
from dqcheck.tables.nought_led import led_by_nought
from dqcheck.tables.relations.number_lines import Flags, Indices, Numbers

_MOST = 1e18
"""Size from which on a stored number is no figure that anybody adds up."""
_LARGEST = 1e15
_NIL = frozenset({"-", "–", "—", "−", "--"})
_DECIMAL_ELSEWHERE = re.compile(r"-?\d+[.,]\d{1,2}")
_THOUSAND = 1000
_ZERO_LED = 2
"""Characters of a figure that is written with a nought before it (``08``); more of them are a slip."""
_TWO_WORDS = re.compile(r"\s*[^\W\d_]+\s+[^\W\d_]{2,}")
"""What begins a name: before a number there is a sign, or one word at most."""
_DIGITS_AND_MARKS = re.compile(r"-?[\d.,'’ ]*\d")
_SPACES = re.compile(r"\s")
_NOUGHTS = re.compile(r"\D*00")
"""What begins the thousands that a unit counts (``£000s``), or a code."""
_FEWEST_OPEN = 5
"""Texts with three digits behind a mark from which on that is no chance of decimals ..."""
_OPEN_TO_DECIDED = 4
"""... where they are so many times those that decide otherwise."""
_BLANK, _NUMBER, _TEXT, _OTHER = range(4)
_KINDS = {type(None): _BLANK, CellError: _BLANK, int: _NUMBER, float: _NUMBER, Decimal: _NUMBER, str: _TEXT}
"""The kinds of what cells hold."""
_KEPT_TEXTS = 4096
"""Texts of which the number is kept: most figures of a table are told again, and small ones stand in every table."""
_EVIDENCE_CELLS = 20_000
"""Texts that tell the notation of a sheet."""


@dataclass(slots=True, eq=False)
class NumberGrid:
    """A sheet with its numbers: their values, the steps to which they are written, where a number is given, where
    anything is written, and where the marks of a number stand in the wrong places. ``notation`` is that of its texts
    (None: they are in none), with what it was inferred from; ``grouped`` cells write its decimal mark between
    thousands."""

    sheet: Sheet
    values: Numbers
    steps: Numbers
    given: Flags
    written: Flags
    malformed: Flags
    dashes: Flags
    notation: FigureNotation | None = None
    evidence: NotationEvidence = NO_EVIDENCE
    grouped: Collection[Cell] = frozenset()

    def text(self, row: int, column: int) -> str:
        """What is written in a cell, empty beyond the sheet."""
        raw = self._raw(row, column)
        return raw if isinstance(raw, str) else "" if raw is None else _spelt(raw)

    def _raw(self, row: int, column: int) -> Raw:
        try:
            return self.sheet.rows[row][column]
        except IndexError:  # beyond the sheet, or the end of a row
            return None

    def quantity(
        self, row: int, column: int, *, exact: bool, step: Decimal | None = None, room: Decimal | None = None
    ) -> Quantity | Missing:
        """The number of a cell, with the step to which the column writes its numbers; ``exact`` whole numbers count.
        ``step`` is a coarser one to which it was rounded, ``room`` the share of it that a whole number is left."""
        raw = self._raw(row, column)
        if raw is None or (isinstance(raw, str) and not raw.strip()):
            return Missing(text="", reason=MissingReason.BLANK)
        if not self.given[row, column]:
            return Missing(text=self.text(row, column), reason=MissingReason.NOT_AVAILABLE)
        value = self._value(raw, (row, column))
        quantum = step if step is not None else self.step(row, column)
        if quantum >= 1:
            if exact and value == value.to_integral_value():
                quantum = ZERO
            elif room is not None:
                quantum = EXACT.multiply(quantum, room)
        if isinstance(raw, str):
            return Quantity(text=raw.strip(), value=value, quantum=quantum)
        return Quantity(text=plain_digits(value), value=value, quantum=quantum, stored=True)

    def exactly(self, row: int, column: int) -> Decimal:
        """The value of a cell that holds a number."""
        return self._value(self._raw(row, column), (row, column))

    def _value(self, raw: Raw, cell: Cell) -> Decimal:
        if isinstance(raw, str):
            notation = counting(raw) if cell in self.grouped else self.notation
            found = _read(raw, notation)
            return found.value if found is not None else misgrouped(raw, notation) or ZERO
        return (stored_value(raw) if isinstance(raw, int | float | Decimal) else None) or ZERO

    def part(self, rows: slice) -> "NumberGrid":
        """Some rows of the grid."""
        return NumberGrid(
            replace(self.sheet, rows=self.sheet.rows[rows], merged=()),
            self.values[rows],
            self.steps[rows],
            self.given[rows],
            self.written[rows],
            self.malformed[rows],
            self.dashes[rows],
            self.notation,
            self.evidence,
            frozenset((row - (rows.start or 0), column) for row, column in self.grouped),
        )

    def step(self, row: int, column: int) -> Decimal:
        """The step to which a cell's number is written."""
        return _exact_step(float(self.steps[row, column]))


@lru_cache(maxsize=256)
def _exact_step(step: float) -> Decimal:
    return Decimal(int(step)) if step >= 1 else Decimal(1).scaleb(round(np.log10(step)))


def number_grid(sheet: Sheet, notation: FigureNotation | None = None) -> NumberGrid:
    """The numbers of a sheet, in the ``notation`` that somebody told unless its texts leave another."""
    height, width = len(sheet.rows), max((len(row) for row in sheet.rows), default=0)
    values, decimals = np.zeros((height, width)), np.zeros((height, width), dtype=np.int8)
    given, written, malformed, dashes = (np.zeros((height, width), dtype=bool) for _ in range(4))
    cells, places, kinds = _cells(sheet, width)
    at = np.nonzero(kinds == _NUMBER)[0]
    numbers, at = _floats(cells[at]), places[at]
    finite = np.isfinite(numbers) & (np.abs(numbers) < _MOST)
    np.put(values, at, np.where(finite, numbers, 0.0))
    np.put(given, at, finite)
    np.put(decimals, at, decimals_of(values.flat[at]))
    np.put(written, places[kinds == _OTHER], True)
    typed_at = np.nonzero(kinds == _TEXT)[0]
    texts = [
        (*divmod(place, width), text)
        for place, text in zip(places[typed_at].tolist(), cells[typed_at].tolist(), strict=True)
        if text and not text.isspace()
    ]
    figures = [(row, column, text) for row, column, text in texts if _may_be_number(text)]
    naming = _naming_rows(sheet, texts)
    evidence = infer(text for row, _, text in figures[:_EVIDENCE_CELLS] if row not in naming)
    if notation is None or evidence.notation is not None:
        notation = _notation(evidence)
    otherwise = grouped_otherwise(figures, notation) if evidence.open else frozenset[Cell]()
    for row, column, _ in texts:
        written[row, column] = True
    grouped: set[int] = set()
    unread: list[tuple[int, int, str]] = []
    for row, column, text in figures:
        if text.strip() in _NIL:
            given[row, column] = dashes[row, column] = True
        elif (found := _read(text, counting(text) if (row, column) in otherwise else notation)) is not None:
            if abs(found.value) < _MOST:
                values[row, column], decimals[row, column] = float(found.value), max(found.decimals, 0)
                given[row, column] = True
            if abs(found.value) >= _THOUSAND and not text.strip(" -+").isdecimal():
                grouped.add(column)
        else:
            unread.append((row, column, text))
    for row, column, text in unread:
        # One mark before a digit or two is a decimal mark of another notation where nothing beside it is grouped.
        slip = column in grouped or _DECIMAL_ELSEWHERE.fullmatch(text.strip()) is None
        if slip and (digits := misgrouped(text, notation)) is not None:
            values[row, column] = float(digits)
            given[row, column] = malformed[row, column] = True
    for row, column, text in led_by_nought(texts, values, given):
        values[row, column], given[row, column] = float(text), True
        malformed[row, column] = len(text.strip()) > _ZERO_LED
    typed = np.zeros_like(given)
    np.put(typed, at, True)
    steps = rounded_at_random(
        values, given, steps_of(without_padding(values, decimals, given, typed), values, given, typed)
    )
    return NumberGrid(sheet, values, steps, given, written | given, malformed, dashes, notation, evidence, otherwise)


def _cells(sheet: Sheet, width: int) -> "tuple[np.ndarray, Indices, np.ndarray]":
    """The cells of a sheet one behind another, their places in an array of a width, and their kinds."""
    flat = list(chain.from_iterable(sheet.rows))
    lengths = np.fromiter(map(len, sheet.rows), dtype=np.intp, count=len(sheet.rows))
    before = np.cumsum(lengths) - lengths
    places: Indices = np.arange(len(flat)) + np.repeat(np.arange(len(lengths)) * width - before, lengths)
    kinds = np.fromiter(map(_KINDS.get, map(type, flat), repeat(_OTHER)), dtype=np.int8, count=len(flat))
    cells = np.empty(len(flat), dtype=object)
    cells[:] = flat
    return cells, places, kinds


def _floats(raws: "np.ndarray") -> Numbers:
    """Stored numbers as doubles."""
    try:
        found: Numbers = raws.astype(np.float64)
    except OverflowError:
        found = np.array([_float(raw) for raw in raws.tolist()])
    return found


def _float(raw: float | Decimal) -> float:
    """A stored number as a double, endless where it is too large for one."""
    try:
        return float(raw)
    except OverflowError:
        return float("inf")


def _naming_rows(sheet: Sheet, texts: Iterable[tuple[int, int, str]]) -> set[int]:
    """The rows that number the columns and say how some come about: ``1.1`` there is no figure."""
    rows = {row for row, _, text in texts if "=" in text}
    written = {row: [raw for raw in sheet.rows[row] if raw is not None] for row in rows}
    return {row for row in rows if declares([raw if isinstance(raw, str) else _spelt(raw) for raw in written[row]])}


def _notation(evidence: NotationEvidence) -> FigureNotation | None:
    """The notation of a sheet: what its texts leave. Where nearly all of them group thousands if anything (``1,234``),
    a few that do not are slips and decide nothing."""
    decided = sum(count for sort, count in evidence.sorts.items() if decimal_mark(sort) is not None)
    if evidence.open >= _FEWEST_OPEN and evidence.open > _OPEN_TO_DECIDED * decided:
        return counting(evidence.undecided[0])
    if evidence.notation is None and evidence.undecided:
        return counting(evidence.undecided[0])
    return evidence.notation or (counting(",") if evidence.sorts else None)


def _spelt(raw: object) -> str:
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() and abs(raw) < _LARGEST else str(raw)


def _may_be_number(text: str) -> bool:
    """Whether a text may be read as a number: no name with digits, no code with leading zeros."""
    plain = text.strip()
    if len(plain) > 40 or not (plain in _NIL or any(map(str.isdigit, plain))):
        return False
    return _NOUGHTS.match(plain) is None and not (len(plain) > 1 and plain[0] == "0" and plain.isdigit())


def _read(text: str, notation: FigureNotation | None) -> WrittenNumber | None:
    """The number of a text: nothing beside it but signs, money, percent and the marks of notes."""
    return _read_in(text, None if notation is None else notation.name)


@lru_cache(maxsize=_KEPT_TEXTS)
def _read_in(text: str, name: NotationName | None) -> WrittenNumber | None:
    notation = None if name is None else NOTATIONS[name]
    if _TWO_WORDS.match(text) is not None:
        return None
    found = read(text, notation)
    if isinstance(found, Missing) and found.reason is MissingReason.AMBIGUOUS and notation is None:
        found = read(text, counting(text))
    if not isinstance(found, WrittenNumber) or found.qualifier is not None or found.unit not in ("", "%"):
        return None
    return found


def misgrouped(text: str, notation: FigureNotation | None) -> Decimal | None:
    """The digits of a text that is a number but for the places of its grouping marks (``1,4226,520``)."""
    plain = _SPACES.sub(" ", text).strip()
    notation = notation or counting(text)
    if not notation.groups or not _DIGITS_AND_MARKS.fullmatch(plain):
        return None
    whole, mark, decimals = plain.lstrip("-").partition(notation.decimal)
    if not (mark and decimals.isdecimal()) and (mark or not any(one in plain for one in notation.groups)):
        return None
    digits = "".join(filter(str.isdecimal, whole))
    if not digits or len(digits) > MOST_DIGITS:
        return None
    value = Decimal(f"{digits}.{decimals}" if mark else digits)
    return -value if plain.startswith("-") else value


def counting(text: str) -> FigureNotation:
    """The notation in which a text that nothing decides groups thousands: figures of tables count before they
    measure."""
    return NOTATIONS["en" if "," in text else "vi"]


def texts_of(grid: NumberGrid, row: int, columns: Sequence[int]) -> Iterator[str]:
    """What is written in some cells of a row, without blanks."""
    for column in columns:
        text = grid.text(row, column).strip()
        if text:
            yield text

"""The numbers of a sheet as arrays, read in the notation that its own texts show, and exactly again where they are
told.

Search needs speed and takes binary floats; whatever is told of a cell is read again from the cell, as a Decimal.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

import numpy as np

from dqcheck.model.document import CellError, Raw, Sheet
from dqcheck.model.quantity import ZERO, Missing, MissingReason, Quantity
from dqcheck.numerals.notations import (
    MOST_DIGITS,
    NO_EVIDENCE,
    FigureNotation,
    NotationEvidence,
    WrittenNumber,
    decimal_mark,
    infer,
    read,
)
from dqcheck.numerals.numbers import plain_digits, stored_value
from dqcheck.tables.declared_formulas import declares
from dqcheck.tables.nought_led import led_by_nought
from dqcheck.tables.relations.number_lines import Flags, Numbers

MOST_DECIMALS = 10
"""Decimals of a stored number that are looked at."""
_DECIMAL_SHARE = 0.3
"""Share of the figures of a column with decimals from which on the others have them too, as zeros ..."""
_RATES_SHARE = 0.75
"""... and from which on a row of whole numbers is no exception."""
_FEWEST_COUNTING = 4
"""Figures of a row, all of them whole numbers, from which on it counts, whatever the columns have."""
_MULTIPLE_SHARE = 0.98
"""Share of the whole numbers that must be multiples of a base for all to be rounded to it."""
_FEWEST_MULTIPLES = 8
_COLUMN_MULTIPLES = 6
_SPARE_MULTIPLES = 3
"""Figures beyond the fewest from which on one of them may be none: a year in the head, a slip."""
_ROUNDING_BASES = (5, 3)
"""Bases to which statistical offices round at random, up or down to the next multiple."""
_MOST = 1e18
"""Size from which on a stored number is no figure that anybody adds up."""
_LARGEST = 1e15
_STORED_DIGITS = 15
_NIL = frozenset({"-", "–", "—", "−", "--"})
_DECIMAL_ELSEWHERE = re.compile(r"-?\d+[.,]\d{1,2}")
_THOUSAND = 1000
_ZERO_LED = 2
"""Characters of a figure that is written with a nought before it (``08``); more of them are a slip."""
_DIGITS_AND_MARKS = re.compile(r"-?[\d.,'’ ]*\d")
_SPACES = re.compile(r"\s")
_NOUGHTS = re.compile(r"\D*00")
"""What begins the thousands that a unit counts (``£000s``), or a code."""
_FEWEST_PADDED = 4
_FEWEST_WHOLE = 3
"""Whole numbers typed along a row from which on it was rounded to them."""
_HIGHEST_RATE = 200
"""Size up to which figures may be percentages or indices."""
_FEWEST_WHOLE_LARGE = 3
"""Whole numbers, all of them larger than any with decimals, from which on it is no chance: one in ten ends so."""
_FEWEST_OPEN = 5
"""Texts with three digits behind a mark from which on that is no chance of decimals ..."""
_OPEN_TO_DECIDED = 4
"""... where they are so many times those that decide otherwise."""
_EVIDENCE_CELLS = 20_000
"""Texts that tell the notation of a sheet."""


@dataclass(slots=True, eq=False)
class NumberGrid:
    """A sheet with its numbers: their values, the steps to which they are written, where a number is given, where
    anything is written, and where the marks of a number stand in the wrong places. ``notation`` is that of its texts
    (None: they are in none), with what it was inferred from."""

    sheet: Sheet
    values: Numbers
    steps: Numbers
    given: Flags
    written: Flags
    malformed: Flags
    dashes: Flags
    notation: FigureNotation | None = None
    evidence: NotationEvidence = NO_EVIDENCE

    def text(self, row: int, column: int) -> str:
        """What is written in a cell, empty beyond the sheet."""
        raw = self._raw(row, column)
        return raw if isinstance(raw, str) else "" if raw is None else _spelt(raw)

    def _raw(self, row: int, column: int) -> Raw:
        cells = self.sheet.rows[row] if row < len(self.sheet.rows) else ()
        return cells[column] if column < len(cells) else None

    def quantity(self, row: int, column: int, *, exact: bool, step: Decimal | None = None) -> Quantity | Missing:
        """The number of a cell, with the step to which the column writes its numbers; ``exact`` whole numbers count.
        ``step`` is a coarser one to which it was rounded."""
        raw = self._raw(row, column)
        if raw is None or (isinstance(raw, str) and not raw.strip()):
            return Missing(text="", reason=MissingReason.BLANK)
        if not self.given[row, column]:
            return Missing(text=self.text(row, column), reason=MissingReason.NOT_AVAILABLE)
        value = self.exactly(row, column)
        text = raw if isinstance(raw, str) else plain_digits(value)
        quantum = step if step is not None else self.step(row, column)
        if quantum >= 1 and exact and value == value.to_integral_value():
            quantum = ZERO
        return Quantity(text=text.strip(), value=value, quantum=quantum, stored=not isinstance(raw, str))

    def exactly(self, row: int, column: int) -> Decimal:
        """The value of a cell that holds a number."""
        raw = self._raw(row, column)
        if isinstance(raw, str):
            found = _read(raw, self.notation)
            return found.value if found is not None else misgrouped(raw, self.notation) or ZERO
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
        )

    def step(self, row: int, column: int) -> Decimal:
        """The step to which a cell's number is written."""
        return _exact_step(float(self.steps[row, column]))


@lru_cache(maxsize=256)
def _exact_step(step: float) -> Decimal:
    return Decimal(int(step)) if step >= 1 else Decimal(1).scaleb(round(np.log10(step)))


def number_grid(sheet: Sheet, notation: FigureNotation | None = None) -> NumberGrid:
    """The numbers of a sheet. ``notation`` overrules what its texts show."""
    height, width = len(sheet.rows), max((len(row) for row in sheet.rows), default=0)
    values, decimals = np.zeros((height, width)), np.zeros((height, width), dtype=np.int8)
    given, written, malformed, dashes = (np.zeros((height, width), dtype=bool) for _ in range(4))
    stored, places = array("d"), array("q")
    texts: list[tuple[int, int, str]] = []
    for row, cells in enumerate(sheet.rows):
        for place, raw in enumerate(cells, row * width):
            if raw is None:
                continue
            kind = type(raw)
            if kind is float or kind is int:
                stored.append(_float(raw))  # type: ignore[arg-type]  # an int is as good
                places.append(place)
            elif kind is str:
                if raw and not raw.isspace():  # type: ignore[attr-defined]
                    texts.append((row, place - row * width, raw))  # type: ignore[arg-type]
            elif isinstance(raw, Decimal):
                stored.append(_float(raw))
                places.append(place)
            elif not isinstance(raw, CellError):
                written[row, place - row * width] = True
    numbers, at = np.array(stored), np.array(places, dtype=np.intp)
    finite = np.isfinite(numbers) & (np.abs(numbers) < _MOST)
    np.put(values, at, np.where(finite, numbers, 0.0))
    np.put(given, at, finite)
    np.put(decimals, at, _decimals(values.flat[at]))
    figures = [(row, column, text) for row, column, text in texts if _may_be_number(text)]
    naming = _naming_rows(sheet, texts)
    evidence = infer(text for row, _, text in figures[:_EVIDENCE_CELLS] if row not in naming)
    notation = notation or _notation(evidence)
    for row, column, _ in texts:
        written[row, column] = True
    grouped: set[int] = set()
    unread: list[tuple[int, int, str]] = []
    for row, column, text in figures:
        if text.strip() in _NIL:
            given[row, column] = dashes[row, column] = True
        elif (found := _read(text, notation)) is not None:
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
    steps = _rounded_to(values, given, _steps(_padded(values, decimals, given, typed), values, given, typed))
    return NumberGrid(sheet, values, steps, given, written | given, malformed, dashes, notation, evidence)


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


def _padded(values: Numbers, decimals: "np.ndarray", given: Flags, typed: Flags) -> "np.ndarray":
    """Decimals without the zeros to which texts of a whole column were padded (``1,656.10``, ``2,028.50``), or those of
    a row of nothing else (``108,40``, ``110,30``)."""
    fractions = given & (decimals > 0)
    for column in np.nonzero((fractions & ~typed).any(axis=0))[0].tolist():
        mine = fractions[:, column]
        if not typed[mine, column].any() and mine.sum() >= _FEWEST_PADDED:
            decimals[mine, column] = _without_zeros(values[mine, column], decimals[mine, column])
    of_fractions = (fractions & ~typed).sum(axis=1) >= _FEWEST_PADDED
    for row in np.nonzero(of_fractions & (fractions == given).all(axis=1) & ~(typed & given).any(axis=1))[0].tolist():
        mine = fractions[row]
        decimals[row, mine] = _without_zeros(values[row, mine], decimals[row, mine])
    return decimals


def _without_zeros(values: Numbers, decimals: "np.ndarray") -> "np.ndarray":
    finest = int(decimals.max())
    while finest and (np.abs(values * 10.0 ** (finest - 1) % 1 - 0.5) > 0.5 - 1e-6).all():
        finest -= 1
    found: np.ndarray = np.minimum(decimals, finest)
    return found


def counting(text: str) -> FigureNotation:
    """The notation in which a text that nothing decides groups thousands: figures of tables count before they
    measure."""
    from dqcheck.numerals.notations import NOTATIONS

    return NOTATIONS["en" if "," in text else "vi"]


def _decimals(values: Numbers) -> "np.ndarray":
    """Decimals of stored numbers, as far as fifteen digits show them."""
    found = np.full(len(values), MOST_DECIMALS, dtype=np.int8)
    open_ = np.arange(len(values))
    for places in range(MOST_DECIMALS):
        scaled = values[open_] * 10.0**places
        whole = np.abs(scaled - np.round(scaled)) <= 1e-14 * np.maximum(np.abs(scaled), 1) + 1e-9 * (places > 0)
        found[open_[whole]] = places
        open_ = open_[~whole]
        if not len(open_):
            break
    return found


def _steps(decimals: "np.ndarray", values: Numbers, given: Flags, stored: Flags) -> Numbers:
    """The step of each number: of a column in which many have decimals, the one that most of these show, or a finer one
    of its own; none that is beyond the fifteen digits which spreadsheets keep. Rates typed with the same decimals all
    along a row (``42 | 41 | 40`` percent among amounts) were rounded to these, whatever its columns have."""
    steps = 10.0 ** -decimals.astype(float)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = (given & (decimals > 0)).sum(axis=0) / np.maximum(given.sum(axis=0), 1)
    usual = np.zeros(decimals.shape[1], dtype=int)
    for column in np.nonzero(share > _DECIMAL_SHARE)[0].tolist():
        mine = given[:, column]
        if not _significant(decimals[mine, column], np.abs(values[mine, column])):
            usual[column] = int(np.bincount(decimals[mine & (decimals[:, column] > 0), column]).argmax())
    kept = np.minimum(steps, 10.0 ** -usual.astype(float)[None, :])
    alike = _written_alike(decimals, values, given & ~stored) & ~(given & stored).any(axis=1)
    # what a row counts has no decimals because rates of other rows have them: not in a column of rates
    counts = (given & (values != 0)).sum(axis=1) >= _FEWEST_COUNTING
    counts &= ~(given & (decimals > 0)).any(axis=1)
    coarse = alike[:, None] | (counts[:, None] & (share < _RATES_SHARE)[None, :])
    kept = np.where(coarse & given, np.maximum(kept, steps), kept)
    last = np.floor(np.log10(np.maximum(np.abs(values), 1))) - (_STORED_DIGITS - 1)
    both: Numbers = np.maximum(kept, np.where(given & (kept < 1), 10.0 ** np.minimum(last, 0), 0.0))
    return both


def _significant(decimals: "np.ndarray", sizes: Numbers) -> bool:
    """Whether figures were rounded to so many digits rather than decimals: every large one is whole, and every one with
    decimals is smaller (``0.5 | 24 | 25``)."""
    whole, parted = sizes[(decimals == 0) & (sizes > 0)], sizes[decimals > 0]
    return len(whole) >= _FEWEST_WHOLE_LARGE and len(parted) > 0 and bool(whole.min() > parted.max())


def _written_alike(decimals: "np.ndarray", values: Numbers, typed: Flags) -> Flags:
    """The rows of figures no greater than percentages that are all typed with as many decimals."""
    most = np.where(typed, decimals, -1).max(axis=1, initial=-1)
    least = np.where(typed, decimals, MOST_DECIMALS).min(axis=1, initial=MOST_DECIMALS)
    fewest = np.where(most > 0, _FEWEST_PADDED, _FEWEST_WHOLE)
    small = (np.abs(np.where(typed, values, 0)) < _HIGHEST_RATE).all(axis=1)
    alike: Flags = (typed.sum(axis=1) >= fewest) & (most == least) & small
    return alike


def _rounded_to(values: Numbers, given: Flags, steps: Numbers) -> Numbers:
    """The steps of whole numbers that are all multiples of a base, in the sheet or in a column: rounded at random to
    it, they may lie as much as a base away."""
    whole = given & (values == np.round(values)) & (steps >= 1) & (np.abs(values) < _LARGEST)
    base = _base(values[whole], _FEWEST_MULTIPLES)
    if base:
        return np.where(whole & (values % base == 0), np.maximum(steps, 2 * base), steps)
    for column in range(values.shape[1]):
        mine = whole[:, column]
        base = _base(values[mine, column], _COLUMN_MULTIPLES)
        if base:
            mine &= values[:, column] % base == 0
            steps[mine, column] = np.maximum(steps[mine, column], 2 * base)
    return steps


def _base(values: Numbers, fewest: int) -> int:
    numbers = values[np.abs(values) >= 10].astype(np.int64)
    if len(numbers) < fewest or len(np.unique(numbers)) < fewest:
        return 0
    for base in _ROUNDING_BASES:
        others = int((numbers % base != 0).sum())
        few = others <= (len(numbers) > fewest + _SPARE_MULTIPLES) or others < (1 - _MULTIPLE_SHARE) * len(numbers)
        if few and not (base == 5 and (numbers % 10 == 0).mean() > 0.9):
            return base
    return 0


def texts_of(grid: NumberGrid, row: int, columns: Sequence[int]) -> Iterator[str]:
    """What is written in some cells of a row, without blanks."""
    for column in columns:
        text = grid.text(row, column).strip()
        if text:
            yield text

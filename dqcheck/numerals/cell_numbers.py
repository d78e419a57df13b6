"""The number of a cell that was typed as text, in the notation inferred for it, with units of both languages."""

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from dqcheck.language.en.numerals import NUMERALS as ENGLISH
from dqcheck.language.types.numerals import NumeralWords
from dqcheck.language.types.units import UnitWords
from dqcheck.language.vi.numerals import NUMERALS as VIETNAMESE
from dqcheck.model.quantity import ZERO, Missing, MissingReason, Quantity
from dqcheck.model.rule import UnitOfMeasure
from dqcheck.numerals.folding import normalise
from dqcheck.numerals.notations import (
    MOST_DIGITS,
    NOTATIONS,
    FigureNotation,
    in_notation,
    of_token,
    under,
    whole_value,
)
from dqcheck.numerals.numbers import NumberType, made_quantity, read_numeral
from dqcheck.numerals.pieces import DASHES, NIL, NumberPieces, is_missing, split
from dqcheck.numerals.units import BOTH_UNITS, printed_unit, unit_named, vocabulary

VI = NOTATIONS["vi"]


BOTH = replace(VIETNAMESE, units=BOTH_UNITS)
"""Words of numbers in cells: official workbooks mix languages."""


@lru_cache(maxsize=64)
def words_with(own: tuple[UnitOfMeasure, ...]) -> NumeralWords:
    """Words of numbers in the cells of a ruleset that declares units of its own."""
    return replace(BOTH, units=vocabulary(own)) if own else BOTH


def read_cell(
    text: str,
    *,
    type: NumberType = "count",  # noqa: A002
    unit: str | None = None,
    notation: FigureNotation | None = VI,
    missing: frozenset[str] = frozenset(),
    words: NumeralWords = BOTH,
) -> Quantity | Missing:
    """The number that the text of a cell states, in the canonical unit of ``unit`` or of the unit written in the cell.

    ``notation`` None: nothing in the file says in which one it is, and a text that notations read differently is open.
    Counts are exact (quantum zero) unless a scale word rounds them; all others take the printed precision as quantum.
    ``unit`` is the unit of the column (``triệu đồng``); a unit in the cell wins and must be of the same dimension.
    ``missing`` are marks of no figure beside the usual ones, in small letters; ``words`` are those of both languages,
    with the units that a ruleset declares.
    """
    if len(text) <= MOST_DIGITS:  # nine cells of ten
        if text.isdecimal():
            return made_quantity(text, Decimal(text), type, unit, "", None, words)
        plain = in_notation(text, notation) if notation is not None else None
        if plain is not None and type != ("percent" if plain.as_tuple().exponent == 0 else "count"):
            return made_quantity(text, plain, type, unit, "", None, words)
    clean = normalise(text)
    lower = clean.casefold()
    if not lower:
        return Missing(text=text, reason=MissingReason.BLANK)
    if lower not in missing and (lower in NIL or lower in DASHES):
        return made_quantity(text, ZERO, type, unit, "", None, words, nil=True)
    if is_missing(clean, missing):
        return Missing(text=text, reason=MissingReason.NOT_AVAILABLE)
    pieces = split(clean)
    if pieces is None:
        return Missing(text=text, reason=MissingReason.UNREADABLE)
    return _read(text, pieces, type, unit, notation, words)


def _read(
    text: str,
    pieces: NumberPieces,
    kind: NumberType,
    unit: str | None,
    notation: FigureNotation | None,
    words: NumeralWords,
) -> Quantity | Missing:
    tail = f"{pieces.before}{pieces.unit}" if pieces.before and pieces.unit in words.units.touching else ""
    tail = tail or f"{pieces.unit} {pieces.before}".strip()
    if pieces.before and not pieces.unit and _same_money(pieces.before, unit, words.units):
        tail = ""  # "$1,234" in a column of $ million is in millions, as its header says
    percent = kind == "percent" or tail == "%"
    whole = kind == "count" and counts_whole_things(tail, words) and counts_whole_things(unit, words)
    found = of_token(pieces.token, whole)
    if not found:
        return _missing(text, MissingReason.UNREADABLE, pieces, _slips(pieces.token))
    readings = tuple(dict.fromkeys(found.values()))
    value = under(found, notation)
    if value is None:
        open_ = MissingReason.OPEN if notation is None else MissingReason.AMBIGUOUS
        return _missing(text, open_ if len(readings) > 1 else MissingReason.UNREADABLE, pieces, readings)
    if percent and len(readings) > 1 and value.as_tuple().exponent == 0:
        # 1.226 % is likelier than 1226 %, whatever the notation.
        return _missing(text, MissingReason.AMBIGUOUS, pieces, readings)
    if pieces.bracketed and kind == "count":
        # A count is never negative: the brackets mean something else, or the number is wrong.
        size = abs(whole_value(value, pieces))
        return _told(text, MissingReason.AMBIGUOUS, (size, -size))
    return made_quantity(text, whole_value(value, pieces), kind, unit, tail, pieces.qualifier, words)


def _same_money(sign: str, unit: str | None, words: UnitWords) -> bool:
    """Whether a sign of money says no more than the unit of the column does."""
    column = unit_named(unit, words) if unit else None
    written = printed_unit(sign, column, words)
    return written is not None and column is not None and written.code == column.code


def counts_whole_things(unit: str | None, words: NumeralWords = BOTH) -> bool:
    """Whether counts in a unit have no decimals: not those in thousands or millions of what is counted."""
    known = unit_named(unit, words.units) if unit else None
    return known is None or (known.scale == 1 and known.dimension == "count")


def _slips(token: str) -> tuple[Decimal, ...]:
    """The one reading of digits whose groups are too short (``1.226.5``)."""
    for words in (VIETNAMESE, ENGLISH):
        read = read_numeral(token, "number", words.notation)
        if isinstance(read, tuple) and len(read) == 1:
            return read
    return ()


def _missing(text: str, reason: MissingReason, pieces: NumberPieces, readings: tuple[Decimal, ...]) -> Missing:
    return _told(text, reason, tuple(whole_value(one, pieces) for one in readings))


def _told(text: str, reason: MissingReason, candidates: tuple[Decimal, ...]) -> Missing:
    return Missing(text=text, reason=reason, candidates=tuple(format(one, "f") for one in candidates))

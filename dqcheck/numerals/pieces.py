"""The text of a cell that holds a number, in its pieces: sign, money, digits with their marks, unit, and the marks of
notes that add nothing to the number.

Nothing is read yet: which mark parts thousands and which begins the decimals is a matter of notation.
"""

import re
from decimal import Decimal
from functools import lru_cache

from dqcheck.language.en.numerals import NUMERALS as ENGLISH
from dqcheck.language.vi.numerals import NUMERALS as VIETNAMESE
from dqcheck.language.wording import Wording
from dqcheck.model.quantity import Qualifier
from dqcheck.model.record import record
from dqcheck.numerals.folding import OVERRIDE, normalise
from dqcheck.numerals.qualifiers import split_qualifier
from dqcheck.numerals.units import BOTH_UNITS, Unit, unit_named

MOST_CHARACTERS = 200
"""A longer text states no number."""

DASHES = frozenset("-–—−") | {"--"}
_OF_PROGRAMS = frozenset({"none", "nan", "<na>", "nat"})
"""What programs write where they have no figure; ``none`` is a person's word for zero too."""
NOT_AVAILABLE = VIETNAMESE.not_available | ENGLISH.not_available | _OF_PROGRAMS
"""What is written where there is no figure, in both languages and by the signs of statistical offices."""
NIL = (VIETNAMESE.nil | ENGLISH.nil) - DASHES - NOT_AVAILABLE
"""Words for zero. A dash is not one of them: it says zero on some forms and nothing on others."""

_FRACTIONS = {
    "½": "0.5", "¼": "0.25", "¾": "0.75", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6", "⅘": "0.8", "⅛": "0.125",
    "⅜": "0.375", "⅝": "0.625", "⅞": "0.875", "⅒": "0.1",
}  # fmt: skip
"""Fractions that are decimals; a third is none."""

_FLAGS = "bdefpru"
"""Letters that statistical offices put behind a figure: break, definition, estimated, forecast, provisional, revised,
unreliable."""

_BEFORE = sorted(BOTH_UNITS.before, key=len, reverse=True)
BARE = Wording(r"\s*(?P<sign>[+\-−])?(?P<token>\d+(?:[.,]\d+)*)\s?(?P<percent>%)?\s*", cased=True)
"""A number with nothing that has to be told: nine texts of ten."""
_FLAG = Wording(rf"[{_FLAGS}]{{1,2}}", cased=True)


@lru_cache(maxsize=1)
def _cell() -> re.Pattern[str]:
    """A number with all that may stand around it; compiled when the first text needs it, for it takes long."""
    return re.compile(
        rf"(?P<sign>[+\-−–])? ?(?P<before>{'|'.join(map(re.escape, _BEFORE))})? ?(?P<inner>[+\-−–])? ?"
        r"(?:(?P<token>(?:[.,](?=\d))?\d+(?:(?:[.,'’]| (?=\d{3}(?!\d)))\d+)*)"
        r"(?P<exponent>e[+-]?\d{1,2}(?!\w))?"
        rf"(?: ?(?P<fraction>[{''.join(_FRACTIONS)}]))?|(?P<alone>[{''.join(_FRACTIONS)}]))(?P<rest>.*)",
        re.DOTALL | re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _marks() -> re.Pattern[str]:
    """A mark of a note."""
    return re.compile(
        r"\*+|[†‡§#]+|⁽[⁰¹²³⁴⁵⁶⁷⁸⁹ᵃ-ᶻ]+⁾|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\((?:\d{1,2}|[a-z]|\*+)\)|\[(?:\d{1,2}|[a-z]{1,2}|\*+)\]",
        re.IGNORECASE,
    )


@record
class NumberPieces:
    """A number in its pieces. ``token`` are its digits with the marks between them, ``exponent`` the power of ten that
    a program has written, ``fraction`` what a sign such as ½ adds. ``unit`` is what stands behind, ``before`` the money
    in front. ``bracketed`` numbers, ``(1,234)``, are negative in accounts. ``notes`` are the marks that were dropped,
    as written; marks of direction, which nobody sees, are not among them."""

    token: str
    negative: bool = False
    bracketed: bool = False
    before: str = ""
    unit: str = ""
    exponent: int = 0
    fraction: Decimal = Decimal(0)
    qualifier: Qualifier | None = None
    notes: tuple[str, ...] = ()


def is_missing(text: str, marks: frozenset[str] = frozenset()) -> bool:
    """Whether a text says that there is no figure: nothing but dots, a dash, a sign of statistical offices, a word of
    either language, or one of the ``marks`` (in small letters) that a form declares."""
    lower = text.casefold()
    return lower in marks or lower in NOT_AVAILABLE or lower in DASHES or not lower.strip("./… ")


@lru_cache(maxsize=4096)
def split(text: str) -> NumberPieces | None:
    """The pieces of a text that holds one number, None where it holds none or something else beside it.

    >>> pieces = split("$1,234.5 (p)")
    >>> pieces.before, pieces.token, pieces.notes
    ('$', '1,234.5', ('(p)',))
    """
    if len(text) > MOST_CHARACTERS or OVERRIDE.intersection(text):
        return None
    if bare := BARE.fullmatch(text):
        return NumberPieces(token=bare["token"], negative=bare["sign"] not in (None, "+"), unit=bare["percent"] or "")
    clean = normalise(text)
    qualifier, number = split_qualifier(clean, VIETNAMESE)
    if qualifier is None:
        qualifier, number = split_qualifier(clean, ENGLISH)
    bracketed = number.startswith("(") and number.endswith(")") and number.count("(") == 1
    if bracketed:
        number = number[1:-1].strip()
    found = _cell().fullmatch(number)
    if found is None or (found["sign"] and found["inner"]):
        return None
    tail = _tail(found["rest"])
    if tail is None:
        return None
    sign = found["sign"] or found["inner"] or "+"
    if bracketed and sign != "+":
        return None
    fraction = found["fraction"] or found["alone"]
    return NumberPieces(
        token=found["token"] or "0",
        negative=sign != "+",
        bracketed=bracketed,
        before=found["before"] or "",
        unit=tail[0],
        exponent=int(found["exponent"][1:]) if found["exponent"] else 0,
        fraction=Decimal(_FRACTIONS[fraction]) if fraction else Decimal(0),
        qualifier=qualifier,
        notes=tail[1],
    )


def marks_of(text: str) -> tuple[str, ...]:
    """The marks of notes behind the number that a text holds, as written: ``(e)`` of ``1,234 (e)``."""
    pieces = split(text)
    return pieces.notes if pieces is not None else ()


def _tail(rest: str) -> tuple[str, tuple[str, ...]] | None:
    """What stands behind a number, as its unit and the marks of notes; None where it is neither."""
    notes: list[str] = []
    left = rest
    while mark := _marks().match(left.lstrip()):
        notes.append(mark[0])
        left = left.lstrip()[mark.end() :]
    unit = left.strip(" .;")
    if unit[:1].isnumeric():  # a third, which is no decimal, or another number
        return None
    while last := _last_mark(unit):
        notes.append(last)
        unit = unit.removesuffix(last).rstrip()
    if unit and measure_of(unit) is None:
        if not _is_flag(unit):
            return (unit, tuple(notes)) if unit_named(unit) is not None else None
        notes.append(unit)
        unit = ""
    return unit, tuple(notes)


def _last_mark(unit: str) -> str | None:
    """The mark of a note at the end of a unit: the ``(1)`` of ``ha (1)``, not the raised digit of ``m²``."""
    found = [mark for mark in _marks().finditer(unit) if mark.end() == len(unit) and mark[0][0] in "([*†‡§#⁽"]
    return found[0][0] if found else None


def _is_flag(text: str) -> bool:
    return (len(text) == 1 and text.isalpha()) or _FLAG.fullmatch(text) is not None


def measure_of(text: str) -> Unit | None:
    """The unit of measurement or money, or the scale, that either language knows by this name; None for a noun."""
    unit = unit_named(text)
    return unit if unit is not None and (unit.dimension != "count" or unit.scale != 1) else None

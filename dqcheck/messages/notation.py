"""How a language writes numbers, dates and lists. Pure functions; no locale database, no pattern is compiled."""

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from dqcheck.model.record import record

MOST_OPERANDS = 12
"""An arithmetic with more operands than this is shortened: nobody reads a sum of ninety numbers."""

MOST_PLACES = 6
"""Decimals printed of a number that nobody wrote (a quotient)."""


@record
class Notation:
    """The marks of one language.

    ``date`` is a pattern of ``{day}``, ``{month}``, ``{name}`` and ``{year}``; ``months`` are the names for ``{name}``;
    ``conjunction`` joins the last two items of a list, ``alternative`` those of a choice; ``quotes`` open and close a quotation; ``more`` stands for the
    operands left out of a long sum and takes ``{count}``. ``money_signs`` stand before the digits (``$5 million``).
    """

    decimal: str
    group: str
    date: str
    conjunction: str
    alternative: str
    months: tuple[str, ...] = ()
    quotes: tuple[str, str] = ("“", "”")
    more: str = "… ({count})"
    money_signs: tuple[str, ...] = ()

    def number(self, value: Decimal | int, places: int | None = None, *, signed: bool = False) -> str:
        """Write a number: ``1234.56`` is ``1.234,56`` in Vietnamese. ``places`` rounds half up to that many decimals;
        without it the decimals of the value are kept, at most ``MOST_PLACES``."""
        value = Decimal(value)
        if not value.is_finite():
            return str(value)
        if places is None:
            places = min(decimals(value), MOST_PLACES)
        plain = f"{rounded(value, places):{'+' if signed else ''},f}"
        whole, point, fraction = plain.partition(".")
        return whole.replace(",", self.group) + (self.decimal + fraction if point else "")

    def measured(self, digits: str, unit: str) -> str:
        """Digits with the name of their unit, its sign of money in front where the language writes it so."""
        scale, _, sign = unit.rpartition(" ")
        if sign in self.money_signs:
            minus = "-" if digits.startswith("-") else ""
            return f"{minus}{sign}{digits.removeprefix('-')} {scale}".rstrip()
        return f"{digits} {unit}"

    def day(self, value: dt.date) -> str:
        """Write a date: ``05/08/2025`` in Vietnamese, ``5 August 2025`` in English."""
        name = self.months[value.month - 1] if self.months else ""
        return self.date.format(day=value.day, month=value.month, year=value.year, name=name)

    def listing(self, items: Sequence[str], *, choice: bool = False) -> str:
        """Join texts as a sentence lists them: ``a, b and c``, or ``a, b or c``."""
        if len(items) < 2:
            return "".join(items)
        return ", ".join(items[:-1]) + (self.alternative if choice else self.conjunction) + items[-1]

    def quoted(self, text: str) -> str:
        """Put a text in quotation marks."""
        return self.quotes[0] + text + self.quotes[1]

    def arithmetic(self, terms: Sequence[object]) -> str:
        """Spell out a calculation: numbers in this notation, operators as given, a long one shortened in the middle."""
        numbers = sum(1 for term in terms if isinstance(term, Decimal | int))
        if numbers > MOST_OPERANDS:
            head, tail = terms[: 2 * (MOST_OPERANDS - 4)], terms[-2:]
            left_out = sum(1 for term in terms[len(head) : -2] if isinstance(term, Decimal | int))
            terms = (*head, self.more.format(count=self.number(left_out)), *tail)
        return " ".join(map(self._term, terms)).replace("( ", "(").replace(" )", ")")

    def _term(self, term: object) -> str:
        return self.number(term) if isinstance(term, Decimal | int) else "−" if term == "-" else str(term)


def decimals(value: Decimal) -> int:
    """Number of decimals with which a value is written; 0 for integers in any form."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def rounded(value: Decimal, places: int) -> Decimal:
    """Round half up (away from zero at one half), as people who check by hand do."""
    if abs(value.adjusted()) + places > 26:
        return value
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def places_shown(observed: Decimal | None, expected: Decimal) -> int:
    """Decimals with which to print an expected value beside an observed one.

    As many as the observed value has, for that is what its writer could have written; more when the two would read the
    same although they differ; never more than either needs.
    """
    own = decimals(expected)
    if observed is None:
        return min(own, 2) if own > MOST_PLACES else own
    places = decimals(observed)
    if own <= places:
        return places
    while places < own and places < 12 and rounded(expected, places) == observed != expected:
        places += 1
    return places


def iso_date(text: str) -> dt.date | None:
    """The date of a text of the form ``2025-08-05``, or None."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


@lru_cache(maxsize=1 << 14)
def plain_number(text: str) -> Decimal | None:
    """The number of a plain decimal string such as ``-12.50``, or None. Digits, one point and a sign; nothing else."""
    digits = text[1:] if text[:1] == "-" else text
    head, point, tail = digits.partition(".")
    if not (head.isascii() and head.isdigit()) or (point and not (tail.isascii() and tail.isdigit())):
        return None
    return Decimal(text)

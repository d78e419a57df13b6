"""Which notation texts of numbers are in, inferred from those that leave no choice; one text in a known notation.

``1.226.000`` can only group with dots, ``84.63`` only have a decimal point; ``1,234`` may be either, and decides
nothing. The evidence of columns adds up to that of a sheet, and of sheets to that of a file. Nothing is guessed: where
nothing decides, a text that notations read differently is ambiguous, with its readings.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from dqcheck.language.wording import Wording
from dqcheck.model.quantity import Missing, MissingReason, Qualifier
from dqcheck.model.record import record
from dqcheck.numerals.intervals import EXACT
from dqcheck.numerals.pieces import BARE, NIL, NumberPieces, is_missing, split

NotationName = Literal["vi", "en", "fr", "ch", "plain"]

MOST_DIGITS = 24
"""A longer run of digits is no quantity."""
SHOWN_EXAMPLES = 3
"""Texts that evidence quotes of each sort."""
ENOUGH = 1000
"""Texts that decide, all for the same decimal mark, after which no more are looked at."""
CLEAR_SHARE = Decimal("0.75")
"""Share of the deciding texts from which on they decide against the others, which are then slips."""


@record
class FigureNotation:
    """How numbers are written: ``groups`` are the marks that may part thousands, ``decimal`` begins the decimals."""

    name: NotationName
    groups: str
    decimal: str


NOTATIONS: Mapping[NotationName, FigureNotation] = {
    "vi": FigureNotation(name="vi", groups=".", decimal=","),
    "en": FigureNotation(name="en", groups=", ", decimal="."),
    "fr": FigureNotation(name="fr", groups=" ", decimal=","),
    "ch": FigureNotation(name="ch", groups="'’", decimal="."),
    "plain": FigureNotation(name="plain", groups="", decimal="."),
}
"""1.234,5 · 1,234.5 (or 1 234.5) · 1 234,5 · 1'234.5 · 1234.5, the likelier first where several are possible."""

_PATTERNS: Mapping[NotationName, Wording] = {
    name: Wording(
        (rf"(?:[1-9]\d{{0,2}}([{one.groups}])\d{{3}}(?:\1\d{{3}})*|\d+)" if one.groups else r"\d+")
        + rf"(?:\{one.decimal}\d+)?"
        + (r"|\.\d+" if one.decimal == "." else ""),
        cased=True,
    )
    for name, one in NOTATIONS.items()
}
_SHAPE = str.maketrans("23456789", "1" * 8)
"""Which notations allow digits depends on their marks, and on the zero at their head."""
_NOT_DIGITS = str.maketrans("", "", ".,'’ ")


@record
class WrittenNumber:
    """A number as a text writes it. ``value`` is that of the digits with their sign, in no unit; ``decimals`` are those
    shown (fewer than none where a program wrote a power of ten). ``unit`` stands behind and ``before`` is money in
    front of it, both verbatim. ``bracketed`` was taken as a minus. ``notes`` are marks of notes that were dropped."""

    text: str
    value: Decimal
    decimals: int
    unit: str = ""
    before: str = ""
    bracketed: bool = False
    qualifier: Qualifier | None = None
    notes: tuple[str, ...] = ()


@record
class NotationEvidence:
    """What texts say of their notation. ``sorts`` counts the texts that a set of notations allows, where they write
    more than digits; ``examples`` are the first of each sort, verbatim. ``open`` are those whose readings differ."""

    sorts: Mapping[frozenset[NotationName], int] = field(default_factory=dict)
    examples: Mapping[frozenset[NotationName], tuple[str, ...]] = field(default_factory=dict)
    open: int = 0

    @property
    def notation(self) -> FigureNotation | None:
        """The notation that the texts leave, or that nearly all of those that decide have; None where nothing decides
        or too many contradict each other."""
        decided = [sort for sort in self.sorts if decimal_mark(sort) is not None]
        if not decided:
            return None
        left = frozenset.intersection(*self.sorts)
        if not left:
            # Each text still has one reading: slips among many others do not undo what the others say.
            votes = Counter[str]()
            for sort in decided:
                votes[decimal_mark(sort) or ""] += self.sorts[sort]
            mark, most = votes.most_common(1)[0]
            if most < CLEAR_SHARE * votes.total():
                return None
            own = [sort for sort in decided if decimal_mark(sort) == mark]
            weights = Counter[NotationName]()
            for sort in own:
                for name in sort:
                    weights[name] += self.sorts[sort]
            left = frozenset(name for name, weight in weights.items() if weight == max(weights.values()))
        return next(one for name, one in NOTATIONS.items() if name in left)

    @property
    def decided(self) -> int:
        """How many texts leave no choice."""
        return sum(count for sort, count in self.sorts.items() if decimal_mark(sort) is not None)

    @property
    def mixed(self) -> bool:
        """Whether some texts have a decimal comma and others a point."""
        return _mixed(self.sorts)

    @property
    def deciding(self) -> tuple[str, ...]:
        """The first texts that leave no choice, verbatim: of the notation inferred where there is one, else of all."""
        chosen = self.notation
        found = [
            text
            for sort, texts in self.examples.items()
            for text in texts
            if (mark := decimal_mark(sort)) is not None and (chosen is None or mark == chosen.decimal)
        ]
        return tuple(found[:SHOWN_EXAMPLES])

    @property
    def undecided(self) -> tuple[str, ...]:
        """The first texts that notations read differently, verbatim."""
        found = [text for sort, texts in self.examples.items() for text in texts if decimal_mark(sort) is None]
        return tuple(text for text in found if _is_open(text))[:SHOWN_EXAMPLES]


NO_EVIDENCE = NotationEvidence()


@lru_cache(maxsize=1024)
def _sort_of(shape: str, counts: bool) -> tuple[frozenset[NotationName], bool]:
    """The notations that allow digits, and whether their readings differ; none where all allow them, and where counts
    are no counts in any: what is no count says nothing of how counts are written."""
    found = of_token(shape, counts)
    if counts and not any(value == value.to_integral_value() for value in found.values()):
        found = {}
    return frozenset(found if len(found) < len(NOTATIONS) else ()), len(set(found.values())) > 1


def _mixed(sorts: Iterable[frozenset[NotationName]]) -> bool:
    return len({mark for sort in sorts if (mark := decimal_mark(sort))}) > 1


def decimal_mark(allowed: Iterable[NotationName]) -> str | None:
    """The decimal mark that all of some notations have, None where they have different ones."""
    marks = {NOTATIONS[name].decimal for name in allowed}
    return marks.pop() if len(marks) == 1 else None


def infer(texts: Iterable[str], *, counts: bool = False) -> NotationEvidence:
    """What texts of numbers say of the notation they are in; texts that hold no number say nothing. Of many texts that
    agree the first are enough: one that contradicts them later is still told when it is read.

    ``counts`` says that all of them count things, so that a reading with decimals gives way to one without:
    ``10,000`` is then ten thousand.
    """
    sorts: Counter[frozenset[NotationName]] = Counter()
    examples: dict[frozenset[NotationName], list[str]] = {}
    open_ = 0
    for text in texts:
        bare = BARE.fullmatch(text)
        token = bare["token"] if bare is not None else pieces.token if (pieces := split(text)) is not None else ""
        if not token or token.isdecimal():
            continue
        sort, differ = _sort_of(token.translate(_SHAPE), counts)
        if not sort:
            continue
        sorts[sort] += 1
        open_ += differ
        seen = examples.setdefault(sort, [])
        if len(seen) < SHOWN_EXAMPLES and text not in seen:
            seen.append(text)
        if sorts[sort] % ENOUGH == 0 and decimal_mark(sort) and not _mixed(sorts):
            break
    return NotationEvidence(sorts=sorts, examples={sort: tuple(seen) for sort, seen in examples.items()}, open=open_)


def together(evidence: Iterable[NotationEvidence]) -> NotationEvidence:
    """The evidence of several columns, sheets or files as that of one."""
    sorts: Counter[frozenset[NotationName]] = Counter()
    examples: dict[frozenset[NotationName], tuple[str, ...]] = {}
    open_ = 0
    for one in evidence:
        sorts.update(one.sorts)
        open_ += one.open
        for sort, texts in one.examples.items():
            both = dict.fromkeys((*examples.get(sort, ()), *texts))
            examples[sort] = tuple(both)[:SHOWN_EXAMPLES]
    return NotationEvidence(sorts=sorts, examples=examples, open=open_)


def readings(text: str, *, counts: bool = False) -> Mapping[NotationName, Decimal]:
    """The digits of a number in a text under each notation that allows them, without sign, unit and power of ten;
    nothing where the text holds no number.

    >>> readings("1,234") == {"vi": Decimal("1.234"), "fr": Decimal("1.234"), "en": Decimal(1234)}
    True
    """
    pieces = split(text)
    return {} if pieces is None else of_token(pieces.token, counts)


@lru_cache(maxsize=8192)
def of_token(token: str, counts: bool) -> Mapping[NotationName, Decimal]:
    """Bare digits with their marks under each notation that allows them; ``counts`` as in ``infer``."""
    if len(token) > MOST_DIGITS and len(token.translate(_NOT_DIGITS)) > MOST_DIGITS:
        return {}
    found = {name: _value(token, NOTATIONS[name]) for name, pattern in _PATTERNS.items() if pattern.fullmatch(token)}
    if counts and len(set(found.values())) > 1:
        # A count with decimals is no count, where it can be one without.
        whole = {name: value for name, value in found.items() if value.as_tuple().exponent == 0}
        return whole or found
    return found


def in_notation(token: str, notation: FigureNotation) -> Decimal | None:
    """The value of bare digits with their marks in a notation that allows them, None for anything else."""
    return _value(token, notation) if _PATTERNS[notation.name].fullmatch(token) else None


def _value(token: str, notation: FigureNotation) -> Decimal:
    whole, _, decimals = token.partition(notation.decimal)
    digits = whole.translate(_NOT_DIGITS) or "0"
    return Decimal(f"{digits}.{decimals}" if decimals else digits)


def _is_open(text: str) -> bool:
    return len(set(readings(text).values())) > 1


def read(
    text: str, notation: FigureNotation | None = None, *, counts: bool = False, missing: frozenset[str] = frozenset()
) -> WrittenNumber | Missing | None:
    """The number in a text under the notation it is known to be in, or under all of them (None: unknown).

    Missing where the text says that there is no figure (a dash too: whoever knows that it says zero must ask before),
    is blank, has several readings (ambiguous) or one that this notation forbids (unreadable); both with
    ``candidates``. None: it is no number. ``missing`` are further marks of no figure, in small letters.

    >>> read("(1,234.50) [r]", NOTATIONS["en"]).value
    Decimal('-1234.50')
    """
    if not text or text.isspace():
        return Missing(text=text, reason=MissingReason.BLANK)
    if not text.isdecimal():
        clean = " ".join(text.split()).casefold()
        if is_missing(clean, missing):
            return Missing(text=text, reason=MissingReason.NOT_AVAILABLE)
        if clean in NIL:
            return WrittenNumber(text=text, value=Decimal(0), decimals=0)
    pieces = split(text)
    if pieces is None or not (found := of_token(pieces.token, counts)):
        return None
    value = under(found, notation)
    if value is None:
        values = dict.fromkeys(whole_value(one, pieces) for one in found.values())
        reason = MissingReason.AMBIGUOUS if len(values) > 1 else MissingReason.UNREADABLE
        return Missing(text=text, reason=reason, candidates=tuple(format(one, "f") for one in values))
    return _written(text, value, pieces)


def under(found: Mapping[NotationName, Decimal], notation: FigureNotation | None) -> Decimal | None:
    """Which of the readings of a text holds in a notation; None where none does, or several may.

    A mark that can only part thousands (``1 234``, ``1'234``) is read in every notation.
    """
    values = set(found.values())
    if notation is not None and notation.name in found:
        return found[notation.name]
    if len(values) > 1:
        return None
    if notation is None or decimal_mark(found) == notation.decimal:
        return values.pop()
    value = values.pop()
    neutral = ("fr" in found or "ch" in found) and value.as_tuple().exponent == 0
    return value if neutral else None


def whole_value(digits: Decimal, pieces: NumberPieces) -> Decimal:
    """The value of a number whose digits were read: with its fraction, its power of ten and its sign."""
    value = digits + pieces.fraction if pieces.fraction else digits
    value = value.scaleb(pieces.exponent, EXACT) if pieces.exponent else value
    return value.copy_negate() if pieces.negative or pieces.bracketed else value


def _written(text: str, digits: Decimal, pieces: NumberPieces) -> WrittenNumber:
    value = whole_value(digits, pieces)
    shown = value.as_tuple().exponent
    return WrittenNumber(
        text=text,
        value=value,
        decimals=-shown if isinstance(shown, int) else 0,
        unit=pieces.unit,
        before=pieces.before,
        bracketed=pieces.bracketed,
        qualifier=pieces.qualifier,
        notes=pieces.notes,
    )

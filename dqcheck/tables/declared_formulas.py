"""Formulas that a table states in words of its own: ``4=5+6`` in the row that numbers the columns, ``(3) = (1) - (2)``
or ``(4/3)`` in a header, ``Tổng cộng (I+II+III)`` in a label of a row."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

from dqcheck.model.record import record
from dqcheck.tables.wordings import WORDS

FormulaKind = Literal["sum", "product", "quotient", "change"]

_ONE = Decimal(1)
_POWERS = frozenset({"10", "100", "1000", "10000", "100000", "1000000"})
"""Numbers that scale a result and name no column behind a multiplication or division."""
_MOST_CHARACTERS = 80
_MOST_TERMS = 60
_FEWEST_ENTRIES = 3
_SMALL, _ANY = f"a-z{WORDS.item_letters}", f"A-Za-z{WORDS.item_letters}{WORDS.item_letters.upper()}"
_NAME = rf"10{{3,6}}|[IVXLivxl]{{1,5}}|[{_ANY}]|\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}[{_SMALL}]?"
_TOKEN = re.compile(rf"\s*(?:(?P<more>…|\.{{2,}})|(?P<name>{_NAME})|(?P<sign>[-+*/()]))")
_WRITTEN = {
    "–": "-",
    "—": "-",
    "−": "-",
    "÷": "/",
    ":": "/",
    "[": "(",
    "]": ")",
    "{": "(",
    "}": ")",
    "·": "*",
    "×": "*",
}
_BRACKETS = str.maketrans("[]{}", "()()")
_TIMES = re.compile(r"(?<=[\d)%a-z])\s*[xX]\s*(?=[\d(])")
_HUNDRED_PERCENT = re.compile(r"\b100\s*%")
_PERCENT = re.compile(r"\(\s*%\s*\)|%")
_ENTRY = re.compile(rf"\(?\s*(?P<name>{_NAME})\s*[.)]?\s*(?:\(?\s*=\s*(?P<formula>[^=]+?)\s*)?\)?")
_BARE = re.compile(r"\(?\s*=\s*(?P<formula>[^=]+?)\s*\)?")
_ZEROS = re.compile(r"^0+(?=\d)")


@record
class DeclaredFormula:
    """What a formula says. A ``sum`` has names that are added (``plus``) and taken away (``less``), a ``product`` its
    factors in ``plus``; a ``quotient`` and a ``change`` one name above and one below the line (``plus`` and ``less``).
    ``scale`` is the factor that is written, None where none is. ``percent`` is said beside it."""

    kind: FormulaKind
    plus: tuple[str, ...]
    less: tuple[str, ...] = ()
    scale: Decimal | None = None
    percent: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """All names in it."""
        return (*self.plus, *self.less)


@record
class _Term:
    """A part of a formula while it is read: signed names over signed names, or a product, times a number."""

    above: Mapping[str, int]
    below: Mapping[str, int]
    factors: tuple[str, ...] = ()
    scale: Decimal = _ONE
    number: bool = False


def name_of(text: str) -> str:
    """A name as it is compared: ``01`` is ``1``, ``(2)`` is ``2``."""
    return _ZEROS.sub("", text.strip("()[]. \t"))


def entry(text: str) -> tuple[str, str | None] | None:
    """Name and formula of a text that is nothing else: ``3``, ``(A)``, ``4=5+6``, ``(5)=(4)/(3)x100``, ``(8=6-7)``. The
    name is empty where only a formula stands (``=2+3``); None for any other text.

    >>> entry("(5)=(4)/(3)x100"), entry("(8=6-7)"), entry("12"), entry("Total")
    (('5', '(4)/(3)x100'), ('8', '6-7'), ('12', None), None)
    """
    plain = " ".join(WORDS.formulas.naming.sub("", text).translate(_BRACKETS).split())
    if len(plain) > _MOST_CHARACTERS:
        return None
    if found := _ENTRY.fullmatch(plain):
        formula = found["formula"]
        return name_of(found["name"]), None if formula is None else _closed(formula)
    bare = _BARE.fullmatch(plain)
    return ("", _closed(bare["formula"])) if bare else None


def declares(texts: Sequence[str]) -> bool:
    """Whether the texts of a row number the columns and say how some of them come about: nothing else stands there, and
    every formula is one of numbers that stand there."""
    found = []
    for text in texts:
        if (one := entry(text)) is None:
            return False
        found.append(one)
    if len(found) < _FEWEST_ENTRIES:
        return False
    names = set(names_of([name for name, _ in found]))
    stated = [formula(text) for _, text in found if text]
    return bool(stated) and all(one is not None and names.issuperset(one.names) for one in stated)


def names_of(written: Sequence[str]) -> list[str]:
    """The names that a row gives its columns: where only a formula stands (empty), the number that is missing there."""
    names = list(written)
    for at, name in enumerate(names):
        if name:
            continue
        before, after = (names[at - 1] if at else ""), (names[at + 1] if at + 1 < len(names) else "")
        if before.isdigit():
            missing = int(before) + 1
        elif after.isdigit():
            missing = int(after) - 1
        else:
            continue
        if missing > 0 and str(missing) not in names:
            names[at] = str(missing)
    return names


def _closed(text: str) -> str:
    """A formula with the bracket that a pattern took for its own."""
    return text + ")" * (text.count("(") - text.count(")"))


def formula(text: str) -> DeclaredFormula | None:
    """The formula of a text; None where it is none, or one of another shape: then nothing is said.

    >>> formula("(4)/(3)x100").kind, formula("2+3-4").less, formula("2+...+5").plus
    ('quotient', ('4',), ('2', '3', '4', '5'))
    """
    if len(text) > _MOST_CHARACTERS:
        return None
    plain = "".join(_WRITTEN.get(mark, mark) for mark in WORDS.formulas.naming.sub("", text))
    plain = _HUNDRED_PERCENT.sub("100", plain)
    percent = _PERCENT.search(plain) is not None
    plain = _TIMES.sub("*", _PERCENT.sub(" ", plain)).strip()
    try:
        term, at = _sum(_tokens(plain), 0)
    except _NotAFormulaError:
        return None
    return _shape(term, percent=percent) if at < 0 else None


class _NotAFormulaError(Exception):
    """A text that is no formula, or one beyond the shapes that are read."""


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise _NotAFormulaError
        tokens.append("…" if found["more"] else found["name"] or found["sign"])
        at = found.end()
    return _spread(tokens)


def _spread(tokens: list[str]) -> list[str]:
    """Tokens with what dots stand for: ``2 + … + 5`` is ``2 + 3 + 4 + 5``."""
    out: list[str] = []
    at = 0
    while at < len(tokens):
        if tokens[at] != "…":
            out.append(tokens[at])
            at += 1
            continue
        if len(out) < 2 or out[-1] != "+" or tokens[at + 1 : at + 2] != ["+"] or at + 2 >= len(tokens):
            raise _NotAFormulaError
        before = out[-2] if out[-2] != ")" else out[-3]
        after = tokens[at + 2] if tokens[at + 2] != "(" else tokens[at + 3] if at + 3 < len(tokens) else ""
        if not (before.isdigit() and after.isdigit() and 0 < int(after) - int(before) <= _MOST_TERMS):
            raise _NotAFormulaError
        for one in range(int(before) + 1, int(after)):
            out += [str(one), "+"]
        at += 2
    return out


def _sum(tokens: list[str], at: int) -> tuple[_Term, int]:
    """Terms that are added; the place behind them, -1 at the end."""
    if len(tokens) > 4 * _MOST_TERMS:
        raise _NotAFormulaError
    term, at = _product(tokens, at)
    while at >= 0 and tokens[at] in "+-":
        sign = 1 if tokens[at] == "+" else -1
        other, at = _product(tokens, at + 1)
        term = _added(term, other, sign)
    return term, at


def _product(tokens: list[str], at: int) -> tuple[_Term, int]:
    term, at = _atom(tokens, at, scaling=False)
    while at >= 0 and tokens[at] in "*/":
        sign = tokens[at]
        other, at = _atom(tokens, at + 1, scaling=True)
        term = _multiplied(term, other) if sign == "*" else _divided(term, other)
    return term, at


def _atom(tokens: list[str], at: int, *, scaling: bool) -> tuple[_Term, int]:
    if at < 0 or at >= len(tokens):
        raise _NotAFormulaError
    token = tokens[at]
    if token == "(":
        term, at = _sum(tokens, at + 1)
        if at < 0 or tokens[at] != ")":
            raise _NotAFormulaError
        return term, _next(tokens, at)
    if token in "+-*/)…":
        raise _NotAFormulaError
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    before = tokens[at - 1] if at else ""
    if token in _POWERS and (scaling or following == "*" or (before == "-" and token == "100")):
        return _Term(above={}, below={}, scale=Decimal(token), number=True), _next(tokens, at)
    return _Term(above={name_of(token): 1}, below={}), _next(tokens, at)


def _next(tokens: list[str], at: int) -> int:
    return at + 1 if at + 1 < len(tokens) else -1


def _added(one: _Term, other: _Term, sign: int) -> _Term:
    if one.below and other.number and sign < 0 and other.scale == one.scale and not one.factors:
        above = dict(one.above)  # a / b x 100 - 100 is the change from b to a
        for name, count in one.below.items():
            above[name] = above.get(name, 0) - count
        return _Term(above=above, below=one.below, scale=one.scale)
    if one.below or other.below or one.factors or other.factors or one.number or other.number:
        raise _NotAFormulaError
    if one.scale != 1 or other.scale != 1:
        raise _NotAFormulaError
    above = dict(one.above)
    for name, count in other.above.items():
        if name in above:
            raise _NotAFormulaError
        above[name] = sign * count
    return _Term(above=above, below={})


def _multiplied(one: _Term, other: _Term) -> _Term:
    scale = one.scale * other.scale
    if one.number or other.number:
        kept = other if one.number else one
        return _Term(above=kept.above, below=kept.below, factors=kept.factors, scale=scale)
    names = []
    for term in (one, other):
        if term.below or not (term.factors or list(term.above.values()) == [1]):
            raise _NotAFormulaError
        names += [*(term.factors or term.above)]
    return _Term(above={}, below={}, factors=tuple(names), scale=scale)


def _divided(one: _Term, other: _Term) -> _Term:
    if other.number:
        return _Term(above=one.above, below=one.below, factors=one.factors, scale=one.scale / other.scale)
    if one.below or one.factors or one.number or other.below or other.factors or not other.above:
        raise _NotAFormulaError
    return _Term(above=one.above, below=other.above, scale=one.scale / other.scale)


def _shape(term: _Term, *, percent: bool) -> DeclaredFormula | None:
    scale = term.scale if term.scale != 1 else None
    if term.factors:
        return DeclaredFormula(kind="product", plus=term.factors, scale=scale)
    if not term.below:
        plus = tuple(name for name, count in term.above.items() if count > 0)
        less = tuple(name for name, count in term.above.items() if count < 0)
        return (
            DeclaredFormula(kind="sum", plus=plus, less=less)
            if plus and len(plus) + len(less) > 1 and scale is None
            else None
        )
    below = [*term.below.items()]
    if len(below) != 1 or below[0][1] != 1:
        return None
    whole = below[0][0]
    above = dict(term.above)
    if list(above.values()) == [1] and whole not in above:
        return DeclaredFormula(kind="quotient", plus=tuple(above), less=(whole,), scale=scale, percent=percent)
    now = [name for name, count in above.items() if count == 1]
    if len(above) == 2 and above.get(whole) == -1 and len(now) == 1:
        return DeclaredFormula(kind="change", plus=(now[0],), less=(whole,), scale=scale, percent=percent)
    return None

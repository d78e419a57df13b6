"""Printed labels made comparable: accents, case, spacing, punctuation and units in brackets do not matter."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from dqcheck.language.wording import Wording
from dqcheck.model.rule import Field, TableForm, placeholders
from dqcheck.numerals.folding import fold, normalise
from dqcheck.tables.wordings import WORDS, folded

SERIAL = frozenset(folded(WORDS.columns.serial))
"""Columns that count the rows."""

REMARKS = frozenset(folded(WORDS.columns.remarks))
"""Columns for remarks: no figure of the form."""

TOTALS = frozenset(folded(WORDS.columns.totals))
"""Labels of the column that is the total of those beside it."""

BLANK_HEADER = WORDS.columns.blank[0]
"""What a ruleset calls a header in which nothing is written, in one of its spellings."""

_BLANKS = frozenset(folded(WORDS.columns.blank))
_OCCURRENCE = Wording(r"\s*#(\d{1,2})$", cased=True)
_BRACKET = Wording(r"[(\[]([^()\[\]]*)[)\]]", cased=True)
BRACKETED_TAIL = Wording(r"(?:\s*[=+\-*/:;,]?\s*[(\[][^()\[\]]*[)\]])+[\s:.]*$", cased=True)
"""What stands in brackets at the end of a label."""
_ENUMERATOR = (
    r"\s*(?:(?P<roman>[IVX]{1,5}|[A-H])[.)/]\s*|(?P<decimal>\d{1,2}(?:\.\d{1,2})+)[.)]?\s+|(?P<number>\d{1,2})[.)]\s*"
    rf"|(?P<letter>[a-h{WORDS.item_letters}])[.)]\s*|(?P<dash>[-–—•*])\s*|(?P<plus>\+)\s*)"
)
_ENUMERATING, _LATEST = frozenset(".)/-–—•*+"), 6
"""The signs of which an enumerator has one, and among how many of its first characters."""
_LEVELS = ("roman", "number", "decimal", "letter", "dash", "plus")

NUMBERED, FULL, BARE, SUFFIX, TURNED, ENDS, LEAF, WHOLE = range(8)
"""How well a column's labels meet a label of the form, the best first: all of them with the column's number among those
that have the same; all of them; without brackets; the last of them;
parent and leaf turned round; the last and some above it; the leaf alone; a parent over its total."""

_MOST_ABOVE_LABELS = 3
"""Labels above the last that a phrase may keep where others are left out."""


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Folded without brackets at the end: ``Dân số (người)`` is ``dan so``. What is only brackets stays."""
    return fold(BRACKETED_TAIL.sub("", text)) or fold(text)


def spellings(label: str) -> tuple[str, ...]:
    """The folded forms by which a label may be met."""
    whole, short = fold(label), bare(label)
    return (whole,) if whole == short else (whole, short)


def brackets(label: str) -> tuple[str, ...]:
    """What stands in brackets in a label, the last first."""
    return tuple(reversed(_BRACKET.findall(normalise(label)))) if "(" in label or "[" in label else ()


@lru_cache(maxsize=4096)
def phrases(labels: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """The phrases that name a column under ``labels`` (from the top down), the surest first, each with its grade."""
    return tuple(dict.fromkeys(_phrases(labels)))


def _phrases(labels: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    whole = [fold(label) for label in labels]
    short = [bare(label) for label in labels]
    yield FULL, " ".join(whole)
    yield BARE, " ".join(short)
    count = len(labels)
    if count == 1:
        return
    for first in range(1, count - 1):
        yield SUFFIX, " ".join(whole[first:])
        yield SUFFIX, " ".join(short[first:])
    yield TURNED, f"{short[-1]} {short[-2]}"
    yield TURNED, " ".join(reversed(short))
    if count > 2:
        # A line with a value of its own ("1. Tổng số") may stand over its parts: any labels above may be left out.
        for size in range(min(count - 2, _MOST_ABOVE_LABELS), 0, -1):
            for kept in combinations(short[:-1][-_MOST_ABOVE_LABELS - 1 :], size):
                yield ENDS, " ".join((*kept, short[-1]))
        yield ENDS, f"{short[0]} {short[-1]}"
        yield ENDS, f"{short[-1]} {short[0]}"
    yield LEAF, whole[-1]
    yield LEAF, short[-1]
    if short[-1] in TOTALS:
        yield WHOLE, " ".join(short[:-1])
        yield WHOLE, short[-2]


def vocabulary(form: TableForm) -> dict[str, tuple[str, ...]]:
    """The fields of a table by every folded spelling of their labels; a bare spelling never hides an exact one."""
    exact: dict[str, list[str]] = {}
    loose: dict[str, list[str]] = {}
    for name, declared in form.fields.items():
        for label in map(_one_blank, declared.label):
            whole, short = fold(label), bare(label)
            exact.setdefault(whole, []).append(name)
            if short != whole:
                loose.setdefault(short, []).append(name)
    found = {phrase: tuple(dict.fromkeys(names)) for phrase, names in loose.items()}
    found |= {phrase: tuple(dict.fromkeys(names)) for phrase, names in exact.items()}
    return found


def occurrence(phrase: str, number: int) -> str:
    """The phrase of one of several columns with the same header, counted from the left: ``Số hộ #2``."""
    return f"{phrase} {number}"


def names_blank(label: str) -> bool:
    """Whether a label of a ruleset stands for a header in which nothing is written."""
    return fold(_OCCURRENCE.sub("", label)) in _BLANKS


def _one_blank(label: str) -> str:
    """A label, that of a header without one in one spelling: ``(blank) #2`` is ``(để trống) #2``."""
    number = _OCCURRENCE.search(label)
    return BLANK_HEADER + (number[0] if number else "") if names_blank(label) else label


def tokens(fields: Iterable[Field]) -> set[str]:
    """Every folded piece of the labels of fields, as it may stand in one cell of a header. Pieces with a placeholder
    are none."""
    found: set[str] = set()
    for declared in fields:
        for label in declared.label:
            label = _OCCURRENCE.sub("", label)
            pieces = label.split(" / ")
            for piece in (label, *pieces) if len(pieces) > 1 else pieces:
                if not placeholders(piece):
                    found.update(spellings(piece))
    return found


def enumerated(text: str) -> tuple[int | None, str]:
    """The depth that a leading ``I.``, ``1.``, ``1.1``, ``a)``, ``-`` or ``+`` gives a label (None without one), and
    the label itself."""
    clean = normalise(text)
    match = None if _ENUMERATING.isdisjoint(clean[:_LATEST]) else re.match(_ENUMERATOR, clean)
    rest = clean[match.end() :] if match else ""
    if not match or not rest:
        return None, clean
    return _LEVELS.index(str(match.lastgroup)), rest

"""Names for what has only a printed label: small letters, digits and underscores."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dqcheck.numerals.folding import fold

_LONGEST = 40
"""Characters of a name, where words can be left out at its end."""


def name_of(labels: Sequence[str], taken: Iterable[str], otherwise: str) -> str:
    """A name for the last of some labels (from the top down) that is not taken: with the labels above it where it needs
    them, else numbered. ``otherwise`` names what has no letters."""
    used = set(taken)
    for first in range(len(labels) - 1, -1, -1):
        name = _slug(" ".join(labels[first:]), otherwise)
        if name not in used:
            return name
    name = _slug(" ".join(labels), otherwise)
    return next(one for number in range(2, len(used) + 3) if (one := f"{name}_{number}") not in used)


def names_of(columns: Sequence[Sequence[str]], otherwise: str) -> tuple[str, ...]:
    """A name for each column of a table, given its labels: columns whose last labels are the same are told apart by the
    labels above, the first of them too."""
    last = Counter(_slug(labels[-1], otherwise) for labels in columns)
    found: list[str] = []
    for labels in columns:
        alike = len(labels) > 1 and last[_slug(labels[-1], otherwise)] > 1
        tail = (*labels[:-2], f"{labels[-2]} {labels[-1]}") if alike else labels
        found.append(name_of(tail, found, otherwise))
    return tuple(found)


def rule_id(*names: str) -> str:
    """The id of a rule from names of tables, fields and kinds."""
    return "-".join(names).replace("_", "-")


def _slug(text: str, otherwise: str) -> str:
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in fold(text)).split()
    kept = ""
    for word in words:
        if kept and len(kept) + len(word) + 1 > _LONGEST:
            break
        kept = f"{kept}_{word}" if kept else word[:_LONGEST]
    return kept if kept[:1].isalpha() else f"{otherwise}_{kept}".rstrip("_")

"""Positions whose labels are alike: of one depth, one style of numbering, one first word; patterns that repeat with
them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from dqcheck.tables.relations.candidates import MOST_SLIPS, SumCandidate, supported
from dqcheck.tables.relations.number_lines import Flags, Indices, NumberLines, summands, support

_NUMBERED = re.compile(r"(?P<digits>\d+(?:\.\d+)*)\.?(?=[\s)]|$)|(?P<letters>[IVXivx]+|[A-Za-z])[.)]")
_DIGITS = re.compile(r"\d+")
_ALIKE_SHARE = 0.6
"""Share of the parts whose labels must be alike where a pattern is said to repeat."""
_ALIKE_CHARACTERS = 6
"""First characters of labels that are compared."""
_MOST_SHAPES = 40
"""Patterns that are looked for under one label."""
_CELLS_AT_ONCE = 250_000
_MOST_UNNAMED = 8
_MOST_OF_ALL = 0.9
"""Share of all positions from which on a class says nothing."""


@lru_cache(maxsize=4096)
def plain(label: str) -> str:
    """A label in small letters with single spaces and no digits of its own."""
    return " ".join(_DIGITS.sub("#", label.lower()).split())


def classes(lines: NumberLines, positions: Sequence[int]) -> Iterator[list[int]]:
    """Groups of positions whose labels are alike in one way, the smaller than all."""
    groups: dict[tuple[str, object], list[int]] = defaultdict(list)
    for position in positions:
        kinds = _kinds(lines.labels[position])
        for kind in kinds:
            groups[kind].append(position)
        if kinds and lines.totals[position]:
            groups["total", True].append(position)
    seen: set[tuple[int, ...]] = set()
    for members in groups.values():
        if 2 <= len(members) < _MOST_OF_ALL * len(positions) and tuple(members) not in seen:
            seen.add(tuple(members))
            yield members


@lru_cache(maxsize=4096)
def _kinds(label: str) -> tuple[tuple[str, object], ...]:
    """What a label may have in common with others; nothing where there is none."""
    text = label.strip()
    if not text:
        return ()
    return (
        ("depth", len(label) - len(label.lstrip())),
        ("capitals", text.isupper()),
        ("mark", text[0] if not text[0].isalnum() else ""),
        ("numbering", _style(_NUMBERED.match(text))),
        ("label", plain(label)),
        ("first word", plain(label).partition(" ")[0]),
    )


def _style(numbered: re.Match[str] | None) -> str:
    if numbered is None:
        return ""
    if numbered["digits"]:
        return f"digits{numbered['digits'].count('.')}"
    return "roman" if set(numbered["letters"].lower()) <= set("ivx") else "letter"


class Tried:
    """What has been tried already: patterns (the places of parts, seen from the total) under labels and on totals; and
    what the ``labels`` say: numbers that are equal where their ``beginnings`` are, and which positions are the
    ``same``."""

    def __init__(self, lines: NumberLines) -> None:
        self.labels = [plain(label) for label in lines.labels]
        codes: dict[str, int] = {}
        self.beginnings = np.array(
            [codes.setdefault(label[:_ALIKE_CHARACTERS], len(codes)) for label in self.labels], dtype=np.intp
        )
        self.same: dict[str, list[int]] = defaultdict(list)
        for position, (label, filled) in enumerate(zip(self.labels, lines.filled.tolist(), strict=True)):
            for key in _keys(label) if filled else ():
                self.same[key].append(position)
        self.shapes: dict[str, set[tuple[int, ...]]] = defaultdict(set)
        self.attempts: set[tuple[int, ...]] = set()

    def wanted(self, key: str, shape: tuple[int, ...]) -> bool:
        """Whether a pattern is new under a label that has not seen too many."""
        known = self.shapes[key]
        if shape in known or len(known) >= _MOST_SHAPES:
            return False
        known.add(shape)
        return True


def repeated(lines: NumberLines, found: Sequence[SumCandidate], tried: Tried) -> Iterator[SumCandidate]:
    """Patterns that stand elsewhere under labels that are alike, also where zeros prove nothing by themselves. What was
    ``tried`` before is not tried again."""
    if not found:
        return
    filled, labels, same = lines.filled, tried.labels, tried.same
    known = {one.target for one in found}
    for one in found:
        shape = tuple(part - one.target for part in one.parts)
        keys = [key for key in _keys(labels[one.target]) if tried.wanted(key, shape)]
        targets = []
        beside = _unnamed(lines, one.target) if len(one.parts) > 2 else ()
        for target in dict.fromkeys([*(other for key in keys for other in same.get(key, ())), *beside]):
            if target not in known and (target, *shape) not in tried.attempts:
                tried.attempts.add((target, *shape))
                targets.append(target)
        if targets:
            yield from _unbroken(
                lines, one, np.array(targets, dtype=np.intp), np.array(shape), filled, tried.beginnings
            )


def _unbroken(
    lines: NumberLines, one: SumCandidate, targets: Indices, shape: Indices, filled: Flags, beginnings: Indices
) -> Iterator[SumCandidate]:
    """The pattern of one on other totals, where labels are alike and no line fails, or some that may be
    slips."""
    targets = targets[(targets + shape.min() >= 0) & (targets + shape.max() < lines.count)]
    parts = targets[:, None] + shape
    alike = (beginnings[parts] == beginnings[list(one.parts)]).sum(axis=1) >= _ALIKE_SHARE * len(shape)
    kept = filled[parts].all(axis=1) & alike
    targets, parts = targets[kept], parts[kept]
    some = max(1, _CELLS_AT_ONCE // max(lines.values.shape[1] * len(shape), 1))
    for start in range(0, len(targets), some):
        mine, chosen = targets[start : start + some], parts[start : start + some]
        added = [each.reshape(*chosen.shape, -1).sum(axis=1) for each in summands(lines, chosen.ravel())]
        told = support(lines, mine, added, np.full(len(mine), len(shape)))
        slipped = (told.fails <= np.minimum(told.holds, MOST_SLIPS)) & (told.exact == told.holds)
        for at in np.nonzero((told.fails == 0) | slipped)[0].tolist():
            yield supported(told, at, int(mine[at]), chosen[at].tolist(), 0.0, 0.0, "repeated")


def _unnamed(lines: NumberLines, target: int) -> Iterator[int]:
    """The positions without a label right beside a total: of further years, which are named once."""
    for step in (-1, 1):
        position = target + step
        while 0 <= position < lines.count and lines.filled[position] and not lines.labels[position].strip():
            if abs(position - target) > _MOST_UNNAMED:
                break
            yield position
            position += step


def _keys(label: str) -> tuple[str, ...]:
    """The whole label, and its first two words beyond numbers."""
    words = label.replace("#", "").split()
    return (label, "~" + " ".join(words[:2])) if label else ()

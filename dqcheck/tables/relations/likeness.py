"""Positions whose labels are alike: of one depth, one style of numbering, one first word; patterns that repeat with
them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from dqcheck.tables.relations.candidates import Candidate, candidate
from dqcheck.tables.relations.lines import Lines

_NUMBERED = re.compile(r"(?P<digits>\d+(?:\.\d+)*)\.?(?=[\s)]|$)|(?P<letters>[IVXivx]+|[A-Za-z])[.)]")
_DIGITS = re.compile(r"\d+")
_ALIKE_SHARE = 0.6
"""Share of the parts whose labels must be alike where a pattern is said to repeat."""
_ALIKE_CHARACTERS = 6
"""First characters of labels that are compared."""
_MOST_OF_ALL = 0.9
"""Share of all positions from which on a class says nothing."""


def plain(label: str) -> str:
    """A label in small letters with single spaces and no digits of its own."""
    return " ".join(_DIGITS.sub("#", label.lower()).split())


def classes(lines: Lines, positions: Sequence[int]) -> Iterator[list[int]]:
    """Groups of positions whose labels are alike in one way, the smaller than all."""
    groups: dict[tuple[str, object], list[int]] = defaultdict(list)
    for position in positions:
        label = lines.labels[position]
        text = label.strip()
        if not text:
            continue
        numbered = _NUMBERED.match(text)
        groups["depth", len(label) - len(label.lstrip())].append(position)
        groups["capitals", text.isupper()].append(position)
        groups["mark", text[0] if not text[0].isalnum() else ""].append(position)
        groups["numbering", _style(numbered)].append(position)
        groups["label", plain(label)].append(position)
        groups["first word", plain(label).partition(" ")[0]].append(position)
        if lines.totals[position]:
            groups["total", True].append(position)
    seen: set[tuple[int, ...]] = set()
    for members in groups.values():
        if 2 <= len(members) < _MOST_OF_ALL * len(positions) and tuple(members) not in seen:
            seen.add(tuple(members))
            yield members


def _style(numbered: re.Match[str] | None) -> str:
    if numbered is None:
        return ""
    if numbered["digits"]:
        return f"digits{numbered['digits'].count('.')}"
    return "roman" if set(numbered["letters"].lower()) <= set("ivx") else "letter"


def repeated(lines: Lines, found: Sequence[Candidate], tried: set[tuple[int, ...]]) -> Iterator[Candidate]:
    """Patterns that stand elsewhere under labels that are alike, also where zeros prove nothing by themselves. What was
    ``tried`` before is not tried again."""
    filled = lines.filled
    same: dict[str, list[int]] = defaultdict(list)
    for position in range(lines.count):
        label = plain(lines.labels[position])
        if filled[position] and label:
            for key in _keys(label):
                same[key].append(position)
    known = {one.target for one in found}
    for one in found:
        label = plain(lines.labels[one.target])
        shape = tuple(part - one.target for part in one.parts)
        for target in dict.fromkeys(other for key in _keys(label) for other in same.get(key, ())):
            attempt = (target, *shape)
            if target in known or attempt in tried:
                continue
            tried.add(attempt)
            parts = [target + offset for offset in shape]
            if min(parts) < 0 or max(parts) >= lines.count or not all(filled[parts]):
                continue
            if _alike(lines, one.parts, parts) < _ALIKE_SHARE * len(parts):
                continue
            again = candidate(lines, target, parts, 0.0, 0.0, "repeated")
            if not again.fails:
                yield again


def _keys(label: str) -> tuple[str, ...]:
    """The whole label, and its first two words beyond numbers."""
    words = label.replace("#", "").split()
    return (label, "~" + " ".join(words[:2])) if label else ()


def _alike(lines: Lines, parts: Sequence[int], others: Sequence[int]) -> int:
    return sum(
        plain(lines.labels[one])[:_ALIKE_CHARACTERS] == plain(lines.labels[other])[:_ALIKE_CHARACTERS]
        for one, other in zip(parts, others, strict=True)
    )

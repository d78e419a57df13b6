"""The parts of a total among the figures behind the word or bracket that opens them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dqcheck.prose.figures.block import ADDITIVE, Mark, Token
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike, pick, same_side

Item = list[Mark]

FARTHEST = 140
"""Structural elements behind a total among which its parts may stand."""


@dataclass(slots=True, eq=False)
class Group:
    """A total and the figures that the wording offers as its parts, one an item. ``whole`` says that the wording means
    all parts (``gồm``, brackets), not some of them (``trong đó``); ``via`` is how they are joined to it. ``every`` are
    all comparable figures of the items, ``anchor`` the place of the parts, which groups of one anchor (10 teams, 50
    members: ...) share."""

    total: Mark
    parts: list[Mark]
    whole: bool
    via: str
    items: list[Item] = field(default_factory=list)
    complete: bool = True
    every: list[Mark] = field(default_factory=list)
    anchor: tuple[int, int] = (0, 0)

    def holds(self) -> bool:
        """True when the parts add up to the total."""
        return fitting.sums(self.total, self.parts)


def collect(total: Mark, tokens: list[Token], whole: bool, via: str, depth: int) -> Group | None:
    """The parts of a total among the tokens behind its opener."""
    if not tokens:
        return None
    ends = [i for i, t in enumerate(tokens) if t.kind == "semi" and t.depth == depth]
    if ends and via in ("partial", "whole", "colon"):  # a list by commas ends at the semicolon, if it adds up so far
        short = _gather(total, tokens[: ends[0]], whole, via, depth)
        if short is not None and len(short.parts) > 1 and short.holds():
            return short
    return _gather(total, tokens, whole, via, depth)


def _gather(total: Mark, tokens: list[Token], whole: bool, via: str, depth: int) -> Group | None:
    first_semi = next((i for i, t in enumerate(tokens) if t.kind == "semi" and t.depth == depth), None)
    if (
        first_semi is not None
        and via in ("partial", "whole")
        and (_only_before(total, tokens, first_semi, depth) or _told_anew(total, tokens[first_semi:], depth))
    ):
        tokens = tokens[:first_semi]
        first_semi = None
    if via == "whole":
        joins = (i for i, t in enumerate(tokens) if t.kind == "join" and t.depth == depth)
        tokens = tokens[: next((i for i in joins if _told_anew(total, tokens[i:], depth)), len(tokens))]
    semis = first_semi is not None
    items: list[list[Mark]] = [[]]
    side = False
    for token in tokens:
        if token.kind in ("semi", "stop") and token.depth == depth:
            items.append([])
            side = False
        elif not semis and token.kind in ("comma", "join") and token.depth == depth:
            items.append([])
            side = False
        elif token.kind == "side" and token.depth == depth and items[-1] == [] and len(items) > 1:
            side = True
        elif token.kind in ("partial", "whole") and token.depth == depth and items[-1]:
            side = True
        elif token.kind == "F" and token.depth == depth and token.mark is not None and not side:
            if token.mark.is_change and len(items) > 1:
                continue
            items[-1].append(token.mark)
    parts: list[Mark] = []
    kept: list[Item] = []
    every: list[Mark] = []
    complete = True
    for item in items:
        if not item:
            continue
        if any(_moved(mark) for mark in item if mark.kind in ADDITIVE):
            complete = False
        every.extend(mark for mark in item if mark.kind == total.kind and same_side(total, mark) and alike(total, mark))
        part = pick(total, item)
        if part is None:
            if any(m.kind in ADDITIVE for m in item):
                complete = False
            continue
        parts.append(part)
        kept.append(item)
        if not semis and len(item) > 1:
            for other in item[item.index(part) + 1 :]:
                if other.kind in ADDITIVE and other.part_of is None and other.whole_of is None and alike(total, other):
                    parts.append(other)
                    kept.append([other])
    if not parts:
        return None
    first = tokens[0]
    return Group(total, parts, whole, via, kept, complete, every, (parts[0].block.index, first.start))


def _only_before(total: Mark, tokens: Sequence[Token], semi: int, depth: int) -> bool:
    """True when the parts of a total are all named before the first semicolon, which then ends them."""
    fitting = [i for i, t in enumerate(tokens) if t.mark is not None and t.depth == depth and t.mark.kind == total.kind
               and same_side(total, t.mark) and _like(total, t.mark)]  # fmt: skip
    return len(fitting) > 1 and fitting[-1] < semi


def _told_anew(total: Mark, tokens: Sequence[Token], depth: int) -> bool:
    """True when the next figure counts the very things of the total, and has parts of its own, as in
    ``4 xã, gồm 3 xã cũ và 1 xã mới; huyện B có 5 xã, gồm ...``."""
    words = total.noun.split()
    for at, token in enumerate(tokens[:4]):
        if token.mark is not None and token.depth == depth:
            opened = any(other.kind in ("whole", "colon", "open") for other in tokens[at + 1 : at + 3])
            return opened and len(words) > 1 and token.mark.noun.split()[:3] == words[:3]
    return False


def _like(total: Mark, mark: Mark) -> bool:
    return alike(total, mark)


_MOVED = re.compile(
    r"(?<!\w)(?:[Tt]ừ|xuống|lên|còn|so với|[Tt]ăng|[Gg]iảm|thành|bằng|thiếu|hụt)\s*(?:còn|thêm|đạt|mức)?\s*$"
)


def _moved(mark: Mark) -> bool:
    """True for a figure that is a change or an end of one (``từ 28 lên 38``), not a part."""
    return bool(_MOVED.search(mark.block.text[max(0, mark.start - 16) : mark.start]))

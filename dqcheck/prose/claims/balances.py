"""Totals of changes and balances, whose parts count with the sign that their words give them: ``giảm 46 đầu mối (giảm
19 phòng cấp huyện, giảm 27 phòng cấp tỉnh)``, ``xuất siêu 4,2 tỷ USD, trong đó ... nhập siêu 3,1; ... xuất siêu
7,3``."""

from collections.abc import Iterator, Sequence

from dqcheck.model.claim import Claim
from dqcheck.model.record import record
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark, Token
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.closeness import FAR_SHARE, NEAR_SHARE
from dqcheck.prose.phrases.items import OPENING_TOKENS, until_end
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import words_since_quantity

_OPENERS = frozenset({"partial", "whole", "colon", "open"})
_FEWEST_FIGURES = 3


@record
class _Signed:
    """A figure with the pair of opposite words that it is told in, and whether it is the first of them."""

    mark: Mark
    pair: int
    up: bool


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The claims of a text about totals of changes and balances."""
    for block in text.blocks:
        if len(block.marks) >= _FEWEST_FIGURES:
            for at, token in enumerate(block.tokens):
                if token.mark is not None and token.mark.kind in ADDITIVE:
                    yield from _total(block, at, token.mark)


def _signed(mark: Mark) -> _Signed | None:
    """The sign of a figure, by the last such word before it."""
    left = words_since_quantity(mark)
    found = [
        (match.end(), pair, up)
        for pair, wordings in enumerate(mark.block.words.sums.totals.balances)
        for up, wording in zip((True, False), wordings, strict=True)
        if mark.block.may_say(wording)
        for match in wording.finditer(left)
    ]
    if not found:
        return None
    _, pair, up = max(found)
    return _Signed(mark=mark, pair=pair, up=up)


def _total(block: Block, at: int, mark: Mark) -> Iterator[Claim]:
    # What opens parts is looked for first: it is rare, and costs less than the words before the figure.
    opener = _opener(block.tokens, at, mark) if mark.value else None
    total = _signed(mark) if opener is not None else None
    if total is None or opener is None:
        return
    parts = list(_parts(block, opener, total))
    same = [part.mark for part in parts if part.up == total.up]
    other = [part.mark for part in parts if part.up != total.up]
    if len(parts) < 2 or not same:
        return
    signs = [1] * len(same) + [-1] * len(other)
    holds = fitting.sums(mark, [*same, *other], signs)
    some = "partial" in [token.kind for token in block.tokens[opener : opener + OPENING_TOKENS]]
    if holds or _is_meant(mark, same, other, some=some):
        yield claim("total", {"total": [mark], "parts": same, **({"less": other} if other else {})}, doubt=not holds)


def _is_meant(total: Mark, same: Sequence[Mark], other: Sequence[Mark], *, some: bool) -> bool:
    """True when the parts come near enough to their total to be meant as all of it: nearer where the wording speaks of
    ``some`` of them."""
    if any(mark.qualifier is not None for mark in (total, *same, *other)):
        return False
    gap = abs(sum(mark.base for mark in same) - sum(mark.base for mark in other) - total.base)
    return gap <= total.base * (NEAR_SHARE if some else FAR_SHARE)


def _opener(tokens: Sequence[Token], at: int, total: Mark) -> int | None:
    """The structural element behind a total that opens its parts, before another figure of its dimension."""
    for place in range(at + 1, len(tokens)):
        token = tokens[place]
        if token.kind in ("stop", "semi") or (token.kind == "close" and token.depth < total.depth):
            return None
        if token.mark is not None and token.mark.kind in ADDITIVE and token.mark.dimension == total.dimension:
            return None
        if token.kind in _OPENERS and token.depth == total.depth:
            inside = [other.kind for other in tokens[place + 1 : place + 1 + OPENING_TOKENS]]
            if token.kind == "open" and not {"F", "partial", "whole"} & set(inside):
                continue
            return place
    return None


def _parts(block: Block, opener: int, total: _Signed) -> Iterator[_Signed]:
    """The parts behind an opener, each with its own sign or that of the one before it; none when the signs are of
    different pairs or no part has one."""
    tokens = block.tokens
    depth = total.mark.depth + (tokens[opener].kind == "open")
    inside = until_end(tokens, opener + 1, depth)
    found: list[_Signed] = []
    for token in inside:
        mark = token.mark
        if mark is None or token.depth != depth or mark.dimension != total.mark.dimension or mark.whole_of is not None:
            continue
        if mark.kind != total.mark.kind:
            continue
        part = _signed(mark)
        if part is None:
            if not found:
                return
            part = _Signed(mark=mark, pair=found[-1].pair, up=found[-1].up)
        if part.pair != total.pair:
            return
        found.append(part)
    yield from found

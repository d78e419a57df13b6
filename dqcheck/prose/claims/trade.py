"""Totals of foreign trade: exports and imports make up the trade, and leave a surplus or a deficit."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import product

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import QUANTITIES, Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import words_since

NEAREST_FIGURES = 40
"""Figures of trade before and behind a total among which its exports and imports may be."""
MOST_FIGURES = 12
"""Exports and imports that are tried for one total."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The trade claims of a document that hold or that a slip explains; ``settled`` are totals that other claims have
    explained."""
    told = [(kind, mark) for block in text.blocks for mark in block.marks if (kind := _kind(block, mark))]
    places = [mark.block.index for _, mark in told]
    for at, (kind, mark) in enumerate(told):
        if kind in ("export", "imports") or settled.has_total(mark):
            continue
        block = mark.block
        reach = block.words.sums.reach.recalled_blocks
        first = max(bisect_left(places, block.index - reach), at - NEAREST_FIGURES)
        last = min(bisect_right(places, block.index + reach), at + NEAREST_FIGURES)
        exports, imports = (_nearest(mark, told[first:last], wanted) for wanted in ("export", "imports"))
        made = next((c for sold, bought in product(exports, imports) if (c := _sum(kind, mark, sold, bought))), None)
        if made is None and kind == "trade" and len(exports) == len(imports) == 1:
            made = _slipped(mark, exports[0], imports[0])
        if made is not None:
            yield made


def _kind(block: Block, mark: Mark) -> str:
    """Whether an amount is of exports, imports, both or their balance, by the last of these words before it."""
    if mark.kind != "money" or mark.is_change or not block.may_say(block.words.sums.trade.amounts):
        return ""
    earlier = (other.end for other in reversed(block.marks[: mark.order]) if other.kind in QUANTITIES)
    left = words_since(mark, next(earlier, block.body))
    found = list(block.words.sums.trade.amounts.finditer(left))
    return str(found[-1].lastgroup) if found else ""


def _nearest(total: Mark, told: Sequence[tuple[str, Mark]], wanted: str) -> list[Mark]:
    """The amounts of a kind, those nearest to a total first."""
    found = [mark for kind, mark in told if kind == wanted and mark is not total and mark.unit]
    return sorted(found, key=lambda mark: _far(total, mark))[:MOST_FIGURES]


def _far(one: Mark, other: Mark) -> tuple[int, int]:
    return abs(one.block.index - other.block.index), abs(one.start - other.start)


def _sum(kind: str, mark: Mark, sold: Mark, bought: Mark) -> Claim | None:
    if not mark.dimension == sold.dimension == bought.dimension or _is_vague(mark, sold, bought):
        return None
    total, parts = {
        "trade": (mark, [sold, bought]),
        "surplus": (sold, [bought, mark]),
        "deficit": (bought, [sold, mark]),
    }[kind]
    return claim("total", {"total": [total], "parts": parts}) if fitting.sums(total, parts) else None


def _slipped(total: Mark, sold: Mark, bought: Mark) -> Claim | None:
    """The only exports and imports near a trade that is not their sum, but for a slip of the pen."""
    if total.block is not sold.block or total.block is not bought.block or total.dimension != sold.dimension:
        return None
    if _is_vague(total, sold, bought) or not fitting.slipped(total, [sold, bought]):
        return None
    return claim("total", {"total": [total], "parts": [sold, bought]}, doubt=True)


def _is_vague(*marks: Mark) -> bool:
    return any(mark.qualifier is not None for mark in marks)

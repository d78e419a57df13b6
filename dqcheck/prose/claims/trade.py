"""Totals of foreign trade: exports and imports make up the trade, and leave a surplus or a deficit."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import QUANTITIES, Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.making import claim

REACH = 5
"""Blocks over which the figures of one trade are told."""
NEAREST = 40
"""Figures of trade before and behind a total among which its exports and imports may be."""
MOST = 12
"""Exports and imports that are tried for one total."""
_KINDS = re.compile(
    r"(?P<surplus>xuất siêu|thặng dư)|(?P<deficit>nhập siêu|thâm hụt)|"
    r"(?P<trade>xuất[\s,–-]*(?:khẩu)?[\s,–-]*(?:và|&)?\s*nhập khẩu|XNK)|"
    r"(?P<export>xuất khẩu|XK)|(?P<imports>nhập khẩu|NK)",
    re.IGNORECASE,
)


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The trade claims of a document that hold or that a slip explains; ``settled`` are totals that other claims have
    explained."""
    told: list[tuple[int, str, Mark]] = []
    for block in text.blocks:
        if "xuất" not in block.text and "XK" not in block.text and "Xuất" not in block.text:
            continue
        told.extend((block.index, kind, mark) for mark in block.marks if (kind := _kind(block, mark)))
    places = [index for index, _, _ in told]
    for at, (index, kind, mark) in enumerate(told):
        if kind in ("export", "imports") or settled.has_total(mark):
            continue
        first = max(bisect_left(places, index - REACH), at - NEAREST)
        last = min(bisect_right(places, index + REACH), at + NEAREST)
        close = [(other, m) for _, other, m in told[first:last] if m is not mark and m.unit]
        exports = sorted((m for other, m in close if other == "export"), key=lambda m: _far(mark, m))[:MOST]
        imports = sorted((m for other, m in close if other == "imports"), key=lambda m: _far(mark, m))[:MOST]
        made = next((c for sold in exports for bought in imports if (c := _sum(kind, mark, sold, bought))), None)
        if made is None and kind == "trade" and len(exports) == len(imports) == 1:
            made = _slipped(mark, exports[0], imports[0])
        if made is not None:
            yield made


def _kind(block: Block, mark: Mark) -> str:
    """Whether an amount is of exports, imports, both or their balance, by the last of these words before it."""
    if mark.kind != "money" or mark.is_change:
        return ""
    earlier = block.marks[max(0, mark.order - 4) : mark.order]
    before = next((m.end for m in reversed(earlier) if m.kind in QUANTITIES), block.body)
    found = list(_KINDS.finditer(block.text, max(block.body, mark.start - 120, min(before, mark.start)), mark.start))
    return str(found[-1].lastgroup) if found else ""


def _far(one: Mark, other: Mark) -> tuple[int, int]:
    return abs(one.block.index - other.block.index), abs(one.start - other.start)


def _slipped(total: Mark, sold: Mark, bought: Mark) -> Claim | None:
    """The only exports and imports near a trade that is not their sum, but for a slip of the pen."""
    if total.block is not sold.block or total.block is not bought.block or total.dimension != sold.dimension:
        return None
    if any(mark.qualifier for mark in (total, sold, bought)) or not fitting.slipped(total, [sold, bought]):
        return None
    return claim("total", {"total": [total], "parts": [sold, bought]}, doubt=True)


def _sum(kind: str, mark: Mark, sold: Mark, bought: Mark) -> Claim | None:
    if not mark.dimension == sold.dimension == bought.dimension:
        return None
    total, parts = {
        "trade": (mark, [sold, bought]),
        "surplus": (sold, [bought, mark]),
        "deficit": (bought, [sold, mark]),
    }[kind]
    vague = [m for m in (total, *parts) if m.qualifier is not None]
    if vague or not fitting.sums(total, parts):
        return None
    return claim("total", {"total": [total], "parts": parts})

"""What a percentage is of: the part it speaks of and the whole, some clauses or sentences away."""

import re
from collections.abc import Sequence
from decimal import Decimal

from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike, same_kind
from dqcheck.prose.phrases.items import Breakdown

MOST = 150
"""Figures before a percentage that are tried as its whole."""
AMONG = 12
"""Figures before and behind a percentage of which any two may be its part and whole, if they give it."""
NEAREST = 40
"""Figures before and behind a percentage among which its part and whole may stand."""
AGAINST = re.compile(
    r"\s*(?:(?:so |bằng )?(?:với |của )?)?(?:(?P<before>cùng kỳ|cùng thời|năm trước|năm ngoái|năm \d|tháng|quý)|"
    r"(?P<plan>(?:tiến độ\s|mục tiêu\s)?(?:kế hoạch|dự toán|chỉ tiêu|nghị quyết|mục tiêu|KH(?!\w)|DT(?!\w))))",
    re.IGNORECASE,
)
_RATE_AFTER = re.compile(r"[^;\d]{0,30};\s*(?:đạt\s)?(?:tỷ|tỉ) lệ(?:\slà)?\s*:?\s*", re.IGNORECASE)

_BEFORE = re.compile(r"cùng kỳ|năm trước|năm ngoái|tháng trước|quý trước|(?:năm|tháng) \d", re.IGNORECASE)

_PLAN = re.compile(r"kế hoạch|dự toán|chỉ tiêu|nghị quyết|mục tiêu|giao|phân bổ|nguồn|vốn|tổng|KH|DT", re.IGNORECASE)

Base = tuple[Mark, Mark]
"""A part and the whole of which its percentage was found to be."""

RECENT = 3
"""Percentages of a block whose wholes are tried for the next one."""

ALMOST = Decimal("0.5")
"""Percentage points by which a percentage may miss the only whole that the wording offers, to be meant for it."""

VAGUE = Decimal("0.005")
"""How far, as a share of itself, a percentage may be from that of figures that are only about so large."""

_BASE = re.compile(r"(?:tổng|so với|kế hoạch|chỉ tiêu|dự toán|của|trên|số|toàn)", re.IGNORECASE)


def digits(stated: Mark) -> int:
    """How many digits a percentage shows: its protection against chance."""
    return len(stated.block.text[stated.start : stated.stop].replace(",", "").lstrip("0"))


def of_whole(
    document: Sequence[Block],
    block: Block,
    at: int,
    stated: Mark,
    wholes: dict[int, list[Breakdown]],
    bases: Sequence[Base],
) -> tuple[Mark, Mark, bool] | None:
    """The part nearest before a percentage, a whole behind it, around it or before it, and whether that is in doubt."""
    begin, end = block.sentence(stated.start)
    part = part_before(block, at, stated, begin)
    if part is None:
        return None
    behind = _behind(block, at, stated, end, part)
    if behind is not None and fitting.percent(stated, part, behind):
        return part, behind, False
    against = AGAINST.match(block.text, stated.end)
    groups = () if against else wholes.get(id(part), ())
    for group in groups:
        if fits(stated, part, group.total) or fitting.truncated(stated, part, group.total):
            return part, group.total, False
    if behind is not None and _certain_base(block, stated, behind):
        return part, behind, True
    told = () if against else [base for base in reversed(bases[-RECENT:]) if alike(base[0], part)]
    for _, whole in told:
        if whole.base >= part.base and fits(stated, part, whole):
            return part, whole, False
    named = against and (_BEFORE if against["before"] else _PLAN)
    other = _earlier(document, block, stated, part, named) or (None if against else _later(block, at, stated, part))
    if other is not None:
        return part, other, False
    for group in groups:
        if _siblings_hold(group, part):
            return part, group.total, not fitting.truncated(stated, part, group.total)
    told_before = [whole for base, whole in told if _same_noun(base, part)]
    for whole in [*told_before, *_single(groups, part), *([] if against else _same_before(block, part, begin))]:
        if part.base <= whole.base and _almost(stated, part, whole):
            return part, whole, True
    shared = _shared([base for base in told if base[0].start >= begin])
    if shared is not None and part.base < shared.base and not stated.qualifier and stated.start - part.end < 60:
        return part, shared, True
    return None


def _later(block: Block, at: int, stated: Mark, part: Mark) -> Mark | None:
    """A whole told soon after the percentage, where that is written to four digits and holds:
    ``812 đơn xong (98,54%), đơn đến hạn 824``."""
    if digits(stated) < 4:
        return None
    for mark in block.marks[at + 1 : at + NEAREST]:
        if mark.start - stated.end > 160:
            return None
        if mark.kind in ADDITIVE and mark.dimension == part.dimension and mark.base > part.base:
            if alike(mark, part) and fits(stated, part, mark):
                return mark
    return None


def _shared(told: Sequence[Base]) -> Mark | None:
    """The whole of which the last percentages all were, one after the other: a list of its shares."""
    wholes = {id(whole) for _, whole in told}
    return told[0][1] if len(told) > 1 and len(wholes) == 1 else None


def _same_noun(one: Mark, other: Mark) -> bool:
    """True when two figures count things named by the same two words or more."""
    words = one.noun.split()[:3]
    return len(words) > 1 and words == other.noun.split()[:3]


def _single(groups: Sequence[Breakdown], part: Mark) -> list[Mark]:
    """The totals of which a figure is the only part told, counted in its noun (``90 em, trong đó 80 em``)."""
    return [
        group.total
        for group in groups
        if len(group.parts) == 1 and group.total.noun and group.total.noun.split()[0] == part.noun.split(" ")[0]
    ]


def _same_before(block: Block, part: Mark, begin: int) -> list[Mark]:
    """The nearest figure before the part that counts the same things, in its sentence or in the one before it."""
    first, _ = block.sentence(max(0, begin - 1))
    for mark in reversed(block.marks[max(0, part.order - AMONG) : part.order]):
        if mark.start < first:
            break
        if mark.kind == part.kind == "count" and mark.head == part.head != "" and mark.whole_of is None:
            if not mark.is_change:
                return [mark]
    return []


def _almost(stated: Mark, part: Mark, whole: Mark) -> bool:
    """True for a percentage that is nearly that of part in whole, or is but for a slip, so that it was meant to be."""
    if not whole.base or stated.qualifier or part.qualifier or whole.qualifier or stated.start - part.end > 60:
        return False
    return fitting.percent_slipped(stated, part, whole) or abs(100 * part.base / whole.base - stated.value) <= min(
        ALMOST, stated.value / 50
    )


def part_before(block: Block, at: int, stated: Mark, begin: int) -> Mark | None:
    """The figure that a percentage speaks of: the nearest one before it in its sentence that is not inside a closed
    bracket."""
    for mark in reversed(block.marks[max(0, at - NEAREST) : at]):
        if mark.start < begin or stated.start - mark.end > 150:
            return None
        if mark.kind in ADDITIVE and mark.whole_of is None and mark.depth <= stated.depth:
            gap = block.text[mark.end : stated.start]
            if ";" in gap and stated.depth == mark.depth and not _RATE_AFTER.fullmatch(gap):
                return None
            if mark.is_change:
                continue
            return mark
    return None


def _behind(block: Block, at: int, stated: Mark, end: int, part: Mark) -> Mark | None:
    """A whole named behind the percentage: ``chiếm 62% tổng số 1.234 hộ``, ``đạt 59,9% chỉ tiêu (67.000 tỷ đồng)``."""
    for mark in block.marks[at + 1 : at + NEAREST]:
        if mark.start >= end or mark.start - stated.end > 130:
            return None
        if mark.kind in ("percent", "points"):
            return None
        if mark.kind in ADDITIVE and mark.dimension == part.dimension and mark.base >= 0:
            if mark.is_change:
                return None
            gap = block.text[stated.end : mark.start]
            if ";" in gap or (", " in gap and "(" not in gap):
                return None
            return mark if _BASE.search(gap) or "(" in gap else None
    return None


def fits(stated: Mark, part: Mark, whole: Mark) -> bool:
    """True when a percentage is that of part in whole: closely, also where both are only about so large."""
    if not fitting.percent(stated, part, whole):
        return False
    if stated.qualifier is None and part.qualifier is None and whole.qualifier is None:
        return True
    gap = abs(100 * part.base / whole.base - stated.value) if whole.base else stated.value
    return gap <= (stated.step if stated.qualifier is None else stated.step * 2) + stated.value * VAGUE


def _certain_base(block: Block, stated: Mark, whole: Mark) -> bool:
    gap = block.text[stated.end : whole.start].lower()
    return (
        bool(re.match(r"\s*(?:của |so với |trên |trong )?(?:tổng|kế hoạch|chỉ tiêu|dự toán)", gap))
        and len(gap) < 70
        and "," not in gap
    )


def _earlier(
    document: Sequence[Block], block: Block, stated: Mark, part: Mark, named: re.Pattern[str] | None
) -> Mark | None:
    """A whole that stands before the part, in its paragraph or in those before it, with which the percentage holds;
    ``named``: the words that it must stand among, for a percentage of a plan or of another period."""
    informative = digits(stated) >= 3
    tried = 0
    begin, _ = block.sentence(stated.start)
    window = document[max(0, block.index - (40 if informative else 2)) : block.index + 1]
    for other in reversed(window):
        for mark in reversed(other.marks[-MOST:]):
            if mark is part or (other is block and mark.start > part.start) or mark.kind not in ADDITIVE:
                continue
            if (
                mark.dimension != part.dimension
                or (mark.base < part.base and named is None)
                or (mark.value == 100 and mark.part_of is None and not mark.unit)
            ):
                continue
            tried += 1
            if tried > MOST:
                return None
            if stated.value == 100 and (other is not block or mark.start < begin):
                return None
            if fits(stated, part, mark) and (informative or alike(mark, part)):
                if named is not None and not named.search(other.text[max(0, mark.start - 90) : mark.end + 40]):
                    continue
                if part.dimension != "count" or same_kind(part, mark) or _within(part, mark):
                    return mark
    return None


def _within(part: Mark, whole: Mark) -> bool:
    """True when what the part counts is named within what the whole counts (``tổ chức cơ sở``, ``cơ sở``)."""
    noun = whole.noun or (whole.part_of.noun if whole.part_of else "")
    words = part.noun.split()[:2]
    return len(words) == 2 and f" {' '.join(words)} " in f" {noun} "


def _siblings_hold(group: Breakdown, part: Mark) -> bool:
    """True when another part of the same whole has a percentage of it that holds."""
    for other in group.parts:
        if other is part:
            continue
        block = other.block
        for mark in block.marks[other.order + 1 : other.order + 3]:
            if mark.kind == "percent" and not mark.is_change and fitting.percent(mark, other, group.total):
                return True
    return False

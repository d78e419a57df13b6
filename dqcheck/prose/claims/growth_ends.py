"""Changes whose two values are told in their sentence: the ends of ``từ ... lên ...``, a fraction, two percentages."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.prose.figures.block import ADDITIVE, QUANTITIES, Mark
from dqcheck.prose.figures.changes import StatedChange
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import (
    between,
    figures_around,
    figures_before,
    figures_behind,
    words_before,
    words_since,
)

_NEAR_FIGURES = 20
"""Figures on each side of a change among which its values may stand."""
_NEXT_FIGURES = 3
"""Figures behind a change the first of which may be its values as a fraction."""
_STEP_FIGURES = 3
"""Figures before a change: the value that it sets out from, perhaps its year and how far that was from another."""
_ASIDE_WORDS = 3
"""Words of a change that tells again, in apposition, how far a value is from the one before it."""
_TELLING_DIGITS = 3
"""Digits of a percentage from which on it seldom fits two figures by chance."""
_ALMOST_POINTS = Decimal(1)
"""By how much a change between two percentages may be missed, to be meant as theirs."""


def amounts_to(change: StatedChange, now: Mark, earlier: Mark) -> bool:
    """True when a change in amount is that from the earlier value to the present one."""
    return fitting.sums(now, [earlier, change.mark], (1, 1 if change.up else -1))


def rates_to(change: StatedChange, now: Mark, earlier: Mark) -> bool:
    """True when a change in percent is that from the earlier value to the present one."""
    return fitting.growth(change.mark, now, earlier, up=change.up)


def after(change: StatedChange, like: Mark) -> tuple[Mark, bool] | None:
    """The earlier value, behind the change: ``so với năm 2019 (402 doanh nghiệp)``; and whether it is certain."""
    words = change.mark.block.words.rates
    for mark in figures_behind(change.mark, words.reach.clause_characters):
        if mark is like:
            continue
        if mark.is_change:
            return None
        if mark.kind == like.kind and mark.dimension == like.dimension:
            gap = between(change.mark, mark)
            if ";" in gap or not words.growth.against.search(gap) or words.growth.parts.search(gap):
                return None
            if gap.endswith(("+", "-")):  # (+10.960 tỷ đồng): the change in amount
                return None
            following = mark.block.marks[mark.order + 1 : mark.order + 2]
            if following and following[0].is_change and following[0].depth == mark.depth > change.mark.depth:
                return None  # another period with its own change: (quý III là 55,4 triệu, tăng 0,5 triệu)
            last = like if like.start > change.mark.start else change.mark
            named = "(" in words_since(mark, change.mark.end) or words.growth.base.fullmatch(between(last, mark))
            return mark, bool(named) and alike(like, mark) and mark.unit == like.unit
    return None


def reached(change: StatedChange) -> Mark | None:
    """The value that a change led to, right behind it: ``tăng 18.000 lên 236.000 người``."""
    mark, block = change.mark, change.mark.block
    for now in block.marks[mark.order + 1 : mark.order + 2]:
        like = now.dimension == mark.dimension or mark.kind == "percent"
        if now.kind in ADDITIVE and not now.is_change and like and now.whole_of is None:
            return now if block.words.rates.growth.reached.fullmatch(between(mark, now)) else None
    return None


def of_step(change: StatedChange) -> tuple[Mark, Mark] | None:
    """The value that a change led to, right behind it, and the one right before it that it set out from: ``còn 182 hộ,
    năm sau giảm tiếp 41 hộ còn 141 hộ``."""
    mark, block = change.mark, change.mark.block
    told = [*reversed(block.marks[max(0, mark.order - _STEP_FIGURES) : mark.order])]
    earlier = next((other for other in told if other.kind in QUANTITIES and not _tells_again(other)), None)
    now = reached(change) if earlier is not None and not earlier.is_change else None
    if now is None or earlier is None or earlier.kind != now.kind or not alike(earlier, now):
        return None
    last = next(other for other in told if other is earlier or other.is_change)
    return (now, earlier) if block.words.rates.growth.onward.fullmatch(between(last, mark).lstrip(")")) else None


def _tells_again(mark: Mark) -> bool:
    """True for a change that tells, behind the value that it led to, how large it was (``to 715, a cut of 175``)."""
    before = mark.block.marks[mark.order - 1] if mark.order else None
    if before is None or not mark.is_change or before.is_change:
        return False
    gap = between(before, mark)
    aside = "," in gap and ";" not in gap and len(gap.rpartition(",")[2].split()) <= _ASIDE_WORDS
    return (
        before.kind in QUANTITIES and (mark.depth > before.depth or aside) and reached(StatedChange(mark, True)) is None
    )


def grown(change: StatedChange, now: Mark, earlier: Mark, *, doubt: bool) -> Claim:
    """The claim of a change in percent from the earlier value to the present one."""
    up = change.up or change.mark.value < 0  # a decline written with its sign says its direction itself
    return claim("growth", {"stated": [change.mark], "now": [now], "before": [earlier]}, doubt=doubt,
                 params={"direction": "up" if up else "down"})  # fmt: skip


def differing(change: StatedChange, now: Mark, earlier: Mark, *, doubt: bool) -> Claim:
    """The claim of a change in amount from the earlier value to the present one."""
    return claim("growth-amount", {"stated": [change.mark], "now": [now], "before": [earlier]}, doubt=doubt,
                 params={"direction": "up" if change.up else "down"})  # fmt: skip


def pair(change: StatedChange) -> Claim | None:
    """A change between the ends of ``từ ... lên (xuống) ...`` in its sentence: those that it fits, else the nearest."""
    mark = change.mark
    words = mark.block.words.rates
    around = [other for other in figures_around(mark, _NEAR_FIGURES) if other.kind in (*QUANTITIES, "duration")]
    inside = sorted([mark, *around], key=lambda one: one.order)
    made: list[tuple[bool, int, Claim]] = []
    for first, second in pairwise(inside):
        if first.kind not in (*ADDITIVE, "percent", "rate", "duration") or second.dimension != first.dimension:
            continue
        if not words.growth.start.search(words_before(first)):
            continue
        if not words.growth.end.search(words_since(second, first.end)):
            continue
        if (found := _between(change, second, first)) is not None:
            holds = amounts_to(change, second, first) or (mark.kind == "percent" and rates_to(change, second, first))
            apart = min(abs(first.start - mark.end), abs(mark.start - second.end))
            made.append((not holds, apart, found))
    return min(made, key=lambda claimed: claimed[:2])[2] if made else None


def _between(change: StatedChange, now: Mark, earlier: Mark) -> Claim | None:
    """The claim of a change between two values named as its ends."""
    kind = change.mark.kind
    if kind == earlier.kind == "percent":
        return _between_rates(change, now, earlier)
    if kind == "percent":
        return grown(change, now, earlier, doubt=True)
    if kind == "points" and earlier.kind == "percent":
        return differing(change, now, earlier, doubt=True)
    if kind == earlier.kind and change.mark.dimension == earlier.dimension:
        return differing(change, now, earlier, doubt=True)
    return None


def _between_rates(change: StatedChange, now: Mark, earlier: Mark) -> Claim | None:
    """A change between two percentages, in points though it is written with ``%``, or in percent of the first."""
    if amounts_to(change, now, earlier):
        return differing(change, now, earlier, doubt=False)
    if rates_to(change, now, earlier):
        return grown(change, now, earlier, doubt=False)
    return differing(change, now, earlier, doubt=True) if _nearly(change, now, earlier) else None


def _nearly(change: StatedChange, now: Mark, earlier: Mark) -> bool:
    """True for a change in points that two percentages nearly give, in its direction."""
    missed = abs(abs(now.value - earlier.value) - abs(change.mark.value))
    return (now.value > earlier.value) == change.up and missed <= _ALMOST_POINTS


def of_rates(change: StatedChange) -> Claim | None:
    """A change between two percentages told before it: ``chỉ tiêu 90%, thực hiện 92,3%, vượt 2,3%``."""
    if change.mark.kind not in ("percent", "points"):
        return None
    rates = [mark for mark in figures_before(change.mark) if mark.kind == "percent" and not mark.is_change]
    if rates and (made := _against_rate(change, rates[0])) is not None:
        return made
    if len(rates) > 1:
        for now, earlier in ((rates[0], rates[1]), (rates[1], rates[0])):
            if amounts_to(change, now, earlier):
                return differing(change, now, earlier, doubt=False)
        return _between_ends(change, rates)
    return None


def _between_ends(change: StatedChange, rates: Sequence[Mark]) -> Claim | None:
    """Points that the only two percentages before them, of which one became the other, nearly give."""
    now, earlier, *others = rates
    words = now.block.words.rates.growth
    became = words.became.search(between(earlier, now)) or words.period_before.search(words_before(earlier))
    meant = change.mark.kind == "points" and became and not others and _nearly(change, now, earlier)
    return differing(change, now, earlier, doubt=True) if meant else None


def _against_rate(change: StatedChange, now: Mark) -> Claim | None:
    """``đạt 35,1%, thấp hơn 0,4% so với chỉ tiêu (35,5%)``: points between a percentage and one behind the change."""
    found = after(change, now)
    if found is None or change.mark.start - now.end > now.block.words.rates.reach.clause_characters:
        return None
    earlier, certain = found
    if amounts_to(change, now, earlier):
        return differing(change, now, earlier, doubt=False)
    if certain and _nearly(change, now, earlier):
        return differing(change, now, earlier, doubt=True)
    return None


def as_fraction(change: StatedChange) -> Claim | None:
    """``tăng 93 vụ (206/113 vụ)``: the new value and the earlier one as a fraction behind the change."""
    mark, block = change.mark, change.mark.block
    near = block.marks[mark.order + 1 : mark.order + 1 + _NEXT_FIGURES]
    now = next((other for other in near if not other.is_change), None)
    if now is None or now.part_of is None:
        return None
    earlier, gap = now.part_of, between(mark, now)
    if not gap.endswith("(") or len(gap) > block.words.rates.reach.beside_characters or ";" in gap:
        return None
    if mark.kind == "percent":
        made, holds = grown, rates_to(change, now, earlier)
    elif mark.dimension == now.dimension:
        made, holds = differing, amounts_to(change, now, earlier)
    else:
        return None
    meant = holds or (now.base > earlier.base) == change.up
    return made(change, now, earlier, doubt=not holds) if meant else None


def telling(change: StatedChange) -> Claim | None:
    """A percentage of three digits or more that fits two values of its sentence, in whatever order they are told."""
    stated = change.mark
    if stated.kind != "percent" or len(str(stated.value).replace(".", "").strip("0")) < _TELLING_DIGITS:
        return None
    figures = [
        mark
        for mark in figures_around(stated, _NEAR_FIGURES)
        if mark.kind in ADDITIVE and not mark.is_change and mark.base > 0
    ]
    for at, one in enumerate(figures):
        for other in figures[:at]:
            now, earlier = (one, other) if (one.base > other.base) == change.up else (other, one)
            if one.dimension != other.dimension or now.base == earlier.base:
                continue
            if alike(now, earlier) and rates_to(change, now, earlier):
                return grown(change, now, earlier, doubt=False)
    return None

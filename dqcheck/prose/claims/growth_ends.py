"""Changes whose two values are told in their sentence: the ends of ``từ ... lên ...``, a fraction, two percentages."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.figures.changes import Change
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike
from dqcheck.prose.phrases.making import claim

_AGAINST = re.compile(r"so với|so cùng|cùng kỳ|năm trước|trước đó|\d{4}\s*\($", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)từ\s*(?:mức|khoảng|\s)*$", re.IGNORECASE)
_TO = re.compile(r"(?<!\w)(?:lên|xuống|còn|đến|thành|tới)\s*(?:còn|đạt|thành|mức|khoảng|là|\s)*$", re.IGNORECASE)
_PARTS = re.compile(r"(?<!\w)(?:gồm|bao gồm|trong đó)(?!\w)", re.IGNORECASE)

NEAREST = 20
"""Figures on each side of a change among which its values may stand."""


def after(block: Block, change: Change, like: Mark) -> tuple[Mark, bool] | None:
    """The earlier value, behind the change: ``so với năm 2019 (402 doanh nghiệp)``; and whether it is certain."""
    _, end = block.sentence(change.mark.start)
    for mark in block.marks[change.mark.order + 1 : change.mark.order + NEAREST]:
        if mark.start >= end or mark.start - change.mark.end > 120:
            return None
        if mark.is_change:
            return None
        if mark.kind == like.kind and mark.dimension == like.dimension:
            between = block.text[change.mark.end : mark.start]
            if ";" in between or not _AGAINST.search(between) or _PARTS.search(between):
                return None
            if between.endswith(("+", "-")):  # (+10.960 tỷ đồng): the change in amount
                return None
            following = block.marks[mark.order + 1 : mark.order + 2]
            if following and following[0].is_change and following[0].depth == mark.depth > change.mark.depth:
                return None  # another period with its own change: (quý III là 55,4 triệu, tăng 0,5 triệu)
            return mark, "(" in between[-60:] and alike(like, mark) and mark.unit == like.unit
    return None


def grown(change: Change, now: Mark, earlier: Mark, *, doubt: bool) -> Claim:
    """The claim of a change in percent from the earlier value to the present one."""
    up = change.up or change.mark.value < 0  # a decline written with its sign says its direction itself
    return claim("growth", {"stated": [change.mark], "now": [now], "before": [earlier]}, doubt=doubt,
                 params={"direction": "up" if up else "down"})  # fmt: skip


def differing(change: Change, now: Mark, earlier: Mark, *, doubt: bool) -> Claim:
    """The claim of a change in amount from the earlier value to the present one."""
    return claim("growth-amount", {"stated": [change.mark], "now": [now], "before": [earlier]}, doubt=doubt,
                 params={"direction": "up" if change.up else "down"})  # fmt: skip


def pair(block: Block, change: Change) -> Claim | None:
    """A change between the ends of ``từ ... lên (xuống) ...`` in its sentence."""
    begin, end = block.sentence(change.mark.start)
    at = change.mark.order
    marks = [m for m in block.marks[max(0, at - NEAREST) : at + NEAREST] if begin <= m.start < end]
    made: list[tuple[bool, int, Claim]] = []
    for first, second in pairwise(marks):
        if (first.kind not in ADDITIVE and first.kind != "percent") or second.dimension != first.dimension:
            continue
        text = block.text
        if not _FROM.search(text[max(0, first.start - 20) : first.start]) or not _TO.search(
            text[max(first.end, second.start - 24) : second.start]
        ):
            continue
        if (found := _between(change, second, first)) is not None:
            holds = fitting.sums(second, [first, change.mark], (1, 1 if change.up else -1)) or (
                change.mark.kind == "percent" and fitting.growth(change.mark, second, first, up=change.up)
            )
            apart = min(abs(first.start - change.mark.end), abs(change.mark.start - second.end))
            made.append((not holds, apart, found))
    return min(made, key=lambda claimed: claimed[:2])[2] if made else None


def _between(change: Change, now: Mark, earlier: Mark) -> Claim | None:
    """The claim of a change between two values named as its ends."""
    kind = change.mark.kind
    if kind == earlier.kind == "percent":
        return _between_rates(change, now, earlier)
    if kind == "percent" and earlier.kind != "percent":
        return grown(change, now, earlier, doubt=True)
    if (kind == "points" and earlier.kind == "percent") or (
        kind == earlier.kind and change.mark.dimension == earlier.dimension and kind != "percent"
    ):
        return differing(change, now, earlier, doubt=True)
    return None


def _between_rates(change: Change, now: Mark, earlier: Mark) -> Claim | None:
    """A change between two percentages, in points though it is written with ``%``, or in percent of the first."""
    if fitting.sums(now, [earlier, change.mark], (1, 1 if change.up else -1)):
        return differing(change, now, earlier, doubt=False)
    if fitting.growth(change.mark, now, earlier, up=change.up):
        return grown(change, now, earlier, doubt=False)
    missed = abs(abs(now.value - earlier.value) - change.mark.value)
    if (now.value > earlier.value) == change.up and missed <= 1:
        return differing(change, now, earlier, doubt=True)
    return None


def of_rates(block: Block, change: Change) -> Claim | None:
    """A change between two percentages told before it: ``chỉ tiêu 90%, thực hiện 92,3%, vượt 2,3%``."""
    if change.mark.kind not in ("percent", "points"):
        return None
    begin, _ = block.sentence(change.mark.start)
    rates = [
        mark
        for mark in block.marks[max(0, change.mark.order - NEAREST) : change.mark.order]
        if mark.kind == "percent" and not mark.is_change and mark.start >= begin
    ]
    if rates and (made := _against_rate(block, change, rates)) is not None:
        return made
    if len(rates) < 2:
        return None
    first, second = rates[-2:]
    for now, earlier in ((second, first), (first, second)):
        if fitting.sums(now, [earlier, change.mark], (1, 1 if change.up else -1)):
            return differing(change, now, earlier, doubt=False)
    return None


def _against_rate(block: Block, change: Change, rates: Sequence[Mark]) -> Claim | None:
    """``đạt 35,1%, thấp hơn 0,4% so với chỉ tiêu (35,5%)``: points between a percentage and one behind the change."""
    now = rates[-1]
    behind = after(block, change, now)
    if behind is None or change.mark.start - now.end > 100:
        return None
    earlier, certain = behind
    if fitting.sums(now, [earlier, change.mark], (1, 1 if change.up else -1)):
        return differing(change, now, earlier, doubt=False)
    missed = abs(abs(now.value - earlier.value) - abs(change.mark.value))
    if certain and missed <= 1 and (now.value > earlier.value) == change.up:
        return differing(change, now, earlier, doubt=True)
    return None


def as_fraction(block: Block, change: Change) -> Claim | None:
    """``tăng 93 vụ (206/113 vụ)``: the new value and the earlier one as a fraction behind the change."""
    for now in block.marks[change.mark.order + 1 : change.mark.order + 4]:
        if now.is_change:
            continue
        earlier = now.part_of
        between = block.text[change.mark.end : now.start]
        if earlier is None or not between.endswith("(") or len(between) > 40 or ";" in between:
            return None
        if change.mark.kind == "percent":
            made, holds = grown, fitting.growth(change.mark, now, earlier, up=change.up)
        elif change.mark.dimension == now.dimension:
            made, holds = differing, fitting.sums(now, [earlier, change.mark], (1, 1 if change.up else -1))
        else:
            return None
        meant = holds or (now.base > earlier.base) == change.up
        return made(change, now, earlier, doubt=not holds) if meant else None
    return None


def telling(block: Block, change: Change) -> Claim | None:
    """A percentage of three digits or more that fits two values of its sentence, in whatever order they are told."""
    stated = change.mark
    if stated.kind != "percent" or len(str(stated.value).replace(".", "").strip("0")) < 3:
        return None
    begin, end = block.sentence(stated.start)
    figures = [
        mark
        for mark in block.marks[max(0, stated.order - NEAREST) : stated.order + NEAREST]
        if mark.kind in ADDITIVE and begin <= mark.start < end and not mark.is_change and mark.base > 0
    ]
    figures.sort(key=lambda mark: abs(mark.start - stated.start))
    for at, one in enumerate(figures):
        for other in figures[:at]:
            now, earlier = (one, other) if (one.base > other.base) == change.up else (other, one)
            if one.dimension != other.dimension or now.base == earlier.base:
                continue
            if alike(now, earlier) and fitting.growth(stated, now, earlier, up=change.up):
                return grown(change, now, earlier, doubt=False)
    return None

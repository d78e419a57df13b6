"""Claims of growth and decline: a percentage or an amount between two values, or an amount beside a percentage."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.growth_ends import NEAREST, after, as_fraction, differing, grown, of_rates, pair, telling
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.figures.changes import Change, stated
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike

_PERIOD = re.compile(r"(?:cùng kỳ|kỳ trước|năm trước)[^.;,\d(]*(?:\d{4})?[^.;,\d(]*\(?\s*$", re.IGNORECASE)


_RATED = re.compile(r"(?:tỷ|tỉ) lệ\s*(?:tăng|giảm)", re.IGNORECASE)
_BEYOND = re.compile(r"vượt", re.IGNORECASE)

_REACHED = re.compile(r"(?:tăng|giảm)\s(?:[^\W\d_]+\s)?(?:lên|đến|tới|còn|xuống)(?:\scòn)?\s*$", re.IGNORECASE)
"""Words before what a change led to (``tăng lên 3.800 con``), not how large it was."""
_AMONG = re.compile(r"thành|xuống|còn|lên|nay|hiện", re.IGNORECASE)


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The growth claims of a document."""
    for block in text.blocks:
        found = stated(block)
        done: set[int] = set()
        for amount, rate in pairwise(found):
            made = _told_before(text.blocks, block, amount, rate)
            if made is not None:
                done.add(id(rate.mark))
                yield made
        for at, change in enumerate(found):
            made = (
                pair(block, change)
                or (_rate(block, found, at) if change.mark.kind == "percent" else _amount(block, change))
                or as_fraction(block, change)
                or of_rates(block, change)
                or telling(block, change)
            )
            if made is not None and id(change.mark) not in done:
                done.add(id(change.mark))
                yield made


def _told_before(document: Sequence[Block], block: Block, amount: Change, rate: Change) -> Claim | None:
    """``Xảy ra 1.734 vụ ... So với cùng kỳ giảm 400 vụ (-18,74%)``: amount and rate of a value that an earlier sentence
    states. A rate that does not hold is claimed only where a slip of the pen explains it."""
    if rate.mark.kind != "percent" or amount.mark.kind not in ADDITIVE or rate.mark.order != amount.mark.order + 1:
        return None
    if not 0 <= rate.mark.start - amount.mark.end < 44:
        return None
    nearest: Mark | None = None
    for other in reversed(document[max(0, block.index - 2) : block.index + 1]):
        end = amount.mark.order if other is block else len(other.marks)
        for now in reversed(other.marks[max(0, end - NEAREST) : end]):
            if now.is_change or now.kind != amount.mark.kind or now.dimension != amount.mark.dimension:
                continue
            if not alike(now, amount.mark) or not now.value:
                continue
            earlier = derived(now, amount.mark, up=amount.up)
            if earlier.value > 0 and fitting.growth(rate.mark, now, earlier, up=amount.up):
                return grown(rate, now, earlier, doubt=False)
            if amount.mark.noun and now.head == amount.mark.head:
                nearest = nearest or now
    if nearest is not None and fitting.growth_slipped(rate.mark, nearest, amount.mark, up=amount.up):
        return grown(rate, nearest, derived(nearest, amount.mark, up=amount.up), doubt=True)
    return None


def _before(block: Block, change: Change) -> Mark | None:
    """The value that has changed: the nearest figure before the change that is none itself."""
    begin, _ = block.sentence(change.mark.start)
    for mark in reversed(block.marks[max(0, change.mark.order - NEAREST) : change.mark.order]):
        if mark.start < begin or change.mark.start - mark.end > 200:
            return None
        if mark.is_change or mark.depth > change.mark.depth:
            continue
        if ";" in block.text[mark.end : change.mark.start] and mark.depth == change.mark.depth:
            return None
        if (mark.kind in ADDITIVE and mark.whole_of is None) or (
            mark.kind == "percent" and change.mark.kind == "points"
        ):
            return mark
    return None


def _rate(block: Block, found: list[Change], at: int) -> Claim | None:
    """A percentage of growth, by the amount beside it or by the earlier value behind it."""
    change = found[at]
    now = _before(block, change)
    if now is None:
        return None
    for other in (found[at + 1] if at + 1 < len(found) else None, found[at - 1] if at else None):
        if (
            other is None
            or other.mark.kind not in ADDITIVE
            or other.up != change.up
            or other.mark.dimension != now.dimension
        ):
            continue
        between = block.text[min(other.mark.end, change.mark.end) : max(other.mark.start, change.mark.start)]
        signed = between.endswith(("(+", "(", "(-")) and len(between) < 80
        if (len(between) > 40 and not signed) or ";" in between:
            continue
        again = signed or block.words.figures.changes.equal.search(between)
        if not (again or "tương" in between or _RATED.search(between)):
            continue
        if not alike(now, other.mark):
            continue
        if now.order > other.mark.order or (other.mark.base >= now.base and change.up):
            continue
        earlier = derived(now, other.mark, up=change.up)
        return grown(change, now, earlier, doubt=True)
    if (compared := _compared(block, change, now) or _of_plan(block, change, now)) is not None:
        return compared
    behind = after(block, change, now)
    if behind is not None:
        earlier, certain = behind
        fits = fitting.growth(change.mark, now, earlier, up=change.up)
        if certain or fits:
            return grown(change, now, earlier, doubt=not certain)
    return _told_earlier(block, change, now)


def _of_plan(block: Block, change: Change, now: Mark) -> Claim | None:
    """``215/200 hộ, vượt 7,5%``: how far a result is beyond its plan, told as a fraction."""
    plan = now.part_of
    if plan is None or not change.up or not _BEYOND.search(block.text[now.end : change.mark.start]):
        return None
    return grown(change, now, plan, doubt=not fitting.growth(change.mark, now, plan, up=True))


def _told_earlier(block: Block, change: Change, now: Mark) -> Claim | None:
    """``Cùng kỳ có 120 giao dịch, năm nay 150 giao dịch, tăng 25%``: the earlier value is told first."""
    begin, _ = block.sentence(now.start)
    for earlier in reversed(block.marks[max(0, now.order - NEAREST) : now.order]):
        if earlier.start < begin:
            return None
        if earlier.is_change or earlier.depth != now.depth or earlier.kind != now.kind or not alike(now, earlier):
            continue
        if not _PERIOD.search(block.text[max(0, earlier.start - 40) : earlier.start]):
            continue
        fits = fitting.growth(change.mark, now, earlier, up=change.up)
        if fits or (now.base > earlier.base) == change.up:
            return grown(change, now, earlier, doubt=not fits)
    return None


def _compared(block: Block, change: Change, earlier: Mark) -> Claim | None:
    """``1.190 hộ, cùng kỳ năm trước là 952 hộ, tăng 25%``: the figure before the change is the earlier value."""
    if not _PERIOD.search(block.text[max(0, earlier.start - 40) : earlier.start]):
        return None
    begin, _ = block.sentence(earlier.start)
    for now in reversed(block.marks[max(0, earlier.order - NEAREST) : earlier.order]):
        if now.start < begin or earlier.start - now.end > 160:
            return None
        if now.is_change or now.depth > earlier.depth or now.kind != earlier.kind or not alike(now, earlier):
            continue
        fits = fitting.growth(change.mark, now, earlier, up=change.up)
        return grown(change, now, earlier, doubt=not fits)
    return None


def derived(now: Mark, amount: Mark, *, up: bool) -> Mark:
    """The earlier value that a value and its change imply, as uncertain as both."""
    factor = amount.scale / now.scale
    value = now.value - amount.value * factor if up else now.value + amount.value * factor
    sign = "-" if up else "+"
    return Mark(
        kind=now.kind, block=now.block, start=now.start, stop=now.stop, end=now.end, value=value,
        step=now.step + amount.step * factor, unit=now.unit, dimension=now.dimension, scale=now.scale,
        qualifier=now.qualifier or amount.qualifier, order=now.order, label=now.label, noun=now.noun,
        wording=f"{now.text} {sign} {amount.text}",
    )  # fmt: skip


def _amount(block: Block, change: Change) -> Claim | None:
    """A change in amount between a value before it and one behind it, or between two before it."""
    now = _before(block, change)
    mark = change.mark
    if now is None or (now.dimension != mark.dimension and not (mark.kind == "points" and now.kind == "percent")):
        return None
    behind = after(block, change, now)
    if behind is not None:
        earlier, certain = behind
        fits = fitting.sums(now, [earlier, mark], (1, 1 if change.up else -1))
        if certain or fits:
            return differing(change, now, earlier, doubt=not certain or mark.unit != now.unit)
    if mark.kind == "points":
        pair = [m for m in block.marks[mark.order + 1 : mark.order + 3] if m.kind == "percent"]
        if len(pair) == 2 and "tương ứng" in block.text[mark.end : pair[0].start]:
            return differing(change, pair[0], pair[1], doubt=True)
        return None
    if not alike(now, mark):
        return None
    begin, _ = block.sentence(mark.start)
    for earlier in reversed(block.marks[max(0, now.order - NEAREST) : now.order]):
        if earlier.start < begin:
            break
        if (
            earlier.is_change
            or earlier.depth != now.depth
            or earlier.dimension != now.dimension
            or not alike(earlier, now)
        ):
            continue
        if fitting.sums(now, [earlier, mark], (1, 1 if change.up else -1)):
            return differing(change, now, earlier, doubt=False)
        reached = _REACHED.search(block.text, max(0, mark.start - 24), mark.start)
        same = earlier.noun.split()[:2] == now.noun.split()[:2] == mark.noun.split()[:2] and bool(now.noun)
        same = same and not reached
        if same and _AMONG.search(block.text[earlier.end : now.start]):
            return differing(change, now, earlier, doubt=True)
        break
    return None

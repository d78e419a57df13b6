"""Claims of growth and decline: a percentage or an amount between two values, or an amount beside a percentage."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

from dqcheck.model.claim import Claim
from dqcheck.prose import near
from dqcheck.prose.blocks import Block, describe
from dqcheck.prose.claims import claim
from dqcheck.prose.comparing import alike
from dqcheck.prose.marks import ADDITIVE, Mark

_FILL = r"(?:\s|thêm|tới|đến|mạnh|nhẹ|sâu|khoảng|gần|hơn|trên|lên|được|tương ứng|bình quân|mức|là|về|-|\()*"
_UP = re.compile(rf"(?<!\w)(?:tăng|cao hơn|vượt|nhiều hơn|nhanh hơn|bổ sung|thêm){_FILL}$", re.IGNORECASE)
_DOWN = re.compile(rf"(?<!\w)(?:giảm|thấp hơn|ít hơn|sụt|hụt|thiếu|chậm hơn|kém){_FILL}$", re.IGNORECASE)
_EQUAL = re.compile(
    r"(?:tương ứng|tương đương|tương đường|hay|tức(?: là)?)\s*(?:với|khoảng|gần|hơn|tăng|giảm|tới|\s)*$", re.IGNORECASE
)
_AGAINST = re.compile(r"so với|so cùng|cùng kỳ|năm trước|trước đó|\d{4}\s*\($", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)từ\s*(?:mức|khoảng|\s)*$", re.IGNORECASE)
_TO = re.compile(r"(?<!\w)(?:lên|xuống|còn|đến|thành|tới)\s*(?:còn|đạt|thành|mức|khoảng|là|\s)*$", re.IGNORECASE)
_PERIOD = re.compile(r"(?:cùng kỳ|kỳ trước|năm trước)[^.;,\d(]*(?:\d{4})?[^.;,\d(]*\(?\s*$", re.IGNORECASE)
_IN_BRACKET = re.compile(r"[^;.,()\d]{0,30}\(\s*[-+]?")
_AMONG = re.compile(r"thành|xuống|còn|lên|nay|hiện", re.IGNORECASE)


NEAREST = 20
"""Figures on each side of a change among which its values may stand."""


@dataclass(slots=True, eq=False)
class Change:
    """A stated change: ``up`` is its direction."""

    mark: Mark
    up: bool


def changes(document: Sequence[Block]) -> Iterator[Claim]:
    """The growth claims of a document."""
    for block in document:
        found = stated(block)
        done: set[int] = set()
        for amount, rate in pairwise(found):
            made = _told_before(document, block, amount, rate)
            if made is not None:
                done.add(id(rate.mark))
                yield made
        for at, change in enumerate(found):
            made = _pair(block, change) or (
                _rate(block, found, at) if change.mark.kind == "percent" else _amount(block, change)
            )
            if made is not None and id(change.mark) not in done:
                done.add(id(change.mark))
                yield made


def _told_before(document: Sequence[Block], block: Block, amount: Change, rate: Change) -> Claim | None:
    """``Xảy ra 1.734 vụ ... So với cùng kỳ giảm 400 vụ (-18,74%)``: amount and rate of a value that an earlier sentence
    states; only what holds is claimed."""
    if rate.mark.kind != "percent" or amount.mark.kind not in ADDITIVE or rate.mark.order != amount.mark.order + 1:
        return None
    if not 0 <= rate.mark.start - amount.mark.end < 44:
        return None
    describe(amount.mark)
    for other in reversed(document[max(0, block.index - 2) : block.index + 1]):
        end = amount.mark.order if other is block else len(other.marks)
        for now in reversed(other.marks[max(0, end - NEAREST) : end]):
            if now.change or now.kind != amount.mark.kind or now.dimension != amount.mark.dimension:
                continue
            describe(now)
            if not alike(now, amount.mark) or not now.value:
                continue
            earlier = derived(now, amount.mark, up=amount.up)
            if earlier.value > 0 and near.percent(rate.mark, amount.mark, earlier, size=True):
                up = amount.up or rate.mark.value < 0
                return claim(
                    "growth",
                    {"stated": [rate.mark], "now": [now], "before": [earlier]},
                    params={"direction": "up" if up else "down"},
                )
    return None


def stated(block: Block) -> list[Change]:
    """The figures of a block that are changes, in reading order; found once."""
    if block.changes is None:
        block.changes = _stated(block)
    return cast("list[Change]", block.changes)


def is_change(mark: Mark) -> bool:
    """True for a figure of growth (``tăng 12%``, ``giảm 266 vụ (tương đương 17,63%)``)."""
    stated(mark.block)
    return mark.change


def _stated(block: Block) -> list[Change]:
    out: list[Change] = []
    text = block.text
    for at, mark in enumerate(block.marks):
        if mark.kind not in ("percent", "points", "count", "money", "measure"):
            continue
        left = text[max(0, mark.start - 44) : mark.start]
        if _UP.search(left):
            out.append(Change(mark, True))
            mark.change = True
        elif _DOWN.search(left):
            out.append(Change(mark, False))
            mark.change = True
        elif (
            at
            and out
            and out[-1].mark is block.marks[at - 1]
            and _EQUAL.search(left)
            and mark.start - out[-1].mark.end < 50
        ):
            out.append(Change(mark, out[-1].up))
            mark.change = True
        elif at and out and out[-1].mark is block.marks[at - 1] and mark.kind == "percent":
            if _IN_BRACKET.fullmatch(text[out[-1].mark.end : mark.start]):  # giảm 400 vụ (-18,74%)
                out.append(Change(mark, out[-1].up))
                mark.change = True
    return out


def _before(block: Block, change: Change) -> Mark | None:
    """The value that has changed: the nearest figure before the change that is none itself."""
    begin, _ = block.sentence(change.mark.start)
    block.lay_out()
    for mark in reversed(block.marks[max(0, change.mark.order - NEAREST) : change.mark.order]):
        if mark.start < begin or change.mark.start - mark.end > 200:
            return None
        if mark.change or mark.depth > change.mark.depth:
            continue
        if ";" in block.text[mark.end : change.mark.start] and mark.depth == change.mark.depth:
            return None
        if (mark.kind in ADDITIVE and mark.whole_of is None) or (
            mark.kind == "percent" and change.mark.kind == "points"
        ):
            return mark
    return None


def _after(block: Block, change: Change, like: Mark) -> tuple[Mark, bool] | None:
    """The earlier value, behind the change: ``so với năm 2019 (402 doanh nghiệp)``; and whether it is certain."""
    _, end = block.sentence(change.mark.start)
    for mark in block.marks[change.mark.order + 1 : change.mark.order + NEAREST]:
        if mark.start >= end or mark.start - change.mark.end > 120:
            return None
        if mark.change:
            return None
        if mark.kind == like.kind and mark.dimension == like.dimension:
            between = block.text[change.mark.end : mark.start]
            if ";" in between or not _AGAINST.search(between):
                return None
            describe(mark)
            describe(like)
            following = block.marks[mark.order + 1 : mark.order + 2]
            if following and following[0].change and following[0].depth == mark.depth > change.mark.depth:
                return None  # another period with its own change: (quý III là 55,4 triệu, tăng 0,5 triệu)
            return mark, "(" in between[-60:] and alike(like, mark) and mark.unit == like.unit
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
        if len(between) > 40 or ";" in between or not (_EQUAL.search(between) or "tương" in between):
            continue
        if now.order > other.mark.order or (other.mark.base >= now.base and change.up):
            continue
        earlier = derived(now, other.mark, up=change.up)
        return _growth(change, now, earlier, doubt=True)
    if (compared := _compared(block, change, now)) is not None:
        return compared
    behind = _after(block, change, now)
    if behind is not None:
        earlier, certain = behind
        fits = near.percent(change.mark, now, earlier, less=_HUNDRED) or near.percent(
            change.mark, earlier, now, less=-_HUNDRED
        )
        if certain or fits:
            return _growth(change, now, earlier, doubt=not certain)
    return None


def _compared(block: Block, change: Change, earlier: Mark) -> Claim | None:
    """``1.190 hộ, cùng kỳ năm trước là 952 hộ, tăng 25%``: the figure before the change is the earlier value."""
    if not _PERIOD.search(block.text[max(0, earlier.start - 40) : earlier.start]):
        return None
    begin, _ = block.sentence(earlier.start)
    describe(earlier)
    for now in reversed(block.marks[max(0, earlier.order - NEAREST) : earlier.order]):
        if now.start < begin or earlier.start - now.end > 160:
            return None
        describe(now)
        if now.change or now.depth > earlier.depth or now.kind != earlier.kind or not alike(now, earlier):
            continue
        difference = now.base - earlier.base if change.up else earlier.base - now.base
        fits = abs(100 * difference - change.mark.value * earlier.base) <= change.mark.step * earlier.base
        return _growth(change, now, earlier, doubt=not fits)
    return None


_HUNDRED = near.HALF * 200


def _growth(change: Change, now: Mark, earlier: Mark, *, doubt: bool) -> Claim:
    return claim("growth", {"stated": [change.mark], "now": [now], "before": [earlier]}, doubt=doubt,
                 params={"direction": "up" if change.up else "down"})  # fmt: skip


def derived(now: Mark, amount: Mark, *, up: bool) -> Mark:
    """The earlier value that a value and its change imply, as uncertain as both."""
    factor = amount.scale / now.scale
    value = now.value - amount.value * factor if up else now.value + amount.value * factor
    sign = "-" if up else "+"
    out = Mark(
        kind=now.kind, block=now.block, start=now.start, stop=now.stop, end=now.end, value=value,
        step=now.step + amount.step * factor, unit=now.unit, dimension=now.dimension, scale=now.scale,
        qualifier=now.qualifier or amount.qualifier, order=now.order,
    )  # fmt: skip
    out.label, out.noun, out.wording = now.label, now.noun, f"{now.text} {sign} {amount.text}"
    return out


def _amount(block: Block, change: Change) -> Claim | None:
    """A change in amount between a value before it and one behind it, or between two before it."""
    now = _before(block, change)
    mark = change.mark
    describe(mark)
    if now is None or (now.dimension != mark.dimension and not (mark.kind == "points" and now.kind == "percent")):
        return None
    describe(now)
    behind = _after(block, change, now)
    if behind is not None:
        earlier, certain = behind
        fits = near.sums(now, [earlier, mark], (1, 1 if change.up else -1))
        if certain or fits:
            return _difference(change, now, earlier, doubt=not certain or mark.unit != now.unit)
    if mark.kind == "points":
        pair = [m for m in block.marks[mark.order + 1 : mark.order + 3] if m.kind == "percent"]
        if len(pair) == 2 and "tương ứng" in block.text[mark.end : pair[0].start]:
            return _difference(change, pair[0], pair[1], doubt=True)
        return None
    if not alike(now, mark):
        return None
    begin, _ = block.sentence(mark.start)
    for earlier in reversed(block.marks[max(0, now.order - NEAREST) : now.order]):
        if earlier.start < begin:
            break
        describe(earlier)
        if (
            earlier.change
            or earlier.depth != now.depth
            or earlier.dimension != now.dimension
            or not alike(earlier, now)
        ):
            continue
        if near.sums(now, [earlier, mark], (1, 1 if change.up else -1)):
            return _difference(change, now, earlier, doubt=False)
        same = earlier.noun.split()[:2] == now.noun.split()[:2] == mark.noun.split()[:2] and bool(now.noun)
        if same and _AMONG.search(block.text[earlier.end : now.start]):
            return _difference(change, now, earlier, doubt=True)
        break
    return None


def _difference(change: Change, now: Mark, earlier: Mark, *, doubt: bool) -> Claim:
    return claim("growth-amount", {"stated": [change.mark], "now": [now], "before": [earlier]}, doubt=doubt,
                 params={"direction": "up" if change.up else "down"})  # fmt: skip


def _pair(block: Block, change: Change) -> Claim | None:
    """A change between the ends of ``từ ... lên (xuống) ...`` in its sentence."""
    begin, end = block.sentence(change.mark.start)
    at = change.mark.order
    marks = [m for m in block.marks[max(0, at - NEAREST) : at + NEAREST] if begin <= m.start < end]
    for first, second in pairwise(marks):
        if (first.kind not in ADDITIVE and first.kind != "percent") or second.dimension != first.dimension:
            continue
        text = block.text
        if not _FROM.search(text[max(0, first.start - 20) : first.start]) or not _TO.search(
            text[max(first.end, second.start - 24) : second.start]
        ):
            continue
        kind = change.mark.kind
        if kind == "percent" and first.kind != "percent":
            return _growth(change, second, first, doubt=True)
        if (kind == "points" and first.kind == "percent") or (
            kind == first.kind and change.mark.dimension == first.dimension and kind != "percent"
        ):
            return _difference(change, second, first, doubt=True)
    return None

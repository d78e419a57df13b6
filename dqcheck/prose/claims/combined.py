"""Claims that one growth or one percentage makes about another: a total cannot grow otherwise than its parts, a year's
plan cannot be smaller than a quarter's."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.figures.changes import Change, stated
from dqcheck.prose.phrases.items import Breakdown
from dqcheck.prose.phrases.making import claim

HUNDRED = Decimal(100)
_SHORTER = re.compile(r"kế hoạch\s+(?:quý|tháng|6 tháng|9 tháng)", re.IGNORECASE)
_YEAR = re.compile(r"kế hoạch\s+(?:cả\s+)?năm", re.IGNORECASE)


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The claims of a document that follow from two or more others."""
    for group in text.breakdowns:
        yield from _growth_of_parts(group)
    for block in text.blocks:
        yield from _plans(block)


def _rate(mark: Mark) -> Change | None:
    """The percentage of growth that is stated right behind a value."""
    for change in stated(mark.block):
        if change.mark.kind == "percent" and change.mark.order > mark.order:
            between = mark.block.text[mark.end : change.mark.start]
            return (
                change
                if len(between) < 40 and change.mark.qualifier is None and not re.search(r"[;.]\s", between)
                else None
            )
    return None


def _growth_of_parts(group: Breakdown) -> Iterator[Claim]:
    """What the parts were before, added up, is what the total was before."""
    if len(group.parts) < 2 or not group.holds() or group.total.kind == "percent":
        return
    whole = _rate(group.total)
    rates = [_rate(part) for part in group.parts]
    if whole is None or any(rate is None for rate in rates):
        return
    value = step = Decimal(0)
    for part, rate in zip(group.parts, rates, strict=True):
        assert rate is not None
        factor = (HUNDRED + rate.mark.value if rate.up else HUNDRED - rate.mark.value) / HUNDRED
        if factor <= 0:
            return
        was = part.base / factor
        value += was
        step += part.step * part.scale / factor + was * rate.mark.step / HUNDRED / factor
    total = group.total
    earlier = Mark(
        kind=total.kind, block=total.block, start=total.start, stop=total.stop, end=total.end,
        value=(value / total.scale).quantize(Decimal("0.0001")), step=(step / total.scale).quantize(Decimal("0.0001")),
        unit=total.unit, dimension=total.dimension, scale=total.scale, order=total.order, label=total.label,
        noun=total.noun, wording=" + ".join(
            f"{part.text} / {'1+' if rate.up else '1-'}{rate.mark.text}"
            for part, rate in zip(group.parts, rates, strict=True)
            if rate
        ),
    )  # fmt: skip
    yield claim("growth", {"stated": [whole.mark], "now": [total], "before": [earlier]}, doubt=True,
                params={"direction": "up" if whole.up else "down"})  # fmt: skip


def _plans(block: Block) -> Iterator[Claim]:
    """The same amount as a percentage of a quarter's and of a year's plan: the former is not the smaller."""
    text = block.text
    rates = [mark for mark in block.marks if mark.kind == "percent"]
    for first, second in pairwise(rates):
        if not second.start - first.end < 60 or re.search(r"[;.]\s", text[first.end : second.start]):
            continue
        left, right = text[first.end : second.start], text[second.end : second.end + 40]
        if _SHORTER.search(left) and _YEAR.match(right.strip()):
            yield claim("part", {"part": [second], "whole": [first]}, doubt=True)
        elif _YEAR.search(left) and _SHORTER.match(right.strip()):
            yield claim("part", {"part": [first], "whole": [second]}, doubt=True)

"""Claims that one growth or one percentage makes about another: a total cannot grow otherwise than its parts, a year's
plan cannot be smaller than a quarter's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.figures.changes import StatedChange, stated
from dqcheck.prose.phrases.items import Breakdown
from dqcheck.prose.phrases.making import claim

HUNDRED = Decimal(100)
LAST_DIGIT = Decimal("0.0001")
"""The last digit of a derived figure."""
_CLAUSE_END = re.compile(r"[;.]\s")


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The claims of a document that follow from two or more others."""
    for breakdown in text.breakdowns:
        if len(breakdown.parts) > 1 and breakdown.total.kind != "percent" and breakdown.holds():
            yield from _growth_of_parts(breakdown)
    for block in text.blocks:
        yield from _plans(block)


def _growth_of_parts(breakdown: Breakdown) -> Iterator[Claim]:
    """What the parts were before, added up, is what the total was before."""
    total = breakdown.total
    whole = _rate(total)
    grown = [(part, rate) for part in breakdown.parts if (rate := _rate(part)) is not None]
    if whole is not None and len(grown) == len(breakdown.parts) and (earlier := _earlier(total, grown)) is not None:
        roles = {"stated": [whole.mark], "now": [total], "before": [earlier]}
        yield claim("growth", roles, doubt=True, params={"direction": "up" if whole.up else "down"})


def _rate(mark: Mark) -> StatedChange | None:
    """The percentage of growth that is stated right behind a value."""
    changes = (one for one in stated(mark.block) if one.mark.kind == "percent" and one.mark.order > mark.order)
    change = next(changes, None)
    if change is None or change.mark.qualifier is not None:
        return None
    between = mark.block.text[mark.end : change.mark.start]
    near = len(between) < mark.block.words.sums.reach.behind_characters
    return change if near and not _CLAUSE_END.search(between) else None


def _earlier(total: Mark, grown: Sequence[tuple[Mark, StatedChange]]) -> Mark | None:
    """What a total was before, from what its parts were; None when a part cannot have been."""
    value = step = Decimal(0)
    terms: list[str] = []
    for part, rate in grown:
        factor = 1 + (rate.mark.value if rate.up else -rate.mark.value) / HUNDRED
        if factor <= 0:
            return None
        was = part.base / factor
        value += was
        step += part.step * part.scale / factor + was * rate.mark.step / HUNDRED / factor
        terms.append(f"{part.text} / {'1+' if rate.up else '1-'}{rate.mark.text}")
    value, step = (value / total.scale).quantize(LAST_DIGIT), (step / total.scale).quantize(LAST_DIGIT)
    return replace(total, value=value, step=step, qualifier=None, wording=" + ".join(terms))


def _plans(block: Block) -> Iterator[Claim]:
    """The same amount as a percentage of a quarter's and of a year's plan: the former is not the smaller."""
    words = block.words.sums
    text = block.text
    rates = [mark for mark in block.marks if mark.kind == "percent"]
    for first, second in pairwise(rates):
        left, right = text[first.end : second.start], text[second.end :].lstrip()
        if len(left) >= words.reach.clause_characters or _CLAUSE_END.search(left):
            continue
        if words.plans.of_part.search(left) and words.plans.of_year.match(right):
            yield claim("part", {"part": [second], "whole": [first]}, doubt=True)
        elif words.plans.of_year.search(left) and words.plans.of_part.match(right):
            yield claim("part", {"part": [first], "whole": [second]}, doubt=True)

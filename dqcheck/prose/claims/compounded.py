"""Claims of what changes one after the other come to: ``tháng 1 tăng 0,5%, tháng 2 tăng tiếp 1,2%, cộng dồn tăng
1,71%``, ``2.0% in the first half and 3.0% in the second, a cumulative 5.06%``."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.growth_ends import grown, rates_to
from dqcheck.prose.figures.block import QUANTITIES, Mark
from dqcheck.prose.figures.changes import StatedChange
from dqcheck.prose.phrases.closeness import HALF_SHARE
from dqcheck.prose.phrases.nearby import words_since_figure

_FEWEST, _MOST = 2, 4
_HUNDRED = Decimal(100)


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The changes of a document that are told to come of those before them in their sentence."""
    for block in text.blocks:
        words = block.words.rates.growth
        if len(block.marks) > _FEWEST and block.may_say(words.compounded):
            for group in block.by_sentence():
                marks = [mark for mark in group if mark.kind in QUANTITIES]
                if not any(settled.has(mark) for mark in marks) and all(
                    mark.kind == "percent" and mark.qualifier is None for mark in marks
                ):
                    yield from _of_sentence(marks)


def _of_sentence(marks: Sequence[Mark]) -> Iterator[Claim]:
    """The claim of a sentence that tells changes in percent, of which the last is that of all of them."""
    if not _FEWEST < len(marks) <= _MOST + 1 or not marks[0].is_change:
        return
    *steps, last = marks
    block, words = last.block, last.block.words.rates.growth
    end = block.sentence(last.start)[1]
    against = any(one.search(block.text, last.end, end) for one in (words.of_time, words.of_plan))
    if against or not words.compounded.search(words_since_figure(last)):
        return  # of changes against another year those of all their time are a mean
    signs = [1 if (step.rises if step.is_change else marks[0].rises) else -1 for step in steps]
    now, before = _made(steps, signs)
    up = now.value > _HUNDRED
    if last.is_change and last.rises != up:
        return
    change = StatedChange(last, up)
    holds = rates_to(change, now, before)
    given = abs(now.value - _HUNDRED)
    added = abs(sum((sign * step.value for sign, step in zip(signs, steps, strict=True)), Decimal(0)))
    meant = abs(last.value - given) <= HALF_SHARE * given and abs(last.value - added) > last.step
    meant = meant and (len(set(signs)) > 1 or last.value > max(step.value for step in steps))
    if holds or meant:  # a sum instead of a product is another way to reckon
        yield grown(change, now, before, doubt=not holds)


def _made(steps: Sequence[Mark], signs: Sequence[int]) -> tuple[Mark, Mark]:
    """What changes in percent make of a hundred, with what is left open by their rounding, and the hundred."""
    value, text = _HUNDRED, "100"
    for sign, step in zip(signs, steps, strict=True):
        factor = 1 + sign * step.value / _HUNDRED
        value, text = value * factor, f"{text} × {factor.normalize()}"
    first = steps[0]
    shown = sum((step.step for step in steps), Decimal(0))
    now = replace(first, value=value, step=shown, wording=text, rises=None)
    return now, replace(first, value=_HUNDRED, step=Decimal(0), wording="100", rises=None)

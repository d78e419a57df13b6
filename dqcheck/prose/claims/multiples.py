"""Claims that a value is so many times another: ``gấp 3,5 lần``, ``gấp đôi cùng kỳ năm ngoái (47,3 triệu USD)``."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.products import product
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.figures.blocks import named
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import same_kind

_MOST_TIMES = Decimal(2)
"""By how many times the ratio of two values is missed, to be meant all the same."""
_WORD_SHARE = Decimal("0.2")
"""Of a multiple in a word: the step in which it is told."""
_ONE = Decimal(1)


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The multiples of a document between the only two values of their sentence."""
    for block in text.blocks:
        told = block.words.rates.multiples.told
        for found in told.finditer(block.text) if len(block.marks) > 1 and block.may_say(told) else ():
            times = _times(block, found.start("number"), found.end("number"), found["number"])
            if times is not None and times.value > 1:
                yield from _between(block, times)


def _times(block: Block, start: int, end: int, text: str) -> Mark | None:
    """The multiple as a figure, written or in a word (``gấp đôi``)."""
    worded = block.words.rates.multiples.words.get(text.lower())
    unit = ""
    if worded is not None:
        value, step, unit = Decimal(worded), _ONE / 10, text
    else:
        mark = next((mark for mark in block.marks if mark.start == start), None)
        if mark is None or mark.kind == "unreadable":
            return None
        value, step = mark.value, mark.step or _ONE
        if mark.qualifier is not None:
            return None
    times = Mark(kind="count", block=block, start=start, stop=end, end=end, value=value, step=step, dimension="times")
    times.unit = unit
    return named(times)


def _is_of(block: Block, times: Mark, low: Mark) -> bool:
    """True when the multiple is one of the lower value: told in its clause, or before it where nothing else is
    named."""
    if low.start > times.end:
        told = block.text[times.end : low.start]
        apart = block.words.sums.stocks.joined.search(told) or ";" in told
        return not apart or (
            told.startswith(",") and block.words.rates.growth.start.search(block.text[: low.start]) is not None
        )
    return bool(block.words.rates.multiples.ends.match(block.text, times.end))


def _of_one_thing(values: list[Mark], times: Mark) -> list[Mark]:
    """The values in the unit of the one right before a multiple: others are of something else."""
    before = [mark for mark in values if mark.start < times.start]
    if not before:
        return values
    last = before[-1]
    alike = [mark for mark in values if mark.dimension == last.dimension]
    return alike if last.kind == "rate" else [mark for mark in alike if bool(mark.per) == bool(last.per)]


def _between(block: Block, times: Mark) -> Iterator[Claim]:
    begin, end = block.sentence(times.start)
    clause = block.text.find(";", times.end, end)
    end = end if clause < 0 else clause
    values = [
        mark
        for mark in block.marks
        if begin <= mark.start < end and mark.kind in (*ADDITIVE, "rate") and mark.start != times.start
        and not mark.is_change and mark.value > 0 and mark.whole_of is None
    ]  # fmt: skip
    values = _of_one_thing(values, times)
    if len(values) != 2 or values[0].dimension != values[1].dimension or not same_kind(*values):
        return
    low, high = sorted(values, key=lambda mark: mark.base)
    if low.qualifier or high.qualifier or low.kind != high.kind:
        return
    if not _is_of(block, times, low):
        return
    holds = fitting.product(high, [low, times])
    ratio = high.base / (low.base * times.value)
    if not holds and times.unit and fitting.product(high, [low, replace(times, step=times.value * _WORD_SHARE)]):
        return  # a word tells it no finer
    if holds or _ONE / _MOST_TIMES <= ratio <= _MOST_TIMES:
        yield product(high, [low, times], doubt=not holds)

"""Claims that percentages of one whole add up to 100, or to a stated share."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.adjoining_ranges import adjoin
from dqcheck.prose.phrases.items import Breakdown
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import between, words_before, words_since, words_since_figure

_HUNDRED = Decimal(100)
_CLOSE_POINTS = Decimal(2)
"""How far from 100 shares may add up, to be meant as all of their whole."""
_SLIP_POINTS = Decimal(10)
"""The same for shares that make 100 but for a slip of the pen."""
_EXHAUSTIVE_POINTS = Decimal(15)
"""The same for the shares of classes that leave nothing out."""
_LARGEST_POINTS = Decimal(95)
"""A share beyond which others make 100 with it by chance."""
_MOST_POINTS = Decimal(150)
"""A sum beyond which percentages are no shares of one whole."""
_RATE_FIGURES = 2
"""Figures behind a part among which its share stands."""
_FEWEST_LINES = 3
"""Lines of a list whose shares make 100 hardly by chance."""
_NAME_END = re.compile(r"[:;,]")
_NEAR_FIGURES = 12
"""Figures of a block, from its end or from a share on, among which those stand that it is the sum of."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The share claims of a document."""
    found = list(_of_hundred(text))
    yield from found
    yield from _parts_of_share(text.blocks, settled.with_claims(found))


def _of_hundred(text: Text) -> Iterator[Claim]:
    """Percentages that make 100, as wording or their sum says."""
    done: set[int] = set()
    for group in text.breakdowns:
        for parts in _breakdowns(_of_group(group)):
            gap = abs(_added(parts) - _HUNDRED)
            if gap > _CLOSE_POINTS and not group.holds() and not (gap <= _SLIP_POINTS and fitting.share_slipped(parts)):
                continue
            if not done & set(map(id, parts)):
                done.update(map(id, parts))
                yield claim("shares", {"parts": parts}, doubt=not group.exhaustive)
    for run in _listed(text.blocks):
        if not done & set(map(id, run)):
            done.update(map(id, run))
            yield claim("shares", {"parts": run}, doubt=True)
    for block in text.blocks:
        for run in _enumerated(block):
            if not done & set(map(id, run)):
                for parts in list(_hundreds(run)) or ([run] if _meant_as_all(run) else []):
                    done.update(map(id, parts))
                    yield claim("shares", {"parts": parts}, doubt=True)


def _added(parts: Sequence[Mark]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


def _slack(parts: Sequence[Mark]) -> Decimal:
    return sum((part.step for part in parts), Decimal(0)) / 2


def _meant_as_all(run: Sequence[Mark]) -> bool:
    """True for percentages that make 100 as rounded, or nearly, or that leave no class of their whole out."""
    gap = abs(_added(run) - _HUNDRED)
    if gap <= _slack(run):
        return True
    if gap > _EXHAUSTIVE_POINTS or len(run) < 2 or _are_of_classes(run):
        return False
    if gap <= _CLOSE_POINTS and len(run) > 2:
        return True
    words = run[0].block.words.rates.shares
    if gap <= _SLIP_POINTS and len(run) > 2 and words.structure.search(words_since_figure(run[0])):
        return True
    last = run[-1]
    if last.block.words.sums.totals.rest.search(words_since(last, run[-2].end)):
        return True
    if len(run) > 2 and gap <= _SLIP_POINTS and _is_one_denied(run):
        return True
    return (len(run) > 2 and fitting.share_transposed(run)) or _of_all_classes(run) or adjoin(run)


def _is_one_denied(run: Sequence[Mark]) -> bool:
    """True where a class is what another is not (``đạt 80%, ... không đạt 4%``): they leave nothing out."""
    never = run[0].block.words.sums.totals.negation
    names = [_NAME_END.split(mark.label)[-1].strip().lower() for mark in run]
    return any(never.match(name) and never.sub("", name, count=1) in names[:at] for at, name in enumerate(names))


def _are_of_classes(run: Sequence[Mark]) -> bool:
    """True for percentages of which each is of a class of its own (``22% among men, 41% among women``)."""
    of_class = run[0].block.words.rates.shares.of_class
    return sum(bool(of_class.match(mark.block.text, mark.end)) for mark in run) > 1


def _of_group(group: Breakdown) -> list[Mark]:
    """The percentages that stand beside the parts of a total, one for each part."""
    if len(group.parts) < 2 or not group.complete or group.total.kind == "percent":
        return []
    if not group.exhaustive and not group.holds():
        return []
    out = [rate for part in group.parts if (rate := _rate(part)) is not None]
    if len(set(map(id, out))) < len(group.parts):
        return []  # a part has none, or only that of the part behind it
    theirs = sum(
        fitting.percent(rate, part, group.total) or fitting.truncated(rate, part, group.total)
        for rate, part in zip(out, group.parts, strict=True)
    )
    return out if 2 * theirs >= len(out) else []  # else they are rates of something else, of a plan or a year before


def _rate(part: Mark) -> Mark | None:
    """The exact percentage beside a part, but one of a plan or of another period."""
    words = part.block.words.rates
    after = part.block.marks[part.order + 1 : part.order + 1 + _RATE_FIGURES]
    rate = next((mark for mark in after if mark.kind == "percent" and not mark.is_change), None)
    if (
        rate is None
        or rate.start - part.end >= words.reach.beside_characters
        or rate.qualifier is not None
        or words.shares.apart.search(between(part, rate))
    ):
        return None
    return None if words.shares.of_another.match(rate.block.text, rate.end) else rate


def _breakdowns(parts: list[Mark]) -> Iterator[list[Mark]]:
    """The shares of one whole, apart for each of its breakdowns (urban and rural, then men and women)."""
    start = 0
    for end in range(1, len(parts) + 1):
        taken = parts[start:end]
        if len(taken) > 1 and abs(_added(taken) - _HUNDRED) <= _slack(taken):
            yield taken
            start = end
    if not start and len(parts) > 1 and _added(parts) < _MOST_POINTS:
        yield parts


def _enumerated(block: Block) -> Iterator[list[Mark]]:
    """Runs of percentages of one sentence without other percentages between them."""
    words = block.words.rates
    sentences: dict[tuple[int, int], list[Mark]] = {}
    for mark in block.marks:
        if mark.kind == "percent" and mark.qualifier is None and mark.value > 0:
            begin, _ = block.sentence(mark.start)
            sentences.setdefault((begin, mark.depth), []).append(mark)
    for run in sentences.values():
        if len(run) < 2 or any(mark.is_change for mark in run):
            continue
        unique: list[Mark] = []
        for mark in run:
            again = bool(unique) and unique[-1].value == mark.value
            if again and mark.start - unique[-1].end < words.reach.beside_characters and len(run) > 3:
                continue
            unique.append(mark)
        text = words_before(run[0]) + block.text[run[0].start : run[-1].end]
        if len(unique) > 2 or not words.shares.apart.search(text):
            yield unique


def _listed(document: Sequence[Block]) -> Iterator[list[Mark]]:
    """The shares of lines of one list that follow each other, one a line (``+ Tốt: 596 em, chiếm 25,7%``), which make
    100 as rounded, or but for two digits of one that changed places."""
    run: list[Mark] = []
    for block in [*document, None]:
        share = _only_share(block) if block is not None else None
        if share is not None and (not run or run[-1].block.marker == share.block.marker):
            run.append(share)
            continue
        if len(run) >= _FEWEST_LINES and _meant_as_all(run):
            yield run
        run = [share] if share is not None else []


def _only_share(block: Block) -> Mark | None:
    """The only percentage of a list line, where it is told as a share."""
    rates = [mark for mark in block.marks if mark.kind == "percent"] if block.marker else []
    if len(rates) != 1 or rates[0].is_change or rates[0].qualifier is not None or rates[0].value <= 0:
        return None
    linked = block.words.rates.percentages.linked.search(words_before(rates[0]))
    of_another = block.words.rates.shares.of_another.match(block.text, rates[0].end)
    return rates[0] if linked and not of_another else None


def _of_all_classes(run: Sequence[Mark]) -> bool:
    """True when each percentage of a run is that of another class of a whole that has no more of them."""
    words = run[0].block.words.rates
    names = [words_before(run[0]), *(words_since(other, one.end) for one, other in pairwise(run))]
    return any(
        len(classes) == len(run)
        and all(any(one.search(name) for name in names) for one in classes)
        and all(any(one.search(name) for one in classes) for name in names)
        for classes in words.shares.exhaustive
    )


def _hundreds(run: list[Mark]) -> Iterator[list[Mark]]:
    """The stretches of a run of percentages that make 100 to the last digit: of one whole after another."""
    start = 0
    while start < len(run) - 1:
        added = Decimal(0)
        for end in range(start, len(run)):
            added += run[end].value
            if added >= _HUNDRED:
                break
        if added == _HUNDRED and end > start and max(run[end].value, run[start].value) < _LARGEST_POINTS:
            yield run[start : end + 1]
            start = end + 1
        else:
            start += 1


def _parts_of_share(document: Sequence[Block], settled: Settled) -> Iterator[Claim]:
    """A share said to be that of two kinds together (``tỷ lệ A và B là 83%``) after the shares of each."""
    for block in document:
        words = block.words.rates.shares
        for mark in block.marks:
            if mark.kind != "percent" or settled.has(mark) or mark.is_change:
                continue
            if f" {words.joining} " not in f" {mark.label} " or words.of_another.match(block.text, mark.end):
                continue
            before = list(_percentages_before(document, mark))
            for at in range(len(before) - 1, 0, -1):
                if fitting.sums(mark, before[at - 1 : at + 1]):
                    yield claim("total", {"total": [mark], "parts": before[at - 1 : at + 1]})
                    break


def _percentages_before(document: Sequence[Block], mark: Mark) -> Iterator[Mark]:
    """The last percentages before a figure, in its block and in those right before it."""
    near = mark.block.words.rates.reach.next_blocks
    for other in document[max(0, mark.block.index - near) : mark.block.index + 1]:
        end = mark.order if other is mark.block else len(other.marks)
        yield from (m for m in other.marks[max(0, end - _NEAR_FIGURES) : end] if m.kind == "percent")

"""Claims that a part does not exceed its whole, where the wording names both but not how they add up."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.numerals.folding import fold
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.phrases.items import Breakdown
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import words_before, words_since_figure, words_since_quantity

MOST_PERCENT = 200
"""A share that is more than this is no share of a class at all."""
MOST_TIMES = 2
"""A numerator that is this many times its base is no part of it, whatever the wording says."""
MOST_OF_CLASS = Decimal("1.1")
"""A numerator that is more times its base counts something else."""
MOST_FIGURES = 30
"""Figures behind a total that may be states of it."""
RESULT_FIGURES = range(2, 6)
"""How many figures behind a fraction of results those stand that tell of them: the next is its base."""
SHARED_WORDS = 4
"""Words before two figures that say the same of them."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The part claims of a document that no list of parts makes."""
    found = [made for block in text.blocks if block.marks for made in _in_block(block, settled)]
    yield from found
    yield from _opened(text.breakdowns)
    yield from _of_received(text.blocks, settled.with_claims(found))
    yield from _staff(text.blocks)


def _opened(breakdowns: Sequence[Breakdown]) -> Iterator[Claim]:
    """The several parts that ``trong đó`` opens and that do not make their total are each no more than it."""
    for one in breakdowns:
        if one.layout != "partial" or one.exhaustive or len(one.parts) < 2 or one.holds() or one.total.is_change:
            continue
        for part in one.parts if one.total.kind == "count" else ():
            if part.base <= one.total.base and not part.is_change:
                yield _part(part, one.total)


def _in_block(block: Block, settled: Settled) -> Iterator[Claim]:
    yield from _people_of_households(block)
    yield from _fractions(block, settled)
    yield from _over_hundred(block, settled)
    yield from _of_total(block)
    yield from _of_those(block)
    yield from _of_population(block)
    yield from _of_results(block)


def _part(part: Mark, whole: Mark, *, doubt: bool = True) -> Claim:
    return claim("part", {"part": [part], "whole": [whole]}, doubt=doubt)


def _people_of_households(block: Block) -> Iterator[Claim]:
    """Households are no more than their people: ``4.120 khẩu/1.030 hộ``."""
    words = block.words.sums.parts
    for people, households in pairwise(block.marks):
        if people.noun in words.persons and words.households.match(households.noun):
            if block.text[households.start - 1] == "/":
                yield _part(households, people, doubt=False)


def _fractions(block: Block, settled: Settled) -> Iterator[Claim]:
    """A fraction of cases is no more than its base."""
    for mark in block.marks:
        whole = mark.part_of
        if whole is None or settled.has(mark) or mark.kind not in ADDITIVE:
            continue
        if mark.base > whole.base:
            end = whole.end + block.words.sums.reach.behind_characters
            all_of = block.words.sums.parts.all_of.search(block.text, mark.end, min(len(block.text), end))
            if not (all_of or _is_of_class(mark)) or mark.base >= MOST_TIMES * whole.base:
                continue
        yield _part(mark, whole)


def _is_of_class(mark: Mark) -> bool:
    """True for a fraction little above one that is named by things in a state (``Hộ dùng nước sạch 2.415/2.398 hộ``):
    what is only planned may be passed, and by more."""
    whole, words = mark.part_of, mark.block.words.sums.parts
    if whole is None or not whole.noun or mark.base > MOST_OF_CLASS * whole.base:
        return False
    begin, end = mark.block.sentence(mark.start)
    if words.beyond_plan.search(mark.block.text, begin, end):
        return False
    return bool(words.in_state.search(words_since_quantity(mark)))


def _over_hundred(block: Block, settled: Settled) -> Iterator[Claim]:
    """``103% công chức được tập huấn``: a share of a class is no more than all of it; a result may pass its plan."""
    words = block.words.sums.parts
    for mark in block.marks:
        if mark.kind != "percent" or not 100 < mark.value < MOST_PERCENT or settled.has(mark) or mark.is_change:
            continue
        begin, end = block.sentence(mark.start)
        if words.a_class.match(block.text, mark.end) and not words.beyond_plan.search(block.text, begin, end):
            yield _part(mark, replace(mark, value=Decimal(100), step=Decimal(0), qualifier=None, wording="100%"))


def _of_total(block: Block) -> Iterator[Claim]:
    """``Tổng số N hồ sơ ..., đã (chưa) ... M hồ sơ`` in one sentence."""
    words = block.words.sums
    for total in block.marks if block.may_say(words.parts.total) else ():
        if (
            total.kind not in ("count", "measure")
            or total.is_fraction
            or not words.parts.total.search(words_before(total))
        ):
            continue
        end = min(block.sentence(total.start)[1], total.end + words.reach.clause_characters)
        for mark in block.marks[total.order + 1 : total.order + 1 + MOST_FIGURES]:
            between = block.text[total.end : mark.start]
            if mark.start >= end or ";" in between:
                break
            if mark.whole_of is None and not mark.is_change and mark.base <= total.base and _same(mark, total):
                if words.parts.state.search(between) or words.parts.mainly.search(words_before(mark)):
                    yield _part(mark, total)


def _of_those(block: Block) -> Iterator[Claim]:
    """``Of the 5,200 nurses on the register, 4,720 renewed their licence``: the first figure behind those it is some
    of, which is told in no noun of its own."""
    words = block.words.sums
    for total, mark in pairwise(block.marks) if block.may_say(words.parts.of_these) else ():
        if total.kind != "count" or mark.kind != "count" or total.is_fraction or mark.is_fraction:
            continue
        if not words.parts.of_these.search(words_since_figure(total)) or mark.is_change or mark.per:
            continue
        gap = block.text[total.end : mark.start]
        apart = ";" in gap or len(gap) > words.reach.label_characters or block.sentence(total.start)[1] <= mark.start
        if apart or (mark.noun and mark.head != total.head) or "," not in gap:
            continue
        if mark.base <= total.base or mark.base < MOST_TIMES * total.base:
            yield _part(mark, total)


def _same(mark: Mark, total: Mark) -> bool:
    """True when a figure counts what a total counts; a fraction need not repeat the noun."""
    if mark.dimension != total.dimension or mark.unit != total.unit:
        return False
    return mark.dimension != "count" or mark.head == total.head or (mark.part_of is not None and not mark.noun)


def _of_population(block: Block) -> Iterator[Claim]:
    """People of an age or sex are no more than the population stated before them."""
    words = block.words.sums.parts
    population: Mark | None = None
    for mark in block.marks if block.may_say(words.population) else ():
        if mark.kind != "count" or mark.whole_of is not None:
            continue
        left = words_since_figure(mark)
        if words.population.search(left) and not words.some_people.search(left):
            population = mark if len(mark.noun.split()) < 2 else None  # người sinh tại Huế are some of the people
        elif population is not None and mark.part_of is None and words.some_people.search(left):
            if not mark.noun or words.population_nouns.match(mark.noun):
                yield _part(mark, population)


def _of_results(block: Block) -> Iterator[Claim]:
    """Cases with a result, kept or used, are no more than the results just counted."""
    for first in block.marks:
        if first.part_of is None or first.kind != "count":
            continue
        words = set(fold(words_since_figure(first)).split())
        for mark in block.marks[first.order + RESULT_FIGURES.start : first.order + RESULT_FIGURES.stop]:
            if mark.kind == "count" and not mark.is_fraction and 0 < mark.base <= first.base and _is_dossiers(mark):
                if len(words & set(fold(words_since_figure(mark)).split())) >= SHARED_WORDS:
                    yield _part(mark, first)


def _is_dossiers(mark: Mark) -> bool:
    """True for a number of dossiers, told behind it or behind the numerator of its fraction."""
    noun = mark.noun or (mark.whole_of.noun if mark.whole_of else "")
    return bool(mark.block.words.sums.parts.dossiers.match(noun))


def _of_received(document: Sequence[Block], settled: Settled) -> Iterator[Claim]:
    """Dossiers of any kind, told after the total received, are no more than it."""
    total: Mark | None = None
    for block in document:
        words = block.words.sums
        for mark in block.marks:
            if mark.kind != "count" or not _is_dossiers(mark):
                continue
            if block.may_say(words.parts.all_dossiers) and words.parts.all_dossiers.search(words_before(mark)):
                total = mark
            elif total is not None and block.index - total.block.index <= words.reach.recalled_blocks:
                if 0 < mark.base < total.base and (mark.whole_of is not None or not settled.has(mark)):
                    yield _part(mark, total)


def _staff(document: Sequence[Block]) -> Iterator[Claim]:
    """The staff of one office are no more than those of the whole commune."""
    own: Mark | None = None
    every: Mark | None = None
    for block in document:
        words = block.words.sums
        for mark in block.marks if block.marks and block.may_say(words.parts.total) else ():
            if mark.kind != "count" or mark.is_fraction or not words.parts.total.search(left := words_before(mark)):
                continue
            if words.everywhere.search(left) and words.parts.staff.search(left):
                every = every or mark
            elif words.parts.staff.match(mark.noun):
                own = own or mark
    if own is not None and every is not None and own.base <= every.base:
        yield _part(own, every)

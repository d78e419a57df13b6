"""Claims of growth and decline: a percentage or an amount between two values, or an amount beside a percentage."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.growth_ends import (
    after,
    amounts_to,
    as_fraction,
    differing,
    grown,
    of_rates,
    of_step,
    pair,
    rates_to,
    reached,
    telling,
)
from dqcheck.prose.claims.wholes import TELLING_DIGITS, digits
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.figures.changes import StatedChange, stated
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike
from dqcheck.prose.phrases.nearby import between, figures_around, figures_before, words_before, words_since_quantity

_NEAR_FIGURES = 20
"""Figures of a block, from its end or from a change on, among which the value stands that has changed."""


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The growth claims of a document."""
    for block in text.blocks:
        changes = stated(block)
        done: set[int] = set()
        for amount, rate in pairwise(changes):
            if (made := _told_before(text.blocks, amount, rate)) is not None:
                done.add(id(rate.mark))
                yield made
        for at, change in enumerate(changes):
            if of_step(change) is not None:
                continue
            made = (
                pair(change)
                or (_rate(changes, at) if change.mark.kind == "percent" else _amount(change))
                or as_fraction(change)
                or of_rates(change)
                or telling(change)
                or _of_fraction(change)
                or _of_base_before(text.blocks, change)
            )
            if made is not None and id(change.mark) not in done:
                yield made


def _told_before(document: Sequence[Block], amount: StatedChange, rate: StatedChange) -> Claim | None:
    """``Xảy ra 1.734 vụ ... So với cùng kỳ giảm 400 vụ (-18,74%)``: amount and rate of a value that an earlier sentence
    states. A rate that does not hold is claimed only where a slip of the pen explains it."""
    mark = amount.mark
    if rate.mark.kind != "percent" or mark.kind not in ADDITIVE or rate.mark.order != mark.order + 1:
        return None
    if not 0 <= rate.mark.start - mark.end <= mark.block.words.rates.reach.beside_characters:
        return None
    nearest: Mark | None = None
    for now in _values_before(document, amount):
        earlier = derived(now, amount)
        if earlier.value > 0 and fitting.growth(rate.mark, now, earlier, up=amount.up):
            return grown(rate, now, _told_value(amount, earlier), doubt=False)
        if mark.noun and now.head == mark.head:
            nearest = nearest or now
    if nearest is not None and (
        fitting.growth_slipped(rate.mark, nearest, mark, up=amount.up) or fitting.percent(rate.mark, mark, nearest)
    ):  # a slip of the pen, or a rate of the new value instead of the earlier one
        return grown(rate, nearest, _told_value(amount, derived(nearest, amount)), doubt=True)
    return None


def _of_fraction(change: StatedChange) -> Claim | None:
    """``436 vụ ... so với cùng kỳ giảm 76/512 vụ (-14,84%)``: a change and the earlier value as a fraction, and its
    rate in brackets behind it."""
    stated, block = change.mark, change.mark.block
    before = block.marks[max(0, stated.order - 2) : stated.order]
    if stated.kind != "percent" or len(before) < 2:
        return None
    by, earlier = before
    if by.part_of is not earlier or by.rises is None or by.rises != change.up or earlier.base <= by.base:
        return None
    if not block.words.rates.growth.in_bracket.search(between(earlier, stated)):
        return None
    value = earlier.value + (by.value if by.rises else -by.value)
    told = (
        mark for mark in figures_before(by) if mark.value == value and mark.kind == by.kind and alike(mark, earlier)
    )
    sign = "+" if by.rises else "-"
    derived_now = replace(earlier, value=value, whole_of=None, wording=f"{earlier.text} {sign} {by.text}")
    return grown(change, next(told, derived_now), earlier, doubt=not rates_to(change, derived_now, earlier))


def _of_base_before(document: Sequence[Block], change: StatedChange) -> Claim | None:
    """``So với cùng kỳ (5.200 triệu đồng), tổng thu tăng 12,5%``: the value that has changed is told some lines before;
    a rate of three digits that it and the base give is seldom one by chance."""
    stated, block = change.mark, change.mark.block
    if stated.kind != "percent" or stated.qualifier is not None or digits(stated) < TELLING_DIGITS:
        return None
    values = [mark for mark in figures_before(stated) if mark.kind in ADDITIVE and not mark.is_change]
    if len(values) != 1 or not block.words.rates.growth.since.search(words_before(values[0])):
        return None
    [earlier] = values
    for other in reversed(document[max(0, block.index - block.words.rates.reach.near_blocks) : block.index]):
        for now in reversed(other.marks[-_NEAR_FIGURES:]):
            same = now.kind == earlier.kind and now.dimension == earlier.dimension and alike(now, earlier)
            if same and not now.is_change and rates_to(change, now, earlier):
                return grown(change, now, earlier, doubt=False)
    return None


def _values_before(document: Sequence[Block], amount: StatedChange) -> Iterator[Mark]:
    """The values that may have changed by an amount: figures before it that count the same, the nearest first."""
    mark, block = amount.mark, amount.mark.block
    for other in reversed(document[max(0, block.index - block.words.rates.reach.next_blocks) : block.index + 1]):
        end = mark.order if other is block else len(other.marks)
        for now in reversed(other.marks[max(0, end - _NEAR_FIGURES) : end]):
            if not now.is_change and now.kind == mark.kind and now.value and alike(now, mark):
                if not (_of_period_before(now) or now.block.words.rates.growth.start.search(words_before(now))):
                    yield now


def _before(change: StatedChange) -> Mark | None:
    """The value that has changed: the nearest figure before the change that is none itself, else the one it led to."""
    words = change.mark.block.words.rates
    for mark in figures_before(change.mark, words.reach.sentence_characters):
        if mark.is_change or mark.depth > change.mark.depth:
            continue
        if words.growth.gap.match(mark.block.text, mark.end):
            continue  # 73 triệu đồng chênh lệch: the change itself
        if ";" in between(mark, change.mark) and mark.depth == change.mark.depth:
            return None
        if mark.kind in ADDITIVE and mark.whole_of is None:
            return mark
        if mark.kind == "percent" and change.mark.kind == "points":
            return mark
    return reached(change)


def _rate(changes: Sequence[StatedChange], at: int) -> Claim | None:
    """A percentage of growth, by the amount beside it or by the earlier value behind it."""
    change = changes[at]
    now = _before(change)
    if now is None:
        return None
    if (made := _compared(change, now)) is not None:
        return made
    for other in (*changes[at + 1 : at + 2], *changes[max(0, at - 1) : at]):
        if _is_of_amount(change, other, now):
            return grown(change, now, _told_value(change, derived(now, other)), doubt=True)
    if (made := _of_plan(change, now)) is not None:
        return made
    found = after(change, now)
    if found is not None:
        earlier, certain = found
        if certain or rates_to(change, now, earlier):
            return grown(change, now, earlier, doubt=not certain)
    return _told_earlier(change, now)


def _told_value(change: StatedChange, implied: Mark) -> Mark:
    """An earlier value that a value and its change imply, as the sentence tells it, where it does."""
    near = figures_around(change.mark, _NEAR_FIGURES)
    same = (mark for mark in near if mark.value == implied.value and mark.unit == implied.unit and not mark.is_change)
    return next((mark for mark in same if alike(mark, implied)), implied)


def _is_of_amount(change: StatedChange, other: StatedChange, now: Mark) -> bool:
    """True when a rate and an amount beside it tell the same change of a value."""
    amount = other.mark
    if amount.kind not in ADDITIVE or other.up != change.up or amount.dimension != now.dimension:
        return False
    words = now.block.words.rates
    first, second = sorted((amount, change.mark), key=lambda mark: mark.start)
    gap = between(first, second)
    signed = bool(words.growth.in_bracket.search(gap))
    if len(gap) > (words.reach.phrase_characters if signed else words.reach.beside_characters) or ";" in gap:
        return False
    if not (signed or now.block.words.figures.changes.equal.search(gap) or words.growth.rate_of.search(gap)):
        return False
    if now.order > amount.order or (amount.base >= now.base and change.up):
        return False
    return alike(now, amount)


def _of_plan(change: StatedChange, now: Mark) -> Claim | None:
    """``215/200 hộ, vượt 7,5%``: how far a result is beyond its plan, told as a fraction."""
    plan = now.part_of
    if plan is None or not change.up or not now.block.words.rates.growth.beyond.search(between(now, change.mark)):
        return None
    return grown(change, now, plan, doubt=not rates_to(change, now, plan))


def _told_earlier(change: StatedChange, now: Mark) -> Claim | None:
    """``Cùng kỳ có 120 giao dịch, năm nay 150 giao dịch, tăng 25%``: the earlier value is told first."""
    for earlier in figures_before(now):
        if earlier.is_change or earlier.depth != now.depth or not _of_one_measure(now, earlier):
            continue
        if _of_period_before(earlier):
            fits = rates_to(change, now, earlier)
            if fits or (now.base > earlier.base) == change.up or _turned(change, now, earlier):
                return grown(change, now, earlier, doubt=not fits)
    return None


def _of_one_measure(now: Mark, earlier: Mark) -> bool:
    """True for two values of one kind that count the same, for the same."""
    return now.kind == earlier.kind and now.per == earlier.per and alike(now, earlier)


def _turned(change: StatedChange, now: Mark, earlier: Mark) -> bool:
    """True for a rate that is right but for its direction."""
    return fitting.growth(change.mark, now, earlier, up=not change.up)


def _compared(change: StatedChange, earlier: Mark) -> Claim | None:
    """``1.190 hộ, cùng kỳ năm trước là 952 hộ, tăng 25%``: the figure before the change is the earlier value."""
    if not _of_period_before(earlier):
        return None
    told = [
        now
        for now in figures_before(earlier, earlier.block.words.rates.reach.clause_characters)
        if not now.is_change and now.depth <= earlier.depth and _of_one_measure(now, earlier)
    ]
    if not told:
        return None
    now = max(told, key=lambda value: _shared_words(value, earlier))
    return grown(change, now, earlier, doubt=not rates_to(change, now, earlier))


def _shared_words(one: Mark, other: Mark) -> int:
    """How many words the names of two figures share."""
    names = (frozenset(words_since_quantity(mark).lower().split()) for mark in (one, other))
    return len(frozenset.intersection(*names))


def _of_period_before(mark: Mark) -> bool:
    words = mark.block.words.rates
    return bool(words.growth.period_before.search(words_before(mark)))


def derived(now: Mark, amount: StatedChange) -> Mark:
    """The earlier value that a value and its change imply, as uncertain as both."""
    by = amount.mark
    factor = by.scale / now.scale
    sign = -1 if amount.up else 1
    return Mark(
        kind=now.kind, block=now.block, start=now.start, stop=now.stop, end=now.end,
        value=now.value + sign * by.value * factor, step=now.step + by.step * factor, unit=now.unit,
        dimension=now.dimension, scale=now.scale, qualifier=now.qualifier or by.qualifier, order=now.order,
        label=now.label, noun=now.noun, wording=f"{now.text} {'-' if amount.up else '+'} {by.text}",
    )  # fmt: skip


def _amount(change: StatedChange) -> Claim | None:
    """A change in amount between a value before it and one behind it, or between two before it."""
    now, mark = _before(change), change.mark
    if now is None or (now.dimension != mark.dimension and not (mark.kind == "points" and now.kind == "percent")):
        return None
    found = after(change, now)
    if found is not None:
        earlier, certain = found
        if certain or amounts_to(change, now, earlier):
            return differing(change, now, earlier, doubt=not certain or mark.unit != now.unit)
    if mark.kind == "points":
        return _of_rates_behind(change)
    if alike(now, mark) and _of_period_before(now):
        for value in figures_before(now, now.block.words.rates.reach.clause_characters):
            if not value.is_change and value.depth <= now.depth and value.kind == now.kind and alike(value, now):
                if _is_other_way(change, now) and amounts_to(change, now, value):
                    return differing(change, now, value, doubt=False)
                return differing(change, value, now, doubt=not amounts_to(change, value, now))
    return _between_two_before(change, now) if alike(now, mark) else None


def _is_other_way(change: StatedChange, earlier: Mark) -> bool:
    """True for a comparison that speaks of the earlier value (``năm ngoái 2,5 tấn, ít hơn 0,7 tấn``)."""
    mark = change.mark
    compared = mark.block.words.figures.changes.compared.search(words_before(mark))
    return bool(compared) and mark.order == earlier.order + 1


def _of_rates_behind(change: StatedChange) -> Claim | None:
    """``tăng 2,1 điểm phần trăm, tương ứng 92,1% so với 90%``: points and the two percentages right behind them."""
    mark, block = change.mark, change.mark.block
    rates = [other for other in block.marks[mark.order + 1 : mark.order + 3] if other.kind == "percent"]
    if len(rates) == 2 and block.words.rates.growth.corresponding.search(between(mark, rates[0])):
        return differing(change, rates[0], rates[1], doubt=True)
    return None


def _between_two_before(change: StatedChange, now: Mark) -> Claim | None:
    """``từ 800 hộ thành 812 hộ, tăng 12 hộ``: an amount between the two values told before it."""
    words = change.mark.block.words.rates
    for earlier in figures_before(now):
        if earlier.is_change or earlier.depth != now.depth or not alike(earlier, now):
            continue
        if amounts_to(change, now, earlier):
            return differing(change, now, earlier, doubt=False)
        nouns = {tuple(mark.noun.split()[:2]) for mark in (earlier, now, change.mark)}
        led_to = words.growth.led_to.search(words_before(change.mark))
        if now.noun and len(nouns) == 1 and not led_to and words.growth.became.search(between(earlier, now)):
            return differing(change, now, earlier, doubt=True)
        return None
    return None

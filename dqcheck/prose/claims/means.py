"""Claims of what comes to each: an amount, what it is spread over, and how much that is for one (``310 học viên, bình
quân 62 học viên/lớp``, ``mỗi lớp 45 học viên``, ``1.510 m2, giá 3,2 triệu đồng/m2, tổng 4,83 tỷ đồng``)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.model.quantity import Qualifier
from dqcheck.model.record import record
from dqcheck.numerals.units import parse_unit
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.products import product
from dqcheck.prose.figures.block import QUANTITIES, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.closeness import FAR_SHARE
from dqcheck.prose.phrases.for_each import Each, each_before, each_of
from dqcheck.prose.phrases.nearby import between, figures_around, words_before, words_since_figure

_ALMOST_SHARE = Decimal("0.1")
"""How far, as a share of itself, an amount may be from the only number and average of its sentence, to be meant."""
_AVERAGE_SHARE = Decimal("0.7")
"""The same for what is called an average of the very things that are counted."""
_POINT_SHARE = Decimal("0.01")
"""How far from a power of ten the factor of a slipped unit or decimal point may be."""
_NEAR_FIGURES = 8
"""Figures on each side of an average among which its amount and its base may stand."""
_FAR_FIGURES = 12
"""Figures before what is called an average among which its amount and its base stand, if not in its sentence."""
_OVER = re.compile(r"\s?/|\sper\s")
_ROUGH = frozenset({None, Qualifier.ABOUT, Qualifier.NEARLY})
_TOLD = QUANTITIES | {"duration"}
_ONE = Decimal(1)
_LEAST_STEPS = 10
"""Steps of the least figure for each that fits an amount and a number hardly by chance."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The claims of a text about what comes to each: those that hold, nearly do, or do but for a slip of the pen."""
    for block in text.blocks:
        if len(block.marks) > 2 and ("/" in block.text or block.found(block.words.rates.means.mean, block.text)):
            for mark in block.marks:
                plain = mark.kind in ("count", "money", "measure", "rate", "duration") and not settled.has(mark)
                if plain and (each := each_of(mark) or each_before(mark)) is not None:
                    yield from _mean(mark, each)


def _mean(mean: Mark, each: Each) -> Iterator[Claim]:
    near = _spread(mean, each, figures_around(mean, _NEAR_FIGURES))
    of_two = mean.per and mean.per != each.noun and not each.dimension
    if of_two and not all(amount.per for amount in near.amounts):
        made = near.holding()  # for each of two things: mỗi em 150 nghìn đồng/tháng
    else:
        made = near.holding() or near.violated()
    if made is None and (not near.bases or not near.amounts) and near.average:
        before = mean.block.marks[max(0, mean.order - _FAR_FIGURES) : mean.order]
        far = _spread(mean, each, list(reversed(before)))
        of_it = each.dimension or all(amount.head == mean.head != "" for amount in far.amounts)
        made = far.holding() or (far.violated() if of_it else None)
    if made is not None:
        yield made


def _spread(mean: Mark, each: Each, figures: Sequence[Mark]) -> "_Spread":
    """The amounts and the numbers that a figure for each may be of, among some figures."""
    told = [mark for mark in figures if mark.whole_of is None]
    bases = [mark for mark in told if each.counts(mark) and not mark.is_change]
    if not (each.noun or each.dimension) and len(bases) > 1:
        bases.remove(
            max(bases, key=lambda mark: mark.base)
        )  # nothing is named that it is for each of: the most is the amount
    amounts = [mark for mark in told if mark not in bases and _is_amount(mark, mean, each)]
    amounts = [mark for mark in amounts if not mark.is_change or mark.kind == "money"]  # nộp thêm 63 tỷ đồng
    words = mean.block.words.rates.means
    said = words.average.search(words_before(mean)) or words.spread.search(words_before(mean))
    average = bool(said or (each.dimension and each.named))
    return _Spread(mean=mean, bases=bases, amounts=amounts, average=average, named=each.named, unit=_ONE / each.scale)


@record
class _Spread:
    """A figure for each with the amounts and the numbers that may be meant; ``unit`` is the scale between them."""

    mean: Mark
    bases: Sequence[Mark]
    amounts: Sequence[Mark]
    average: bool
    named: bool
    unit: Decimal

    @property
    def rounded(self) -> Mark:
        """The figure for each as rounded: an average is a quotient, told to a whole where it has no decimals. What each
        gets may be exact."""
        return self.mean if self.mean.step or not self.average else replace(self.mean, step=_ONE)

    @property
    def scale(self) -> Decimal:
        """The scale that a product cannot know: of a unit that words name, not the figure's own."""
        return _ONE if self.mean.per else self.unit

    def in_units(self, number: Mark) -> Mark:
        """A number in the unit of what the figure is for each of."""
        return replace(number, scale=number.scale * self.unit)

    def holding(self) -> Claim | None:
        """The claim of an amount and a number that fit."""
        rounded = self.rounded
        for number in self.bases:
            in_units = self.in_units(number)
            for amount in self.amounts:
                told = self.mean.value >= _LEAST_STEPS * rounded.step or amount.base == self.mean.base * in_units.base
                if told and fitting.product(amount, [rounded, in_units]):
                    return product(amount, [rounded, number], scale=self.scale)
        return None

    def violated(self) -> Claim | None:
        """The claim of the only amount and number, which do not fit but are meant to."""
        bases, amounts = self._in_clause(self.bases), self._in_clause(self.amounts)
        if len(bases) != 1 or len(amounts) != 1 or amounts[0].is_change:
            return None
        if self.mean.qualifier not in _ROUGH:
            return None  # a bound holds of whatever is on its side
        [number], [amount] = bases, amounts
        if not self._is_meant(amount, self.in_units(number)):
            return None
        return product(amount, [self.rounded, number], scale=self.scale, doubt=True)

    def _is_told_last(self, amount: Mark, number: Mark) -> bool:
        """True for what comes to each behind an amount and a number that are all else its sentence tells before it,
        where nothing more is said of it."""
        mean = self.mean
        last = max(amount.start, number.start) < mean.start and self._are_alone(amount, number)
        return last and (_is_bare(mean, number) or (amount.noun == mean.noun != "" and not self.named))

    def _are_alone(self, amount: Mark, number: Mark) -> bool:
        """True for an amount, a number and what comes to each that are all their sentence tells up to the last."""
        mean, three = self.mean, {self.mean.where, amount.where, number.where}
        begin, _ = mean.block.sentence(mean.start)
        end = max(mean.start, amount.start, number.start)
        told = [mark for mark in mean.block.marks if begin <= mark.start <= end and mark.kind in _TOLD]
        return len(told) == len(three) and {mark.where for mark in told} == three

    def _in_clause(self, figures: Sequence[Mark]) -> Sequence[Mark]:
        """The figures of the mean's own clause among some, where there are several and one is."""
        own = [mark for mark in figures if ";" not in between(*sorted((mark, self.mean), key=lambda one: one.start))]
        return own if len(own) == 1 else figures

    def _is_meant(self, amount: Mark, number: Mark) -> bool:
        mean, words = self.mean, self.mean.block.words.rates.means
        slipped = fitting.product_slipped(amount, [self.rounded, number]) or fitting.quotient_slipped(
            mean, amount, number
        )
        first, *_, last = sorted((mean, amount, number), key=lambda mark: mark.start)
        given = mean.base * number.base
        missed = abs(amount.base / given - 1) if given else _ONE
        in_all = bool(words.amount.search(words_since_figure(amount)))
        if ";" in between(first, last) and not (self.average and _is_named_again(amount, mean)):
            return False  # of another clause, and perhaps of something else
        if not slipped and _counts_others(amount, mean) and not (in_all and last is amount):
            return False  # an average of some of them (mỗi lớp 20 học viên nữ)
        far = in_all or self._is_told_last(amount, number)
        most = _AVERAGE_SHARE if self.average else FAR_SHARE if far else _ALMOST_SHARE if self.named else 0
        return missed < most or slipped or (in_all and _has_slipped_point(amount.base, given))


def _is_bare(mean: Mark, number: Mark) -> bool:
    """True for what comes to each with no word but that, or as what follows from the figures before it: no loan, share
    or norm of each."""
    words = mean.block.words.rates
    if words.means.norm.match(mean.block.text, mean.end):
        return False
    ahead = words_since_figure(mean)
    if (each := words.means.each.search(ahead)) is None:
        return bool(words.products.concluded.search(ahead))
    said = ahead[each.end("base") :].lower().split()
    return all(word in words.means.copulas or word in number.noun.split() for word in said)


def _is_named_again(amount: Mark, mean: Mark) -> bool:
    """True for an average of the very things that an amount counts, in the noun of both or in the words before one."""
    if mean.noun:
        return amount.noun == mean.noun and mean.noun not in mean.block.words.sums.parts.persons
    return amount.dimension == "count" and f" {amount.noun} " in f" {mean.label.lower()} " and bool(amount.noun)


def _counts_others(amount: Mark, mean: Mark) -> bool:
    """True when an amount and an average are counted in different nouns, none of which is just people."""
    if not amount.noun or not mean.noun or f"{amount.noun} ".startswith(" ".join(mean.noun.split()[:2]) + " "):
        return False
    return not (_are_people(amount, mean) or amount.noun.endswith(f" {mean.noun}"))


def _are_people(amount: Mark, mean: Mark) -> bool:
    """True for people of whom one figure says nothing more than that (``98 thành viên, bình quân 07 người/tổ``)."""
    words = amount.block.words.sums
    people = words.people.match(amount.noun) and words.people.match(mean.noun)
    return bool(people) and (amount.noun in words.parts.persons or mean.noun in words.parts.persons)


def _has_slipped_point(stated: Decimal, given: Decimal) -> bool:
    """True for an amount that is ten, a hundred or a thousand times what it should be, or as small a part of it."""
    low, high = sorted((stated, given))
    return low > 0 and any(abs(high / low / power - 1) <= _POINT_SHARE for power in (10, 100, 1000))


def _is_amount(amount: Mark, mean: Mark, each: Each) -> bool:
    """True for an amount of what the figure for each counts, larger than it, and for nothing else itself, unless both
    are for one time (``4.320 m3/ngày, mỗi hộ 0,45 m3/ngày``)."""
    if amount.base <= mean.base:
        return False
    if amount.per:
        both = amount.per == mean.per not in ("", each.noun) and not each.dimension
        return both and amount.kind == mean.kind and amount.dimension == mean.dimension
    if mean.kind == "rate" and amount.kind == "measure":
        unit = parse_unit(_OVER.split(mean.unit)[0], mean.block.words.figures.numerals.units)
        return unit is not None and unit.dimension == amount.dimension
    if mean.kind == "rate" or mean.dimension == "count":
        turns = amount.noun.endswith(f" {mean.noun}")  # 485 lượt người, mỗi lớp 45 người
        same = not mean.noun or amount.head == mean.head or turns or _are_people(amount, mean)
        return amount.kind == "count" and same
    return amount.dimension == mean.dimension

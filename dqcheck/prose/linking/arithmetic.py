"""Whether figures make what a link says, as rounded; and how far they are from it."""

from dataclasses import replace
from decimal import Decimal

from dqcheck.numerals.units import parse_unit
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.linking.frames import BITS, Frame
from dqcheck.prose.linking.possible_links import Link
from dqcheck.prose.phrases import fitting

_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")


def holds(link: Link) -> bool:
    """True when the operands make the result, as rounded."""
    result, first, second = link.result.mark, link.operands[0].mark, link.operands[-1].mark
    if link.kind == "percentage":
        return fitting.percent(result, first, second)
    if link.kind == "growth":
        return fitting.growth(result, first, second, up=first.base > second.base)
    if link.kind == "growth-amount":
        return fitting.sums(result, _ordered(first, second), (1, -1))
    if link.kind == "product":
        return fitting.product(result, factors(link))
    parts = [one.mark for one in link.operands]
    return fitting.sums(result, parts, (1, 1, -1) if link.kind == "flow" else ())


def _ordered(one: Mark, other: Mark) -> tuple[Mark, Mark]:
    return (one, other) if one.base > other.base else (other, one)


def factors(link: Link) -> tuple[Mark, Mark]:
    """What each gets, as rounded, and their number in the unit of what it is for each of."""
    each, number = rounded(link.operands[0]), link.operands[1].mark
    return each, replace(number, scale=number.scale * scale(each, number))


def rounded(each: Frame) -> Mark:
    """A figure for each, rounded to a whole where it is an average: what each gets may be exact."""
    average = not each.mark.step and each.before & BITS["mean"]
    return replace(each.mark, step=_ONE) if average else each.mark


def scale(each: Mark, number: Mark) -> Decimal:
    """The factor from a number's canonical unit to the unit of what a figure is for each of."""
    if each.dimension == "yield":
        return _TENTH
    unit = parse_unit(each.per, each.block.words.figures.numerals.units) if each.per else None
    if unit is None or unit.dimension != number.dimension or unit.dimension == "count":
        return _ONE
    return _ONE / unit.scale


def gap(link: Link) -> Decimal:
    """How far what is stated is from what the operands give, as a share of the larger."""
    stated, made = abs(link.result.mark.base), _given(link)
    return abs(stated - made) / max(stated, abs(made))


def _given(link: Link) -> Decimal:
    values = [one.mark.base for one in link.operands]
    first, second = values[0], values[-1]
    if link.kind == "percentage":
        return _HUNDRED * first / second
    if link.kind == "growth":
        return abs(_HUNDRED * (first - second) / second)
    if link.kind == "growth-amount":
        return abs(first - second)
    if link.kind == "product":
        return first * second * scale(link.operands[0].mark, link.operands[1].mark)
    return first + values[1] - second if link.kind == "flow" else sum(values, Decimal(0))


def telling(link: Link) -> int:
    """Digits of the result, and of the operands that are rounded, without noughts at their end, those of the figure
    with fewest: how finely it is told what holds."""
    marks = [link.result.mark, *(one.mark for one in link.operands if one.mark.step)]
    return min(len(mark.value.normalize().as_tuple().digits) for mark in marks)

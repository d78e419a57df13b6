"""Claims of products: area by yield, an amount a year by years, a footprint by floors."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.numerals.units import parse_unit
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.closeness import FAR_SHARE
from dqcheck.prose.phrases.making import claim, plain, smallest
from dqcheck.prose.phrases.nearby import between, figures_before, is_factor, words_before

HUNDREDTH = Decimal("0.01")
"""What one percent is as a factor."""
_FACTORS = frozenset({"money", "measure", "count", "rate", "percent", "duration"})
_PAYING = frozenset({"money", "count", "measure"})
"""Kinds of figures that may be what each gets, or how many there are."""
_TONNES_PER_QUINTAL = Decimal("0.1")
"""Hectares times quintals a hectare are quintals, a tenth of a tonne."""
_HARVEST = ("area", "mass", "yield")
_EXACT_SHARE = Decimal("0.002")
"""By how much an output may miss what one of several areas gives, to be that of this one."""
_A_TIME = re.compile(r"(?:\s?/\s?[^\W\d_]+){0,2}?\s?/\s?(?P<unit>[^\W\d_]+)(?!\w|\s?/)")
_MOST_AREAS = 12
"""Areas before a yield among which that of its crop may be."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The product claims of a document."""
    for block in text.blocks:
        yield from _spelt(block)
        yield from _floors(block)
        yield from _payments(block)
    told = list(_harvests(text.blocks))
    yield from told
    for block in text.blocks:
        yield from _harvests_in_any_order(block, settled.with_claims(told))


def product(stated: Mark, factors: Sequence[Mark], *, scale: Decimal = Decimal(1), doubt: bool = False) -> Claim:
    """The claim that a figure is the product of others, times the ``scale`` between their canonical units."""
    units = smallest([stated, *factors])
    if sorted((stated.dimension, *(factor.dimension for factor in factors))) == sorted(_HARVEST):
        scale *= _TONNES_PER_QUINTAL
    for factor in factors:
        scale *= HUNDREDTH if factor.kind == "percent" else units[factor.dimension].scale
        unit = parse_unit(factor.per, factor.block.words.figures.numerals.units) if factor.per else None
        if unit is not None and any(other.dimension == unit.dimension for other in factors):
            scale /= unit.scale
    scale /= units[stated.dimension].scale
    params = {"scale": plain(scale)} if scale != 1 else {}
    return claim("product", {"stated": [stated], "factors": factors}, doubt=doubt, params=params)


def _spelt(block: Block) -> Iterator[Claim]:
    """``1.500.000 đồng/năm x 05 năm = 7.500.000 đồng``."""
    words = block.words.rates
    if "=" not in block.text:
        return
    for last, result in pairwise(block.marks):
        if "=" not in between(last, result) or result.start - last.end >= words.reach.beside_characters:
            continue
        factors = [last]
        for factor in reversed(block.marks[: last.order]):
            if not words.products.times.fullmatch(between(factor, factors[0])):
                break
            factors.insert(0, factor)
        if len(factors) < 2 or block.text[: factors[0].start].rstrip().endswith(("+", "-", "–", "−")):
            continue  # the last step of a longer reckoning
        if is_factor(factors[0]):
            continue  # of another factor before it, which nobody could read
        if result.kind in (*ADDITIVE, "rate") and all(mark.kind in _FACTORS and mark.value for mark in factors):
            yield product(result, factors)


def _floors(block: Block) -> Iterator[Claim]:
    """A footprint, a number of floors and the floor area they give, in one passage."""
    words = block.words.rates
    footprint: Mark | None = None
    floors: Mark | None = None
    for mark in block.marks:
        ahead = words_before(mark)
        if mark.dimension == "area" and words.products.floor_area.search(ahead):
            if footprint is not None and floors is not None and not mark.odd:
                yield product(mark, [footprint, floors], doubt=True)
            footprint = floors = None
        elif mark.dimension == "area" and words.products.footprint.search(ahead):
            footprint, floors = mark, None
        elif mark.kind == "count" and footprint is not None and words.products.floors.match(block.text, mark.end):
            # The greatest height is what the floor area is reckoned with.
            floors = replace(mark, qualifier=None)


def _payments(block: Block) -> Iterator[Claim]:
    """``250.000 đồng/suất cho 40 suất = 10.000.000 đồng``: what each gets, how many there are, and what all get."""
    words = block.words.rates
    for paid in block.marks if block.marks and block.may_say(words.products.paid) else ():
        found = words.products.paid.search(words_before(paid)) if paid.kind == "money" else None
        if found is None:
            continue
        near = [mark for mark in figures_before(paid) if mark.whole_of is None and mark.depth >= paid.depth]
        each = next((mark for mark in near if mark.kind == "money" and _is_each(mark)), None)
        level = (mark for mark in near if mark.depth == paid.depth)
        counts = [mark for mark in level if mark.kind == "count" and mark.value > 1]
        number = next((mark for mark in counts if each is not None and mark.head == each.per), None)
        number = number or next(iter(counts), None)
        if found["equal"] and any(map(is_factor, near)):
            continue  # spelt out, perhaps with factors more
        if each is None or number is None or each.dimension != paid.dimension or each.qualifier or number.qualifier:
            continue
        crowded = sum(mark.kind in _PAYING for mark in near) > len((each, number))
        if crowded and ";" in block.text[min(each.end, number.end) : paid.start] and not found["equal"]:
            continue
        if (times := _times(block, each, paid)) is not None:
            given = each.base * number.base * times.value
            holds = given == paid.base
            # Nothing else is told that it could be paid for.
            meant = not crowded and abs(paid.base / given - 1) <= FAR_SHARE and paid.qualifier is None
            if holds or meant or fitting.product_slipped(paid, [replace(each, step=Decimal(0)), number, times]):
                yield product(paid, [each, number, times], doubt=not holds)
            continue
        holds = abs(each.base * number.base - paid.base) <= paid.step * paid.scale / 2
        slipped = fitting.product_slipped(paid, [replace(each, step=Decimal(0)), number])
        if holds or (paid.qualifier is None and (found["equal"] or slipped)):
            yield product(paid, [each, number], doubt=not holds and not found["equal"])


def _times(block: Block, each: Mark, paid: Mark) -> Mark | None:
    """How many months (or other times) an amount a month is paid: ``150 nghìn đồng/tháng trong 09 tháng``."""
    told = (mark for mark in block.marks[each.order + 1 : paid.order] if mark.kind == "duration")
    found = _A_TIME.match(block.text, each.end)
    return next((mark for mark in told if found and mark.unit.split()[-1:] == [found["unit"].lower()]), None)


def _is_each(mark: Mark) -> bool:
    """True for an amount that each gets: ``250.000 đồng/hộ``, ``mỗi hộ 250.000 đồng``, ``mức chi 250.000 đồng``."""
    words = mark.block.words.rates
    per = mark.per or words.products.per.match(mark.block.text, mark.end)
    return bool(per or words.products.each.search(words_before(mark)))


def _crop(mark: Mark) -> frozenset[str]:
    """The words before an area or yield that name its crop."""
    words = frozenset(re.findall(r"[^\W\d_]+", mark.label.lower()))
    return words - mark.block.words.rates.products.harvest


def _of_crop(areas: Sequence[Mark], rate: Mark) -> Sequence[Mark]:
    """The areas of the crop that a yield names, all where it names none, another where it is alone."""
    crop = _crop(rate)
    named = [area for area in areas if crop & _crop(area)]
    return named or (areas if not crop or len(areas) == 1 else ())


def _sown(areas: Sequence[Mark], rate: Mark) -> Mark | None:
    """The area on which a yield was reaped: that of the crop it names, else the nearest one before it; None when areas
    of other crops only are near."""
    crop = _crop(rate)
    nearest = areas[-1]
    if not crop:
        return nearest
    for area in reversed(areas):
        if crop & _crop(area):
            return area
    return nearest if nearest.block is rate.block and len(areas) == 1 else None


def _harvests_in_any_order(block: Block, settled: Settled) -> Iterator[Claim]:
    """The only output and yield of a sentence, with the area in it or right before it: ``8.146,9 tấn nhờ gieo 1.285 ha
    với năng suất 63,4 tạ/ha``, ``46,8 ha ao. Sản lượng 187,2 tấn, bình quân 4 tấn/ha``."""
    for rate in (mark for mark in block.marks if mark.dimension == "yield"):
        begin, end = block.sentence(rate.start)
        told = _harvest(block, begin, end)
        near = told["area"] or _harvest(block, block.sentence(max(block.body, begin - 1))[0], begin)["area"]
        areas = _of_crop(near[-_MOST_AREAS:], rate)
        figures = (*told["mass"], *told["yield"], *areas)
        plain = not any(mark.is_change or mark.qualifier is not None for mark in figures)
        if len(told["mass"]) != 1 or len(told["yield"]) != 1 or not plain or settled.has(rate):
            continue
        [output] = told["mass"]
        for area in areas:
            if abs(_tonnes(area, rate) - output.base) <= _EXACT_SHARE * output.base:
                yield product(output, [area, rate])
                break
        else:
            if len(areas) == 1 and abs(output.base / (_tonnes(areas[0], rate) or 1) - 1) <= FAR_SHARE:
                yield product(output, [areas[0], rate], doubt=True)


def _harvest(block: Block, begin: int, end: int) -> dict[str, list[Mark]]:
    """The areas, yields and outputs between two offsets of a block."""
    inside = [mark for mark in block.marks if begin <= mark.start < end]
    return {name: [mark for mark in inside if mark.dimension == name] for name in _HARVEST}


def _tonnes(area: Mark, rate: Mark) -> Decimal:
    """What an area gives at a yield."""
    return area.base * rate.base * _TONNES_PER_QUINTAL


def _harvests(document: Sequence[Block]) -> Iterator[Claim]:
    """Area, yield and output, in this order, in a passage or in lines that follow each other."""
    area: Mark | None = None
    rate: Mark | None = None
    areas: list[Mark] = []
    for block in document:
        if not block.marks:
            area = rate = None
            continue
        for mark in block.marks:
            if mark.dimension == "area":
                area, rate = mark, None
                areas = [*areas[1 - _MOST_AREAS :], mark]
            elif mark.dimension == "yield" and areas:
                area, rate = _sown(areas, mark), mark
            elif mark.dimension == "mass" and area is not None and rate is not None:
                near = mark.block.index - area.block.index <= block.words.rates.reach.next_blocks
                ordered = rate.block.index >= area.block.index
                if near and ordered and not any(figure.qualifier for figure in (area, rate, mark)):
                    yield product(mark, [area, rate], doubt=mark.block is not area.block)
                area = rate = None

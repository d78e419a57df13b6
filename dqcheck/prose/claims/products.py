"""Claims of products: area by yield, an amount a year by years, a footprint by floors."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.phrases.making import claim

_TIMES = re.compile(r"\s*(?:/\s?\w+|\w+(?:/\w+)?)?\s*[x×*]\s*$", re.IGNORECASE)
_FOOTPRINT = re.compile(r"diện tích xây dựng", re.IGNORECASE)
_FLOORS = re.compile(r"tầng", re.IGNORECASE)
_FLOOR_AREA = re.compile(r"diện tích sàn", re.IGNORECASE)
TO_TONNES = Decimal("0.1")
"""Hectares times quintals a hectare are quintals, a tenth of a tonne."""


_PAID = re.compile(
    r"(?:(?P<equal>=)|(?:số tiền|kinh phí|trị giá|thành tiền|giá trị)[^;.\d=]{0,24}?)\s*$", re.IGNORECASE
)
_PER = re.compile(r"\s?/\s?(?:người|hộ|suất|cháu|em|học sinh|trường hợp|đối tượng|gia đình|phần|con|ha|nhà)")
_EACH = re.compile(r"(?:mỗi\s[^;.,\d]{2,24}|mức[^;.,\d]{0,24})$", re.IGNORECASE)
MOST_AREAS = 12
"""Areas before a yield among which that of its crop may be."""
_FIELD_WORDS = frozenset(
    "diện tích năng suất sản lượng đạt ước là bình quân tổng gieo trồng cấy thu hoạch được có với cây vụ cho và toàn "
    "xã huyện tỉnh các loại chung trung khoảng".split()
)


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The product claims of a document."""
    for block in text.blocks:
        yield from _spelt(block)
        yield from _floors(block)
        yield from _payments(block)
    yield from _harvests(text.blocks)


def _spelt(block: Block) -> Iterator[Claim]:
    """``1.500.000 đồng/năm x 05 năm = 7.500.000 đồng``."""
    marks = block.marks
    for first, second, third in zip(marks, marks[1:], marks[2:], strict=False):
        text = block.text
        if not _TIMES.fullmatch(text[first.end : second.start]) or not second.value:
            continue
        if (
            "=" in text[second.end : third.start]
            and third.start - second.end < 24
            and third.kind in ADDITIVE
            and first.kind in ("money", "measure", "count", "rate")
        ):
            scale = first.scale * second.scale / third.scale if first.dimension == third.dimension else Decimal(1)
            yield claim(
                "product",
                {"stated": [third], "factors": [first, second]},
                params={"scale": scale} if scale != 1 else {},
            )


def _floors(block: Block) -> Iterator[Claim]:
    """A footprint, a number of floors and the floor area they give, in one passage."""
    footprint: Mark | None = None
    floors: Mark | None = None
    for mark in block.marks:
        left = block.text[max(0, mark.start - 40) : mark.start]
        if mark.dimension == "area" and _FLOOR_AREA.search(left):
            if footprint is not None and floors is not None and not mark.odd:
                yield claim("product", {"stated": [mark], "factors": [footprint, floors]}, doubt=True)
            footprint = floors = None
        elif mark.dimension == "area" and _FOOTPRINT.search(left):
            footprint, floors = mark, None
        elif mark.kind == "count" and _FLOORS.match(block.text[mark.end :].lstrip()[:6]) and footprint is not None:
            # The greatest height is what the floor area is reckoned with.
            floors = replace(mark, qualifier=None)


def _payments(block: Block) -> Iterator[Claim]:
    """``250.000 đồng/suất cho 40 suất = 10.000.000 đồng``: what each gets, how many there are, and what all get."""
    marks = [mark for mark in block.marks if mark.kind in ("money", "count") and mark.whole_of is None]
    if sum(mark.kind == "money" for mark in marks) < 2:
        return
    for at, paid in enumerate(marks):
        found = _PAID.search(block.text, max(block.body, paid.start - 40), paid.start) if paid.kind == "money" else None
        if found is None:
            continue
        begin, _ = block.sentence(paid.start)
        before = [m for m in marks[max(0, at - 8) : at] if m.start >= begin and m.depth >= paid.depth]
        each = next((m for m in reversed(before) if m.kind == "money" and _each(block, m)), None)
        level = [m for m in before if m.depth == paid.depth]
        number = next((m for m in reversed(level) if m.kind == "count" and m.value > 1), None)
        if each is None or number is None or each.dimension != paid.dimension or each.qualifier or number.qualifier:
            continue
        if ";" in block.text[min(each.end, number.end) : paid.start] and not found["equal"]:
            continue
        scale = each.scale * number.scale / paid.scale
        holds = abs(each.base * number.base - paid.base) <= paid.step * paid.scale / 2
        if holds or (found["equal"] and paid.qualifier is None):
            yield claim(
                "product",
                {"stated": [paid], "factors": [each, number]},
                params={"scale": scale} if scale != 1 else {},
            )


def _each(block: Block, mark: Mark) -> bool:
    """True for an amount that each gets: ``250.000 đồng/hộ``, ``mỗi hộ 250.000 đồng``, ``mức chi 250.000 đồng``."""
    return bool(_PER.match(block.text, mark.end) or _EACH.search(block.text[max(0, mark.start - 40) : mark.start]))


def _crop(mark: Mark) -> frozenset[str]:
    """The words before an area or yield that name its crop."""
    return frozenset(re.findall(r"[^\W\d_]+", mark.label.lower())) - _FIELD_WORDS


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
                areas = [*areas[1 - MOST_AREAS :], mark]
            elif mark.dimension == "yield" and areas:
                area, rate = _sown(areas, mark), mark
            elif mark.dimension == "mass" and area is not None and rate is not None:
                near_by = mark.block.index - area.block.index <= 2 and rate.block.index >= area.block.index
                if near_by and not any(m.qualifier for m in (area, rate, mark)):
                    scale = area.scale * rate.scale * TO_TONNES / mark.scale
                    apart = mark.block is not area.block
                    roles = {"stated": [mark], "factors": [area, rate]}
                    yield claim("product", roles, doubt=apart, params={"scale": scale})
                area = rate = None

"""Claims that a part does not exceed its whole, where the wording names both but not how they add up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.numerals.folding import fold
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.phrases.making import claim

_TOTAL = re.compile(r"(?<!\w)tổng\s(?:số\s)?[^.;:]{0,70}:?\s*$", re.IGNORECASE)
_STATE = re.compile(r"(?<!\w)(?:đã|chưa|được|còn|đang)(?!\w)[^.;]{0,60}$", re.IGNORECASE)
_SOME_PEOPLE = re.compile(
    r"trong độ tuổi|trưởng thành|từ \d+ tuổi|trên \d+ tuổi|lao động|(?<!\w)nữ(?!\w)|(?<!\w)nam(?!\w)|"
    r"trẻ em|người cao tuổi",
    re.IGNORECASE,
)
_POPULATION = re.compile(r"dân số[^.;\d]{0,30}$", re.IGNORECASE)
_STAFF = re.compile(r"(?:cán bộ|công chức|viên chức|CBCCVC|CBCC)", re.IGNORECASE)
_EVERYWHERE = re.compile(r"trên địa bàn|toàn (?:xã|phường|huyện|tỉnh)", re.IGNORECASE)
_MAINLY = re.compile(r"(?:chủ yếu|nhiều nhất|riêng|trong đó|lớn nhất|phần lớn|nhất là)[^.;\d]{0,60}$", re.IGNORECASE)
_DOSSIERS = 8
_CLASS = re.compile(
    r"\s(?:số\s|tổng số\s|các\s)?(?:cán bộ|công chức|viên chức|người|hộ|học sinh|giáo viên|đảng viên|hội viên|"
    r"thôn|tổ|xã|trường|trẻ|hồ sơ|văn bản|cơ quan|đơn vị|doanh nghiệp|dân số)(?!\w)",
    re.IGNORECASE,
)
_BEYOND_PLAN = re.compile(
    r"kế hoạch|chỉ tiêu|dự toán|mục tiêu|so với|cùng kỳ|vượt|tăng|bằng|nghị quyết|giao|nhu cầu", re.IGNORECASE
)
_ALL_OF = re.compile(r"(?<!\w)(?:tổng số|đủ điều kiện|phải giải quyết|có mặt|hiện có)(?!\w)", re.IGNORECASE)


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The part claims of a document that no list of parts makes."""
    found = [made for block in text.blocks for made in _in_block(block, settled)]
    yield from found
    yield from _of_received(text.blocks, settled.with_claims(found))
    yield from _staff(text.blocks)


def _in_block(block: Block, settled: Settled) -> Iterator[Claim]:
    yield from _fractions(block, settled)
    lowered = block.text.lower()
    if "tổng" in lowered:
        yield from _of_total(block)
    if "dân số" in lowered:
        yield from _of_population(block)
    yield from _of_numerator(block)
    yield from _over_hundred(block, settled)


def _left(mark: Mark, width: int = 90) -> str:
    return mark.block.text[max(mark.block.body, mark.start - width) : mark.start]


def _fractions(block: Block, settled: Settled) -> Iterator[Claim]:
    """Households are no more than their people; a fraction of cases is no more than its base."""
    for first, second in zip(block.marks, block.marks[1:], strict=False):
        if (
            first.noun in ("khẩu", "nhân khẩu", "người")
            and second.noun.startswith("hộ")
            and block.text[second.start - 1] == "/"
        ):
            yield claim("part", {"part": [second], "whole": [first]})
        whole = first.part_of
        if whole is not None and not settled.has(first) and first.kind == "count":
            named = _ALL_OF.search(block.text, first.end, min(len(block.text), whole.end + 40))
            if first.base <= whole.base or (named and first.base < 2 * whole.base):
                yield claim("part", {"part": [first], "whole": [whole]}, doubt=True)
    if (
        block.marks
        and (last := block.marks[-1]).whole_of is not None
        and not settled.has(last)
        and last.kind == "count"
        and last.whole_of.base <= last.base
    ):
        yield claim("part", {"part": [last.whole_of], "whole": [last]}, doubt=True)


def _over_hundred(block: Block, settled: Settled) -> Iterator[Claim]:
    """``103% công chức được tập huấn``: a share of a class is no more than all of it; a result may pass its plan."""
    for mark in block.marks:
        if mark.kind != "percent" or not 100 < mark.value < 200 or settled.has(mark) or mark.is_change:
            continue
        begin, end = block.sentence(mark.start)
        if _CLASS.match(block.text, mark.end) and not _BEYOND_PLAN.search(block.text, begin, end):
            everyone = replace(mark, value=Decimal(100), step=Decimal(0), qualifier=None, wording="100%")
            yield claim("part", {"part": [mark], "whole": [everyone]}, doubt=True)


def _of_total(block: Block) -> Iterator[Claim]:
    """``Tổng số N hồ sơ ..., đã (chưa) ... M hồ sơ`` in one sentence."""
    for at, total in enumerate(block.marks):
        if (
            total.kind not in ("count", "measure")
            or total.whole_of is not None
            or total.part_of is not None
            or not _TOTAL.search(_left(total))
        ):
            continue
        _, end = block.sentence(total.start)
        for mark in block.marks[at + 1 : at + 30]:
            if mark.start >= min(end, total.end + 220) or ";" in block.text[total.end : mark.start]:
                break
            other = mark.part_of if mark.part_of is not None else mark
            if mark.dimension != total.dimension or mark.is_change or mark.whole_of is not None:
                continue
            same = mark.unit == total.unit and (
                mark.dimension != "count"
                or mark.noun.split(" ")[0] == total.noun.split(" ")[0]
                or (other is not mark and not mark.noun)
            )
            if (
                same
                and mark.base <= total.base
                and (_STATE.search(block.text[total.end : mark.start]) or _MAINLY.search(_left(mark)))
            ):
                yield claim("part", {"part": [mark], "whole": [total]}, doubt=True)


def _of_population(block: Block) -> Iterator[Claim]:
    """People of an age or sex are no more than the population stated before them."""
    population: Mark | None = None
    for mark in block.marks:
        if mark.kind != "count" or mark.whole_of is not None:
            continue
        left = _left(mark, 70)
        if _POPULATION.search(left):
            population = mark
        elif population is not None and mark.part_of is None and _SOME_PEOPLE.search(left):
            if mark.noun.split(" ")[0] in ("người", "", "lao", "trẻ", "khẩu"):
                yield claim("part", {"part": [mark], "whole": [population]}, doubt=True)


def _of_numerator(block: Block) -> Iterator[Claim]:
    """Cases with a result, kept or used, are no more than the results just counted."""
    for first in block.marks:
        if first.part_of is None or first.kind != "count":
            continue
        words = set(fold(_left(first, 80)).split())
        for mark in block.marks[first.order + 2 : first.order + 6]:
            if (
                mark.kind != "count"
                or mark.part_of is not None
                or mark.whole_of is not None
                or mark.base > first.base
                or mark.value == 0
            ):
                continue
            if mark.noun.startswith("hồ sơ") and len(words & set(fold(_left(mark, 60)).split())) >= 4:
                yield claim("part", {"part": [mark], "whole": [first]}, doubt=True)


def _of_received(document: Sequence[Block], settled: Settled) -> Iterator[Claim]:
    """Dossiers of any kind, told after the total received, are no more than it."""
    total: Mark | None = None
    for block in document:
        for mark in block.marks:
            if mark.kind != "count":
                continue
            whole = mark.whole_of is not None
            noun = mark.noun or (mark.whole_of.noun if mark.whole_of else "")
            if not noun.startswith("hồ sơ"):
                continue
            if re.search(r"tổng số hồ sơ[^.;\d]{0,40}$", _left(mark), re.IGNORECASE):
                total = mark
            elif (
                total is not None
                and block.index - total.block.index <= _DOSSIERS
                and 0 < mark.base < total.base
                and (whole or not settled.has(mark))
            ):
                yield claim("part", {"part": [mark], "whole": [total]}, doubt=True)


def _staff(document: Sequence[Block]) -> Iterator[Claim]:
    """The staff of one office are no more than those of the whole commune."""
    own: Mark | None = None
    every: Mark | None = None
    for block in document:
        if "tổng" not in block.text.lower():
            continue
        for mark in block.marks:
            if (
                mark.kind != "count"
                or mark.part_of is not None
                or mark.whole_of is not None
                or not _TOTAL.search(_left(mark))
            ):
                continue
            left = _left(mark)
            if _EVERYWHERE.search(left) and _STAFF.search(left):
                every = every or mark
            elif _STAFF.match(mark.noun):
                own = own or mark
    if own is not None and every is not None and own.base <= every.base:
        yield claim("part", {"part": [own], "whole": [every]}, doubt=True)

"""Claims that the same quantity is stated alike wherever it stands in a report."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.model.quantity import Label, Qualifier
from dqcheck.numerals.folding import fold
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.figures.reported import figure
from dqcheck.prose.phrases.making import claim

_COPULA = (
    r"(?:\s*(?:là|có|hiện có|đạt|:|khoảng|toàn xã|toàn phường|của xã|của phường|xã|phường|đến nay|hiện tại|"
    r"tính đến(?:\snay|\sngày\s[\d/]{6,10})?|"
    r"trên địa bàn(?:\s(?:xã|phường))?|hiện nay|với|năm \d{4}))*\s*$"
)
_ONE_VALUE = {
    "population": (
        re.compile(r"(?:tổng\s)?(?:quy mô\s)?dân số" + _COPULA, re.IGNORECASE),
        re.compile(r"(?:người|khẩu|nhân khẩu|nhân dân|$)"),
    ),
    "households": (
        re.compile(r"(?:tổng\s)số hộ(?:\sdân|\sgia đình)?" + _COPULA, re.IGNORECASE),
        re.compile(r"(?:hộ|$)"),
    ),
    "area": (re.compile(r"diện tích(?:\sđất)?\stự nhiên" + _COPULA, re.IGNORECASE), re.compile(r"$|\w")),
}  # fmt: skip
"""Quantities that one commune has one value of, by the words right before the figure and the noun behind it."""
_PEOPLE = re.compile(r"(?:người|lượt|đại biểu|cán bộ|học viên|hội viên|đoàn viên|công chức|nhân dân|hộ|học sinh)")
_TOTAL = re.compile(r"tổng\s(?:số\s)?[^.;:]{3,80}(?:là|có|:)\s*:?\s*$", re.IGNORECASE)
_SAME_SUBJECT = re.compile(r"(?:được|đã|và|hoàn thành|đạt|cấp|tham gia|trong đó có)", re.IGNORECASE)


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The sameness claims of a document: one commune has one population."""
    if text.commune:
        yield from _one_value(text.blocks)
    yield from _repeated(text.blocks)
    yield from _qualified(text.blocks)
    for block in text.blocks:
        yield from _base_of_total(block)


def _left(mark: Mark, width: int = 60) -> str:
    return mark.block.text[max(mark.block.body, mark.start - width) : mark.start]


def _one_value(document: Sequence[Block]) -> Iterator[Claim]:
    found: dict[str, list[Mark]] = {}
    for block in document:
        for mark in block.marks:
            if mark.kind in ("count", "measure"):
                left = _left(mark)
                for name, (before, after) in _ONE_VALUE.items():
                    if before.search(left) and after.match(mark.noun):
                        found.setdefault(name, []).append(mark)
    for marks in found.values():
        if len(marks) > 1:
            yield claim("same", {"values": marks})


def _repeated(document: Sequence[Block]) -> Iterator[Claim]:
    """The same thing counted in several places, always with the same number."""
    groups: dict[str, list[Mark]] = {}
    for block in document:
        for mark in block.marks:
            if mark.kind != "count" or mark.whole_of is not None or mark.value < 2 or mark.unit:
                continue
            words = fold(mark.noun).split()
            if len(words) >= 2:
                groups.setdefault(" ".join(words[:5]), []).append(mark)
    by_head: dict[str, list[Mark]] = {}
    for key, marks in groups.items():
        by_head.setdefault(" ".join(key.split()[:4]), []).extend(marks)
    for key, marks in by_head.items():
        places = {(mark.block.index, mark.block.sentence(mark.start)) for mark in marks}
        enough = len(key.split()) >= 3 or max(mark.value for mark in marks) >= 100
        if len(places) > 1 and enough and len({mark.value for mark in marks}) == 1:
            yield claim("same", {"values": marks})


def _qualified(document: Sequence[Block]) -> Iterator[Claim]:
    """One round number of people, once exact, once ``gần`` and once ``hơn``: the same event told in different ways."""
    numbers: dict[Decimal, list[Mark]] = {}
    for block in document:
        for mark in block.marks:
            if mark.kind == "count" and mark.value >= 20 and mark.value % 10 == 0 and not mark.unit:
                if _PEOPLE.match(mark.noun):
                    numbers.setdefault(mark.value, []).append(mark)
    for marks in numbers.values():
        told = [mark for mark in marks if mark.qualifier in (None, Qualifier.NEARLY, Qualifier.OVER)]
        if len({mark.qualifier for mark in told}) < 2:
            continue
        first = told[0]
        kept = [first, *(mark for mark in told[1:] if _one_subject(first, mark))]
        if len({mark.qualifier for mark in kept}) < 2:
            continue
        values = tuple(figure(mark, Label(text=_wording(mark), value=_wording(mark))) for mark in kept)
        yield Claim(kind="same-wording", roles={"values": values}, doubt=True)


def _wording(mark: Mark) -> str:
    words = {Qualifier.NEARLY: "gần ", Qualifier.OVER: "hơn "}
    return (words[mark.qualifier] if mark.qualifier else "") + mark.text


def _one_subject(first: Mark, second: Mark) -> bool:
    """True when two sentences have several words in common that carry meaning."""
    words = []
    for mark in (first, second):
        begin, end = mark.block.sentence(mark.start)
        words.append(
            {word for word in fold(mark.block.text[begin:end]).split() if len(word) > 2 and not word.isdigit()}
        )
    shared = words[0] & words[1]
    return len(shared) >= 5


def _base_of_total(block: Block) -> Iterator[Claim]:
    """``Tổng số ... là 981 và được cấp ... 779/1.045``: the base of a fraction about the people just counted is their
    number."""
    for total, part in zip(block.marks, block.marks[1:], strict=False):
        whole = part.part_of
        if whole is None or total.kind != "count" or total.part_of is not None or total.whole_of is not None:
            continue
        between = block.text[total.end : part.start]
        if (
            len(between) > 90
            or re.search(r"[;.]\s", between)
            or not _SAME_SUBJECT.search(between)
            or part.kind != "count"
        ):
            continue
        if not _TOTAL.search(_left(total, 100)) or part.base > total.base:
            continue
        if part.noun and total.noun and part.noun.split()[0] != total.noun.split()[0]:
            continue
        yield claim("same", {"values": [total, whole]}, doubt=total.value != whole.value)
        yield claim("part", {"part": [part], "whole": [total]}, doubt=True)

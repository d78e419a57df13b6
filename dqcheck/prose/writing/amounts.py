"""Amounts that are impossible for what they are said to pay, given who reports.

Bounds are wide on purpose: they find a unit that slipped by a thousand, not a dear event. Each bound is printed with
the finding.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.model.quantity import Quantity
from dqcheck.numerals.numbers import parse_number
from dqcheck.prose.documents.issuers import ReportingUnit
from dqcheck.prose.documents.reading import Reading
from dqcheck.prose.text.passages import Passage

_MONEY = re.compile(
    r"(?<![\w.,/])(?P<number>\d{1,3}(?:\.\d{3}){0,5}(?:,\d{1,3})?|\d{1,12}(?:,\d{1,3})?)\s{0,2}"
    r"(?P<unit>(?:(?:nghìn|ngàn)\s{1,2}(?:tỷ|tỉ)|triệu|tỷ|tỉ|nghìn|ngàn)?\s{0,2}(?:đồng|vnđ|"
    r"đ(?!\w)))(?P<per>\s?/\s?[^\W\d_]{1,8}(?:\s?/\s?[^\W\d_]{1,8})?)?",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"(?<!\w)dân số(?:\s{1,2}(?:toàn xã|toàn phường|của xã|của phường|hiện nay|thực tế|trung bình))?[^.;,\d%]{0,24}"
    r"(?P<number>\d{1,3}(?:\.\d{3}){1,4})\s{1,2}(?:nhân khẩu|khẩu|người)(?!\w|\s?/)",
    re.IGNORECASE,
)
_EVENT = (
    r"(?:lễ phát động|lễ ra quân|lễ khai mạc|hội nghị|hội thảo|lớp tập huấn|tập huấn|lớp bồi dưỡng|hội thi|cuộc "
    r"thi|buổi tuyên truyền|tọa đàm|toạ đàm|ngày hội|hội thao)"
)
_EVENT_AFTER = re.compile(
    rf"\s{{0,3}}(?:cho|để|nhằm|phục vụ)\s{{1,2}}(?:việc\s{{1,2}}|công tác\s{{1,2}})?(?:tổ "
    rf"chức\s{{1,2}})?(?:\d{{1,2}}\s{{1,2}})?{_EVENT}(?!\w)",
    re.IGNORECASE,
)
_EVENT_BEFORE = re.compile(
    rf"(?<!\w){_EVENT}(?!\w)(?:\s{{1,2}}(?:là|hết))?\s{{0,2}}:?\s{{1,2}}$|"
    rf"(?<!\w){_EVENT}(?!\w)[^.;]{{0,90}}?(?:kinh phí|chi phí|số tiền|chi|hết|tốn)(?!\w)[^.;\d]{{0,24}}$|"
    rf"(?<!\w)(?:kinh phí|chi phí|số tiền|chi)(?!\w)[^.;\d]{{0,30}}{_EVENT}(?!\w)[^.;\d]{{0,70}}$",
    re.IGNORECASE,
)
_OTHER_MONEY = re.compile(
    r"(?<!\w)(?:phân bổ|vốn|dự án|đầu tư|xây dựng|công trình|ngân sách|chương trình|thu|nợ|doanh thu|tài trợ|ủng "
    r"hộ)(?!\w)",
    re.IGNORECASE,
)
_FEES = re.compile(r"(?<!\w)(?:lệ phí|phí, lệ phí|thu phí)(?!\w)[^.;\d%]{0,60}$", re.IGNORECASE)
_EQUIPMENT = re.compile(
    r"(?<!\w)(?:màn hình|loa|truyền thanh|camera|máy tính|máy quét|máy scan|máy in|máy chủ|phần mềm|phòng họp|tờ rơi|"
    r"băng rôn|pa nô|panô|wifi|chữ ký số|trang thông tin|đường truyền|thiết bị)(?!\w)[^.;%]{0,90}$",
    re.IGNORECASE,
)
"""What a commune buys for its offices: dear at a few tỷ đồng."""
_INCOME = re.compile(r"(?<!\w)thu nhập bình quân(?:(?!tăng|giảm|thấp|cao)[^.;\d%]){0,50}$", re.IGNORECASE)
_BILLION = Decimal(10**9)


@dataclass(frozen=True, slots=True)
class Bound:
    """What an amount of one kind may be: at least and at most, in đồng; ``doubt`` tells that the kind is only
    likely."""

    name: str
    at_most: Decimal
    at_least: Decimal | None = None
    doubt: bool = False


def claims(reading: Reading) -> Iterator[Claim]:
    """The claim of every bounded amount that it is possible, and of shares that they are no more than the whole."""
    for passage in reading.passages:
        text = passage.text.replace("\n", " ")
        if "đ" in text or "Đ" in text:
            for found in _MONEY.finditer(text):
                if claim := _amount(passage, text, found, reading.unit):
                    yield claim
        if reading.unit.commune and "ân số" in text:
            for found in _PEOPLE.finditer(text):
                value = parse_number(found["number"])
                if isinstance(value, Quantity):
                    yield _claim(passage, found.span("number"), value, Bound("population", Decimal(500_000)), "người")


def _amount(passage: Passage, text: str, found: re.Match[str], own: ReportingUnit) -> Claim | None:
    before = text[max(0, found.start() - 140) : found.start()]
    after = text[found.end() : found.end() + 60]
    per = "".join((found["per"] or "").casefold().split())
    if _INCOME.search(before):
        other = per and not re.search(r"người|năm|tháng|hộ", per)
        if other or re.search(r"ngày|giờ|công|buổi", per + after[:14]):
            return None
        if per.endswith("/tháng"):
            bound = Bound("monthly-income", _BILLION / 2, Decimal(100_000), doubt=True)
        else:
            bound = Bound("income", 5 * _BILLION, Decimal(2_000_000), doubt=True)
    elif per.startswith("/người"):
        bound = Bound("income", 5 * _BILLION, doubt=True)
    elif per:
        return None
    elif _EVENT_AFTER.match(after):
        bound = Bound("event", (5 if own.commune else 50) * _BILLION)
    elif (event := _EVENT_BEFORE.search(before)) and not _OTHER_MONEY.search(event[0]):
        bound = Bound("event", (5 if own.commune else 50) * _BILLION, doubt=True)
    elif own.commune and _FEES.search(before):
        bound = Bound("fees", 1000 * _BILLION)
    elif own.commune and _EQUIPMENT.search(before):
        bound = Bound("equipment", 10 * _BILLION, doubt=True)
    elif own.commune:
        bound = Bound("funds", 20_000 * _BILLION, doubt=True)
    else:
        return None
    value = parse_number(f"{found['number']} {found['unit']}", type="money")
    if not isinstance(value, Quantity):
        return None
    shown = Quantity(text=found[0].strip(), value=value.value, quantum=value.quantum, unit=value.unit)
    return _claim(passage, found.span(), shown, bound, "đồng")


def _claim(passage: Passage, span: tuple[int, int], value: Quantity, bound: Bound, unit: str) -> Claim:
    params: dict[str, object] = {"at_most": Quantity(text=format(bound.at_most, "f"), value=bound.at_most, unit=unit)}
    if bound.at_least is not None:
        params["at_least"] = Quantity(text=format(bound.at_least, "f"), value=bound.at_least, unit=unit)
    return Claim(
        kind="amount.magnitude",
        roles={"value": (passage.figure(*span, value),)},
        params=params,
        doubt=bound.doubt,
        facts={"what": bound.name},
    )

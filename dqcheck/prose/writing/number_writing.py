"""Numbers and units that are not written as numbers and units: what no reader can be sure of."""

import re
from collections.abc import Iterator

from dqcheck.model.claim import Claim
from dqcheck.numerals.numbers import read_numeral
from dqcheck.prose.documents.reading import Reading
from dqcheck.prose.text.passages import Passage
from dqcheck.prose.writing.written import fault

_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(r"(?<![\w/.,:=-])\d{1,12}(?:[.,]{1,2}\d{1,12})++(?![/-]?\d)(?!\.[A-ZĐ])")
_BARE = re.compile(r"(?<![\w.,/:=\-–+])\d{4,9}(?=\s{1,2}[^\W\d_A-ZĐ])")
_FRACTION = re.compile(
    r"(?<![\d/.,-])(?P<part>\d{1,3}(?:\.\d{3}){0,4}(?:,\d{1,4})?)\s?/\s?(?P<whole>\d{1,3}(?:\.\d{3}){0,4}(?:,\d{1,4})?)\s?%(?!\d)"
)
_AGAINST_PLAN = re.compile(
    r"\s{0,2}\(?(?:so với\s{1,2}|theo\s{1,2})?(?:kế hoạch|KH|chỉ tiêu|mục tiêu|nghị quyết|NQ|dự toán|tỉnh giao|"
    r"được giao)(?!\w)",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"\s{0,2}(?:%|‰|tỷ|tỉ|triệu|nghìn|ngàn|đồng|vnđ|usd|ha|km²|km2|m²|m2|m³|m3|tấn|tạ|kg|km|kwh|mw|lít)(?!\w)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s{1,2}(?:hồ sơ|hộ|người|khẩu|nhân khẩu|lượt|thôn|bản|học sinh|cán bộ|công chức|viên chức|đảng viên|tổ|máy|"
    r"bộ|cái|trường hợp|văn bản|"
    r"doanh nghiệp|tài khoản|con|cây|thửa|mét|m)(?!\w)",
    re.IGNORECASE,
)
_WHOLE_THINGS = re.compile(
    r"\s{1,2}(?:hồ sơ|hộ|người|khẩu|nhân khẩu|học sinh|thí sinh|cán bộ|đảng viên|trường hợp|văn bản|doanh nghiệp|"
    r"tài khoản|con)(?!\w)",
    re.IGNORECASE,
)
"""What cannot be counted in fractions."""
_NAME_BEFORE = re.compile(
    r"(?:số|mã|năm|khóa|khoá|thoại|hotline|fax|tcvn|qcvn|iso|đề án|quốc lộ|tài khoản|biển|cccd|cmnd|mst|thuế|sđt|"
    r"đt|thửa|tờ|lô|km|từ|đến)\s?[:.]?\s{0,2}$",
    re.IGNORECASE,
)
_TWICE_PER_SECOND = re.compile(
    r"(?<!\w)(?P<rate>[KMGT]b(?:ps|/s|it/s))\s?/\s?(?:s|giây|sec|second)(?!\w)", re.IGNORECASE
)
_POWER_PER_HOUR = re.compile(r"(?<=\d)\s?(?P<power>[kKMG]W)\s?/\s?(?:h|giờ)(?!\w)")
_PER_HOUR = re.compile(r"(?<=\d)\s?(?P<unit>[KMG]b(?:it)?)\s?/\s?(?:giờ|h|phút)(?!\w)")
_CUT_SHORT = re.compile(r"(?<=\d)\s?(?P<unit>[KMG]bp)(?![\w/])")
_TWICE_PERCENT = re.compile(r"(?<=\d)\s?%\s?%")
_TWICE_WORD = re.compile(
    r"(?<=\d)\s{1,2}(?P<word>nghìn|ngàn|triệu|tỷ|tỉ|ha|tấn|km2|m2|km|hồ sơ|người|hộ|lượt|tỷ đồng|triệu "
    r"đồng)\s{1,2}(?P=word)(?!\w)",
    re.IGNORECASE,
)
_CROSSED_SCALES = re.compile(r"(?<=\d)\s{1,2}(?:tỷ|tỉ)\s{1,2}(?:triệu|nghìn|ngàn)(?=\s{1,2}đồng)", re.IGNORECASE)
_AREA_BY_LENGTH = re.compile(
    r"(?<!\w)diện tích(?:\s{1,2}(?:tự nhiên|đất|toàn xã|toàn phường|sàn|xây dựng|rừng|gieo trồng|canh tác|nuôi "
    r"trồng)){0,2}(?:\s{0,2}:|\s{1,2}là)?"
    r"\s{1,2}(?P<number>\d[\d.,]{0,14})\s?(?P<unit>km|m)(?![\w²³/])(?!\s?[23](?!\d))(?!\s{0,2}[x×]|"
    r"\s{1,2}(?:chiều|dài|rộng|ngang))",
    re.IGNORECASE,
)
_DENSITY = re.compile(
    r"(?<!\w)mật độ dân số[^.;\d]{0,40}(?P<number>\d[\d.,]{0,10})\s?người\s?/\s?(?P<unit>km|"
    r"m)(?![\w²³])(?!\s?[23](?!\d))",
    re.IGNORECASE,
)
_MOST = 6
FEW = 3


def claims(reading: Reading) -> Iterator[Claim]:
    """Every number and unit of a narrative that is malformed, each with the kind of fault and what was probably
    meant."""
    points: list[tuple[Passage, int, int, str]] = []
    grouped: list[tuple[Passage, int, int, str]] = []
    commas = 0
    for passage, dates in zip(reading.passages, reading.dates, strict=True):
        text = passage.text
        if not _DIGIT.search(text):
            continue
        yield from _fractions(passage)
        yield from _units(passage)
        taken = {span.start for span in dates}
        for found in _TOKEN.finditer(text):
            if found.start() in taken:
                continue
            token = found[0]
            if token.count(",") == 1 and "," in token[-5:] and "." not in token.partition(",")[2]:
                commas += 1
            case = _case(token, text, found.end())
            if case == "decimal-point" and passage.row is None and not text.lstrip().startswith("|"):
                points.append((passage, found.start(), found.end(), token))
            elif case == "comma-group":
                grouped.append((passage, found.start(), found.end(), token))
            elif case and case != "decimal-point":
                yield fault("writing.malformed-number", passage, found.start(), found.end(), case, _meant(token))
    if commas >= len(points) or len(points) <= 2:
        for passage, start, end, token in points[:_MOST]:
            yield fault("writing.decimal-point", passage, start, end, "decimal-point", _meant(token))
    # A report that groups all its thousands so has one habit, not many faults.
    for passage, start, end, token in grouped if len(grouped) <= FEW else grouped[:1]:
        meant = token.replace(",", ".")
        yield fault("writing.malformed-number", passage, start, end, "comma-group", meant, doubt=True)
    yield from _ungrouped(reading)


def _case(token: str, text: str, end: int) -> str:
    """What is wrong with digits and marks; empty when nothing is, or when they are probably no quantity."""
    if re.search(r"[.,]{2}", token):
        if ".." in token and not re.search(r"\.\.\d{3}(?!\d)", token):
            return ""  # a range
        return "doubled-mark" if _MEASURE.match(text, end) or _COUNTED.match(text, end) else ""
    commas, dots = token.count(","), token.count(".")
    measured = bool(_MEASURE.match(text, end))
    groups = re.split(r"[.,]", token)
    if commas > 1:
        if dots == 0 and (all(len(group) <= 2 for group in groups) or not measured):
            return ""  # an enumeration
        if all(len(group) == 3 for group in re.split(r"[.,]", token)[1 : commas + 1]) and token.find(".") in (
            -1,
            len(token) - len(groups[-1]) - 1,
        ):
            return "decimal-point" if measured else ""
        return "two-commas"
    if commas == 1 and not dots and len(groups[1]) == 3 and token[0] != "0" and _WHOLE_THINGS.match(text, end):
        return "comma-group"
    if dots == 1 and not commas and len(groups[1]) != 3 and _WHOLE_THINGS.match(text, end):
        return "bad-group"
    if commas == 1 and dots:
        if token.index(",") < token.index("."):
            return "decimal-point" if measured else ""
        uneven = any(len(group) != 3 for group in groups[1:-1])
        return "bad-group" if uneven and (measured or len(groups[-2]) > 3) else ""
    if dots > 1:
        odd = [group for group in groups[1:] if len(group) != 3]
        if not odd or token[0] == "0" or all(len(group) <= 2 for group in groups):
            return ""
        return "bad-group" if measured or (len(groups[-1]) == 3 and _COUNTED.match(text, end)) else ""
    if dots == 1 and measured and (len(groups[1]) != 3 or len(groups[0]) > 3 or token[0] == "0"):
        return "decimal-point" if len(groups[1]) < 4 else "bad-group"
    return ""


def _meant(token: str) -> str:
    """A single conceivable reading in Vietnamese notation, else nothing."""
    value = read_numeral(token)
    if isinstance(value, tuple) and len(value) == 1:
        whole, _, decimals = format(value[0], "f").partition(".")
        grouped = f"{int(whole):,}".replace(",", ".")
        return f"{grouped},{decimals}" if decimals else grouped
    return ""


def _fractions(passage: Passage) -> Iterator[Claim]:
    """``98/85%``: neither a fraction nor a percentage. ``70/30%`` splits a whole and is left alone."""
    if "%" not in passage.text or "/" not in passage.text:
        return
    for found in _FRACTION.finditer(passage.text):
        part, whole = (read_numeral(found[name]) for name in ("part", "whole"))
        if isinstance(part, tuple) or isinstance(whole, tuple) or part + whole == 100:
            continue
        if _AGAINST_PLAN.match(passage.text, found.end()):
            continue  # reached over planned
        unsure = "," in found[0]
        yield fault("writing.malformed-number", passage, found.start(), found.end(), "fraction-percent", doubt=unsure)


def _units(passage: Passage) -> Iterator[Claim]:
    text = passage.text
    for found in _TWICE_PER_SECOND.finditer(text) if "/" in text else ():
        yield fault("writing.impossible-unit", passage, found.start(), found.end(), "twice-per-second", found["rate"])
    if "W" in text:
        for found in _POWER_PER_HOUR.finditer(text):
            yield fault(
                "writing.impossible-unit", passage, found.start(), found.end(), "power-per-hour", f"{found['power']}h"
            )
    for pattern, case, meant in (
        (_PER_HOUR, "rate-per-hour", "{unit}/s"),
        (_CUT_SHORT, "cut-short", "{unit}s"),
    ):
        for found in pattern.finditer(text) if "b" in text else ():
            unit = meant.format(unit=found["unit"])
            yield fault("writing.impossible-unit", passage, found.start(), found.end(), case, unit)
    for pattern, case in (
        (_TWICE_PERCENT, "doubled-unit"),
        (_TWICE_WORD, "doubled-unit"),
        (_CROSSED_SCALES, "crossed-scales"),
    ):
        for found in pattern.finditer(text):
            meant = found["word"] if pattern is _TWICE_WORD else "%" if pattern is _TWICE_PERCENT else ""
            yield fault("writing.impossible-unit", passage, found.start(), found.end(), case, meant)
    for pattern, word, case in (
        (_AREA_BY_LENGTH, "iện tích", "area-by-length"),
        (_DENSITY, "ật độ", "density-by-length"),
    ):
        for found in pattern.finditer(text) if word in text else ():
            unit = found["unit"] + "²"
            yield fault("writing.impossible-unit", passage, found.start("number"), found.end(), case, unit, doubt=True)


def _ungrouped(reading: Reading) -> Iterator[Claim]:
    """Thousands without a mark in a report that groups them elsewhere: one claim for all of them."""
    grouped = ""
    bare: list[tuple[Passage, int, int]] = []
    for passage in reading.passages:
        text = passage.text
        if passage.row is not None or text.lstrip().startswith("|"):
            continue
        if not grouped and (found := re.search(r"(?<![\w.,/])[1-9]\d{0,2}(?:\.\d{3}){1,4}(?=\s{1,2}[^\W\d_])", text)):
            grouped = found[0]
        for number in _BARE.finditer(text):
            value = int(number[0])
            if (
                1900 <= value <= 2100
                or number[0][0] == "0"
                or _NAME_BEFORE.search(text[max(0, number.start() - 16) : number.start()])
            ):
                continue
            if _COUNTED.match(text, number.end()) or _MEASURE.match(text, number.end()):
                bare.append((passage, number.start(), number.end()))
    if grouped and bare:
        first = fault("writing.ungrouped-number", *bare[0], "ungrouped", _grouped(bare[0]))
        more = tuple(
            passage.fault(start, end, _grouped((passage, start, end))) for passage, start, end in bare[1:_MOST]
        )
        yield Claim(
            kind=first.kind,
            roles={"value": (*first.roles["value"], *more)},
            facts={**first.facts, "elsewhere": grouped, "times": len(bare)},
        )


def _grouped(found: tuple[Passage, int, int]) -> str:
    passage, start, end = found
    return f"{int(passage.text[start:end]):,}".replace(",", ".")

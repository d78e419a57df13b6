"""Percentages that nothing in their sentence allows to check."""

import re
from collections.abc import Iterator

from dqcheck.model.claim import Claim
from dqcheck.prose.documents.reading import Reading
from dqcheck.prose.text.passages import Passage
from dqcheck.prose.writing.written import fault

_PERCENT = re.compile(r"(?<![\d.,/–-])(?P<value>\d{1,3}(?:,\d{1,3})?)\s?%(?!\s?[-–/]\s?\d)")
_COUNT = re.compile(
    r"(?<![\w.,/])(?:\d{1,3}(?:\.\d{3}){1,4}|\d{1,9})(?:,\d{1,3})?(?:\s?/\s?\d|\s{1,2}(?!tháng|năm|ngày|quý|giờ|"
    r"cấp|tuổi|sao)[^\W\d_])"
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n\s{0,8}(?=[-+•*])")
_STATED = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|đạt|chiếm|có|trên|hơn|gần|cho|trong|là|khoảng)(?!\w)[^%]{0,60}$", re.IGNORECASE
)
_STATED_LENGTH = 80
"""Characters before a percentage in which what ``_STATED`` looks for stands."""
_TARGET = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu|đến năm|yêu cầu|ít nhất|tối thiểu|bảo đảm|đảm bảo|dự kiến|kế hoạch|"
    r"được giao|tăng|giảm|lãi suất|thuế|"
    r"quy định|mức hỗ trợ|hỗ trợ|tiếp tục|sẽ|cần|đề nghị|chi cho|bố trí|vượt|tăng trưởng|so với|nhiệm vụ|tập "
    r"trung|đẩy mạnh)(?!\w)",
    re.IGNORECASE,
)
_TOTAL_AS_FRACTION = re.compile(
    r"(?<!\w)tổng\s{1,2}(?:số\s{1,2})?[^.;:%\d]{2,70}?(?:\slà|"
    r":)\s{0,3}(?P<part>\d{1,3}(?:\.\d{3}){0,3})\s?/\s?(?P<whole>\d{1,3}(?:\.\d{3}){0,3})"
    r"(?=\s{1,2}[^\W\d_])",
    re.IGNORECASE,
)
_ROUGH = re.compile(r"(?:khoảng|chừng|ước)\s$", re.IGNORECASE)
WIDE = 240
"""Characters on each side of a percentage in which its clauses are looked for."""
_CLAUSE = re.compile(r"[,;:](?=\s)")
_NEED = re.compile(r"\s{0,2}(?:so với\s{1,2})?nhu cầu")
_PART_OF_WHOLE = re.compile(r"\d\s?/\s?\d")
_FIGURE = re.compile(
    r"\d{1,3}(?:,\d{1,3})?\s?(?:%|/(?!\s?(?:19|20)\d\d)\s?\d)|"
    r"(?<![\d/])(?!(?:19|20)\d\d)\d{2,9}\s{1,2}(?!năm|tháng)[^\W\d_]|\d,\d"
)
_RATE_WITHOUT = re.compile(
    r"(?:^|\n)\s{0,8}[-+•*]?\s{0,3}(?P<rate>(?:Tỷ|Tỉ) lệ\s[^:%\n]{4,80}):\s{1,3}(?P<rest>[^\n]{20,})"
)


def claims(reading: Reading) -> Iterator[Claim]:
    """A percentage whose sentence gives neither part nor whole, a rate that is announced but never given, and a total
    given as a fraction."""
    for passage in reading.passages:
        if passage.row is not None or passage.text.lstrip().startswith("|"):
            continue
        if "%" in passage.text:
            yield from _without_base(passage)
        if "/" in passage.text:
            for found in _TOTAL_AS_FRACTION.finditer(passage.text):
                if found["part"] != found["whole"]:
                    yield fault(
                        "writing.no-base", passage, found.start("part"), found.end("whole"), "total-as-fraction"
                    )
        rate = _RATE_WITHOUT.match(passage.text)
        if rate:
            sentence = re.split(r"[.;]\s", rate["rest"], maxsplit=1)[0]
            if "%" not in rate["rest"] and not _FIGURE.search(sentence):
                yield fault("writing.no-figure", passage, rate.start("rate"), rate.end("rate"), "no-figure")


def _clauses(sentence: str, start: int, end: int) -> str:
    """The clause around a span, with the one before it and the one behind it: where its part and whole may stand."""
    first, last = max(0, start - WIDE), min(len(sentence), end + WIDE)
    before = [first, *(found.end() for found in _CLAUSE.finditer(sentence, first, start))]
    behind = [*(found.start() for found in _CLAUSE.finditer(sentence, end, last)), last]
    return sentence[before[-2:][0] : behind[:2][-1]]


def _without_base(passage: Passage) -> Iterator[Claim]:
    """At most one in a paragraph: the first percentage of a sentence of results that holds no count at all."""
    text = passage.text
    start = 0
    for cut in [*(found.start() for found in _SENTENCE.finditer(text)), len(text)]:
        sentence = text[start:cut]
        base, start = start, cut
        if "%" not in sentence:
            continue
        if not _PART_OF_WHOLE.search(sentence) and sentence.count("nhu cầu") == 1:
            needed = next((found for found in _PERCENT.finditer(sentence) if _NEED.match(sentence, found.end())), None)
            if needed:
                yield fault("writing.no-base", passage, base + needed.start(), base + needed.end(), "no-need")
                return
        for found in _PERCENT.finditer(sentence):
            clauses = _clauses(sentence, found.start(), found.end())
            if _COUNT.search(_PERCENT.sub("", clauses)) or _TARGET.search(clauses):
                continue
            rough = _ROUGH.search(sentence, max(0, found.start() - 10), found.start())
            if (
                found["value"] not in ("100", "0")
                and not rough
                and _STATED.search(sentence, max(0, found.start() - _STATED_LENGTH), found.start())
            ):
                yield fault("writing.no-base", passage, base + found.start(), base + found.end(), "no-base")
                return

"""Dates that are malformed or do not exist, and blanks that were left for number and date of the report."""

import re
from collections.abc import Iterator, Sequence

from dqcheck.model.claim import Claim
from dqcheck.model.quantity import Missing
from dqcheck.prose.documents.reading import Reading
from dqcheck.prose.figures.date_spans import DateSpan
from dqcheck.prose.text.passages import Passage
from dqcheck.prose.writing.written import fault

_MONTH_FOR_DAY = re.compile(r"(?<!\w)tháng\s{0,3}$", re.IGNORECASE)
_BAD_YEAR = re.compile(r"(?<=ngày\s)\d{1,2}\s?/\s?\d{1,2}\s?/\s?(?:\d{3}|\d{5,6})(?![\d/%])", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(?<=ngày\s)\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{2}(?![\d/%])", re.IGNORECASE)
_DOUBLED_MARK = re.compile(r"(?<![\d/])\d{1,2}(?://{1,2}\d{1,2}/{1,3}|/\d{1,2}//{1,2})(?:19|20)\d\d(?!\d)")
_DAY_LEFT_OUT = re.compile(
    r"(?<!\w)ngày\s{1,3}(?P<month>\d{1,2})\s?/\s?(?P<year>(?:19|20)\d\d)(?![\d/])", re.IGNORECASE
)
_BAD_MONTH = re.compile(
    r"(?<!\w)tháng\s{1,3}(?P<month>0|00|1[3-9]|[2-9]\d)\s?(?:/|\s{1,2}năm\s{1,2})\s?(?:19|20)\d\d(?!\d)", re.IGNORECASE
)
_BAD_QUARTER = re.compile(
    r"(?<!\w)quý\s{1,3}(?:V|VI{1,3}|[5-9])(?:\s?/\s?|\s{1,2}(?:năm\s{1,2})?)(?:19|20)\d\d(?!\d)", re.IGNORECASE
)
_BLANK_DAY = re.compile(
    r"(?<!\w)ngày[\s.…_]{1,40}tháng(?:[\s.…_]{1,40}|\s{0,3}\d{1,2}\s{0,3})năm\s{0,3}(?:\d{4}|20[.…_]{1,6}|"
    r"[.…_]{1,8})|"
    r"(?<!\w)ngày[ \xa0.…_]{0,12}/\s?\d{1,2}\s?/\s?(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
_BLANK_MONTH = re.compile(
    r"(?<!\w)ngày\s{1,3}\d{1,2}\s{1,3}tháng[\s.…_]{1,40}năm\s{0,3}(?:\d{4}|[.…_]{1,8})", re.IGNORECASE
)
_BLANK_NUMBER = re.compile(
    r"(?<!\w)số\s{0,2}:?[ \xa0.…_]{0,40}[/-]\s?(?P<symbol>(?:[A-ZĐ][A-Za-zĐđ]{0,5}[-/])[A-ZĐ][\w&-]{1,20})",
    re.IGNORECASE,
)
_PAY = re.compile(r"(?:lương|thưởng)[^.;]{0,12}$", re.IGNORECASE)
_OWN = re.compile(r"(?i:kèm theo|ban hành kèm|đính kèm)")
_PADDED = re.compile(r"(?<![\d/.])0[1-9]/\d{1,2}/\d{4}(?!\d)")
_UNPADDED = re.compile(r"(?<![\d/.])[1-9]/\d{1,2}/\d{4}(?!\d)")
_MOST = 5


def claims(reading: Reading) -> Iterator[Claim]:
    """Every malformed, impossible or blank date and the blank number of the report itself."""
    for index, (passage, dates) in enumerate(zip(reading.passages, reading.dates, strict=True)):
        text = passage.text
        low = text.casefold()
        if dates:
            yield from _written(passage, dates)
        if "ngày" in low or "tháng" in low or "quý" in low:
            yield from _malformed(passage)
        if index < 30 or _OWN.search(text[:200]):
            yield from _blanks(passage, index)
    yield from _padding(reading)


def _written(passage: Passage, dates: Sequence[DateSpan]) -> Iterator[Claim]:
    for span in dates:
        if isinstance(span.value, Missing) and span.shape in ("numeric", "long"):
            meant = ""
            if span.value.candidates:
                year, month, day = span.value.candidates[0].split("-")
                meant = f"{day}/{month}/{year}"
            yield fault("writing.impossible-date", passage, span.start, span.end, "no-such-day", meant)
        elif span.day and span.shape == "numeric":
            before = _MONTH_FOR_DAY.search(passage.text, max(0, span.start - 10), span.start)
            if before:
                yield fault(
                    "writing.malformed-date", passage, before.start(), span.end, "month-for-day", f"ngày {span.text}"
                )


def _malformed(passage: Passage) -> Iterator[Claim]:
    text = passage.text
    for pattern, kind, case in (
        (_BAD_YEAR, "writing.malformed-date", "year-digits"),
        (_SHORT_YEAR, "writing.short-year", "short-year"),
        (_DOUBLED_MARK, "writing.malformed-date", "doubled-date-mark"),
        (_BAD_MONTH, "writing.impossible-date", "no-such-month"),
        (_BAD_QUARTER, "writing.impossible-date", "no-such-quarter"),
    ):
        for found in pattern.finditer(text):
            paid = case == "no-such-month" and _PAY.search(text, max(0, found.start() - 24), found.start())
            if not paid:  # "lương tháng 13"
                yield fault(kind, passage, found.start(), found.end(), case)
    for found in _DAY_LEFT_OUT.finditer(text):
        if 1 <= int(found["month"]) <= 12:
            meant = f"tháng {found['month']}/{found['year']}"
            yield fault("writing.malformed-date", passage, found.start(), found.end(), "day-left-out", meant)


def _blanks(passage: Passage, index: int) -> Iterator[Claim]:
    """Blanks in the heading, or where an annex names the report that it belongs to."""
    text = passage.text
    heading = index < 30 and len(text) < 400
    attached = _OWN.search(text)
    start = 0 if heading else attached.start() if attached else len(text)
    for pattern, case in ((_BLANK_NUMBER, "blank-number"), (_BLANK_DAY, "blank-day"), (_BLANK_MONTH, "blank-month")):
        for found in pattern.finditer(text, start, min(len(text), start + 400)):
            yield fault("writing.blank", passage, found.start(), found.end(), case)


def _padding(reading: Reading) -> Iterator[Claim]:
    """Days under ten without their zero in a report that mostly writes it (Decree 30/2020, annex I)."""
    bare: list[tuple[Passage, int, int]] = []
    padded = 0
    for passage in reading.passages:
        if "/" not in passage.text:
            continue
        padded += sum(1 for _ in _PADDED.finditer(passage.text))
        bare.extend((passage, found.start(), found.end()) for found in _UNPADDED.finditer(passage.text))
    if bare and padded > 2 * len(bare):
        first = fault("writing.leading-zero", *bare[0], "leading-zero", "0" + bare[0][0].text[bare[0][1] : bare[0][2]])
        more = tuple(passage.fault(start, end) for passage, start, end in bare[1:_MOST])
        yield Claim(kind=first.kind, roles={"value": (*first.roles["value"], *more)}, facts=first.facts)

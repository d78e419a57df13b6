"""Claims that the calendar and the numbering of documents make: the weekday of a date, the year in a document's number,
and steps that only come one after the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.model.quantity import DatePrecision, Day, Label
from dqcheck.prose.documents.citations import Cited, name
from dqcheck.prose.documents.reading import Reading
from dqcheck.prose.figures.date_spans import DateSpan
from dqcheck.prose.text.passages import Passage

_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy", "chủ nhật")
_NAMED = r"(?<!\w)(?:thứ\s{1,2}(?P<day>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ\s{1,2}nhật))"
_BEFORE = re.compile(rf"{_NAMED}\s{{0,2}},?\s{{0,2}}\(?\s{{0,2}}(?:ngày\s{{0,3}})?$", re.IGNORECASE)
_AFTER = re.compile(rf"\s{{0,2}}[,(]\s{{0,2}}{_NAMED}", re.IGNORECASE)
_ORDINAL = re.compile(
    r"(?<!\w)(?:họp|lần|kỳ|phiên|khóa|khoá|hội nghị|đợt|vòng|năm|quý|tháng|tuần|ngày|giai đoạn|cuộc|lớp|bước)\s{1,2}$",
    re.IGNORECASE,
)
"""Words behind which ``thứ hai`` is the second, not Monday."""
_STEPS = (
    ("thẩm định", "phê duyệt"),
    ("khai mạc", "bế mạc"),
    ("khởi công", "khánh thành"),
    ("khởi công", "hoàn thành"),
    ("mở thầu", "ký hợp đồng"),
    ("ký hợp đồng", "nghiệm thu"),
    ("nghiệm thu", "quyết toán"),
)
"""What can only be done after something else."""


def claims(reading: Reading) -> Iterator[Claim]:
    """The claims of a report about weekdays, years of documents and the order of steps."""
    for passage, spans in zip(reading.passages, reading.dates, strict=True):
        days = [span for span in spans if span.day and span.day.precision is DatePrecision.DAY]
        if days:
            lowered = passage.text.lower()
            if "thứ" in lowered or "nhật" in lowered:
                for span in days:
                    yield from _weekday(passage, span)
            yield from _steps(passage, lowered, days)
    for item in reading.cited:
        yield from _year(item)


def _weekday(passage: Passage, span: DateSpan) -> Iterator[Claim]:
    found = _BEFORE.search(passage.text, max(0, span.start - 30), span.start) or _AFTER.match(passage.text, span.end)
    if found is None or span.day is None:
        return
    word = (found["day"] or "").lower()
    if word and not word.isdigit() and found["day"].islower() and _ORDINAL.search(passage.text, 0, found.start()):
        return  # kỳ họp thứ hai, ngày ...
    stated = 6 if found["sunday"] else int(word) - 2 if word.isdigit() else _WEEKDAYS.index(word)
    actual = span.day.first.weekday()
    begin = found.start("sunday") if found["sunday"] else found.start()
    end = found.end("sunday") if found["sunday"] else found.end("day")
    said = passage.figure(begin, end, Label(text=passage.text[begin:end], value=f"weekday-{stated}"))
    date = passage.figure(span.start, span.end, Label(text=span.text, value=f"weekday-{actual}"), label=span.text)
    yield Claim(
        kind="dates.weekday",
        roles={"values": (date, said)},
        facts={"actual": f"weekday-{actual}", "written": span.text, "stated_day": passage.text[begin:end]},
    )


def _year(item: Cited) -> Iterator[Claim]:
    """``Thông tư số 01/2021/TT-BTNMT ngày 12/4/2014``: a number that carries its year is of that year."""
    reference, date = item.span.reference, item.citation.date
    day = date.value if date else None
    if reference.year is None or date is None or not isinstance(day, Day):
        return
    number = item.passage.figure(
        item.span.start, item.span.end, Label(text=item.span.text, value=str(reference.year)), label=name(item.citation)
    )
    dated = replace(date, value=Label(text=day.text, value=str(day.first.year)))
    yield Claim(
        kind="documents.year",
        roles={"values": (number, dated)},
        facts={"document": name(item.citation), "written": day.text},
    )


def _steps(passage: Passage, lowered: str, days: Sequence[DateSpan]) -> Iterator[Claim]:
    """Two dates of one sentence, each right behind the step it is the day of."""
    for first, second in pairwise(days):
        between = lowered[first.end : second.start]
        if len(between) > 90 or re.search(r"[.;]\s", between):
            continue
        before = lowered[max(0, first.start - 40) : first.start]
        for step, then in _STEPS:
            if re.search(rf"{step}[^.;]{{0,16}}ngày\s{{0,3}}$", before) and re.search(
                rf"{then}[^.;]{{0,16}}ngày\s{{0,3}}$", between
            ):
                assert first.day is not None and second.day is not None
                yield Claim(
                    kind="dates.steps",
                    roles={
                        "values": (
                            passage.figure(first.start, first.end, first.day),
                            passage.figure(second.start, second.end, second.day),
                        )
                    },
                    doubt=True,
                    facts={"step": step, "then": then},
                )
                break

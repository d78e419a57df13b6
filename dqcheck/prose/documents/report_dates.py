"""When a report was written, the period it covers, and the claims that the order of dates makes."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from dqcheck.model.claim import Claim, Figure
from dqcheck.model.quantity import DatePrecision, Day, Quantity
from dqcheck.model.record import record
from dqcheck.numerals.dates import parse_date
from dqcheck.prose.documents.citations import Cited, name
from dqcheck.prose.documents.reading import Reading
from dqcheck.prose.figures.date_spans import DateSpan, Range, ranges
from dqcheck.prose.text.passages import Passage

_HEADING_DATE = re.compile(
    r"(?<!\w)ngày(?P<day>[\s.…_]{1,30}|\s{0,3}\d{1,2}\s{1,3})tháng(?P<month>[\s.…_]{1,30}|"
    r"\s{0,3}\d{1,2}\s{1,3})năm\s{0,3}(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
_HEADING_LINE = re.compile(
    r"^[ \t]{0,40}[A-ZĐÀ-Ỹ][^\n,;:()\d]{1,40},[ \t]{0,4}ngày\s{0,3}"
    r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"
    r"[ \t.]{0,4}$",
    re.MULTILINE,
)
"""Place and date of a report in figures, on a line of their own."""
_PLACE_BEFORE = re.compile(r"[A-ZĐÀ-Ỹ][^\n,;:()\d]{1,40},\s{0,4}$")
_ATTACHED = re.compile(
    r"(?i:kèm theo|ban hành kèm)[^\n;),]{0,30}?\bsố[\s.…_]{0,12}(?:\d{1,5})?\s{0,3}[/-][\w-]{2,16}\s{0,3}"
    r"(?P<date>(?i:ngày)(?P<day>[\s.…_]{0,12}|\s{0,3}\d{1,2})[/-](?P<month>\d{1,2})[/-](?P<year>\d{4}))"
)
_TITLE = re.compile(r"\s{0,4}báo\s{1,3}cáo(?!\w)", re.IGNORECASE)
_TO = r"[^.;\n]{0,24}?\bđến(?:\s{1,2}hết)?(?:\s{1,2}thời điểm)?(?:\s{1,2}(?:ngày|tháng))?\s{0,3}$"
_COUNTED_TO = re.compile(
    rf"(?:ước(?: tính| thực hiện| đạt)?|tính|luỹ kế|lũy kế|số liệu|kết quả|cập nhật){_TO}", re.IGNORECASE
)
_CUTOFF = re.compile(
    rf"{_COUNTED_TO.pattern}|"
    rf"từ\s{{1,2}}(?:ngày\s{{1,2}})?[\d/]{{3,10}}\s{{1,2}}đến(?:\s{{1,2}}hết)?\s{{1,2}}(?:ngày\s{{0,2}})?$",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"(?<!\w)(?:dự kiến|sẽ|phấn đấu|kế hoạch|mục tiêu|chỉ tiêu|hoàn thành trước|yêu cầu|đề nghị)(?!\w)", re.IGNORECASE
)
_ESTIMATE = re.compile(r"(?<!\w)(?:ước|dự kiến|dự ước)(?!\w)", re.IGNORECASE)
_PAST = re.compile(
    r"(?<!\w)(?:đã\s{1,2}(?:tổ chức|ban hành|triển khai|hoàn thành|phối hợp|thực hiện|tiến hành|khai mạc|diễn ra|"
    r"kiểm tra|họp|ký|thành lập)|"
    r"tổ chức thành công|diễn ra vào|được tổ chức (?:vào|ngày))(?!\w)",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"(?<!\w)(?:dự kiến|sẽ|kế hoạch|trước ngày|chậm nhất|hạn|thời hạn|phấn đấu|hoàn thành trước|đến ngày|đến hết|"
    r"tiếp tục|chuẩn bị|thời gian|từ ngày|bế mạc|kết thúc|hiệu lực|sắp)(?!\w)",
    re.IGNORECASE,
)
_TRANSMITTAL = re.compile(
    r"\s{0,3}(?:của[^.;\d]{3,80})?,?\s{0,3}(?:về việc|V/v|về)\s{1,3}(?:chuyển|gửi|báo cáo|nộp)\s", re.IGNORECASE
)
_BASIS = re.compile(
    r"(?<!\w)(?:thực hiện|triển khai|sửa đổi|bổ sung|thay thế|hướng dẫn|cụ thể hóa|cụ thể hoá|điều chỉnh|bãi bỏ|"
    r"hủy bỏ)(?!\w)",
    re.IGNORECASE,
)
_REVERSED = re.compile(
    r"(?<!\w)(?:bởi|bị|hết hiệu lực|được\s{1,2}(?:sửa đổi|bổ sung|thay thế|điều chỉnh|cụ thể|triển khai|ban hành|"
    r"hướng dẫn)|(?:từ|đến|trước|sau|kể từ)\s)",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r";|,\s(?:thay thế|bổ sung|điều chỉnh)\s|[.]\s|\n\s{0,8}[-+•]|"
    r"(?<!\w)(?:và|cùng)\s{1,2}(?:các\s{1,2})?(?:[^\W\d_]+\s{1,2}){0,3}$"
)


GRACE = 7
"""Days before the end of its period that a report may be written without remark: reports are due before it ends."""


@record
class Dated:
    """A date of the report with the figure that shows it."""

    day: Day
    figure: Figure


def report_date(reading: Reading) -> Dated | None:
    """The day, or the month when the day is left blank, on which the report was signed; None when it does not say."""
    count = len(reading.passages)
    found = [
        dated
        for index in [*range(min(30, count)), *range(max(30, count - 30), count)]
        for dated in _headed(reading.passages[index])
    ]
    if found:  # what is attached to a report is older than it
        return max(found, key=lambda dated: dated.day.last)
    for passage in reading.passages:
        attached = _ATTACHED.search(passage.text)
        if attached and (dated := _dated(passage, attached)):
            return dated
    return None


def _headed(passage: Passage) -> Iterator[Dated]:
    """The dates behind the name of a place, as they stand at the head or the foot of a report."""
    for found in _HEADING_DATE.finditer(passage.text):
        line = passage.text[max(0, found.start() - 60) : found.start()]
        if _PLACE_BEFORE.search(line) and (dated := _dated(passage, found)):
            yield dated
    heading = _HEADING_LINE.search(passage.text)
    if heading and (dated := _dated(passage, heading)):
        yield dated


def _dated(passage: Passage, found: re.Match[str]) -> Dated | None:
    number, month = found["day"].strip(" .…_\n"), found["month"].strip(" .…_\n")
    if not month:
        return None
    day = parse_date(f"{number}/{month}/{found['year']}" if number else f"{month}/{found['year']}")
    if not isinstance(day, Day):
        return None
    start, end = found.span("date") if "date" in found.re.groupindex else found.span()
    written = " ".join(passage.text[start:end].split())
    shown = Day(text=written, first=day.first, last=day.last, precision=day.precision)
    return Dated(day=shown, figure=passage.figure(start, end, shown, label=written))


def period(reading: Reading) -> Dated | None:
    """The period that the title of a report names (``9 tháng đầu năm 2025``)."""
    for index, passage in enumerate(reading.passages[:25]):
        if not _TITLE.match(passage.text) or len(passage.text) > 600:
            continue
        for at in range(index, min(index + 4, len(reading.passages))):
            titled = reading.passages[at]
            if at > index and len(titled.text) > 500:
                break
            for span in reading.dates[at]:
                if span.day and span.shape in ("part", "quarter", "year", "month"):
                    return Dated(day=span.day, figure=titled.figure(span.start, span.end, span.day, label=span.text))
    return None


def claims(reading: Reading) -> Iterator[Claim]:
    """Every claim that the order of dates makes: periods, durations, bases before what implements them, documents and
    events before the report."""
    yield from _ranges(reading)
    yield from _bases(reading.cited)
    written = report_date(reading)
    if written is not None:
        yield from _after_report(reading.cited, written)
        yield from _events(reading, written)
    yield from _before_period_end(reading, written)


def _ranges(reading: Reading) -> Iterator[Claim]:
    for passage in reading.passages:
        for item in ranges(passage.text):
            first = passage.figure(*item.first_span, item.first)
            last = passage.figure(*item.last_span, item.last)
            yield Claim(kind="dates.range", roles={"values": (first, last)}, doubt=not item.certain)
            if item.stated and item.first.first <= item.last.first:
                yield _duration(passage, item)


def _duration(passage: Passage, item: Range) -> Claim:
    begin, end, number = item.stated or (0, 0, 0)
    unit = item.unit
    length = number if number in item.lengths else item.lengths[1]
    stated = passage.figure(begin, end, Quantity(text=passage.text[begin:end], value=_whole(number), unit=unit))
    span = (item.first_span[0], item.last_span[1])
    text = " ".join(passage.text[slice(*span)].split())
    counted = passage.figure(*span, Quantity(text=text, value=_whole(length), unit=unit), label=text)
    return Claim(kind="dates.duration", roles={"values": (stated, counted)}, facts={"period": text})


def _whole(number: int) -> Decimal:
    return Decimal(number)


def _bases(cited: Sequence[Cited]) -> Iterator[Claim]:
    """A document that implements or amends another one is not older than it."""
    for one, other in pairwise(cited):
        if one.passage is not other.passage or other.register or not (_day(one) and _day(other)):
            continue
        between = one.passage.text[one.stop : other.span.lead]
        if len(between) > 260 or not _BASIS.search(between) or _REVERSED.search(between) or _BREAK.search(between):
            continue
        assert one.citation.date is not None and other.citation.date is not None
        yield Claim(
            kind="dates.basis",
            roles={"values": (other.citation.date, one.citation.date)},
            doubt=True,
            facts={"basis": name(other.citation), "document": name(one.citation)},
        )


def _day(item: Cited) -> Day | None:
    value = item.citation.date.value if item.citation.date else None
    return value if isinstance(value, Day) and value.precision is DatePrecision.DAY else None


def _after_report(cited: Sequence[Cited], written: Dated) -> Iterator[Claim]:
    seen: set[tuple[object, ...]] = set()
    for item in cited:
        day = _day(item)
        key = (*item.span.reference.identity, item.citation.issuer, day and day.first)
        if day is None or item.citation.date is None or key in seen:
            continue
        seen.add(key)
        yield Claim(
            kind="dates.document-after-report",
            roles={"value": (item.citation.date,), "not_after": (written.figure,)},
            facts={"document": name(item.citation)},
        )


def _events(reading: Reading, written: Dated) -> Iterator[Claim]:
    taken = {(id(item.passage), item.date.start) for item in reading.cited if item.date}
    for passage, spans in zip(reading.passages, reading.dates, strict=True):
        for span in spans:
            day = span.day
            if day is None or span.shape not in ("numeric", "long") or (id(passage), span.start) in taken:
                continue
            left, right = _sentence(passage.text, span)
            before = passage.text[left : span.start]
            sentence = passage.text[left:right]
            figure = passage.figure(span.start, span.end, day)
            if _COUNTED_TO.search(before[-60:]):
                kind = "dates.estimate-after-report" if _ESTIMATE.search(before[-60:]) else "dates.cutoff-after-report"
                if kind == "dates.cutoff-after-report" and _PLAN.search(sentence):
                    continue
            elif _PAST.search(sentence) and not _FUTURE.search(sentence):
                kind = "dates.event-after-report"
            else:
                continue
            yield Claim(kind=kind, roles={"value": (figure,), "not_after": (written.figure,)}, doubt=True)


def _sentence(text: str, span: DateSpan) -> tuple[int, int]:
    left = max(text.rfind(mark, max(0, span.start - 400), span.start) for mark in (". ", ".\n", ";", "\n-", "\n+")) + 1
    ends = [at for mark in (". ", ".\n", ";", "\n-", "\n+") if (at := text.find(mark, span.end, span.end + 400)) >= 0]
    return max(left, span.start - 400, 0), min(ends, default=min(len(text), span.end + 400))


def _before_period_end(reading: Reading, written: Dated | None) -> Iterator[Claim]:
    """A report that is written, sent or closed before its period has ended."""
    covered = period(reading)
    if covered is None:
        return
    own: list[Dated] = []
    if written is not None and written.day.precision is DatePrecision.DAY:
        own.append(written)
    for item in reading.cited:
        day = _day(item)
        if day and item.citation.date and _TRANSMITTAL.match(item.passage.text, item.stop):
            own.append(Dated(day=day, figure=item.citation.date))
    latest = written.day.last if written else None
    for passage, spans in zip(reading.passages, reading.dates, strict=True):
        for span in spans:
            cut = (
                span.day
                and span.shape in ("numeric", "long")
                and _CUTOFF.search(passage.text[max(0, span.start - 90) : span.start])
            )
            if cut and span.day and (latest is None or span.day.last <= latest):
                own.append(Dated(day=span.day, figure=passage.figure(span.start, span.end, span.day)))
    end = covered.day.last
    own = [item for item in own if covered.day.first <= item.day.first]
    if not own:
        return
    grace = end - dt.timedelta(days=GRACE)
    last = max(own, key=lambda item: item.day.last)
    if grace <= last.day.last < end:
        return
    closes = Day(text=covered.day.text, first=end, last=end)
    figure = replace(covered.figure, value=closes)
    yield Claim(kind="dates.before-period-end", roles={"values": (figure, last.figure)}, doubt=True)

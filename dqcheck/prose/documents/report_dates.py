"""When a report was written, the period it covers, and the claims that the order of dates makes."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from dqcheck.language.types.documents import DocumentWords
from dqcheck.language.wording import Match
from dqcheck.model.claim import Claim, Figure
from dqcheck.model.quantity import DatePrecision, Day, Quantity
from dqcheck.model.record import record
from dqcheck.numerals.dates import parse_date
from dqcheck.prose.documents.citations import Cited, name
from dqcheck.prose.documents.reading import Reading
from dqcheck.prose.figures.date_spans import DateRange, DateSpan, ranges
from dqcheck.prose.text.passages import Passage
from dqcheck.prose.text.sentence_splitter import statements
from dqcheck.prose.text.windows import match_before

EARLY_DAYS = 7
"""Days before the end of its period that a report may be written without remark: reports are due before it ends."""


@record
class Dated:
    """A date of the report with the figure that shows it."""

    day: Day
    figure: Figure


def report_date(reading: Reading) -> Dated | None:
    """The day, or the month when the day is left blank, on which the report was signed; None when it does not say."""
    words, passages = reading.words.documents, reading.passages
    head = words.reach.head_passages
    ends = [*passages[:head], *passages[max(head, len(passages) - head) :]]
    found = [dated for passage in ends for dated in _headed(passage, words)]
    if found:  # what is attached to a report is older than it
        return max(found, key=lambda dated: dated.day.last)
    for passage in passages:
        attached = next(passage.said(words.report.attached), None)
        if attached and (dated := _dated(passage, attached, words)):
            return dated
    return None


def _headed(passage: Passage, words: DocumentWords) -> Iterator[Dated]:
    """The dates behind the name of a place, as they stand at the head or the foot of a report."""
    if passage.bare:
        return
    for found in passage.said(words.report.place_and_date):
        place = match_before(words.report.place, passage.text, found.start(), passage.words_said)
        if place and (dated := _dated(passage, found, words)):
            yield dated
    heading = next(passage.said(words.report.place_and_figures), None)
    if heading and (dated := _dated(passage, heading, words)):
        yield dated
    released = next(passage.said(words.report.released), None)
    day = parse_date(released["date"], words.dates.words) if released else None
    if released and isinstance(day, Day):
        yield Dated(day=day, figure=passage.figure(*released.span("date"), day, label=released["date"]))


def _dated(passage: Passage, found: Match, words: DocumentWords) -> Dated | None:
    number, month = (re.sub(r"\D", "", found[part]) for part in ("day", "month"))
    if not month:
        return None
    day = parse_date("/".join(part for part in (number, month, found["year"]) if part), words.dates.words)
    if not isinstance(day, Day):
        return None
    start, end = found.span("date") if "date" in found.re.groupindex else found.span()
    written = " ".join(passage.text[start:end].split())
    shown = replace(day, text=written)
    return Dated(day=shown, figure=passage.figure(start, end, shown, label=written))


def period(reading: Reading) -> Dated | None:
    """The period that the title of a report names (``9 tháng đầu năm 2025``)."""
    words, reach = reading.words.documents, reading.words.documents.reach
    for index, passage in enumerate(reading.passages[: reach.head_passages]):
        if not words.report.title.match(passage.text) or len(passage.text) > reach.head_characters:
            continue
        for at in range(index, min(index + reach.title_passages, len(reading.passages))):
            titled = reading.passages[at]
            if len(titled.text) > reach.head_characters:
                break
            for span in reading.dates[at]:
                if span.day and not span.names_a_day:
                    return Dated(day=span.day, figure=titled.figure(span.start, span.end, span.day, label=span.text))
    return None


def claims(reading: Reading) -> Iterator[Claim]:
    """Every claim that the order of dates makes: periods, durations, bases before what implements them, documents and
    events before the report."""
    yield from _ranges(reading)
    yield from _bases(reading.cited, reading.words.documents)
    written = report_date(reading)
    if written is not None:
        yield from _after_report(reading.cited, written)
        yield from _events(reading, written)
    yield from _before_period_end(reading, written)


def _ranges(reading: Reading) -> Iterator[Claim]:
    for passage in reading.passages:
        if passage.bare:
            continue
        for item in ranges(passage.text, reading.words.documents.dates, passage.words_said):
            first = passage.figure(*item.first_span, item.first)
            last = passage.figure(*item.last_span, item.last)
            yield Claim(kind="dates.range", roles={"values": (first, last)}, doubt=not item.certain)
            if item.stated and item.first.first <= item.last.first:
                yield _duration(passage, item, *item.stated)


def _duration(passage: Passage, item: DateRange, begin: int, end: int, number: int) -> Claim:
    unit = item.unit
    length = number if number in item.lengths else item.lengths[1]
    stated = passage.figure(begin, end, Quantity(text=passage.text[begin:end], value=Decimal(number), unit=unit))
    span = (item.first_span[0], item.last_span[1])
    text = " ".join(passage.text[slice(*span)].split())
    counted = passage.figure(*span, Quantity(text=text, value=Decimal(length), unit=unit), label=text)
    return Claim(kind="dates.duration", roles={"values": (stated, counted)}, facts={"period": text})


def _bases(cited: Sequence[Cited], words: DocumentWords) -> Iterator[Claim]:
    """A document that implements or amends another one is not older than it."""
    report = words.report
    for one, other in pairwise(cited):
        if one.passage is not other.passage or other.register or not (one.day and other.day):
            continue
        between = one.passage.text[one.stop : other.span.lead]
        if (
            len(between) <= words.reach.basis_characters
            and report.basis.search(between)
            and not report.other_way.search(between)
            and not report.new_matter.search(between)
        ):
            dates = [item.citation.date for item in (other, one) if item.citation.date]
            yield Claim(
                kind="dates.basis",
                roles={"values": tuple(dates)},
                doubt=True,
                facts={"basis": name(other.citation), "document": name(one.citation)},
            )


def _after_report(cited: Sequence[Cited], written: Dated) -> Iterator[Claim]:
    seen: set[tuple[object, ...]] = set()
    for item in cited:
        key = (*item.span.reference.identity, item.citation.issuer, item.day and item.day.first)
        if item.day is None or item.citation.date is None or key in seen:
            continue
        seen.add(key)
        yield Claim(
            kind="dates.document-after-report",
            roles={"value": (item.citation.date,), "not_after": (written.figure,)},
            facts={"document": name(item.citation)},
        )


def _events(reading: Reading, written: Dated) -> Iterator[Claim]:
    """Days of events and days to which figures are counted, which cannot lie behind the report."""
    words = reading.words.documents
    cited = {(id(item.passage), item.date.start) for item in reading.cited if item.date}
    for passage, spans in zip(reading.passages, reading.dates, strict=True):
        days = [(span, span.full) for span in spans if (id(passage), span.start) not in cited]
        cuts = statements(passage.text) if days else []
        for span, day in days:
            kind = _kind(passage, span, cuts, words) if day else ""
            if day and kind:
                figure = passage.figure(span.start, span.end, day)
                yield Claim(kind=kind, roles={"value": (figure,), "not_after": (written.figure,)}, doubt=True)


def _kind(passage: Passage, span: DateSpan, cuts: Sequence[tuple[int, int]], words: DocumentWords) -> str:
    """The kind of claim that a date makes by the words around it; empty when it makes none."""
    text, report, around = passage.text, words.report, words.reach.statement_characters
    left, right = cuts[bisect_right(cuts, (span.start, len(text))) - 1]
    statement = text[max(left, span.start - around) : min(max(right, span.end), span.end + around)]
    if match_before(report.counted_to, text, span.start, passage.words_said):
        if report.estimate.search(text, max(left, span.start - around), span.start):
            return "dates.estimate-after-report"
        return "" if report.plan.search(statement) else "dates.cutoff-after-report"
    return "dates.event-after-report" if report.past.search(statement) and not report.future.search(statement) else ""


def _before_period_end(reading: Reading, written: Dated | None) -> Iterator[Claim]:
    """A report that is written, sent or closed before its period has ended."""
    covered = period(reading)
    if covered is None:
        return
    end = covered.day.last
    own = [item for item in _closing_days(reading, written) if covered.day.first <= item.day.first]
    last = max(own, key=lambda item: item.day.last, default=None)
    if last is None or end - dt.timedelta(days=EARLY_DAYS) <= last.day.last < end:
        return
    closes = Day(text=covered.day.text, first=end, last=end)
    figure = replace(covered.figure, value=closes)
    yield Claim(kind="dates.before-period-end", roles={"values": (figure, last.figure)}, doubt=True)


def _closing_days(reading: Reading, written: Dated | None) -> Iterator[Dated]:
    """The days on which a report was written or sent, or to which it counts."""
    words = reading.words.documents
    if written is not None and written.day.precision is DatePrecision.DAY:
        yield written
    for item in reading.cited:
        if item.day and item.citation.date and words.report.sent.match(item.passage.text, item.stop):
            yield Dated(day=item.day, figure=item.citation.date)
    for passage, spans in zip(reading.passages, reading.dates, strict=True):
        for span in spans:
            if span.full is None or (written is not None and span.full.last > written.day.last):
                continue
            if match_before(words.report.period_to, passage.text, span.start, passage.words_said):
                yield Dated(day=span.full, figure=passage.figure(span.start, span.end, span.full))

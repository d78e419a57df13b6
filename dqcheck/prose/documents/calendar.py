"""Claims that the calendar and the numbering of documents make: the weekday of a date, the year in a document's number,
steps that only come one after the other, and the days that figures counted until a day are of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from dqcheck.language.types.documents import CalendarWords, DocumentWords
from dqcheck.model.claim import Claim
from dqcheck.model.quantity import DatePrecision, Day, Label
from dqcheck.numerals.dates import parse_date
from dqcheck.prose.documents.citations import Cited, name
from dqcheck.prose.documents.reading import Reading
from dqcheck.prose.figures.date_spans import DateSpan
from dqcheck.prose.text.passages import Passage
from dqcheck.prose.text.windows import match_before

_SENTENCE_END = re.compile(r"[.;]\s")


def claims(reading: Reading) -> Iterator[Claim]:
    """The claims of a report about weekdays, years of documents and the order of steps."""
    words = reading.words.documents
    for passage, spans in zip(reading.passages, reading.dates, strict=True):
        days = [span for span in spans if span.day and span.day.precision is DatePrecision.DAY]
        if days and (passage.may_say(words.calendar.before) or passage.may_say(words.calendar.after)):
            for span in days:
                yield from _weekday(passage, span, words)
        yield from _steps(passage, days, words)
        yield from _counted(passage, spans, words)
    for item in reading.cited:
        yield from _year(item)


def _weekday(passage: Passage, span: DateSpan, words: DocumentWords) -> Iterator[Claim]:
    calendar, text = words.calendar, passage.text
    found = match_before(calendar.before, text, span.start) or calendar.after.match(text, span.end)
    if found is None or span.day is None:
        return
    word = found["day"] or ""
    begin, end = found.span("weekday")
    if word.islower() and match_before(calendar.ordinal, text, begin):
        return  # kỳ họp thứ hai, ngày ...
    stated, actual = _stated(word.lower(), calendar), span.day.first.weekday()
    said = passage.figure(begin, end, Label(text=text[begin:end], value=f"weekday-{stated}"))
    date = passage.figure(span.start, span.end, Label(text=span.text, value=f"weekday-{actual}"), label=span.text)
    yield Claim(
        kind="dates.weekday",
        roles={"values": (date, said)},
        facts={"actual": f"weekday-{actual}", "written": span.text, "stated_day": text[begin:end]},
    )


def _stated(word: str, calendar: CalendarWords) -> int:
    """The weekday that a name or a number means, Monday being 0; the last one without either."""
    if not word:
        return len(calendar.weekdays) - 1
    return int(word) - 2 if word.isdigit() else calendar.weekdays.index(word)


def _counted(passage: Passage, spans: Sequence[DateSpan], words: DocumentWords) -> Iterator[Claim]:
    """``Tính đến ngày 12/5/2025 đã tiêm 3.500 liều, trong đó ngày 13/5 tiêm 420 liều``: some of what is counted until a
    day is of no later one."""
    text = passage.text
    for at, span in enumerate(spans):
        if span.full is None or not match_before(words.report.counted_to, text, span.start):
            continue
        for later in spans[at + 1 :]:
            between = text[span.end : later.start]
            if len(between) > words.reach.statement_characters or _SENTENCE_END.search(between):
                break
            day = later.full or _in_year(later, span.full, words)
            if day is not None and words.calendar.some_on.search(between):
                value = passage.figure(later.start, later.end, day)
                until = passage.figure(span.start, span.end, span.full)
                yield Claim(kind="dates.part-after-cutoff", roles={"values": (value, until)}, doubt=True)


def _in_year(span: DateSpan, other: Day, words: DocumentWords) -> Day | None:
    """A day that is written without its year, in that of another day."""
    if span.shape != "partial":
        return None
    written = "/".join([*re.findall(r"\d+", span.text), str(other.first.year)])
    day = parse_date(written, words.dates.words)
    return replace(day, text=span.text) if isinstance(day, Day) else None


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


def _steps(passage: Passage, days: Sequence[DateSpan], words: DocumentWords) -> Iterator[Claim]:
    """Two dates of one sentence, each right behind the step it is the day of."""
    for first, second in pairwise(days):
        between = passage.text[first.end : second.start]
        if len(between) > words.reach.steps_characters or _SENTENCE_END.search(between):
            continue
        taken = (
            (step, then)
            for step, then in words.calendar.steps
            if match_before(step.day, passage.text, first.start) and then.day.search(between)
        )
        for step, then in islice(taken, 1):
            yield Claim(
                kind="dates.steps",
                roles={"values": tuple(passage.figure(s.start, s.end, s.day) for s in (first, second) if s.day)},
                doubt=True,
                facts={"step": step.name, "then": then.name},
            )

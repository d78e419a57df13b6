"""Dates that are malformed or do not exist, and blanks that were left for number and date of the report."""

import re
from collections.abc import Iterator, Sequence

from dqcheck.language.types.prose import ProseWords
from dqcheck.language.wording import Wording
from dqcheck.model.claim import Claim
from dqcheck.model.quantity import Missing
from dqcheck.prose.documents.reading import SHOWN_FIGURES, Reading
from dqcheck.prose.figures.date_spans import DateSpan
from dqcheck.prose.text.passages import Passage
from dqcheck.prose.text.windows import match_before
from dqcheck.prose.writing.written import fault

_DIGIT = re.compile(r"\d")
_DOUBLED_MARK = Wording(r"\d(?<![\d/]\d)\d?(?://{1,2}\d{1,2}/{1,3}|/\d{1,2}//{1,2})(?:19|20)\d\d(?!\d)", cased=True)
_PADDED = re.compile(r"0[1-9](?<![\d/.]..)/\d{1,2}/\d{4}(?!\d)")
_UNPADDED = re.compile(r"[1-9](?<![\d/.].)/\d{1,2}/\d{4}(?!\d)")
_HABIT_TIMES = 2
"""A report that pads its days more than so many times as often as not has the habit to."""


def claims(reading: Reading) -> Iterator[Claim]:
    """Every malformed, impossible or blank date and the blank number of the report itself."""
    words = reading.words
    for index, (passage, dates) in enumerate(zip(reading.passages, reading.dates, strict=True)):
        if passage.bare:
            continue
        yield from _written(passage, dates, words)
        yield from _malformed(passage, words)
        yield from _blanks(passage, words, head=index < words.documents.reach.head_passages)
    yield from _padding(reading)


def _written(passage: Passage, dates: Sequence[DateSpan], words: ProseWords) -> Iterator[Claim]:
    writing = words.writing.dates
    for span in dates:
        if isinstance(span.value, Missing) and span.names_a_day:
            meant = ""
            if span.value.candidates:
                year, number, day = span.value.candidates[0].split("-")
                meant = f"{day}/{number}/{year}"
            yield fault("writing.impossible-date", passage, span.start, span.end, "no-such-day", meant)
        elif span.day and span.shape == "numeric":
            if month := match_before(writing.month_word, passage.text, span.start, passage.words_said):
                meant = writing.day_form.format(date=span.text)
                yield fault("writing.malformed-date", passage, month.start(), span.end, "month-for-day", meant)


def _malformed(passage: Passage, words: ProseWords) -> Iterator[Claim]:
    text, writing = passage.text, words.writing.dates
    if not _DIGIT.search(text):
        return
    for wording, kind, case in (
        (writing.year_digits, "writing.malformed-date", "year-digits"),
        (writing.short_year, "writing.short-year", "short-year"),
        (_DOUBLED_MARK, "writing.malformed-date", "doubled-date-mark"),
    ):
        for found in passage.said(wording):
            yield fault(kind, passage, found.start(), found.end(), case)
    for found in passage.said(writing.no_month):
        if not match_before(writing.pay, text, found.start()):
            yield fault("writing.impossible-date", passage, found.start(), found.end(), "no-such-month")
    for found in passage.said(writing.no_quarter):
        yield fault("writing.impossible-date", passage, found.start(), found.end(), "no-such-quarter")
    for found in passage.said(writing.day_left_out):
        if 1 <= int(found["month"]) <= 12:
            meant = writing.month_form.format(month=found["month"], year=found["year"])
            yield fault("writing.malformed-date", passage, found.start(), found.end(), "day-left-out", meant)


def _blanks(passage: Passage, words: ProseWords, *, head: bool) -> Iterator[Claim]:
    """Blanks in the heading, or where an annex names the report that it belongs to."""
    text, writing, reach = passage.text, words.writing.dates, words.writing.reach
    start = 0
    if not (head and len(text) <= words.documents.reach.head_characters):
        annex = None
        if passage.may_say(writing.annex):
            annex = writing.annex.search(text, 0, len(text) if head else reach.annex_characters)
        if annex is None:
            return
        start = annex.start()
    for wording, case in (
        (writing.blank_number, "blank-number"),
        (writing.blank_day, "blank-day"),
        (writing.blank_month, "blank-month"),
    ):
        for found in passage.said(wording, start, start + reach.blank_characters):
            yield fault("writing.blank", passage, found.start(), found.end(), case)


def _padding(reading: Reading) -> Iterator[Claim]:
    """Days under ten without their zero in a report that mostly writes it (Decree 30/2020, annex I)."""
    bare: list[tuple[Passage, int, int]] = []
    padded = 0
    for passage in reading.passages:
        if passage.text.count("/") < 2:
            continue
        padded += sum(1 for _ in _PADDED.finditer(passage.text))
        bare.extend((passage, found.start(), found.end()) for found in _UNPADDED.finditer(passage.text))
    if bare and padded > _HABIT_TIMES * len(bare):
        (passage, start, end), *others = bare[:SHOWN_FIGURES]
        more = [other.fault(first, last) for other, first, last in others]
        yield fault(
            "writing.leading-zero", passage, start, end, "leading-zero", f"0{passage.text[start:end]}", more=more
        )

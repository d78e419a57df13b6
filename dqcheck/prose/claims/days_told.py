"""Claims of how many days there are between two days: ``kéo dài 10 ngày, từ ngày 05/8 đến ngày 14/8``, ``opened on 4
March and closed on 25 March, a period of 21 days``. Both ends may be counted or one; a year that is not told is one of
four, and working days are left alone."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from dqcheck.language.types.spans import SpanWords
from dqcheck.language.wording import Match
from dqcheck.model.claim import Claim
from dqcheck.model.quantity import Quantity
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.figures.reported import figure
from dqcheck.prose.phrases.nearby import words_since_figure

_YEARS = (2023, 2024)
"""Years of which one has a day more."""
_CLAUSE_END = re.compile(r"\s*(?:[).,;:]|$)")
_DAYS_OF_WEEK, _WORKING_DAYS = 7, 5
_HOLIDAYS = 3
_MOST_TIMES = 4
_BEFORE_CHARACTERS = 60


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The lengths in days of a document whose first and last day are told beside them."""
    for block in text.blocks:
        words = block.words.spans
        days = [mark for mark in block.marks if mark.kind == "duration" and mark.unit in words.day_units]
        days = [mark for mark in days if mark.qualifier is None and not words.working.match(block.text, _end(mark))]
        if days:
            yield from _of_periods(block, days)
            yield from _of_two_days(block, days)


def _end(mark: Mark) -> int:
    """Where a length ends with its unit."""
    found = mark.block.words.figures.names.duration.match(mark.block.text, mark.end)
    return mark.end + len(found[0]) if found is not None else mark.end


def _of_periods(block: Block, days: list[Mark]) -> Iterator[Claim]:
    """The lengths right before a period or right behind it."""
    words, text = block.words.spans, block.text
    if not block.may_say(words.period):
        return
    known = {one.start("stated") for one in block.words.documents.dates.days.finditer(text) if one["stated"]}
    days = [mark for mark in days if mark.start not in known]  # in brackets behind a period with its year
    for found in words.period.finditer(text):
        lengths = _lengths(words, found)
        for mark in days:
            before = words.lasting.search(words_since_figure(mark)) or text[mark.start - 1 : mark.start] == "("
            joined = (
                before and words.joining.fullmatch(text, _end(mark), found.start())
                if mark.end < found.start()
                else None
            )
            ends = _CLAUSE_END.match(text, found.end())
            behind = mark.start >= found.end() and words.told_behind.fullmatch(text, found.end(), mark.start)
            if lengths and ((joined and ends) or (behind and words.ends.match(text, _end(mark)))):
                yield from _told(mark, lengths, found.span())


def _of_two_days(block: Block, days: list[Mark]) -> Iterator[Claim]:
    """The time from one day to the next of its sentence, told behind both or as the limit of which the second is the
    last day."""
    words, text = block.words.spans, block.text
    if block.may_say(words.period) and words.period.search(text):
        return
    dates = {mark.start for mark in block.marks if mark.kind == "date"}
    told = [found for found in words.day.finditer(text) if found.start() in dates]
    for first, second in pairwise(told):
        begin, end = block.sentence(first.start())
        if sum(begin <= found.start() < end for found in told) != len((first, second)) or second.start() >= end:
            continue
        lengths = _between(words, (first["d"], first["m"], None), (second["d"], second["m"], None))
        for mark in days:
            if lengths and begin <= mark.start < end and _is_between(mark, first, second):
                yield from _told(mark, lengths, (first.start(), second.end()))


def _is_between(mark: Mark, first: Match, second: Match) -> bool:
    """True for a length that words tell as the time from one day of its sentence to the next: as what it took, as the
    limit that the second day keeps, or as the time by which it is beyond the first."""
    block, words = mark.block, mark.block.words.spans
    begin = block.sentence(first.start())[0]
    ahead = words_since_figure(mark)
    if mark.start < second.start():
        until = block.text[max(first.end(), second.start() - _BEFORE_CHARACTERS) : second.start()]
        return mark.start > first.end() and bool(words.limit.search(ahead) and words.due.search(until))
    if not words.ends.match(block.text, _end(mark)):
        return False
    before = block.text[begin : first.start()]
    late = words.over.search(ahead) and (words.due.search(before) or words.limit.search(before))
    return bool(late or words.concluding.fullmatch(block.text, second.end(), mark.start))


def _lengths(words: SpanWords, found: Match) -> frozenset[int]:
    return _between(
        words, (found["d1"], found["m1"] or found["m2"], found["y1"]), (found["d2"], found["m2"], found["y2"])
    )


def _between(words: SpanWords, first: tuple[str, str, str | None], last: tuple[str, str, str | None]) -> frozenset[int]:
    """How many days there may be from one day to another, without one of them or with both; none where one is no day or
    the second comes first."""
    out: set[int] = set()
    given = first[2] or last[2]
    for year in (int(given),) if given else _YEARS:
        begin = _date(words, first, int(first[2] or year))
        end = _date(words, last, int(last[2] or year))
        if begin is not None and end is not None and begin <= end:
            out |= {(end - begin).days, (end - begin).days + 1}
    return frozenset(out)


def _date(words: SpanWords, written: tuple[str, str, str | None], year: int) -> dt.date | None:
    month = words.months.get(written[1].lower().rstrip("."), 0) if words.months else int(written[1])
    try:
        return dt.date(year, month, int(written[0]))
    except ValueError:
        return None


def _told(mark: Mark, lengths: frozenset[int], span: tuple[int, int]) -> Iterator[Claim]:
    """The claim of a length in days, but where it may be one in working days or is of something else."""
    said = int(mark.value)
    if said not in lengths and not _is_meant(said, max(lengths)):
        return
    length = said if said in lengths else max(lengths)
    text = " ".join(mark.block.text[slice(*span)].split())
    period = Mark(kind="date", block=mark.block, start=span[0], stop=span[1], end=span[1], value=Decimal(0))
    counted = figure(period, Quantity(text=text, value=Decimal(length), unit=mark.unit))
    yield Claim(kind="dates.duration", roles={"values": (figure(mark), counted)}, facts={"period": text})


def _is_meant(said: int, length: int) -> bool:
    """True for days that are neither nearly the working days of a period nor many times or a small part of it."""
    working = length * _WORKING_DAYS // _DAYS_OF_WEEK
    near_working = working - _HOLIDAYS <= said <= working + 2 and said < length
    return not near_working and length <= said * _MOST_TIMES and said <= length * _MOST_TIMES

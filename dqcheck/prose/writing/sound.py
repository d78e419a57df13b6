"""What is written properly: one claim for each kind of fault that a report could have had and has not.

A rule that met nothing is not a rule that passed; these claims tell the two apart without listing every number.
"""

import re
from collections.abc import Callable, Collection, Iterator

from dqcheck.language.wording import Wording
from dqcheck.model.claim import Claim
from dqcheck.prose.documents.reading import Reading
from dqcheck.prose.text.passages import Passage
from dqcheck.prose.writing.list_writing import line_end
from dqcheck.prose.writing.number_writing import GROUPED
from dqcheck.prose.writing.written import sound

_NUMBER = re.compile(
    r"\d(?<![\w.,/:-]\d)(?:(?<=[1-9])\d{0,2}(?:\.\d{3}){1,4}(?:,\d{1,3})?|\d{0,3},\d{1,3}|\d{0,3})\s?(?=%|[^\W\d_])"
)
_DECIMAL = re.compile(r"\d(?<![\w.,/:-]\d)\d{0,2}(?:\.\d{3}){0,4},\d{1,3}(?=\s?(?:%|[^\W\d_]))")
_BASED = re.compile(
    r"\d(?<![\d/.]\d)\d{0,3}\s?/\s?\d[\d.]{0,9}[^.;%]{0,60}?\d\s?%|\d\s?%\s?\(\s?\d[\d.]{0,9}\s?/\s?\d[\d.]{0,9}"
)
_FIRST_LABEL, _SECOND_LABEL = re.compile(r"\s{0,4}(?:1|I|a)[.)]\s"), re.compile(r"\s{0,4}(?:2|II|b)[.)]\s")

Span = tuple[Passage, int, int]


def claims(reading: Reading, faulty: Collection[str]) -> Iterator[Claim]:
    """One passing claim for each kind that is not in ``faulty`` and of which the text holds a proper example."""
    for kinds, find in _FINDERS:
        wanted = [kind for kind in kinds if kind not in faulty]
        if wanted and (span := find(reading)):
            yield from (sound(kind, *span) for kind in wanted)


def _first(reading: Reading, pattern: re.Pattern[str]) -> Span | None:
    return next((
        (passage, found.start(), found.end())
        for passage in reading.passages
        if (found := pattern.search(passage.text))
    ), None)  # fmt: skip


def _first_said(reading: Reading, wording: Wording) -> Span | None:
    found = ((passage, found) for passage in reading.passages for found in passage.said(wording))
    return next(((passage, *one.span()) for passage, one in found), None)


def _measured(reading: Reading) -> Span | None:
    return _first_said(reading, reading.words.writing.proper.measured)


def _own_number(reading: Reading) -> Span | None:
    return _first_said(reading, reading.words.writing.proper.own_number)


def _pattern(pattern: re.Pattern[str]) -> Callable[[Reading], Span | None]:
    return lambda reading: _first(reading, pattern)


def _date(reading: Reading) -> Span | None:
    dated = zip(reading.passages, reading.dates, strict=True)
    return next(((passage, span.start, span.end) for passage, dates in dated for span in dates if span.full), None)


def _reference(reading: Reading) -> Span | None:
    return next(((item.passage, item.span.start, item.span.end) for item in reading.cited), None)


def _dated(reading: Reading) -> Span | None:
    return next(
        ((item.passage, item.span.start, max(item.stop, item.span.end)) for item in reading.cited if item.date), None
    )


def _line(reading: Reading) -> Span | None:
    lines = [item for item in reading.cited if item.register and item.label is not None]
    return (lines[0].passage, lines[0].span.start, lines[0].stop) if len(lines) > 1 else None


def _list(reading: Reading) -> Span | None:
    first = next(((p, found) for p in reading.passages if (found := _FIRST_LABEL.match(p.text))), None)
    if first is None or not any(_SECOND_LABEL.match(passage.text) for passage in reading.passages):
        return None
    passage, found = first
    return passage, found.start(), line_end(passage.text, found.end())


_FINDERS: tuple[tuple[tuple[str, ...], Callable[[Reading], Span | None]], ...] = (
    (("writing.malformed-number",), _pattern(_NUMBER)),
    (("writing.decimal-point",), _pattern(_DECIMAL)),
    (("writing.ungrouped-number",), _pattern(GROUPED)),
    (("writing.impossible-unit",), _measured),
    (("writing.impossible-date", "writing.malformed-date", "writing.short-year", "writing.leading-zero"), _date),
    (("writing.malformed-reference", "writing.loose-reference"), _reference),
    (("writing.undated-reference",), _dated),
    (("writing.blank",), _own_number),
    (("writing.numbering-gap",), _list),
    (("writing.unnumbered-line",), _line),
    (("writing.no-base", "writing.no-figure"), _pattern(_BASED)),
)

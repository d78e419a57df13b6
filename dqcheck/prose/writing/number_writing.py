"""Numbers and units that are not written as numbers and units: what no reader can be sure of."""

import re
from collections.abc import Iterator, Sequence

from dqcheck.language.types.writing import NumberWriting, UnitFault, WritingWords
from dqcheck.model.claim import Claim
from dqcheck.numerals.dates import EARLIEST_YEAR, LATEST_YEAR
from dqcheck.numerals.numbers import read_numeral
from dqcheck.prose.documents.reading import SHOWN_FIGURES, Reading
from dqcheck.prose.figures.date_spans import DateSpan
from dqcheck.prose.text.passages import Passage
from dqcheck.prose.text.windows import match_before
from dqcheck.prose.writing.written import fault

GROUPED = re.compile(r"[1-9](?<![\w.,/:-].)\d{0,2}(?:\.\d{3}){1,4}(?=\s?[^\W\d_])")
"""A count with its thousands grouped. What stands before a number is looked at behind its first digit, here and below:
so a search may leap from digit to digit."""
_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(r"\d(?<![\w/.,:=-]\d)\d{0,11}(?:[.,]{1,2}\d{1,12})++(?![/-]?\d)")
_BARE = re.compile(r"[1-9](?<![\w.,/:=\-–+].)\d{3,8}(?=\s{1,2}[^\W\d_])")
_PART = r"\d{0,2}(?:\.\d{3}){0,4}(?:,\d{1,4})?"
_FRACTION = re.compile(rf"(?P<part>\d(?<![\d/.,-]\d){_PART})\s?/\s?(?P<whole>\d{_PART})\s?%(?!\d)")
_RANGE = re.compile(r"\.\.(?!\d{3}(?!\d))")
_DECIMAL_COMMA = re.compile(r"[\d.]+,\d{1,4}")
_GROUP_DIGITS = 3
_SHORT_DIGITS = 2
"""Numbers of no more digits, one behind the other, are an enumeration."""
_FEW_POINTS = 2
"""So many decimal points are told in a report that has fewer decimal commas."""
_FEW_GROUPS = 3
"""A report that groups more of its thousands with a comma has one habit, not many faults."""

Token = tuple[Passage, int, int]


def claims(reading: Reading) -> Iterator[Claim]:
    """Every number and unit of a narrative that is malformed, each with the kind of fault and what was probably
    meant."""
    words = reading.words.writing
    points: list[Token] = []
    grouped: list[Token] = []
    commas = 0
    for passage, dates in zip(reading.passages, reading.dates, strict=True):
        if passage.bare or not _DIGIT.search(passage.text):
            continue
        yield from _fractions(passage, words.numbers)
        yield from _units(passage, words.units)
        for start, end in _tokens(passage, dates):
            token = passage.text[start:end]
            commas += _DECIMAL_COMMA.fullmatch(token) is not None
            case = _case(token, passage.text, end, words.numbers)
            if case == "comma-group":
                grouped.append((passage, start, end))
            elif case and case != "decimal-point":
                yield fault("writing.malformed-number", passage, start, end, case, _meant(token))
            elif case and not passage.tabular:
                points.append((passage, start, end))
    if commas >= len(points) or len(points) <= _FEW_POINTS:
        for passage, start, end in points[:SHOWN_FIGURES]:
            meant = _meant(passage.text[start:end])
            yield fault("writing.decimal-point", passage, start, end, "decimal-point", meant)
    for passage, start, end in grouped if len(grouped) <= _FEW_GROUPS else grouped[:1]:
        meant = passage.text[start:end].replace(",", ".")
        yield fault("writing.malformed-number", passage, start, end, "comma-group", meant, doubt=True)
    yield from _ungrouped(reading, words)


def _tokens(passage: Passage, dates: Sequence[DateSpan]) -> Iterator[tuple[int, int]]:
    """Digits with marks between them that are no date."""
    taken = {span.start for span in dates}
    yield from (found.span() for found in _TOKEN.finditer(passage.text) if found.start() not in taken)


def _case(token: str, text: str, end: int, words: NumberWriting) -> str:
    """What is wrong with digits and marks; empty when nothing is, or when they are probably no quantity."""
    measured = bool(words.measure.match(text, end))
    if re.search(r"[.,]{2}", token):
        counted = not _RANGE.search(token) and (measured or words.counted.match(text, end))
        return "doubled-mark" if counted else ""
    groups = re.split(r"[.,]", token)
    commas, points = token.count(","), token.count(".")
    if commas > 1:
        return _of_commas(token, groups, commas, measured=measured)
    if commas and points:
        return _of_both(token, groups, measured=measured)
    if points > 1:
        return _of_points(groups, counted=bool(words.counted.match(text, end)), measured=measured)
    whole = len(groups[1]) == _GROUP_DIGITS
    indivisible = bool(words.indivisible.match(text, end))
    if commas:
        return "comma-group" if whole and token[0] != "0" and indivisible else ""
    if indivisible and not whole:
        return "bad-group"
    if measured and not (whole and len(groups[0]) <= _GROUP_DIGITS and token[0] != "0"):
        return "decimal-point" if len(groups[1]) <= _GROUP_DIGITS else "bad-group"
    return ""


def _of_commas(token: str, groups: Sequence[str], commas: int, *, measured: bool) -> str:
    if "." not in token and (not measured or all(len(group) <= _SHORT_DIGITS for group in groups)):
        return ""  # an enumeration
    last = "." not in token or token.find(".") == len(token) - len(groups[-1]) - 1
    if last and all(len(group) == _GROUP_DIGITS for group in groups[1 : commas + 1]):
        return "decimal-point" if measured else ""
    return "two-commas"


def _of_both(token: str, groups: Sequence[str], *, measured: bool) -> str:
    if token.index(",") < token.index("."):
        return "decimal-point" if measured else ""
    uneven = any(len(group) != _GROUP_DIGITS for group in groups[1:-1])
    return "bad-group" if uneven and (measured or len(groups[-2]) > _GROUP_DIGITS) else ""


def _of_points(groups: Sequence[str], *, counted: bool, measured: bool) -> str:
    even = all(len(group) == _GROUP_DIGITS for group in groups[1:])
    if even or groups[0][0] == "0" or all(len(group) <= _SHORT_DIGITS for group in groups):
        return ""
    return "bad-group" if measured or (counted and len(groups[-1]) == _GROUP_DIGITS) else ""


def _meant(token: str) -> str:
    """A single conceivable reading in Vietnamese notation, else nothing."""
    value = read_numeral(token)
    if isinstance(value, tuple) and len(value) == 1:
        whole, _, decimals = format(value[0], "f").partition(".")
        return f"{_in_groups(whole)},{decimals}" if decimals else _in_groups(whole)
    return ""


def _in_groups(digits: str) -> str:
    return f"{int(digits):,}".replace(",", ".")


def _fractions(passage: Passage, words: NumberWriting) -> Iterator[Claim]:
    """``98/85%``: neither a fraction nor a percentage. ``70/30%`` splits a whole and is left alone, as is what was
    reached over what was planned."""
    for found in _FRACTION.finditer(passage.text) if "%" in passage.text and "/" in passage.text else ():
        part, whole = (read_numeral(found[name]) for name in ("part", "whole"))
        if isinstance(part, tuple) or isinstance(whole, tuple) or part + whole == 100:
            continue
        if not words.against_plan.match(passage.text, found.end()):
            start, end = found.span()
            yield fault(
                "writing.malformed-number", passage, start, end, "fraction-percent", doubt="," in found[0]
            )  # fmt: skip


def _units(passage: Passage, faults: Sequence[UnitFault]) -> Iterator[Claim]:
    for unit in faults:
        for found in passage.said(unit.found):
            parts = found.groupdict()
            start = found.start("number") if "number" in parts else found.start()
            meant = unit.meant.format(**parts)
            yield fault(
                "writing.impossible-unit", passage, start, found.end(), unit.case, meant, doubt=unit.doubt
            )  # fmt: skip


def _ungrouped(reading: Reading, words: WritingWords) -> Iterator[Claim]:
    """Thousands without a mark in a report that groups them elsewhere: one claim for all of them."""
    grouped = ""
    bare: list[Token] = []
    for passage in reading.passages:
        if passage.bare or passage.tabular:
            continue
        if not grouped and (found := GROUPED.search(passage.text)):
            grouped = found[0]
        bare.extend((passage, start, end) for start, end in _bare(passage, words))
    if grouped and bare:
        meant = [_in_groups(passage.text[start:end]) for passage, start, end in bare]
        more = [passage.fault(start, end, text) for (passage, start, end), text in zip(bare, meant, strict=True)]
        yield fault(
            "writing.ungrouped-number", *bare[0], "ungrouped", meant[0], more=more[1:SHOWN_FIGURES],
            elsewhere=grouped, times=len(bare),
        )  # fmt: skip


def _bare(passage: Passage, words: WritingWords) -> Iterator[tuple[int, int]]:
    """Numbers of four digits and more that are counts or amounts, not years or names."""
    numbers, text = words.numbers, passage.text
    for found in _BARE.finditer(text):
        start, end = found.span()
        if (
            not EARLIEST_YEAR <= int(found[0]) <= LATEST_YEAR
            and text[end : end + 3].lstrip()[:1].islower()
            and not match_before(numbers.name, text, start, passage.words_said)
            and (numbers.counted.match(text, end) or numbers.measure.match(text, end))
        ):
            yield start, end

"""Claims that as many things are named as are counted, and that the months told and left make a year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from dqcheck.model.claim import Claim
from dqcheck.numerals.words import parse_words
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.figures.blocks import named
from dqcheck.prose.phrases.making import claim

MOST_NAMES = 59
"""Names that one sentence lists."""
CAPITAL_SHARE = Fraction(2, 3)
"""Of the names of a list, those that begin with a capital: else it is a list of something else."""
SURE_NAMES = 3
"""Names of a list that is sure to be one."""
MOST_NAME_WORDS = 4
YEAR_MONTHS = Decimal(12)
TITLE_BLOCKS = 12
"""Blocks at the head of a report that tell its period."""
_CLAUSE_END = re.compile(r"[.;:\d]")


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The claims of a document about names that are listed and months that are told."""
    for block in text.blocks:
        for mark in (*block.marks, *_in_words(block)):
            if mark.kind == "count" and mark.noun and 1 < mark.value <= MOST_NAMES and not mark.is_fraction:
                yield from _named(block, mark)
    yield from _months(text.blocks)


def _named(block: Block, mark: Mark) -> Iterator[Claim]:
    """``03 xã (A, B và C)``: as many names as are counted; only those right behind the noun, in a bracket or told anew
    with it, can be wrong, and persons with their titles."""
    words = block.words.sums.names
    near = _bracket(block, mark) or words.apposed.match(block.text, mark.end)
    found = near or words.listed_after.match(block.text, mark.end)
    names = _split(block, found[1]) if found else []
    if found is None or len(names) < 2:
        return
    missing = len(names) - int(mark.value)
    if missing:
        near = near or words.renamed.match(block.text, mark.end)
        places = near and words.units.match(mark.noun) and _are_plain(names)
        slip = abs(missing) == 1 and (places or _are_persons(block, found[1]))
        if not slip:
            return
    start, end = found.span(1)
    counted = _made(block, start, end, kind="count", value=Decimal(len(names)), dimension="count")
    yield claim("listed", {"values": [mark, counted]}, doubt=bool(missing))


def _bracket(block: Block, mark: Mark) -> re.Match[str] | None:
    """The bracket with names right behind the noun of a count."""
    words = block.words.sums
    of_units = words.names.units.match(mark.noun)
    near = mark.end + len(mark.noun) + (words.reach.behind_characters if of_units else words.reach.bracket_characters)
    opens = block.text.find("(", mark.end, near + 1)
    if opens < 0 or _CLAUSE_END.search(block.text, mark.end, opens):
        return None
    return words.names.in_bracket.match(block.text, opens)


def _in_words(block: Block) -> Iterator[Mark]:
    """The counts in one word that open a list of names."""
    words = block.words.sums.names
    may_count = "," in block.text and block.may_say(words.counted) and block.said.says_one_of(words.counted.rarest)
    for found in words.counted.finditer(block.text) if may_count else ():
        value = parse_words(found["word"], block.words.figures.numerals.number_words)
        start, end = found.span("word")
        if value is not None and not any(mark.start <= start < mark.end for mark in block.marks):
            yield _made(block, start, end, kind="count", value=Decimal(value), dimension="count")


def _are_persons(block: Block, text: str) -> bool:
    """True for a list of persons, each with a title."""
    words = block.words.sums.names
    *pieces, last = text.split(",")
    pieces += words.last_joined.split(last, 1)
    return all(words.persons.match(piece.strip()) for piece in pieces if piece.strip())


def _are_plain(names: Sequence[str]) -> bool:
    """True for a list of nothing but short proper names, where a missing one is a slip and not another way to count."""
    short = all(name[0].isupper() and len(name.split()) <= MOST_NAME_WORDS for name in names)
    return short and len(names) >= SURE_NAMES


def _split(block: Block, text: str) -> list[str]:
    """The names of a list; none when it is open or holds something else."""
    words = block.words.sums.names
    if words.open_end.search(text):
        return []
    by_commas = ";" not in text
    *pieces, last = text.split("," if by_commas else ";")
    pieces += words.last_joined.split(last, 1) if by_commas else [last]
    names = [name for piece in pieces if (name := words.joined.sub("", piece.strip(), count=1).strip())]
    capital = sum(name[0].isupper() or words.persons.match(name) is not None for name in names)
    return names if capital >= len(names) * CAPITAL_SHARE else []


def _made(block: Block, start: int, end: int, *, kind: str, value: Decimal, dimension: str, unit: str = "") -> Mark:
    """A figure at a place of a block where none is written, or no quantity."""
    return named(
        Mark(kind=kind, block=block, start=start, stop=end, end=end, value=value, dimension=dimension, unit=unit)
    )


def _months(document: Sequence[Block]) -> Iterator[Claim]:
    """The first nine months, and the last three that are left: twelve together."""
    first: Mark | None = None
    for block in document:
        words = block.words.sums.names
        if first is None and (found := block.found(words.first_months, block.text)):
            first = _period(block, found)
        elif first is not None and (found := block.found(words.last_months, block.text)):
            last = _period(block, found)
            year = replace(last, value=YEAR_MONTHS, wording=f"{YEAR_MONTHS} {last.unit}")
            # a title tells the period of the report; any other may be another report's
            if first.value + last.value == YEAR_MONTHS or first.block.index <= TITLE_BLOCKS:
                yield claim("total", {"total": [year], "parts": [first, last]}, doubt=True)
            return


def _period(block: Block, found: re.Match[str]) -> Mark:
    start, end = found.span(1)
    unit = block.words.sums.names.month
    return _made(block, start, end, kind="duration", value=Decimal(found[1]), dimension="time", unit=unit)

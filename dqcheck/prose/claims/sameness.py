"""Claims that the same quantity is stated alike wherever it stands in a report."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.model.quantity import Label, Qualifier
from dqcheck.numerals.folding import fold
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.figures.reported import figure
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.named_quantities import NamedQuantities
from dqcheck.prose.phrases.nearby import between, words_before, words_since_quantity
from dqcheck.prose.phrases.tellings import of_another_status, telling

_KEY_WORDS = 4
"""First words of a noun by which a thing is known again."""
_TELLING_WORDS = 3
"""Words of a noun from which on it is known again even where it is few."""
_TELLING_COUNT = 100
"""A number from which on a thing is known again by two words."""
_TELLING_VALUE = 1000
"""A number of four digits, of which two seldom change places by chance."""
_FEWEST_PEOPLE = 20
"""A number of people from which on it is told rounded to tens."""
_SHARED_WORDS = 5
"""Words that two sentences about one event have in common."""
_SHORT_LETTERS = 2
"""Letters of a word up to which it says little of what a sentence is about."""


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The sameness claims of a document: one commune has one population."""
    if text.commune:
        yield from _one_value(text.blocks)
    yield from _repeated(text.blocks)
    yield from _renamed(text.blocks)
    yield from _total_again(text.blocks)
    yield from _qualified(text.blocks)
    for block in text.blocks:
        yield from _base_of_total(block)


def _one_value(document: Sequence[Block]) -> Iterator[Claim]:
    found: dict[str, list[Mark]] = {}
    for block in document:
        words = block.words.rates
        for mark in block.marks:
            if mark.kind in ("count", "measure"):
                for name, only in words.repetitions.only_values.items():
                    if not block.may_say(only.before):
                        continue
                    if only.before.search(words_before(mark)) and only.noun.match(mark.noun):
                        found.setdefault(name, []).append(mark)
    for marks in found.values():
        if len(marks) > 1:
            yield claim("same", {"values": marks})


def _repeated(document: Sequence[Block]) -> Iterator[Claim]:
    """The same thing counted in several places, always with the same number."""
    groups: dict[tuple[str, ...], list[Mark]] = {}
    for block in document:
        for mark in block.marks:
            if mark.kind == "count" and mark.whole_of is None and mark.value > 1 and not mark.unit:
                words = fold(mark.noun).split()[:_KEY_WORDS]
                if len(words) > 1:
                    groups.setdefault(tuple(words), []).append(mark)
    for key, marks in groups.items():
        places = {(mark.block.index, mark.block.sentence(mark.start)) for mark in marks}
        enough = len(key) >= _TELLING_WORDS or max(mark.value for mark in marks) >= _TELLING_COUNT
        if len(places) > 1 and enough and len({mark.value for mark in marks}) == 1:
            yield claim("same", {"values": marks})


def _renamed(document: Sequence[Block]) -> Iterator[Claim]:
    """One quantity whose digits changed places where it is told again, by a name of four words or, of a number of four
    digits, by what its words tell it to be."""
    for marks in NamedQuantities(document, _TELLING_COUNT).told_again():
        first = marks[0]
        for other in marks[1:]:
            if other.value != first.value and alike(first, other) and _is_turned(first, other):
                yield claim("same", {"values": [first, other]}, doubt=True)
                break
    for marks in _same_digits(document):
        first = marks[0]
        for other in marks[1:]:
            if other.value != first.value and _is_turned(first, other) and _told_alike(first, other):
                yield claim("same", {"values": [first, other]}, doubt=True)
                break


def _same_digits(document: Sequence[Block]) -> Iterator[Sequence[Mark]]:
    """The figures of one unit and the same digits, of four and more, that are not all the same."""
    groups: dict[tuple[str, str, str], list[Mark]] = {}
    for block in document:
        for mark in block.marks:
            if mark.kind in ADDITIVE and mark.value >= _TELLING_VALUE and not mark.is_change and not mark.per:
                groups.setdefault((mark.dimension, mark.unit, "".join(sorted(str(mark.value)))), []).append(mark)
    return (marks for marks in groups.values() if len({mark.value for mark in marks}) > 1)


def _told_alike(first: Mark, other: Mark) -> bool:
    """True for figures of one name, and of one status and period."""
    one, again = telling(figure(first)), telling(figure(other))
    return one is not None and again is not None and one.alike(again) and bool({*one.names} & {*again.names})


def _total_again(document: Sequence[Block]) -> Iterator[Claim]:
    """A total of three words (``tổng thu ngân sách``) told again, two of whose four digits or more changed places."""
    totals: dict[tuple[str, ...], list[Mark]] = {}
    for block in document:
        named = block.words.rates.repetitions.total_named
        for mark in block.marks if block.marks and block.may_say(named) else ():
            if mark.kind in ADDITIVE and not mark.is_fraction and not mark.is_change and not mark.per:
                found = named.search(words_since_quantity(mark))
                name = tuple(fold(found["name"]).split()[:_TELLING_WORDS]) if found else ()
                if len(name) == _TELLING_WORDS:
                    totals.setdefault((*name, mark.dimension), []).append(mark)
    for marks in totals.values():
        for other in marks[1:]:
            if marks[0].value >= _TELLING_VALUE and _is_turned(marks[0], other):
                yield claim("same", {"values": [marks[0], other]}, doubt=True)
                break


def _is_turned(first: Mark, other: Mark) -> bool:
    """True for figures of which two digits changed places, unless one is of another status or period (a plan)."""
    return _is_transposed(first, other) and not of_another_status(figure(first), figure(other))


def _is_transposed(first: Mark, other: Mark) -> bool:
    """True for two exact numbers of as many digits, of which two neighbours changed places."""
    if first.qualifier or other.qualifier or first.unit != other.unit or first.base < _TELLING_COUNT:
        return False
    return fitting.transposed(first, [other])


def _qualified(document: Sequence[Block]) -> Iterator[Claim]:
    """One round number of people, once exact, once ``gần`` and once ``hơn``: the same event told in different ways."""
    numbers: dict[Decimal, list[Mark]] = {}
    for block in document:
        for mark in block.marks:
            if mark.kind == "count" and mark.value >= _FEWEST_PEOPLE and mark.value % 10 == 0 and not mark.unit:
                if block.words.rates.repetitions.people.match(mark.noun):
                    numbers.setdefault(mark.value, []).append(mark)
    for marks in numbers.values():
        told = [mark for mark in marks if mark.qualifier in (None, Qualifier.NEARLY, Qualifier.OVER)]
        kept = [mark for mark in told if mark is told[0] or _one_subject(told[0], mark)]
        if len({mark.qualifier for mark in kept}) > 1:
            values = tuple(figure(mark, Label(text=_wording(mark), value=_wording(mark))) for mark in kept)
            yield Claim(kind="same-wording", roles={"values": values}, doubt=True)


def _wording(mark: Mark) -> str:
    if mark.qualifier is None:
        return mark.text
    return f"{mark.block.words.rates.repetitions.qualifiers[mark.qualifier]} {mark.text}"


def _one_subject(first: Mark, second: Mark) -> bool:
    """True when two sentences have several words in common that carry meaning."""
    return len(_subject(first) & _subject(second)) >= _SHARED_WORDS


def _subject(mark: Mark) -> set[str]:
    begin, end = mark.block.sentence(mark.start)
    words = fold(mark.block.text[begin:end]).split()
    return {word for word in words if len(word) > _SHORT_LETTERS and not word.isdigit()}


def _base_of_total(block: Block) -> Iterator[Claim]:
    """``Tổng số ... là 981 và được cấp ... 779/1.045``: the base of a fraction about the people just counted is their
    number."""
    words = block.words.rates
    for total, part in zip(block.marks, block.marks[1:], strict=False):
        whole = part.part_of
        if whole is None or total.kind != "count" or total.part_of is not None or total.whole_of is not None:
            continue
        gap = between(total, part)
        if len(gap) > words.reach.phrase_characters or re.search(r"[;.]\s", gap):
            continue
        if not words.repetitions.of_them.search(gap) or not words.repetitions.total.search(
            words_before(total, words.reach.clause_characters)
        ):
            continue
        if part.kind != "count" or part.base > total.base:
            continue
        if part.noun and total.noun and part.noun.split()[0] != total.noun.split()[0]:
            continue
        yield claim("same", {"values": [total, whole]}, doubt=total.value != whole.value)
        yield claim("part", {"part": [part], "whole": [total]}, doubt=True)

"""Quantities by name: what a text calls its figures, so that one named again is known again.

A name is what stands before a figure in its clause (``Số người từ 15 tuổi trở lên: 8.236``) or behind it (``8.236 người
từ 15 tuổi trở lên``), in folded words without those that only say that a number follows. A name of few words could be
anything's, and counts for nothing.
"""

import re
from collections.abc import Iterator, Sequence

from dqcheck.language.types.reservations import ReservationWords
from dqcheck.numerals.folding import fold
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.phrases.nearby import words_since_quantity

FEWEST_WORDS = 4
"""Words of a name by which a quantity is known again."""
MOST_WORDS = 14
"""Words of a name."""
_NAME_CHARACTERS = 110
_OTHER_WORDS = 2
"""Words that the name of a quantity may have beyond those by which it is called elsewhere."""
_CLAUSE = re.compile(r"[;,.:(]\s?")
_LABEL = re.compile(r"[;.:(]\s?")
_BEFORE = re.compile(r"(?:^|[;,.:(–]\s?|\s[-–]\s)(?P<name>[^;,.:()–]++):?\s*$")
_SIGNS = ";,.:()–"
_BEHIND = re.compile(r"\s?(?P<name>[^;,.:()–]+)")

Name = tuple[str, ...]


def name_of(text: str, words: ReservationWords) -> Name:
    """A name in folded words, without those that only say that a number follows; empty for one of too few words."""
    kept = tuple([word for word in fold(text).split() if word not in words.number_words])
    return kept if FEWEST_WORDS <= len(kept) <= MOST_WORDS else ()


def words_of_name(text: str, words: ReservationWords) -> frozenset[str]:
    """The words of a name in whatever order, folded, without those that only say that a number follows; none where they
    are too few."""
    kept = frozenset(fold(text).split()) - words.number_words
    return kept if len(kept) >= FEWEST_WORDS else frozenset()


class NamedCounts:
    """The counts of a document by the words of their names, before and behind them together; read when first asked."""

    def __init__(self, document: Sequence[Block]) -> None:
        self._document = document
        self._names: list[tuple[frozenset[str], Mark]] | None = None
        self._found: dict[frozenset[str], list[Mark]] = {}

    def called(self, name: frozenset[str]) -> Sequence[Mark]:
        """Those whose names hold all words of a name and hardly any other, in reading order."""
        if self._names is None:
            self._names = [(own, mark) for block in self._document for own, mark in _count_names(block)]
        if name not in self._found:
            self._found[name] = [
                mark for own, mark in self._names if name <= own and len(own - name) <= _OTHER_WORDS
            ]  # fmt: skip
        return self._found[name]


def _count_names(block: Block) -> Iterator[tuple[frozenset[str], Mark]]:
    for mark in block.marks:
        if mark.kind != "count" or mark.is_fraction or mark.is_change or mark.qualifier is not None:
            continue
        before = words_since_quantity(mark).rstrip()
        # A label before a colon is a name as a whole, whatever commas it has.
        clause = _LABEL if before.endswith(":") else _CLAUSE
        noun = "" if mark.noun in block.words.sums.parts.persons else mark.noun
        if own := words_of_name(f"{clause.split(before.rstrip(' :'))[-1]} {noun}", block.words.reservations):
            yield own, mark


def base_name(stated: Mark) -> Name:
    """What the words behind a percentage name as that of which it is."""
    words = stated.block.words.reservations
    named = words.base.match(stated.block.text, stated.end)
    return name_of(named["base"], words) if named else ()


def names(mark: Mark) -> Iterator[Name]:
    """What a figure is called, before it and behind it."""
    words = mark.block.words.reservations
    text = mark.block.text
    ahead = text[max(mark.block.body, mark.start - _NAME_CHARACTERS) : mark.start]
    # The name is looked for from the last sign on that is not the colon behind it.
    told = ahead.rstrip().removesuffix(":")
    before = _BEFORE.search(ahead, max(0, *[told.rfind(sign) for sign in _SIGNS]))
    behind = _BEHIND.match(text[mark.end : mark.end + _NAME_CHARACTERS])
    for found in (before, behind):
        if found is not None and (name := name_of(found["name"], words)):
            yield name


class NamedQuantities:
    """The figures of a document by name, those of at least so much."""

    def __init__(self, blocks: Sequence[Block], least: int = 0) -> None:
        self._marks: dict[Name, list[Mark]] = {}
        for block in blocks:
            for mark in block.marks:
                if mark.kind not in ADDITIVE or abs(mark.base) < least:
                    continue
                if mark.part_of is None and not mark.is_change and not mark.per:
                    for name in names(mark):
                        self._marks.setdefault(name, []).append(mark)

    def named(self, name: Name) -> Sequence[Mark]:
        """The figures of a name in reading order."""
        return self._marks.get(name, ())

    def told_again(self) -> Iterator[Sequence[Mark]]:
        """The figures of each name that stands in several places."""
        for marks in self._marks.values():
            if len({id(mark) for mark in marks}) > 1:
                yield marks

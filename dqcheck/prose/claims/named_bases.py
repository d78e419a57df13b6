"""Claims that the base of a fraction is the quantity that it is said to be of (``412/415 hồ sơ so với tổng hồ sơ tiếp
nhận trong kỳ``), wherever the text states that."""

import re
from collections.abc import Iterator, Sequence

from dqcheck.model.claim import Claim
from dqcheck.numerals.folding import fold
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.phrases.alike import alike
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import words_since_quantity

_CLAUSE = re.compile(r"[;,.:(]\s?")
_FEWEST_WORDS = 4
"""Words of a name by which a quantity is known again."""
_OTHER_WORDS = 1
"""Words that the name of the quantity may have beyond those of the base."""


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The claims of a text about the named bases of its fractions, where one quantity is called so and no other."""
    for block in text.blocks:
        for part in block.marks:
            whole = part.part_of
            if whole is None or part.kind != "count" or not (name := _base_name(whole)):
                continue
            found = [mark for mark in _called(text.blocks, name) if alike(part, mark)]
            if len({mark.value for mark in found}) == 1 and part.base <= found[0].base:
                yield claim("same", {"values": [found[0], whole]}, doubt=found[0].value != whole.value)


def _base_name(whole: Mark) -> frozenset[str]:
    """The words of what a base is said to be of; none where too few could be anything's."""
    found = whole.block.words.rates.repetitions.base_of.match(whole.block.text, whole.end)
    return _name(found["base"], whole) if found else frozenset()


def _name(text: str, mark: Mark) -> frozenset[str]:
    words = frozenset(re.findall(r"\w+", fold(text))) - mark.block.words.reservations.number_words
    return words if len(words) >= _FEWEST_WORDS else frozenset()


def _called(document: Sequence[Block], name: frozenset[str]) -> Iterator[Mark]:
    """The counts of a document that are called by a name, before and behind them together."""
    for block in document:
        for mark in block.marks:
            if mark.kind != "count" or mark.is_fraction or mark.is_change or mark.qualifier is not None:
                continue
            called = _name(f"{_CLAUSE.split(words_since_quantity(mark).rstrip(' :'))[-1]} {mark.noun}", mark)
            if name <= called and len(called - name) <= _OTHER_WORDS:
                yield mark

"""Claims that the base of a fraction is the quantity that it is said to be of (``412/415 hồ sơ so với tổng hồ sơ tiếp
nhận trong kỳ``), wherever the text states that."""

from collections.abc import Iterator

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.phrases.alike import alike
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.named_quantities import NamedCounts, words_of_name


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The claims of a text about the named bases of its fractions, where one quantity is called so and no other."""
    counts = NamedCounts(text.blocks)
    for block in text.blocks:
        for part in block.marks:
            whole = part.part_of
            if whole is None or part.kind != "count" or not (name := _base_name(whole)):
                continue
            found = [mark for mark in counts.called(name) if alike(part, mark)]
            if len({mark.value for mark in found}) == 1 and part.base <= found[0].base:
                yield claim("same", {"values": [found[0], whole]}, doubt=found[0].value != whole.value)


def _base_name(whole: Mark) -> frozenset[str]:
    """The words of what a base is said to be of; none where too few could be anything's."""
    found = whole.block.words.rates.repetitions.base_of.match(whole.block.text, whole.end)
    return words_of_name(found["base"], whole.block.words.reservations) if found else frozenset()

"""Claims of shares of what a commune has one value of: ``7.033 người, bằng 64,29% dân số`` where its population is told
once."""

from collections.abc import Iterator, Mapping

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.wholes import part_before
from dqcheck.prose.figures.block import ADDITIVE, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import between, words_before


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The shares of a commune's report that name its people, its households or its area as what they are of."""
    wholes: Mapping[str, Mark] | None = None
    for block in text.blocks if text.commune else ():
        words = block.words.rates
        for stated in block.marks:
            if stated.kind != "percent" or stated.is_change or stated.qualifier is not None or settled.has(stated):
                continue
            told = words.repetitions.only_values.items()
            name = next((name for name, only in told if only.base.match(block.text, stated.end)), "")
            part = part_before(stated) if name else None
            if part is None or part.qualifier is not None or part.per:
                continue
            gap = between(part, stated)
            if not (words.percentages.takes.fullmatch(gap) or words.percentages.reaches.fullmatch(gap)):
                continue
            wholes = _wholes(text) if wholes is None else wholes
            whole = wholes.get(name)
            if whole is not None and whole.dimension == part.dimension and part.base < whole.base:
                roles = {"stated": [stated], "part": [part], "whole": [whole]}
                yield claim("percentage", roles, doubt=not fitting.percent(stated, part, whole))


def _wholes(text: Text) -> Mapping[str, Mark]:
    """The figures by name of which a report tells one value alone."""
    found: dict[str, list[Mark]] = {}
    for block in text.blocks:
        for mark in block.marks:
            if mark.kind in ADDITIVE and not mark.is_change and mark.qualifier is None and not mark.per:
                for name, only in block.words.rates.repetitions.only_values.items():
                    if only.noun.match(mark.noun) and only.before.search(words_before(mark)):
                        found.setdefault(name, []).append(mark)
    return {name: marks[0] for name, marks in found.items() if len({mark.base for mark in marks}) == 1}

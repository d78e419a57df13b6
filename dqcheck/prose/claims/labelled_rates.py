"""Claims of percentages that are called as a part told before them: ``hòa giải thành 21 vụ ... Tỷ lệ hòa giải thành
84%``, ``tán thành 24 phiếu ... tỷ lệ tán thành 92,3%``."""

import re
from collections.abc import Iterator, Sequence

from dqcheck.model.claim import Claim
from dqcheck.numerals.folding import fold
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import same_kind
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import words_since_figure, words_since_quantity

_MOST_FIGURES = 12
"""Figures before a percentage among which its part and its whole are."""
_ITEM_END = re.compile(r"[:,;.]")
_TELLING_STEPS = 100
"""Steps of a percentage of three digits, which fits two figures hardly by chance."""
_LEAST_LETTERS = 6
"""Letters of a name by which a part is known again."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The percentages of a document that bear the name of a part told in their passage."""
    for block in text.blocks:
        for stated in block.marks:
            exact = stated.kind == "percent" and not stated.is_change and stated.qualifier is None
            if not exact or not 0 < stated.value <= 100 or settled.has(stated):
                continue
            words, ahead = block.words.rates.percentages, words_since_figure(stated)
            named = words.named_rate.search(ahead) or words.named_share.search(ahead)
            if named is not None and (found := _of(stated, fold(named["name"]).strip())) is not None:
                yield found


def _of(stated: Mark, name: str) -> Claim | None:
    """The part that bears a name, and the whole of which the percentage is that of it: the only one that may be meant
    where none fits."""
    before = [
        mark
        for mark in stated.block.marks[max(0, stated.order - _MOST_FIGURES) : stated.order]
        if mark.kind in ADDITIVE and not mark.is_change and mark.qualifier is None and not mark.per
    ]
    if len(name) < _LEAST_LETTERS:
        return None
    called = [mark for mark in before if _is_called(mark, name)]
    parts = [mark for mark in called if _is_called_just(mark, name)] or called
    if len(parts) != 1:
        return None
    [part] = parts
    telling = stated.value >= _TELLING_STEPS * stated.step
    larger = [mark for mark in before if mark.base > part.base and mark.dimension == part.dimension]
    if telling and (fitted := [mark for mark in larger if fitting.percent(stated, part, mark)]):
        return claim("percentage", {"stated": [stated], "part": [part], "whole": fitted[:1]})
    wholes = [mark for mark in larger if same_kind(part, mark)]
    for whole in wholes:
        if fitting.percent(stated, part, whole):
            return claim("percentage", {"stated": [stated], "part": [part], "whole": [whole]})
    slipped = [whole for whole in wholes if fitting.percent_slipped(stated, part, whole)]
    if len(wholes) == 1 or _is_first(wholes, before):
        wholes = wholes[:1]
    if len(wholes) == 1 and slipped == wholes:
        return claim("percentage", {"stated": [stated], "part": [part], "whole": wholes}, doubt=True)
    return None


def _is_called_just(mark: Mark, name: str) -> bool:
    """True for a figure whose item says nothing but a name (``tán thành``, not ``không tán thành``)."""
    return _ITEM_END.split(fold(words_since_quantity(mark)).strip(" :,;."))[-1].strip() == name


def _is_first(wholes: Sequence[Mark], before: Sequence[Mark]) -> bool:
    """True for wholes the first of which opens the passage."""
    return bool(wholes) and wholes[0] is before[0]


def _is_called(mark: Mark, name: str) -> bool:
    """True for a figure that stands right behind a name, or before it."""
    ahead = fold(words_since_quantity(mark)).strip(" :,;.")
    behind = fold(mark.block.text[mark.end : mark.end + len(name) * 2])
    return ahead.endswith(name) or f"{fold(mark.noun)} ".startswith(f"{name} ") or behind.strip().startswith(name)

"""Claims of percentages that are called as a part told before them: ``hòa giải thành 21 vụ ... Tỷ lệ hòa giải thành
84%``, ``tán thành 24 phiếu ... tỷ lệ tán thành 92,3%``; and of those right behind a part whose sum says what the whole
is: ``phải thu 1.145 triệu đồng, đã thu 403 triệu đồng, đạt 35,2%; còn 742 triệu đồng``."""

import re
from collections.abc import Iterator, Sequence

from dqcheck.model.claim import Claim
from dqcheck.numerals.folding import fold
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.wholes import against
from dqcheck.prose.figures.block import ADDITIVE, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import same_kind
from dqcheck.prose.phrases.closeness import FAR_SHARE
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import between, words_since_figure, words_since_quantity

_MOST_FIGURES = 12
"""Figures before a percentage among which its part and its whole are."""
_ITEM_END = re.compile(r"[:,;.]")
_TELLING_STEPS = 100
"""Steps of a percentage of three digits, which fits two figures hardly by chance."""
_LEAST_LETTERS = 6
"""Letters of a name by which a part is known again."""
_LEAST_LETTERS_OF_PART = 5
"""The same where it is a part of a sum that holds."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The percentages of a document that bear the name of a part told in their passage, or stand right behind a part of
    a sum that holds."""
    sums = _Sums(text, settled)
    for block in text.blocks:
        for stated in block.marks:
            exact = stated.kind == "percent" and not stated.is_change and stated.qualifier is None
            if not exact or not 0 < stated.value <= 100 or settled.has(stated):
                continue
            words, ahead = block.words.rates.percentages, words_since_figure(stated)
            named = words.named_rate.search(ahead) or words.named_share.search(ahead)
            found = _of(stated, fold(named["name"]).strip(), sums) if named is not None else None
            found = found or _of_part_before(stated, sums)
            if found is not None:
                yield found


class _Sums:
    """The totals of the figures that are parts of sums that hold."""

    def __init__(self, text: Text, settled: Settled) -> None:
        wanted = set(settled.wholes.values())
        self._marks = {mark.where: mark for block in text.blocks for mark in block.marks if mark.where in wanted}
        self._settled = settled

    def whole(self, part: Mark) -> Mark | None:
        """The total of a part."""
        return self._marks.get(self._settled.wholes[part.where]) if part.where in self._settled.wholes else None


def _of_part_before(stated: Mark, sums: _Sums) -> Claim | None:
    """A share right behind a part of a sum: of its total, where it is, or is but for a slip of the pen, or where the
    words can mean nothing else."""
    words = stated.block.words.rates.percentages
    part = stated.block.marks[stated.order - 1] if stated.order else None
    whole = sums.whole(part) if part is not None else None
    if part is None or whole is None or part.base >= whole.base or against(stated):
        return None
    gap = between(part, stated)
    takes = words.takes.fullmatch(gap)
    if not takes and not words.reaches.fullmatch(gap):
        return None
    holds = fitting.percent(stated, part, whole)
    named = stated.block.words.reservations.base.match(stated.block.text, stated.end)
    meant = holds or fitting.percent_slipped(stated, part, whole) or (takes and "(" not in gap and not named)
    return _claim(stated, part, whole, doubt=not holds) if meant else None


def _claim(stated: Mark, part: Mark, whole: Mark, *, doubt: bool = False) -> Claim:
    return claim("percentage", {"stated": [stated], "part": [part], "whole": [whole]}, doubt=doubt)


def _of(stated: Mark, name: str, sums: _Sums) -> Claim | None:
    """The part that bears a name, and the whole of which the percentage is that of it: the total of a sum that it is
    part of, else the only one that may be meant where none fits."""
    before = [
        mark
        for mark in stated.block.marks[max(0, stated.order - _MOST_FIGURES) : stated.order]
        if mark.kind in ADDITIVE and not mark.is_change and mark.qualifier is None and not mark.per
    ]
    called = [mark for mark in before if _is_called(mark, name)] if name else []
    parts = [mark for mark in called if _is_called_just(mark, name)] or called
    if len(parts) != 1 or (
        len(name) < _LEAST_LETTERS
        and not (sums.whole(parts[0]) and (_is_called_just(parts[0], name) or len(name) >= _LEAST_LETTERS_OF_PART))
    ):
        return None
    [part] = parts
    if (whole := sums.whole(part)) is not None and not against(stated):
        return _claim(stated, part, whole, doubt=not fitting.percent(stated, part, whole))
    telling = stated.value >= _TELLING_STEPS * stated.step
    larger = [mark for mark in before if mark.base > part.base and mark.dimension == part.dimension]
    wholes = [mark for mark in larger if same_kind(part, mark)]
    for whole in (*(larger if telling else ()), *wholes):
        if fitting.percent(stated, part, whole):
            return _claim(stated, part, whole)
    slipped = [
        whole for whole in wholes if fitting.percent_slipped(stated, part, whole) or _nearly(stated, part, whole)
    ]
    if len(wholes) == 1 or _is_first(wholes, before):
        wholes = wholes[:1]
    return _claim(stated, part, wholes[0], doubt=True) if len(wholes) == 1 and slipped == wholes else None


def _nearly(stated: Mark, part: Mark, whole: Mark) -> bool:
    """True for a percentage that is near enough to that of a part in a whole."""
    return abs(100 * part.base / whole.base - stated.value) <= FAR_SHARE / 2 * stated.value


def _ahead(mark: Mark) -> str:
    """The words before a figure in its item; none where a comma ends them, which belong to the figure before it."""
    return fold(_ITEM_END.split(words_since_quantity(mark).rstrip(" :"))[-1])


def _is_called_just(mark: Mark, name: str) -> bool:
    """True for a figure whose item or noun says nothing but a name (``tán thành``, not ``không tán thành``)."""
    return name in (fold(mark.noun), _ahead(mark))


def _is_first(wholes: Sequence[Mark], before: Sequence[Mark]) -> bool:
    """True for wholes the first of which opens the passage."""
    return bool(wholes) and wholes[0] is before[0]


def _is_called(mark: Mark, name: str) -> bool:
    """True for a figure that stands right behind a name, or before it."""
    ahead = _ahead(mark)
    behind = fold(_ITEM_END.split(mark.block.text[mark.end : mark.end + len(name) * 2])[0])
    return ahead.endswith(name) or f" {name} " in f" {fold(mark.noun)} " or behind.strip().startswith(name)

"""Claims of what is left of a whole when one or more parts of it are told, in whatever words and over a few sentences:
``Tổng số thanh niên: 214. Miễn 19, tạm hoãn 127, còn lại 68``."""

from collections.abc import Iterator, Sequence

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike
from dqcheck.prose.phrases.closeness import FAR_SHARE
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import words_since_quantity

_MOST_FIGURES = 8
"""Figures before a rest among which its whole and its parts are."""
_MOST_SENTENCES = 3
"""Sentences over which a whole, its parts and the rest are told."""
_LEAST_DIGITS = 2
"""Digits of a rest that two figures leave hardly by chance."""
_LEAST_PARTS = 2


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The rests of a document that no other claim explains."""
    for block in text.blocks:
        for rest in block.marks:
            plain = rest.kind in ADDITIVE and not rest.is_change and not rest.is_fraction and rest.qualifier is None
            if plain and rest.value > 0 and not settled.has(rest) and _is_rest(rest):
                found = _of(block, rest)
                if found is not None:
                    yield found


def _is_rest(rest: Mark) -> bool:
    """True for a figure of what is left, as the words before it or right behind it say."""
    words = rest.block.words.sums.remainders
    ahead = words_since_quantity(rest)
    return bool(
        words.rest.search(ahead) or words.left.search(ahead) or words.rest_behind.match(rest.block.text, rest.end)
    )  # fmt: skip


def _of(block: Block, rest: Mark) -> Claim | None:
    """The whole and the parts that leave a rest: those that do, else those that must be meant."""
    before = _before(block, rest)
    for end in range(1, len(before)):
        whole, parts = before[end], before[:end]
        if whole.base > rest.base and fitting.sums(whole, [*parts, rest]):
            if end > 1 or fitting.telling(rest) >= _LEAST_DIGITS or _is_whole(whole):
                return _claim(whole, parts, rest, doubt=False)
    end = next((at for at in range(1, len(before)) if _is_whole(before[at])), None)
    if end is None or any(mark.qualifier is not None for mark in before[: end + 1]):
        return None
    whole, parts = before[end], before[:end]
    if any(part.base >= whole.base for part in parts) or not _are_done(parts):
        return None
    gap = abs(fitting.gap(whole, [*parts, rest]))
    return _claim(whole, parts, rest, doubt=True) if 0 < gap <= FAR_SHARE else None


def _claim(whole: Mark, parts: Sequence[Mark], rest: Mark, *, doubt: bool) -> Claim:
    return claim("flow", {"total": [whole], "parts": [*reversed(parts), rest]}, doubt=doubt)


def _is_whole(whole: Mark) -> bool:
    """True for a figure that is called a total, or a plan of which something is done."""
    words = whole.block.words
    ahead = words_since_quantity(whole)
    return bool(words.sums.total.search(ahead) or words.rates.growth.planned.search(ahead))


def _are_done(parts: Sequence[Mark]) -> bool:
    """True for parts of which the first told is said to be done, or that are several."""
    done = parts[-1].block.words.sums.remainders.done
    return len(parts) >= _LEAST_PARTS or bool(done.search(words_since_quantity(parts[-1])))


def _before(block: Block, rest: Mark) -> list[Mark]:
    """The figures before a rest that count the same, the nearest first, from its sentence and those right before it;
    up to one of another time."""
    begin = rest.start
    for _ in range(_MOST_SENTENCES):
        begin = block.sentence(max(block.body, begin - 1))[0]
    found: list[Mark] = []
    for mark in reversed(block.marks[: rest.order]):
        if mark.start < begin or len(found) == _MOST_FIGURES:
            break
        same = mark.kind == rest.kind and mark.dimension == rest.dimension and mark.depth <= rest.depth
        if same and not mark.is_change and not mark.per and alike(mark, rest):
            found.append(mark)
    return found
